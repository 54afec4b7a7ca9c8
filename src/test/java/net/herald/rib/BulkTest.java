package net.herald.rib;

import static net.herald.rib.Routes.nlri;
import static net.herald.rib.Routes.route;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.herald.bgp.attribute.Med;
import net.herald.bgp.attribute.Route;
import org.junit.jupiter.api.Test;

/**
 * Many changes at once go out as they came, packed once for all sessions of a kind. A line is an
 * UPDATE; of its routes only the first and the last are written.
 */
class BulkTest extends Established {
  private static final int MANY = 300;

  /** Announces {@code 10.N.N.0/24} for a range of numbers; the MED is the number modulo this. */
  private static List<Edit> announce(int from, int to, int meds) {
    return IntStream.range(from, to)
        .mapToObj(number -> Change.announce(numbered(number, number % meds)))
        .toList();
  }

  private static Route numbered(int number, int med) {
    return new Route(nlri(number), Routes.attributes("192.0.2.1", new Med(med)));
  }

  private static List<Edit> withdraw(int from, int to) {
    return IntStream.range(from, to).mapToObj(n -> Change.withdraw(nlri(n))).toList();
  }

  private static List<Edit> both(List<Edit> one, List<Edit> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private void assertSentInShort(String... lines) {
    var sent = sent().stream().map(line -> line.replaceAll("( [+-]\\S+)+( [+-])", " ..$2"));
    assertThat(sent.toList()).containsExactly(lines);
  }

  @Test
  void routesWithTheSameAttributesGoTogetherInTheOrderOfTheFirst() {
    assertThat(rib.apply(announce(0, MANY, 2))).isTrue();
    assertThat(rib.pending()).isEqualTo(MANY);
    assertSentInShort("+10.0.0.0/24 .. +10.1.42.0/24 med 0", "+10.0.1.0/24 .. +10.1.43.0/24 med 1");
    assertThat(rib.pending()).isZero();
  }

  @Test
  void whatIsWithdrawnGoesFirst() {
    rib.apply(announce(0, MANY, 1));
    sent();
    rib.apply(both(announce(MANY, MANY + 2, 1), withdraw(0, MANY)));
    assertSentInShort("-10.0.0.0/24 .. -10.1.43.0/24", "+10.1.44.0/24 +10.1.45.0/24 med 0");
  }

  @Test
  void whatThePeerHasIsNotSentAgain() {
    rib.apply(announce(0, MANY, 1));
    sent();
    rib.apply(both(announce(0, MANY, 1), announce(MANY, MANY + 1, 1)));
    assertSentInShort("+10.1.44.0/24 med 0");

    rib.apply(List.of(Change.announce(route("10.9.9.0/24", Scene.LOCAL))));
    sent();
    rib.apply(
        both(List.of(Change.announce(route("10.9.9.0/24", "self"))), announce(MANY, 2 * MANY, 1)));
    assertSentInShort("+10.1.45.0/24 .. +10.2.87.0/24 med 0");
  }

  @Test
  void whatIsTheSameForOnePeerIsAChangeForAnother() {
    var tables = new JointTables();
    var peers = new ArrayList<AdjRibOut>();
    for (var local : List.of("192.0.2.77", "192.0.2.88")) {
      var peer = new AdjRibOut(true, problems::add, tables);
      scene.local = local;
      peer.sessionUp(scene.outlet());
      peers.add(peer);
    }
    var self = both(announce(0, MANY, 1), List.of(Change.announce(route("10.9.9.0/24", "self"))));
    var other =
        both(
            announce(MANY, 2 * MANY, 1),
            List.of(Change.announce(route("10.9.9.0/24", "192.0.2.77"))));
    peers.forEach(peer -> assertThat(peer.apply(self)).isTrue());
    peers.forEach(Scene::drain);
    peers.forEach(peer -> assertThat(peer.apply(other)).isTrue());
    assertThat(peers.stream().map(peer -> Scene.drain(peer).size())).containsExactly(1, 2);
  }

  @Test
  void ofARouteThatChangesTwiceTheLastChangeCounts() {
    rib.apply(both(announce(0, MANY, 1), List.of(Change.announce(numbered(0, 7)))));
    assertSentInShort("+10.0.1.0/24 .. +10.1.43.0/24 med 0", "+10.0.0.0/24 med 7");
  }

  @Test
  void whatCannotBeSentIsWithdrawnAndTold() {
    rib.apply(announce(0, 1, 1));
    sent();
    var unfit = Change.announce(route("10.0.0.0/24", "2001:db8::1"));
    rib.apply(both(List.of(unfit), announce(1, MANY, 1)));
    assertSentInShort("+10.0.1.0/24 .. +10.1.43.0/24 med 0", "-10.0.0.0/24");
    assertThat(problems)
        .containsExactly(
            "10.0.0.0/24: next hop 2001:db8::1 needs extended next hop for ipv4 unicast");
  }

  @Test
  void whatComesLaterFollows() {
    rib.apply(announce(0, MANY, 1));
    rib.apply(List.of(Change.announce(numbered(0, 5)), Change.withdraw(nlri(1))));
    rib.apply(announce(MANY, 2 * MANY, 1));
    rib.endOfRib(IPV4);
    assertSentInShort(
        "+10.0.0.0/24 .. +10.1.43.0/24 med 0",
        "-10.0.1.0/24",
        "+10.0.0.0/24 med 5",
        "+10.1.44.0/24 .. +10.2.87.0/24 med 0",
        "eor");
  }

  @Test
  void aRefreshComesBehind() {
    rib.withdraw(nlri("10.99.0.0/24"));
    sent();
    rib.apply(announce(0, MANY, 1));
    rib.refresh(IPV4, true);
    rib.apply(announce(0, 1, 3));
    assertSentInShort(
        "+10.0.0.0/24 .. +10.1.43.0/24 med 0",
        "begin 1",
        "+10.0.0.0/24 .. +10.1.43.0/24 med 0",
        "end 1");
  }

  @Test
  void heldChangesWait() {
    rib.hold(true);
    rib.apply(announce(0, MANY, 1));
    assertThat(rib.hasPending()).isFalse();
    rib.release();
    assertSentInShort("+10.0.0.0/24 .. +10.1.43.0/24 med 0");
  }

  @Test
  void aPeerThatHasNothingIsToldOfNoWithdrawal() {
    rib.clear();
    rib.sessionDown();
    up();
    rib.apply(both(withdraw(MANY, 2 * MANY), announce(0, 2, 1)));
    assertSentInShort("+10.0.0.0/24 +10.0.1.0/24 med 0");
  }

  @Test
  void sessionsOfOneKindShareThePieces() {
    var tables = new JointTables();
    var peers = new ArrayList<AdjRibOut>();
    for (var local : List.of("192.0.2.77", "192.0.2.77", "192.0.2.88")) {
      var peer = new AdjRibOut(true, problems::add, tables);
      scene.local = local;
      peer.join();
      peer.sessionUp(scene.outlet());
      peers.add(peer);
    }
    assertShared(peers, announce(0, MANY, 1), true, true);
    assertShared(
        peers,
        both(announce(MANY, 2 * MANY, 1), List.of(Change.announce(route("10.9.9.0/24", "self")))),
        true,
        false);
  }

  /** Whether the second and the third peer are given the same octets as the first. */
  private static void assertShared(
      List<AdjRibOut> peers, List<Edit> edits, boolean second, boolean third) {
    peers.forEach(peer -> assertThat(peer.apply(edits)).isTrue());
    var first = peers.getFirst().several().octets();
    assertSame(second, peers.get(1).several().octets(), first);
    assertSame(third, peers.get(2).several().octets(), first);
    peers.forEach(peer -> {
      while (peer.several() != null) {}
      assertThat(peer.hasPending()).isFalse();
    });
  }

  private static void assertSame(boolean same, byte[] octets, byte[] first) {
    if (same) {
      assertThat(octets).isSameAs(first);
    } else {
      assertThat(octets).isNotSameAs(first);
    }
  }

  @Test
  void messagesOfTheLatestKindsAreKept() {
    var edits = announce(0, MANY, 1);
    var delta = JointTable.empty(new JointTables()).behind(edits).delta();
    var kinds = IntStream.rangeClosed(0, Delta.KINDS).mapToObj(i -> kind(delta, i + 1)).toList();
    kinds.forEach(kind -> delta.bulk(kind, () -> empty(kind)));
    var last = empty(kinds.getLast());
    assertThat(delta.bulk(kinds.getLast(), () -> last)).isNotSameAs(last);
    var first = empty(kinds.getFirst());
    assertThat(delta.bulk(kinds.getFirst(), () -> first)).isSameAs(first);
  }

  private Bulk.Kind kind(Delta delta, int labels) {
    scene.labelLimits = Map.of(IPV4, labels);
    return Bulk.Kind.of(scene.outlet(), delta, false);
  }

  private static Bulk empty(Bulk.Kind kind) {
    return new Bulk(kind, List.of(), List.of(), false);
  }

  @Test
  void aPieceIsEndedBehind64KibiOctets() {
    rib.apply(announce(0, 4096, 4096));
    int count = 0;
    var sizes = new ArrayList<Integer>();
    for (var piece = rib.several(); piece != null; piece = rib.several()) {
      count += piece.count();
      sizes.add(piece.octets().length);
    }
    assertThat(count).isEqualTo(4096);
    assertThat(sizes).hasSizeGreaterThan(2).allMatch(size -> size < Messages.ENOUGH + 4096);
    assertThat(rib.hasPending()).isFalse();
  }

  @Test
  void oneMessageMayBeTakenAndThenTheRestOfThePiece() {
    rib.apply(announce(0, MANY, 3));
    assertThat(next()).startsWith("+10.0.0.0/24 ").endsWith(" med 0");
    var rest = rib.several();
    assertThat(rest.count()).isEqualTo(2);
    assertThat(scene.line(rest.at(0).octets())).endsWith(" med 1");
    assertThat(rib.hasPending()).isFalse();
    assertThat(rib.several()).isNull();
    assertThat(next()).isEqualTo("nothing");
  }

  @Test
  void moreThanMayWaitIsMergedByRoute() {
    int rounds = (1 << 18) / 4096 + 2;
    for (int round = 0; round < rounds; round++) {
      int med = round;
      rib.apply(
          IntStream.range(0, 4096)
              .mapToObj(number -> Change.announce(numbered(number, med)))
              .toList());
    }
    assertThat(rib.pending()).isEqualTo((1 << 18) + 4096);
    var last = sent().getLast();
    assertThat(last).endsWith(" med " + (rounds - 1));
  }
}
