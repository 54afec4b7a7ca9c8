package net.herald.bgp.message;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.herald.bgp.Asn;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.capability.Capability;
import net.herald.bgp.capability.CapabilitySet;
import net.herald.bgp.capability.FourOctetAs;
import net.herald.bgp.capability.Multiprotocol;
import net.herald.bgp.capability.Multisession;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.capability.Offer;
import net.herald.bgp.capability.Role;
import net.herald.bgp.nlri.Families;
import net.herald.iana.MessageType;
import net.herald.wire.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Roles and route leaks (RFC 9234): we are AS 65001, the peer is AS 65002. */
class RoleTest {

  private static Offer offer(long as, Capability... more) {
    var all = new ArrayList<Capability>(List.of(new Multiprotocol(Families.all())));
    all.add(new FourOctetAs(Asn.of(as)));
    all.addAll(List.of(more));
    var id = (Ipv4) requireNonNull(Ip.parse(as == 65001 ? "10.0.0.1" : "10.0.0.2"));
    return new Offer(Asn.of(as).as16(), 90, id, CapabilitySet.of(all));
  }

  private static Offer offer(long as, String roles) {
    var capabilities = new ArrayList<Capability>();
    for (var word : roles.split(" ")) {
      if (!word.equals("-")) {
        capabilities.add(
            word.equals("9") ? new Role(List.of(9)) : new Role(Role.Kind.valueOf(constant(word))));
      }
    }
    return offer(as, capabilities.toArray(Capability[]::new));
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** Section 4.2: our role, those of the peer's OPEN, and the NOTIFICATION it leads to. */
  @ParameterizedTest
  @CsvSource({
    "provider,  customer,      accepted",
    "customer,  provider,      accepted",
    "rs,        rs-client,     accepted",
    "rs-client, rs,            accepted",
    "peer,      peer,          accepted",
    "provider,  provider,      2/11",
    "provider,  peer,          2/11",
    "customer,  rs,            2/11",
    "rs,        customer,      2/11",
    "peer,      provider,      2/11",
    "peer,      9,             2/11",
    "peer,      peer peer,     accepted",
    "peer,      peer customer, 2/11",
    "peer,      -,             accepted",
    "peer strict, -,           2/11",
    "-,         provider,      accepted",
  })
  void rolesMustBeOpposite(String ours, String theirs, String expected) {
    boolean strict = ours.endsWith(" strict");
    var open = new Open(offer(65002, theirs));
    assertThat(accepted(open, offer(65001, ours.replace(" strict", "")), strict))
        .isEqualTo(expected);
  }

  private static String accepted(Open theirs, Offer ours, boolean strict) {
    var fault = catchThrowableOfType(MessageFault.class, () -> theirs.accept(null, ours, strict));
    return fault == null
        ? "accepted"
        : fault.notification().code() + "/" + fault.notification().subcode();
  }

  @Test
  void insideOneAsARoleMeansNothing() {
    var ours = offer(65002, "peer");
    var theirs = offer(65001, "customer");
    assertThat(accepted(new Open(theirs), offer(65001, "peer"), true)).isEqualTo("2/3");
    assertThat(Negotiated.of(ours, offer(65002, "customer"), false).role()).isNull();
    assertThat(Negotiated.of(offer(65001, "peer"), ours, false).role()).isEqualTo(Role.Kind.PEER);
  }

  /** draft-ietf-idr-bgp-multisession: sessions are told apart by their families. */
  @Test
  void multisessionMustBeKnownToBothAndMeanTheSameSession() {
    var ours = offer(65001, Multisession.byFamilies());
    assertThat(accepted(new Open(offer(65002)), ours, false)).isEqualTo("2/9");
    assertThat(accepted(new Open(offer(65002, Multisession.byFamilies())), ours, false))
        .isEqualTo("accepted");
    assertThat(accepted(new Open(offer(65002, new Multisession(true, List.of(0)))), ours, false))
        .isEqualTo("accepted");
    var other = new Multisession(false, List.of(0, 65));
    assertThat(accepted(new Open(offer(65002, other)), ours, false)).isEqualTo("2/8");
    assertThat(accepted(new Open(offer(65002, Multisession.byFamilies())), offer(65001), false))
        .isEqualTo("accepted");
  }

  /**
   * Section 5, ingress: our role, the mark of the route, and what becomes of it. {@code OTC} is
   * short for only-to-customer.
   */
  @ParameterizedTest
  @CsvSource({
    "provider,  -,     -",
    "provider,  65002, leak",
    "rs,        65009, leak",
    "customer,  -,     OTC 65002",
    "customer,  65009, OTC 65009",
    "rs-client, -,     OTC 65002",
    "peer,      -,     OTC 65002",
    "peer,      65002, OTC 65002",
    "peer,      65009, leak",
    "-,         65009, OTC 65009",
    "-,         -,     -",
  })
  void aRouteThatCameWhereItMustNotIsTreatedAsWithdraw(String role, String mark, String expected) {
    var session = Negotiated.of(offer(65001, role), offer(65002, "-"), false);
    var base = "40010100" + "4002060201" + "0000FDEA" + "400304C0000201";
    assertThat(outcome(update(base + mark(mark), "180A0000", session))).isEqualTo(expected);
    var six = "800E1F00020110" + "20010DB8000000000000000000000001" + "00" + "3020010DB80001";
    var inMpReach =
        base.substring(0, 26)
            + mark(mark)
            + "800E1C00020110"
            + "20010DB8000000000000000000000001"
            + "00"
            + "3020010DB80001";
    assertThat(six).startsWith("800E");
    assertThat(outcome(update(inMpReach, "", session))).isEqualTo(expected);
  }

  @Test
  void routesOfOtherFamiliesAreLeftAlone() {
    var session = Negotiated.of(offer(65001, "provider"), offer(65002, "-"), false);
    var multicast =
        "40010100"
            + "4002060201"
            + "0000FDEA"
            + mark("65009")
            + "800E0D"
            + "00010204C000020100"
            + "180A0000";
    assertThat(outcome(update(multicast, "", session))).isEqualTo("OTC 65009");
  }

  private static String mark(String as) {
    return as.equals("-")
        ? ""
        : "C02304" + String.format(Locale.ROOT, "%08X", Integer.parseInt(as));
  }

  private static Update update(String attributes, String nlri, Negotiated session) {
    var hex =
        "0000" + String.format(Locale.ROOT, "%04X", attributes.length() / 2) + attributes + nlri;
    return (Update) Message.decode(Frame.of(MessageType.UPDATE, Hex.parse(hex)), session);
  }

  private static String outcome(Update update) {
    if (update.reaction() != null) {
      assertThat(update.announced()).isEmpty();
      assertThat(update.withdrawn()).hasSize(1);
      assertThat(requireNonNull(update.reaction()).why()).startsWith("route leak");
      return "leak";
    }
    var otc = update.attributes().get(35);
    return otc == null ? "-" : otc.toString().replaceAll("OnlyToCustomer.asn=(\\d+).", "OTC $1");
  }
}
