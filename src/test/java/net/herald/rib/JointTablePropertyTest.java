package net.herald.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Med;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Message;
import net.herald.bgp.message.RouteRefresh;
import net.herald.bgp.nlri.Nlri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever several peers are given, some of it the same, each carries it out when it gets to it and
 * reads when it likes: each ends with what it should have, as if it were alone.
 */
class JointTablePropertyTest {
  private static final int PEERS = 4;
  private static final int STEPS = 400;
  private static final AttributeSet OWN = Routes.attributes("192.0.2.1", new Med(9));

  private RandomGenerator random = RandomGenerator.getDefault();
  private JointTables tables = new JointTables();

  /** Whether some are given what others are not. */
  private boolean diverse;

  /** How many were sent in pieces of several messages, over all runs. */
  private int pieces;

  /** One of the peers, what it was told to have, and what the other side has. */
  private final class Side {
    private final ArrayDeque<List<Edit>> orders = new ArrayDeque<>();
    private final Map<Nlri, AttributeSet> stated = new HashMap<>();
    private final Map<Nlri, AttributeSet> peer = new HashMap<>();

    /** What goes at the end of a refresh, or at End-of-RIB, unless it is announced again. */
    private final Set<Nlri> stale = new HashSet<>();

    private AdjRibOut rib = new AdjRibOut(true, problem -> {}, tables);
    private Scene scene = new Scene();

    private void work() {
      var edits = orders.poll();
      if (edits == null) {
        return;
      }
      if (diverse && random.nextInt(50) == 0 || !rib.apply(edits)) {
        edits.forEach(this::alone);
      }
      edits.forEach(edit -> state(edit, stated));
    }

    private void alone(Edit edit) {
      if (edit.withdraws()) {
        rib.withdraw(edit.subject());
      } else {
        rib.announce(edit.subject());
      }
    }

    private void up() {
      rib.sessionDown();
      scene = new Scene();
      scene.internal = random.nextInt(4) > 0;
      scene.group = random.nextInt(4) > 0;
      scene.limit = random.nextInt(4) > 0 ? 4096 : 100;
      scene.local = random.nextInt(4) > 0 ? Scene.LOCAL : "127.0.0.9";
      scene.resumed = random.nextInt(4) == 0;
      scene.everyWithdrawal = random.nextInt(4) == 0;
      if (random.nextInt(4) == 0) {
        scene.families.remove(Family.IPV6_UNICAST);
      }
      if (!scene.resumed) {
        peer.clear();
      }
      peer.keySet().removeIf(nlri -> !scene.families.contains(nlri.family()));
      stale.clear();
      stale.addAll(peer.keySet());
      rib.sessionUp(scene.outlet());
      scene.families.forEach(rib::endOfRib);
    }

    /** What is asked of one peer now and then, and nothing of it is lost. */
    private void special() {
      switch (random.nextInt(5)) {
        case 0 -> rib.hold(random.nextInt(3) == 0);
        case 1 -> rib.release();
        case 2 -> rib.endOfRib(Family.IPV4_UNICAST);
        case 3 -> rib.flush(random.nextBoolean());
        default -> {
          if (diverse) {
            somethingOfItsOwn();
          }
        }
      }
    }

    private void somethingOfItsOwn() {
      switch (random.nextInt(4)) {
        case 0 -> {
          rib.clear();
          stated.clear();
        }
        case 1 -> {
          var route = new Route(Routes.nlri(random.nextInt(40)), Routes.attributes("192.0.2.1"));
          rib.announceConfigured(route);
          stated.put(route.nlri(), route.attributes());
        }
        case 2 -> rib.join();
        default -> { // this neighbor is deleted, and another one is new
          rib.close();
          rib = new AdjRibOut(true, problem -> {}, tables);
          rib.join();
          orders.clear();
          stated.clear();
          scene.resumed = false;
          up();
        }
      }
    }

    private void receive(int most) {
      for (int i = 0; i < most && rib.hasPending(); i++) {
        var several = random.nextBoolean() ? rib.several() : null;
        if (several == null) {
          var frame = rib.next();
          if (frame != null) {
            receive(frame);
          }
          continue;
        }
        pieces++;
        int at = 0;
        for (int message = 0; message < several.count(); message++) {
          receive(several.at(at).octets());
          at = several.end(at);
        }
        assertThat(at).isEqualTo(several.octets().length);
      }
    }

    private void receive(byte[] frame) {
      assertThat(frame.length).isLessThanOrEqualTo(scene.limit);
      assertThat(Frame.of(frame).octets()).hasSize(frame.length);
      if (Message.decode(Frame.of(frame), scene.negotiated()) instanceof RouteRefresh mark) {
        refreshed(mark);
        return;
      }
      var update = scene.decode(frame);
      if (update.endOfRib() != null) {
        sweep(update.endOfRib());
      }
      update.withdrawn().forEach(gone -> gone.nlri().forEach(peer::remove));
      for (var here : update.announced()) {
        var attributes = Scene.stated(update, here);
        here.nlri().forEach(nlri -> peer.put(nlri, attributes));
        here.nlri().forEach(stale::remove);
      }
    }

    private void refreshed(RouteRefresh mark) {
      if (mark.subtype() == RouteRefresh.BEGIN) {
        peer.keySet().stream().filter(n -> n.family().equals(mark.family())).forEach(stale::add);
      } else {
        sweep(mark.family());
      }
    }

    private void sweep(Family family) {
      var gone = stale.stream().filter(nlri -> nlri.family().equals(family)).toList();
      gone.forEach(peer::remove);
      gone.forEach(stale::remove);
    }

    /** What the other side should have: a next hop of the wrong family cannot be sent. */
    private Map<Nlri, AttributeSet> onWire() {
      var table = new HashMap<Nlri, AttributeSet>();
      stated.forEach((nlri, attributes) -> {
        if (!scene.families.contains(nlri.family())) {
          return;
        }
        var address = attributes.nextHop().address();
        if (address == null) {
          table.put(nlri, attributes.with(Routes.nextHop(scene.local)));
        } else if (address.afi() == nlri.family().afi()) {
          table.put(nlri, attributes);
        }
      });
      return table;
    }
  }

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {1_000, 2_000, 3_000})
  void eachPeerEndsWithWhatItShouldHave(long from) {
    for (long seed = from; seed < from + 40; seed++) {
      var sides = run(seed);
      for (var side : sides) {
        assertThat(side.peer).as("seed %s", seed).isEqualTo(side.onWire());
        assertThat(routes(side.rib)).as("seed %s", seed).isEqualTo(side.stated);
        if (!diverse) {
          assertThat(side.rib.sharesWith(sides.getFirst().rib)).as("seed %s", seed).isTrue();
        }
      }
    }
    assertThat(pieces).as("pieces of several messages").isGreaterThan(50);
  }

  @Test
  void peersOnTheirOwnThreadsDisturbNobody() throws Exception {
    random = RandomGeneratorFactory.getDefault().create(4_711);
    var orders = new ArrayList<List<Edit>>();
    for (int i = 0; i < 300; i++) {
      orders.add(edits(1 << 10));
    }
    var alone = new AdjRibOut(true, problem -> {});
    orders.forEach(alone::apply);
    var expected = routes(alone);

    var peers = new ArrayList<AdjRibOut>();
    var faults = new ConcurrentLinkedQueue<Throwable>();
    for (int i = 0; i < 6; i++) {
      var rib = new AdjRibOut(true, problem -> {}, tables);
      rib.join();
      peers.add(rib);
    }
    var threads = new ArrayList<Thread>();
    for (var rib : peers) {
      threads.add(
          Thread.ofVirtual()
              .unstarted(() -> {
                for (var edits : orders) {
                  rib.apply(edits);
                  if (routes(rib).size() != rib.size()) {
                    throw new IllegalStateException("a table that changes while it is read");
                  }
                }
              }));
    }
    threads.forEach(thread -> thread.setUncaughtExceptionHandler((_, fault) -> faults.add(fault)));
    threads.forEach(Thread::start);
    for (var thread : threads) {
      thread.join();
    }
    assertThat(faults).isEmpty();
    for (var rib : peers) {
      assertThat(routes(rib)).isEqualTo(expected);
      assertThat(rib.sharesWith(peers.getFirst())).isTrue();
    }
  }

  @Test
  void peersOnTheirOwnThreadsPartAndMeet() throws Exception {
    random = RandomGeneratorFactory.getDefault().create(4_712);
    var orders = new ArrayList<List<Edit>>();
    for (int i = 0; i < 2_000; i++) {
      orders.add(edits(64));
    }
    var threads = new ArrayList<Thread>();
    var faults = new ConcurrentLinkedQueue<Throwable>();
    var begin = new CyclicBarrier(6);
    for (int i = 0; i < 6; i++) {
      int seed = i;
      threads.add(Thread.ofVirtual().unstarted(() -> partAndMeet(orders, begin, seed)));
    }
    threads.forEach(thread -> thread.setUncaughtExceptionHandler((_, fault) -> faults.add(fault)));
    threads.forEach(Thread::start);
    for (var thread : threads) {
      thread.join();
    }
    assertThat(faults).isEmpty();
  }

  /** Carries out what all are given, and now and then something of its own. */
  private void partAndMeet(List<List<Edit>> orders, CyclicBarrier begin, int seed) {
    var dice = RandomGeneratorFactory.getDefault().create(seed);
    var rib = new AdjRibOut(true, problem -> {}, tables);
    var stated = new HashMap<Nlri, AttributeSet>();
    for (int number = 0; number < orders.size(); number++) {
      var edits = orders.get(number);
      if (number % 20 == 0) { // all have the same again
        rib.close();
        rib = new AdjRibOut(true, problem -> {}, tables);
        rib.join();
        stated.clear();
        await(begin);
      }
      rib.apply(edits);
      edits.forEach(edit -> state(edit, stated));
      switch (dice.nextInt(40)) {
        case 0 -> {
          var own = Change.announce(new Route(Routes.nlri(dice.nextInt(64)), OWN));
          rib.announce(own.subject());
          state(own, stated);
        }
        case 1 -> {
          rib.clear();
          stated.clear();
        }
        case 2 -> {
          rib.close();
          rib = new AdjRibOut(true, problem -> {}, tables);
          stated.clear();
        }
        case 3, 4, 5, 6, 7, 8 -> rib.join();
        default -> assertThat(rib.size()).isEqualTo(stated.size());
      }
      if (dice.nextInt(10) == 0) {
        assertThat(routes(rib)).isEqualTo(stated);
      }
    }
  }

  private static void await(CyclicBarrier begin) {
    try {
      begin.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException fault) {
      throw new IllegalStateException("another peer is over", fault);
    }
  }

  private static void state(Edit edit, Map<Nlri, AttributeSet> stated) {
    var route = edit.subject();
    if (edit.withdraws()) {
      stated.remove(route.nlri());
    } else {
      stated.put(route.nlri(), route.attributes());
    }
  }

  private static Map<Nlri, AttributeSet> routes(AdjRibOut rib) {
    var routes = new HashMap<Nlri, AttributeSet>();
    rib.forEach(routes::put);
    return routes;
  }

  private List<Side> run(long seed) {
    random = RandomGeneratorFactory.getDefault().create(seed);
    tables = new JointTables();
    diverse = seed % 2 == 0;
    var sides = new ArrayList<Side>();
    for (int i = 0; i < PEERS; i++) {
      sides.add(new Side());
    }
    sides.forEach(side -> side.rib.join());
    int prefixes = 1 << random.nextInt(3, 11);
    for (int step = 0; step < STEPS; step++) {
      change(sides, prefixes);
    }
    for (var side : sides) {
      while (!side.orders.isEmpty()) {
        side.work();
      }
      if (!side.rib.hasPending()) {
        side.up();
      }
      side.rib.hold(false);
      side.receive(Integer.MAX_VALUE);
    }
    return sides;
  }

  private void change(List<Side> sides, int prefixes) {
    int kind = random.nextInt(100);
    var one = sides.get(random.nextInt(sides.size()));
    if (kind < 25) {
      var edits = edits(prefixes);
      boolean all = !diverse || random.nextInt(12) > 0;
      sides.stream().filter(side -> all || side == one).forEach(side -> side.orders.add(edits));
    } else if (kind < 70) {
      one.work();
    } else if (kind < 95) {
      one.receive(random.nextInt(20));
    } else if (kind < 98) {
      one.special();
    } else {
      one.up();
    }
  }

  private List<Edit> edits(int prefixes) {
    boolean news = random.nextInt(3) > 0;
    int count = random.nextInt(3) == 0 ? random.nextInt(257, 600) : random.nextInt(1, 6);
    var edits = new ArrayList<Edit>();
    int first = random.nextInt(prefixes);
    int withdrawn = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      int number = news ? first + i : random.nextInt(prefixes);
      edits.add(edit(number, withdrawn));
    }
    return List.copyOf(edits);
  }

  private Edit edit(int number, int withdrawn) {
    var nlri =
        number % 3 == 0
            ? Routes.nlri("2001:db8:" + Integer.toHexString(number) + "::/48")
            : Routes.nlri(number);
    if (random.nextInt(6) < withdrawn) {
      return Change.withdraw(nlri);
    }
    boolean ipv4 = nlri.family().equals(Family.IPV4_UNICAST);
    boolean unfit = random.nextInt(20) == 0;
    boolean self = ipv4 && random.nextInt(20) == 0;
    var nextHop = self ? "self" : ipv4 != unfit ? "192.0.2.1" : "2001:db8::1";
    return Change.announce(new Route(nlri, Routes.attributes(nextHop, new Med(random.nextInt(3)))));
  }
}
