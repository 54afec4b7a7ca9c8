package net.herald.rib;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.Sessions;
import net.herald.bgp.attribute.Attribute;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Communities;
import net.herald.bgp.attribute.Med;
import net.herald.bgp.attribute.NextHop;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Message;
import net.herald.bgp.message.RouteRefresh;
import net.herald.bgp.message.Update;
import net.herald.bgp.nlri.InetNlri;
import net.herald.bgp.nlri.Nlri;
import net.herald.wire.Hex;
import org.junit.jupiter.api.Test;

class AdjRibOutTest {
  private final List<String> problems = new ArrayList<>();

  private AdjRibOut rib = new AdjRibOut(true, problems::add);

  @Test
  void aRouteIsSentOnce() {
    up(Sessions.internal());
    rib.announce(route("10.0.0.0/24", "192.0.2.1"));
    assertThat(sent())
        .containsExactly("0000 0015 40010100400200400304C000020140050400000064 180A0000");
    rib.announce(route("10.0.0.0/24", "192.0.2.1"));
    assertThat(sent()).isEmpty();
  }

  @Test
  void theLastOfManyChangesWins() {
    up(Sessions.internal());
    for (int med = 1; med <= 10; med++) {
      rib.announce(route("10.0.0.0/24", "192.0.2.1", new Med(med)));
    }
    assertThat(sent()).hasSize(1).first().asString().contains("8004040000000A");
    rib.announce(route("10.0.1.0/24", "192.0.2.1"));
    rib.withdraw(nlri("10.0.1.0/24"));
    assertThat(sent()).as("a withdrawal is sent even so").containsExactly("0004 180A0001 0000");
  }

  @Test
  void withdrawalsGoBeforeAnnouncements() {
    up(Sessions.internal());
    rib.announce(route("10.0.0.0/24", "192.0.2.1"));
    rib.withdraw(nlri("10.0.1.0/24"));
    rib.withdraw(nlri("2001:db8::/32"));
    assertThat(sent())
        .containsExactly(
            "0004 180A0001 0000",
            "0000 000B 800F080002012020010DB8",
            "0000 0015 40010100400200400304C000020140050400000064 180A0000");
  }

  @Test
  void routesWithTheSameAttributesShareAnUpdateInOneFamily() {
    up(Sessions.internal());
    for (var prefix : List.of("10.0.2.0/24", "10.0.0.0/24", "2001:db8:2::/48", "2001:db8:1::/48")) {
      rib.announce(route(prefix, prefix.contains(":") ? "2001:db8::1" : "192.0.2.1"));
    }
    assertThat(sent())
        .containsExactly(
            "0000 0015 40010100400200400304C000020140050400000064 180A0000180A0002",
            "0000 002D 4001010040020040050400000064800E1C00020110"
                + "20010DB8000000000000000000000001003020010DB80001",
            "0000 002D 4001010040020040050400000064800E1C00020110"
                + "20010DB8000000000000000000000001003020010DB80002");
  }

  @Test
  void manyRoutesArePackedToTheNegotiatedSizeAndNeverAboveIt() {
    up(Sessions.internal());
    for (int i = 0; i < 40_000; i++) {
      rib.announce(new Route(nlri(i), attributes("192.0.2.1")));
    }
    var frames = frames();
    assertThat(frames).allMatch(f -> f.length <= 65535);
    assertThat(frames.size()).isLessThan(45);
    assertThat(
            frames.stream()
                .mapToInt(f -> update(f, Sessions.internal()).announced().getFirst().nlri().size())
                .sum())
        .isEqualTo(40_000);
  }

  @Test
  void nothingIsLostOverAFlap() {
    up(Sessions.internal());
    rib.announce(route("10.0.0.0/24", "192.0.2.1"));
    sent();
    rib.sessionDown();
    rib.announce(route("10.0.1.0/24", "192.0.2.1"));
    rib.withdraw(nlri("10.0.9.0/24"));
    up(Sessions.internal());
    assertThat(sent())
        .as("all routes, and no withdrawal: the peer has nothing")
        .containsExactly("0000 0015 40010100400200400304C000020140050400000064 180A0000180A0001");
  }

  @Test
  void whatIsNotKeptIsNotSentAgainButForTheConfiguration() {
    rib = new AdjRibOut(false, problems::add);
    rib.announceConfigured(route("10.0.0.0/24", "192.0.2.1"));
    rib.announce(route("10.0.1.0/24", "192.0.2.1"));
    up(Sessions.internal());
    assertThat(sent()).hasSize(1).first().asString().endsWith("180A0000180A0001");
    rib.announce(route("10.0.1.0/24", "192.0.2.1"));
    assertThat(sent()).as("without memory it is sent twice").hasSize(1);
    rib.sessionDown();
    up(Sessions.internal());
    assertThat(sent()).hasSize(1).first().asString().endsWith(" 180A0000");
  }

  @Test
  void aRefreshIsBracketedWhereBothKnowTheMarks() {
    up(Sessions.internal());
    rib.announce(route("10.0.0.0/24", "192.0.2.1"));
    rib.announce(route("2001:db8::/32", "2001:db8::1"));
    sent();
    rib.refresh(Family.IPV4_UNICAST, true);
    var frames = frames();
    assertThat(frames).hasSize(3);
    assertThat(refresh(frames.get(0)).subtype()).isEqualTo(RouteRefresh.BEGIN);
    assertThat(body(frames.get(1))).endsWith("180A0000");
    assertThat(refresh(frames.get(2)).subtype()).isEqualTo(RouteRefresh.END);
  }

  @Test
  void endOfRibComesBehindWhatIsPending() {
    up(Sessions.internal());
    rib.announce(route("10.0.0.0/24", "192.0.2.1"));
    rib.endOfRib(Family.IPV4_UNICAST);
    rib.endOfRib(Family.IPV6_UNICAST);
    assertThat(sent()).element(1).isEqualTo("0000 0000");
    assertThat(sent()).isEmpty();
    rib.endOfRib(Family.IPV6_UNICAST);
    assertThat(sent()).containsExactly("0000 0007 900F0003000201");
  }

  @Test
  void onlyOnePathOfAPrefixGoesWhereAddPathIsUnknown() {
    up(Sessions.internal());
    rib.announce(path("10.0.0.0/24", 1, 10));
    rib.announce(path("10.0.0.0/24", 2, 20));
    assertThat(sent()).hasSize(1).first().asString().contains("80040400000014");
    rib.withdraw(((InetNlri) nlri("10.0.0.0/24")).withPathId(2));
    assertThat(sent())
        .as("the other path takes its place")
        .hasSize(1)
        .first()
        .asString()
        .contains("8004040000000A");
    rib.withdraw(((InetNlri) nlri("10.0.0.0/24")).withPathId(1));
    assertThat(sent()).containsExactly("0004 180A0000 0000");
  }

  @Test
  void whatCannotBeSentIsToldAndWithdrawn() {
    up(Sessions.internal());
    rib.announce(route("10.0.0.0/24", "2001:db8::1"));
    assertThat(sent()).containsExactly("0004 180A0000 0000");
    rib.announce(new Route(nlri("2001:db8::/32"), AttributeSet.of(NextHop.SELF)));
    assertThat(sent()).hasSize(1).first().asString().contains("800F");
    int[] many = new int[20_000];
    rib.announce(route("10.0.1.0/24", "192.0.2.1", new Communities(many)));
    assertThat(sent()).containsExactly("0004 180A0001 0000");
    assertThat(problems)
        .containsExactly(
            "10.0.0.0/24: next hop 2001:db8::1 needs extended next hop for ipv4 unicast",
            "2001:db8::/32: next-hop self has no ipv6 address on this session",
            "10.0.1.0/24: attributes of 80025 octets do not fit a message");
  }

  @Test
  void encodedOnceForPeersOfOneKind() {
    var one = new AdjRibOut(true, problems::add);
    var other = new AdjRibOut(true, problems::add);
    var first = new ArrayList<byte[]>();
    for (var each : List.of(one, other)) {
      each.sessionUp(outlet(Sessions.internal()));
      each.announce(route("10.77.0.0/24", "192.0.2.77"));
      first.add(requireNonNull(each.next()));
    }
    assertThat(first.get(1)).isSameAs(first.get(0));
  }

  /** Any sequence of changes, flaps and refreshes leaves the peer with what the table says. */
  @Test
  void thePeerEndsWithWhatItShouldHave() {
    for (long seed = 1; seed <= 60; seed++) {
      var random = RandomGeneratorFactory.getDefault().create(seed);
      problems.clear();
      rib = new AdjRibOut(true, problems::add);
      var session = random.nextBoolean() ? Sessions.addPath() : Sessions.internal();
      var peer = new HashMap<Nlri, AttributeSet>();
      var expected = new HashMap<Nlri, AttributeSet>();
      up(session);
      for (int step = 0; step < 400; step++) {
        change(random, session, peer, expected);
      }
      frames().forEach(f -> receive(f, session, peer));
      assertThat(peer).as("seed %s", seed).isEqualTo(expected);
      assertThat(problems).isEmpty();
    }
  }

  private void change(
      RandomGenerator random,
      Negotiated session,
      Map<Nlri, AttributeSet> peer,
      Map<Nlri, AttributeSet> expected) {
    boolean paths = !session.addPathSend().isEmpty();
    var nlri = nlri(random.nextInt(40));
    var keyed = paths ? ((InetNlri) nlri).withPathId(random.nextInt(3)) : nlri;
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3, 4 -> {
        var attributes = attributes("192.0.2.1", new Med(random.nextInt(4)));
        rib.announce(new Route(keyed, attributes));
        expected.put(keyed, attributes);
      }
      case 5, 6, 7 -> {
        rib.withdraw(keyed);
        expected.remove(keyed);
      }
      case 8 -> {
        if (random.nextInt(5) == 0) {
          rib.sessionDown();
          peer.clear();
          up(session);
        }
      }
      case 9 -> rib.refresh(Family.IPV4_UNICAST, random.nextBoolean());
      default -> {
        for (int i = random.nextInt(6); i > 0; i--) {
          var frame = rib.next();
          if (frame != null) {
            receive(frame, session, peer);
          }
        }
      }
    }
  }

  private static void receive(byte[] frame, Negotiated session, Map<Nlri, AttributeSet> peer) {
    if (!(Message.decode(Frame.of(frame), session) instanceof Update update)) {
      return;
    }
    assertThat(update.reactions()).isEmpty();
    update.withdrawn().forEach(w -> w.nlri().forEach(peer::remove));
    for (var announced : update.announced()) {
      // the defaults that the encoder adds are no part of the route
      var attributes = update.attributes(announced).without(1).without(2).without(5);
      announced.nlri().forEach(n -> peer.put(n, attributes));
    }
  }

  private void up(Negotiated session) {
    rib.sessionUp(outlet(session));
  }

  private static Outlet outlet(Negotiated session) {
    return new Outlet(
        session.encoding(),
        new HashSet<>(session.families()),
        new Ipv4(0x7f000001),
        new Ipv4(0x0a000001),
        (Ipv6) null,
        true);
  }

  private List<byte[]> frames() {
    var frames = new ArrayList<byte[]>();
    for (var frame = rib.next(); frame != null; frame = rib.next()) {
      frames.add(frame);
    }
    assertThat(rib.hasPending()).isFalse();
    return frames;
  }

  /** The bodies sent, with a blank behind each length as the expected ones have it. */
  private List<String> sent() {
    return frames().stream().map(AdjRibOutTest::spaced).toList();
  }

  /** Withdrawn length, withdrawn routes, attribute length, attributes, routes. */
  private static String spaced(byte[] frame) {
    var in = Frame.of(frame).body();
    int withdrawn = in.u16();
    var parts =
        new ArrayList<String>(List.of("%04X".formatted(withdrawn), Hex.upper(in.bytes(withdrawn))));
    int attributes = in.u16();
    parts.addAll(
        List.of(
            "%04X".formatted(attributes), Hex.upper(in.bytes(attributes)), Hex.upper(in.rest())));
    parts.removeIf(String::isEmpty);
    return String.join(" ", parts);
  }

  private static String body(byte[] frame) {
    return Hex.upper(Frame.of(frame).body().rest());
  }

  private static Update update(byte[] frame, Negotiated session) {
    return (Update) Message.decode(Frame.of(frame), session);
  }

  private static RouteRefresh refresh(byte[] frame) {
    return (RouteRefresh) Message.decode(Frame.of(frame), null);
  }

  private static Nlri nlri(int number) {
    return InetNlri.of(Family.IPV4_UNICAST, new Ipv4(0x0a000000 | number << 8), 24);
  }

  private static Nlri nlri(String prefix) {
    int slash = prefix.indexOf('/');
    var address = requireNonNull(Ip.parse(prefix.substring(0, slash)));
    var family = address instanceof Ipv4 ? Family.IPV4_UNICAST : Family.IPV6_UNICAST;
    return InetNlri.of(family, address, Integer.parseInt(prefix.substring(slash + 1)));
  }

  private static AttributeSet attributes(String nextHop, Attribute... others) {
    var all = new ArrayList<Attribute>(List.of(others));
    all.add(new NextHop(requireNonNull(Ip.parse(nextHop))));
    return AttributeSet.of(all);
  }

  private static Route route(String prefix, String nextHop, Attribute... others) {
    return new Route(nlri(prefix), attributes(nextHop, others));
  }

  private static Route path(String prefix, int pathId, int med) {
    return new Route(
        ((InetNlri) nlri(prefix)).withPathId(pathId), attributes("192.0.2.1", new Med(med)));
  }
}
