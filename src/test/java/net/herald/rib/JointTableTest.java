package net.herald.rib;

import static net.herald.rib.Routes.nlri;
import static net.herald.rib.Routes.route;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.herald.bgp.attribute.Med;
import net.herald.bgp.attribute.Route;
import net.herald.lab.Await;
import org.junit.jupiter.api.Test;

/**
 * Peers with the same routes have one table; who is to have others goes on with a table of its own,
 * and nobody sees anything of it. In the tables of these tests {@code A = B} stands for peers with
 * one table, and behind a colon stands what they have.
 */
class JointTableTest {
  private final JointTables tables = new JointTables();
  private final List<AdjRibOut> peers = new ArrayList<>();

  private void peers(int count, Route... own) {
    for (int i = 0; i < count; i++) {
      var peer = new AdjRibOut(true, problem -> {}, tables);
      for (var one : own) {
        peer.announceConfigured(one);
      }
      peer.join();
      peers.add(peer);
    }
  }

  private static List<Edit> announce(int... numbers) {
    return Arrays.stream(numbers)
        .mapToObj(number -> Change.announce(route("10.0." + number + ".0/24", "192.0.2.1")))
        .toList();
  }

  private static List<Edit> withdraw(int... numbers) {
    return Arrays.stream(numbers).mapToObj(number -> Change.withdraw(nlri(number))).toList();
  }

  /** Who has a table with whom, and what they have. */
  private List<String> state() {
    var lines = new ArrayList<String>();
    var seen = new TreeSet<Integer>();
    for (int i = 0; i < peers.size(); i++) {
      if (!seen.add(i)) {
        continue;
      }
      var names = new StringBuilder().append((char) ('A' + i));
      for (int j = i + 1; j < peers.size(); j++) {
        if (peers.get(i).sharesWith(peers.get(j))) {
          names.append(" = ").append((char) ('A' + j));
          seen.add(j);
          assertThat(routes(peers.get(j))).isEqualTo(routes(peers.get(i)));
        }
      }
      lines.add(names + ": " + routes(peers.get(i)));
    }
    return lines;
  }

  private static String routes(AdjRibOut peer) {
    var numbers = new ArrayList<String>();
    peer.forEach((nlri, attributes) -> numbers.add(nlri.toString().split("\\.")[2]));
    assertThat(peer.size()).isEqualTo(numbers.size());
    return String.join(" ", numbers);
  }

  private void apply(List<Edit> edits, Integer... to) {
    Stream.of(to).forEach(number -> assertThat(peers.get(number).apply(edits)).isTrue());
  }

  @Test
  void whatAllAreGivenIsHeldOnce() {
    peers(3);
    assertThat(state()).containsExactly("A = B = C: ");
    apply(announce(1, 2), 0, 1, 2);
    apply(withdraw(1), 2, 0, 1);
    assertThat(state()).containsExactly("A = B = C: 2");
  }

  @Test
  void theConfigurationOfEachMayBeTheSame() {
    peers(2, route("10.0.7.0/24", "192.0.2.1"), route("10.0.8.0/24", "192.0.2.1"));
    peers(1, route("10.0.8.0/24", "192.0.2.1"), route("10.0.7.0/24", "192.0.2.1"));
    peers(1, route("10.0.7.0/24", "192.0.2.1"), route("10.0.8.0/24", "192.0.2.9"));
    assertThat(state()).containsExactly("A = B: 7 8", "C: 8 7", "D: 7 8");
  }

  @Test
  void familiesInAnotherOrderAreOtherRoutes() {
    var ipv4 = route("10.0.7.0/24", "192.0.2.1");
    var ipv6 = route("2001:db8::/32", "2001:db8::1");
    peers(1, ipv4, ipv6);
    peers(1, ipv6, ipv4);
    assertThat(peers.get(0).sharesWith(peers.get(1))).isFalse();
    peers.get(0).withdraw(ipv4.nlri());
    peers.get(1).withdraw(ipv4.nlri());
    peers.forEach(AdjRibOut::join);
    assertThat(peers.get(0).sharesWith(peers.get(1))).isTrue();
  }

  @Test
  void whoIsBehindSeesWhatItHadThen() {
    peers(3, route("10.0.9.0/24", "192.0.2.1"));
    var first = announce(1, 2);
    var second = List.of(Change.withdraw(nlri(1)), announce(3).getFirst());
    var third = List.<Edit>of(Change.announce(route("10.0.9.0/24", "192.0.2.1", new Med(1))));
    apply(first, 0, 1);
    apply(second, 0);
    apply(third, 0);
    assertThat(routes(peers.get(0))).isEqualTo("9 2 3");
    assertThat(routes(peers.get(1))).isEqualTo("9 2 1");
    assertThat(routes(peers.get(2))).isEqualTo("9");
    assertThat(peers.get(1).routes(Established.IPV4).getFirst())
        .isEqualTo(route("10.0.9.0/24", "192.0.2.1"));
    apply(first, 2);
    apply(second, 1, 2);
    apply(third, 2, 1);
    assertThat(state()).containsExactly("A = B = C: 9 2 3");
  }

  @Test
  void whoIsGivenSomethingElseGoesAndTheOthersStayTogether() {
    peers(4);
    var forOne = announce(1);
    var forAll = announce(2);
    apply(forOne, 0);
    apply(forAll, 0, 1, 2, 3);
    assertThat(state()).containsExactly("A: 1 2", "B = C = D: 2");

    var again = withdraw(2);
    apply(again, 3, 2, 1, 0);
    assertThat(state()).containsExactly("A: 1", "B = C = D: ");
  }

  @Test
  void whoComesLaterFollowsThoseThatAreFarAhead() {
    peers(4);
    var more = List.of(announce(2), announce(3), withdraw(2));
    apply(announce(1), 0);
    more.forEach(edits -> apply(edits, 1));
    more.forEach(edits -> apply(edits, 3));
    more.forEach(edits -> apply(edits, 2));
    assertThat(state()).containsExactly("A: 1", "B = C = D: 3");
    peers.get(2).close();
    peers.get(3).close();
    peers.get(1).announce(route("10.0.5.0/24", "192.0.2.1"));
    assertThat(peers.get(1).sharesWith(peers.get(2))).as("no copy for the only one").isTrue();
  }

  @Test
  void groupsOfPeersBranchOffTogether() {
    peers(4);
    var even = announce(2);
    var odd = announce(1);
    apply(even, 0);
    apply(odd, 1, 3);
    apply(even, 2);
    assertThat(state()).containsExactly("A = C: 2", "B = D: 1");
  }

  @Test
  void theSameEditsMayBeGivenToEachByItself() {
    peers(2);
    apply(announce(1), 0);
    apply(announce(1), 1);
    assertThat(state()).containsExactly("A = B: 1");
  }

  @Test
  void whoHasTheSameAgainIsJoinedWhenItAsks() {
    peers(2);
    apply(announce(1, 2), 0);
    apply(announce(1), 1);
    apply(announce(2), 1);
    assertThat(state()).containsExactly("A: 1 2", "B: 1 2");
    peers.get(1).join();
    assertThat(state()).containsExactly("A = B: 1 2");
  }

  @Test
  void oneRouteAloneIsForOnePeer() {
    peers(3);
    var forAll = announce(1);
    apply(forAll, 0);
    peers.get(1).announce(route("10.0.5.0/24", "192.0.2.1"));
    apply(forAll, 2);
    assertThat(state()).containsExactly("A = C: 1", "B: 5");
  }

  @Test
  void aSessionThatBeginsLooksForCompany() {
    peers(2);
    peers.get(1).announce(route("10.0.1.0/24", "192.0.2.1"));
    peers.get(1).withdraw(nlri(1));
    assertThat(state()).containsExactly("A: ", "B: ");
    peers.get(1).sessionUp(new Scene().outlet());
    assertThat(state()).containsExactly("A = B: ");
  }

  @Test
  void pathsAndForgetfulTablesAreForEachAlone() {
    peers(1);
    var path = List.<Edit>of(Change.announce(Established.path("10.0.1.0/24", 1, 0)));
    assertThat(peers.getFirst().apply(path)).isFalse();
    assertThat(peers.getFirst().size()).isZero();
    var forgetful = new AdjRibOut(false, problem -> {}, tables);
    forgetful.join();
    assertThat(forgetful.sharesWith(peers.getFirst())).isFalse();
    assertThat(forgetful.apply(announce(1))).isFalse();
  }

  @Test
  void whoIsOverIsNotCounted() {
    peers(2);
    peers.get(1).close();
    peers.get(0).announce(route("10.0.1.0/24", "192.0.2.1"));
    assertThat(peers.get(0).sharesWith(peers.get(1))).as("no copy for the only one").isTrue();
  }

  @Test
  void whatAllHavePassedIsKeptByNobody() {
    var start = JointTable.empty(tables);
    var first = start.behind(announce(1));
    var delta = new WeakReference<>(first.delta());
    var at = first.to();
    first = null;
    at = at.behind(announce(2)).to();
    assertForgotten(delta);
    assertThat(start).isNotSameAs(at);
  }

  private static void assertForgotten(WeakReference<?> what) {
    Await.within(
        Duration.ofSeconds(20),
        () -> {
          System.gc();
          assertThat(what.refersTo(null)).as("something leads on to it").isTrue();
        });
  }

  @Test
  void whoIsGivenNothingDoesNotHoldAllThatOthersAre() {
    peers(3);
    for (int i = 0; i * 4096 <= JointTable.MOST; i++) {
      apply(many(), 0, 1);
    }
    var edits = many();
    apply(edits, 0, 1);
    assertThat(state()).containsExactly("A = B: ", "C: ");
    var late = new WeakReference<>(edits);
    edits = null;
    // as far as one of those that follow may be behind
    for (int i = 0; i * 4096 <= JointTable.MOST / 2; i++) {
      apply(many(), 0, 1);
    }
    assertForgotten(late);
    assertThat(peers).hasSize(3);
  }

  @Test
  void whoIsGivenNothingDoesNotPartThoseThatAreNotInStep() {
    peers(3);
    var behind = new ArrayDeque<>(List.of(many(), many()));
    behind.forEach(edits -> apply(edits, 0));
    WeakReference<?> early = new WeakReference<>(null);
    for (int i = 0; i * 4096 < 2 * JointTable.MOST; i++) {
      behind.add(many());
      apply(behind.getLast(), 0);
      apply(behind.remove(), 1);
      if (i * 4096 == JointTable.MOST) {
        early = new WeakReference<>(behind.getLast());
      }
    }
    behind.forEach(edits -> apply(edits, 1));
    assertThat(state()).containsExactly("A = B: ", "C: ");
    assertForgotten(early);
    assertThat(peers).hasSize(3);
  }

  /** Withdrawals of nothing; a list of its own each time. */
  private static List<Edit> many() {
    return new ArrayList<>(Collections.nCopies(4096, Change.withdraw(nlri(1))));
  }

  @Test
  void whoComesToTheEndOfALongWayFollowsOrGoesOnAlone() {
    peers(3);
    var way = Stream.generate(JointTableTest::many).limit(JointTable.MOST / 4096).toList();
    var behind = announce(2);
    way.forEach(edits -> apply(edits, 0));
    apply(behind, 0);
    way.forEach(edits -> apply(edits, 1, 2));
    apply(behind, 2);
    assertThat(state()).containsExactly("A = C: 2", "B: ");
    peers.get(1).announce(route("10.0.5.0/24", "192.0.2.1"));
    apply(behind, 1);
    assertThat(state()).containsExactly("A = C: 2", "B: 5 2");
  }

  @Test
  void whoIsBehindHoldsWhatItStillHasToDo() {
    var first = announce(1);
    var second = announce(2);
    peers(3);
    apply(first, 0, 1);
    apply(second, 0);
    peers.get(0).close();
    apply(first, 2);
    apply(second, 1, 2);
    assertThat(state()).containsExactly("A = B = C: 1 2");
  }

  @Test
  void whoAllHaveToForgetAllGoOnTogether() {
    peers(3, route("10.0.7.0/24", "192.0.2.1"));
    apply(announce(1, 2), 0, 1, 2);
    peers.get(1).clear();
    assertThat(routes(peers.get(0))).isEqualTo("7 1 2");
    peers.get(2).clear();
    peers.get(0).clear();
    assertThat(state()).containsExactly("A = B = C: ");
  }
}
