package net.herald.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import net.herald.bgp.attribute.Med;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.nlri.Nlri;
import org.junit.jupiter.api.Test;

class SharedFramesTest {
  private final SharedFrames shared = new SharedFrames();
  private final List<Route> routes =
      IntStream.range(0, 5_000).mapToObj(i -> route(i, i / 2_000)).toList();

  private static Route route(int number, int med) {
    return new Route(Routes.nlri(number), Routes.attributes("192.0.2.1", new Med(med)));
  }

  @Test
  void tenPeersOfOneKindCostAsMuchAsOne() {
    var frames = new ArrayList<List<byte[]>>();
    for (int peer = 0; peer < 10; peer++) {
      var rib = up(new Scene());
      routes.forEach(rib::announce);
      frames.add(Scene.drain(rib));
    }
    assertThat(shared.made()).isEqualTo(frames.getFirst().size());
    assertThat(frames)
        .allSatisfy(all ->
            assertThat(all)
                .usingElementComparator((a, b) -> a == b ? 0 : 1)
                .containsExactlyElementsOf(frames.getFirst()));
  }

  @Test
  void oneRouteToTenPeersIsEncodedOnceAndSoIsItsWithdrawal() {
    for (int peer = 0; peer < 10; peer++) {
      var rib = up(new Scene());
      rib.announce(route(1, 1));
      assertThat(Scene.drain(rib)).hasSize(1);
      rib.withdraw(Routes.nlri(1));
      assertThat(Scene.drain(rib)).hasSize(1);
    }
    assertThat(shared.made()).isEqualTo(2);
  }

  @Test
  void peersOfOtherKindsGetTheirOwn() {
    var external = new Scene();
    external.internal = false;
    for (var scene : List.of(new Scene(), external, Scene.withPaths(), new Scene())) {
      var rib = up(scene);
      rib.announce(route(1, 1));
      assertThat(Scene.drain(rib).stream().map(scene::line))
          .singleElement()
          .asString()
          .startsWith("+10.0.1.0/24");
    }
    assertThat(shared.made()).isEqualTo(3);
  }

  /** What another peer had less of, or more of, is no message for this one. */
  @Test
  void aMessageIsSharedOnlyIfItIsTheOneThatWouldBeMade() {
    var scene = new Scene();
    for (var numbers : List.of(List.of(1, 2), List.of(1, 2, 3), List.of(1), List.of(1, 3))) {
      var rib = up(scene);
      numbers.forEach(n -> rib.announce(route(n, 1)));
      assertThat(Scene.drain(rib).stream().map(scene::decode).flatMap(u -> u.announced().stream()))
          .flatExtracting(a -> a.nlri())
          .containsExactlyElementsOf(numbers.stream().map(n -> (Nlri) Routes.nlri(n)).toList());
    }
  }

  @Test
  void peersOnManyThreadsGetWhatTheyShould() throws Exception {
    Callable<List<Nlri>> peer =
        () -> {
          var scene = new Scene();
          var rib = up(scene);
          routes.forEach(rib::announce);
          return Scene.drain(rib).stream()
              .map(scene::decode)
              .flatMap(u -> u.announced().stream())
              .flatMap(a -> a.nlri().stream())
              .toList();
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var received : threads.invokeAll(java.util.Collections.nCopies(16, peer))) {
        assertThat(received.get())
            .containsExactlyElementsOf(routes.stream().map(Route::nlri).toList());
      }
    }
  }

  private AdjRibOut up(Scene scene) {
    var rib = new AdjRibOut(true, problem -> {}, new JointTables(), shared);
    rib.sessionUp(scene.outlet());
    return rib;
  }
}
