package net.herald.bgp.message;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.attribute.Reaction;
import net.herald.bgp.capability.Capability;
import net.herald.bgp.capability.CapabilitySet;
import net.herald.bgp.capability.FourOctetAs;
import net.herald.bgp.capability.MultipleLabels;
import net.herald.bgp.capability.Multiprotocol;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.capability.Offer;
import net.herald.wire.Hex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many labels a route may have (RFC 8277 section 2.1): offers, what they agree on, UPDATEs. */
class MultipleLabelsTest {

  /** {@code -} for no capability, otherwise the count for ipv4 nlri-mpls. */
  private static Offer offer(String count, Family... families) {
    var all = new ArrayList<Capability>(List.of(new Multiprotocol(List.of(families))));
    all.add(new FourOctetAs(Asn.of(65001)));
    if (!count.equals("-")) {
      var counts = new LinkedHashMap<Family, Integer>();
      counts.put(Family.IPV4_LABELLED, Integer.parseInt(count));
      all.add(new MultipleLabels(counts));
    }
    var id = (Ipv4) requireNonNull(Ip.parse("10.0.0.1"));
    return new Offer(65001, 90, id, CapabilitySet.of(all));
  }

  private static Negotiated negotiated(String ours, String theirs) {
    return Negotiated.of(
        offer(ours, Family.IPV4_LABELLED, Family.IPV4_VPN),
        offer(theirs, Family.IPV4_LABELLED),
        false);
  }

  /** What each side offers, how many labels we may send, and how many the peer may. */
  @ParameterizedTest
  @CsvSource({
    "-, -,   {}, {}",
    "3, -,   {ipv4 nlri-mpls=1}, {}",
    "-, 3,   {}, {}",
    "3, 2,   {ipv4 nlri-mpls=2}, {ipv4 nlri-mpls=3}",
    "2, 255, {ipv4 nlri-mpls=255}, {ipv4 nlri-mpls=2}",
  })
  void eachSideKeepsToTheCountOfTheOther(String ours, String theirs, String sent, String received) {
    var session = negotiated(ours, theirs);
    assertThat(session.labelLimits()).hasToString(sent);
    assertThat(session.ownLabelLimits()).hasToString(received);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 9, 30 000011 0A0000,               announces",
    "2, 9, 48 000010 000021 0A0000,        announces",
    "2, 9, 60 000010 000020 000031 0A0000, withdraws",
    "3, 2, 60 000010 000020 000031 0A0000, announces",
    "2, 9, 30 000010 0A0000,               withdraws",
    "-, 9, 30 000010 0A0000,               announces",
    "2, -, 30 000010 0A0000,               announces",
    "-, 2, 60 000010 000020 000031 0A0000, announces",
    "2, -, 60 000010 000020 000031 0A0000, announces",
  })
  void moreLabelsThanWeTakeWithdraw(String ours, String theirs, String nlri, String expected) {
    var value = "000104" + "04C0000201" + "00" + nlri.replace(" ", "");
    var attributes =
        "40010100" + "400200" + "40050400000064" + "800E%02X".formatted(value.length() / 2) + value;
    var body = "0000" + "%04X".formatted(attributes.length() / 2) + attributes;
    var frame = "FF".repeat(16) + "%04X02".formatted(19 + body.length() / 2) + body;
    var update = (Update) Message.decode(Frame.of(Hex.parse(frame)), negotiated(ours, theirs));
    var outcome =
        switch (update.reaction()) {
          case null -> update.announced().isEmpty() ? "nothing" : "announces";
          case Reaction.TreatAsWithdraw w -> update.withdrawn().isEmpty() ? "nothing" : "withdraws";
          case Reaction other -> other.toString();
        };
    assertThat(outcome).isEqualTo(expected);
  }
}
