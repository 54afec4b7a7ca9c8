package net.herald.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.herald.bgp.Asn;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.text.Diagnostic;
import net.herald.text.DidYouMean;
import net.herald.text.Range;
import net.herald.text.Severity;
import net.herald.text.TextFault;
import net.herald.text.Words;

/** Section {@code neighbor}, at the root or in a template. */
final class NeighborSection extends TableSection<NeighborSection> implements Scalars.Owner {
  static final Scalar<PeerAddress> PEER_ADDRESS = Scalar.open("peer-address", PeerAddress.VALUE);
  static final Scalar<Optional<Ip>> LOCAL_ADDRESS =
      Scalar.of("local-address", Values.IP_OR_AUTO, Optional.empty());
  static final Scalar<Ipv6> LOCAL_LINK_LOCAL = Scalar.open("local-link-local", Values.LINK_LOCAL);
  static final Scalar<Ipv4> ROUTER_ID = Scalar.open("router-id", Values.IPV4);
  static final Scalar<Optional<Asn>> LOCAL_AS =
      Scalar.of("local-as", Values.ASN_OR_AUTO, Optional.empty());
  static final Scalar<Optional<Asn>> PEER_AS =
      Scalar.of("peer-as", Values.ASN_OR_AUTO, Optional.empty());
  static final Scalar<String> DESCRIPTION = text("description");
  static final Scalar<String> HOST_NAME = text("host-name");
  static final Scalar<String> DOMAIN_NAME = text("domain-name");
  static final Scalar<Integer> HOLD_TIME = Scalar.of("hold-time", Values.HOLD_TIME, 180);
  static final Scalar<Integer> RATE_LIMIT = Scalar.of("rate-limit", Values.RATE_LIMIT, 0);
  static final Scalar<Boolean> PASSIVE = Scalar.open("passive", Values.BOOLEAN).bare(true);
  static final Scalar<Integer> LISTEN = Scalar.of("listen", Values.PORT, 0);
  static final Scalar<Integer> CONNECT = Scalar.of("connect", Values.PORT, 0);
  static final Scalar<String> SOURCE_INTERFACE = text("source-interface");
  static final Scalar<Integer> OUTGOING_TTL = Scalar.of("outgoing-ttl", Values.TTL, 0);
  static final Scalar<Integer> INCOMING_TTL = Scalar.of("incoming-ttl", Values.TTL, 0);
  static final Scalar<Secret> MD5_PASSWORD =
      Scalar.of("md5-password", Values.SECRET, Secret.NONE).bare(Secret.NONE);
  static final Scalar<Boolean> MD5_BASE64 =
      Scalar.of("md5-base64", Values.BASE64, false).bare(false);
  static final Scalar<Ip> MD5_IP = Scalar.open("md5-ip", Values.IP);
  static final Scalar<Boolean> GROUP_UPDATES = flag("group-updates", true, true);
  static final Scalar<Boolean> AUTO_FLUSH = flag("auto-flush", true, true);
  static final Scalar<Boolean> ADJ_RIB_IN = flag("adj-rib-in", true, false);
  static final Scalar<Boolean> ADJ_RIB_OUT = flag("adj-rib-out", true, false);
  static final Scalar<Boolean> MANUAL_EOR = flag("manual-eor", false, false);

  static final Keywords<NeighborSection> KEYWORDS =
      Keywords.<NeighborSection>of(
              "neighbor",
              List.of(
                  Keyword.command(
                      "inherit",
                      "TEMPLATE | [ TEMPLATE ... ]",
                      "4.2",
                      "Templates to merge in; where both set something the template wins.",
                      NeighborSection::inherit),
                  Keyword.of(DESCRIPTION, "4.2", "For people."),
                  Keyword.of(PEER_ADDRESS, "4.2", "The neighbor, in place of the header's."),
                  Keyword.of(LOCAL_ADDRESS, "4.2", "Our address; auto lets the system choose."),
                  Keyword.of(LOCAL_LINK_LOCAL, "6.0", "Our link-local address, for next hops."),
                  Keyword.of(
                      ROUTER_ID, "4.2", "Our BGP identifier; absent: an IPv4 local-address."),
                  Keyword.of(HOST_NAME, "4.2", "Told in the hostname capability."),
                  Keyword.of(DOMAIN_NAME, "4.2", "Told in the hostname capability."),
                  Keyword.<NeighborSection, Optional<Asn>>of(
                          LOCAL_AS, "4.2", "Our AS; auto takes the peer's.")
                      .required(),
                  Keyword.<NeighborSection, Optional<Asn>>of(
                          PEER_AS, "4.2", "The peer's AS; auto takes any.")
                      .required(),
                  Keyword.of(HOLD_TIME, "4.2", "Seconds of silence that end the session."),
                  Keyword.of(RATE_LIMIT, "4.2", "Messages a second at most."),
                  Keyword.of(
                      PASSIVE, "4.2", "Wait for the neighbor to connect; absent: bgp.passive."),
                  Keyword.of(LISTEN, "4.2", "A port to listen on for this neighbor."),
                  Keyword.of(CONNECT, "4.2", "The neighbor's port; absent: 179."),
                  Keyword.of(SOURCE_INTERFACE, "5.0", "The interface to bind to."),
                  Keyword.of(OUTGOING_TTL, "4.2", "TTL of what is sent."),
                  Keyword.of(INCOMING_TTL, "4.2", "Least TTL of what is accepted (RFC 5082)."),
                  Keyword.of(MD5_PASSWORD, "4.2", "Key of TCP MD5 (RFC 2385)."),
                  Keyword.of(MD5_BASE64, "4.2", "Whether md5-password is written in base64."),
                  Keyword.of(MD5_IP, "4.2", "Address the key is for; absent: local-address."),
                  Keyword.of(GROUP_UPDATES, "4.2", "Share an UPDATE between routes alike."),
                  Keyword.of(AUTO_FLUSH, "4.2", "Send changes at once, not at the command flush."),
                  Keyword.of(ADJ_RIB_IN, "4.2", "Keep what was received."),
                  Keyword.of(ADJ_RIB_OUT, "4.2", "Keep what was sent; on with route-refresh."),
                  Keyword.of(MANUAL_EOR, "4.2", "Leave End-of-RIB to a helper process."),
                  section("family", "4.2", "Families to exchange.", FamilySection::new),
                  section("capability", "4.2", "What the OPEN offers.", CapabilitySection::new),
                  section("tcp-ao", "6.0", "Key of TCP-AO (RFC 5925).", TcpAoSection::new),
                  section("add-path", "4.2", "Families with several paths.", AddPathSection::new),
                  section("nexthop", "4.2", "Next hops of the other AFI.", NextHopSection::new),
                  Keyword.block(
                      "api",
                      "[NAME]",
                      "4.2",
                      "Helper processes.",
                      (neighbor, words) ->
                          ApiSection.open(neighbor.reading, neighbor.draft, words)),
                  section("static", "4.2", "Routes.", StaticSection::new),
                  section("announce", "5.0", "Routes by family.", AnnounceSection::new),
                  section("flow", "4.2", "FlowSpec rules.", FlowSection::new),
                  section("l2vpn", "4.2", "Routes of layer 2 VPN.", L2vpnSection::new),
                  section("operational", "4.2", "Messages to send.", OperationalSection::new)),
              Map.of("route", "expected it in static { }"))
          .with(OldSpellings.neighbor());

  private final Reading reading;
  private final NeighborDraft draft;
  private final boolean template;

  private NeighborSection(Reading reading, NeighborDraft draft, boolean template) {
    super(KEYWORDS);
    this.reading = reading;
    this.draft = draft;
    this.template = template;
  }

  private interface Opened {
    Section of(Reading reading, NeighborDraft draft);
  }

  private static Keyword<NeighborSection> section(
      String word, String since, String help, Opened opened) {
    return Keyword.block(
        word, "", since, help, (section, _) -> opened.of(section.reading, section.draft));
  }

  private static Scalar<String> text(String word) {
    return Scalar.of(word, Values.STRING, "").bare("");
  }

  private static Scalar<Boolean> flag(String word, boolean absent, boolean bare) {
    return Scalar.of(word, Values.BOOLEAN, absent).bare(bare);
  }

  /**
   * <code>neighbor ADDRESS {</code>. A wrong address is told, and the section read nevertheless.
   */
  static Section open(Reading reading, Words words) {
    NeighborDraft draft = new NeighborDraft(reading, words.peek(), words.statement());
    try {
      draft.peer = PeerAddress.parse(words);
    } catch (TextFault fault) {
      reading.diagnostics.add(fault);
    }
    return new NeighborSection(reading, draft, false);
  }

  /** <code>neighbor NAME {</code> in a template. */
  static Section template(Reading reading, Words words) {
    Range header = words.statement();
    String name = Values.name(words, "the template");
    NeighborDraft first = reading.templates.get(name);
    if (first != null) {
      throw words.fault(
          "the name '" + name + "' already exists in template",
          "first written in line " + first.header.line());
    }
    return new NeighborSection(reading, new NeighborDraft(reading, name, header), true);
  }

  /** What the neighbors of a group have in common. */
  static NeighborSection shared(Reading reading, String name, Range header) {
    return new NeighborSection(reading, new NeighborDraft(reading, name, header), true);
  }

  NeighborDraft draft() {
    return draft;
  }

  private void inherit(Words words) {
    for (NeighborDraft.Named named : words.list(NeighborSection::named, true)) {
      NeighborDraft found = reading.templates.get(named.name());
      if (found == null) {
        reading.diagnostics.add(unknownTemplate(named));
      } else {
        draft.inherited.add(new NeighborDraft.Inherited(found, named.range()));
      }
    }
  }

  private static NeighborDraft.Named named(Words words) {
    String name = words.next("the name of a template");
    return new NeighborDraft.Named(name, words.range());
  }

  private Diagnostic unknownTemplate(NeighborDraft.Named named) {
    return new Diagnostic(
        Severity.ERROR,
        named.range(),
        "unknown template '" + named.name() + "'",
        "expected one written above",
        DidYouMean.nearest(named.name(), reading.templates.keySet()));
  }

  @Override
  public Scalars scalars() {
    return draft.scalars;
  }

  @Override
  public void close(Range end) {
    draft.merge();
    if (template) {
      reading.templates.put(draft.name, draft);
    } else {
      reading.neighbors.add(draft);
    }
  }
}
