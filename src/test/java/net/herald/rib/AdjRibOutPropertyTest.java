package net.herald.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Med;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Message;
import net.herald.bgp.message.RouteRefresh;
import net.herald.bgp.nlri.InetNlri;
import net.herald.bgp.nlri.Nlri;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is announced, withdrawn and refreshed, and however sessions come and go, the peer ends
 * with what it should have, and nobody tells it what it knows.
 */
class AdjRibOutPropertyTest {
  private static final int STEPS = 600;

  private final SharedFrames shared = new SharedFrames();
  private RandomGenerator random = RandomGenerator.getDefault();
  private AdjRibOut rib = new AdjRibOut(true, problem -> {}, new JointTables(), shared);
  private Scene scene = new Scene();

  /** What should be, in the order of the last change. */
  private final LinkedHashMap<Nlri, AttributeSet> stated = new LinkedHashMap<>();

  /** What the peer has. */
  private final Map<Nlri, AttributeSet> peer = new HashMap<>();

  /** What it may be told though it knows. */
  private final Set<Nlri> repeated = new HashSet<>();

  /** Families of which it may be told all again. */
  private final Set<Family> refreshed = new HashSet<>();

  /** What it has from before a refresh (RFC 7313). */
  private final Map<Family, Set<Nlri>> stale = new HashMap<>();

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {1_000, 2_000, 3_000, 4_000})
  void thePeerEndsWithWhatItShouldHave(long from) {
    for (long seed = from; seed < from + 60; seed++) {
      run(seed);
      assertThat(peer).as("seed %s", seed).isEqualTo(onWire());
      assertThat(rib.size()).isEqualTo(stated.size());
    }
  }

  private void run(long seed) {
    random = RandomGeneratorFactory.getDefault().create(seed);
    rib = new AdjRibOut(true, problem -> {}, new JointTables(), shared);
    stated.clear();
    if (random.nextBoolean()) {
      up();
    } else {
      down();
    }
    int prefixes = 1 << random.nextInt(2, 10);
    for (int step = 0; step < STEPS; step++) {
      change(prefixes, seed);
    }
    if (!rib.hasPending()) {
      up();
    }
    receive(Integer.MAX_VALUE, seed);
  }

  private void change(int prefixes, long seed) {
    int kind = random.nextInt(100);
    if (kind < 45) {
      announce(nlri(prefixes));
    } else if (kind < 70) {
      var nlri = nlri(prefixes);
      rib.withdraw(nlri);
      stated.remove(canonical(nlri));
      repeated.add(wire(nlri));
    } else if (kind < 96) {
      receive(random.nextInt(8), seed);
    } else if (kind < 98) {
      var family = random.nextBoolean() ? Family.IPV4_UNICAST : Family.IPV6_UNICAST;
      rib.refresh(family, random.nextBoolean());
      refreshed.add(family);
    } else if (kind < 99) {
      down();
      up();
    } else if (random.nextInt(3) == 0) {
      rib.clear();
      stated.clear();
      repeated.addAll(peer.keySet());
    }
  }

  private void announce(InetNlri nlri) {
    boolean ipv4 = nlri.family().equals(Family.IPV4_UNICAST);
    boolean unfit = random.nextInt(20) == 0;
    var nextHop = ipv4 != unfit ? "192.0.2." + random.nextInt(2) : "2001:db8::1";
    var attributes = Routes.attributes(nextHop, new Med(random.nextInt(3)));
    if (random.nextInt(5) == 0) {
      rib.announceConfigured(new Route(nlri, attributes));
    } else {
      rib.announce(new Route(nlri, attributes));
    }
    var key = canonical(nlri);
    if (!attributes.equals(stated.get(key))) {
      stated.remove(key);
      stated.put(key, attributes);
    }
  }

  private InetNlri nlri(int prefixes) {
    int number = random.nextInt(prefixes);
    var nlri =
        random.nextBoolean()
            ? Routes.nlri(number)
            : Routes.nlri("2001:db8:" + Integer.toHexString(number) + "::/48");
    return random.nextInt(3) == 0 ? nlri.withPathId(random.nextInt(3)) : nlri;
  }

  private static Nlri canonical(Nlri nlri) {
    return nlri.pathId() == 0 ? nlri.withoutPathId() : nlri;
  }

  private Nlri wire(Nlri nlri) {
    return scene.addPath.contains(nlri.family())
        ? ((InetNlri) nlri).withPathId(nlri.pathId())
        : nlri.withoutPathId();
  }

  private Map<Nlri, AttributeSet> onWire() {
    var table = new HashMap<Nlri, AttributeSet>();
    stated.forEach((nlri, attributes) -> {
      if (scene.families.contains(nlri.family())) {
        table.put(wire(nlri), attributes);
      }
    });
    table
        .entrySet()
        .removeIf(entry -> {
          var nextHop = entry.getValue().nextHop();
          return nextHop.address().afi() != entry.getKey().family().afi();
        });
    return table;
  }

  private void down() {
    rib.sessionDown();
    peer.clear();
    repeated.clear();
    refreshed.clear();
    stale.clear();
  }

  private void up() {
    down();
    scene = random.nextBoolean() ? Scene.withPaths() : new Scene();
    scene.internal = random.nextBoolean();
    scene.group = random.nextBoolean();
    scene.limit = new int[] {80, 200, 4096, 65535}[random.nextInt(4)];
    if (random.nextInt(4) == 0) {
      scene.families.remove(Family.IPV6_UNICAST);
    }
    rib.sessionUp(scene.outlet());
  }

  private void receive(int most, long seed) {
    for (int i = 0; i < most && rib.hasPending(); i++) {
      var frame = rib.next();
      if (frame != null) {
        assertThat(frame.length).isLessThanOrEqualTo(scene.limit);
        receive(frame, seed);
      }
    }
    if (!rib.hasPending()) {
      refreshed.clear();
      repeated.clear();
    }
  }

  private void receive(byte[] frame, long seed) {
    if (Message.decode(Frame.of(frame), scene.negotiated()) instanceof RouteRefresh mark) {
      if (mark.subtype() == RouteRefresh.BEGIN) {
        var known = new HashSet<Nlri>();
        peer.keySet().stream().filter(n -> n.family().equals(mark.family())).forEach(known::add);
        stale.put(mark.family(), known);
      } else {
        peer.keySet().removeAll(stale.remove(mark.family()));
      }
      return;
    }
    var update = scene.decode(frame);
    update.withdrawn().forEach(gone -> gone.nlri().forEach(peer::remove));
    for (var here : update.announced()) {
      var attributes = Scene.stated(update, here);
      for (var nlri : here.nlri()) {
        var old = peer.put(nlri, attributes);
        if (attributes.equals(old) && !refreshed.contains(nlri.family())) {
          assertThat(repeated).as("told twice, seed %s", seed).contains(nlri);
        }
        stale.getOrDefault(nlri.family(), new HashSet<>()).remove(nlri);
      }
    }
  }
}
