package net.herald.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several paths of a prefix (RFC 7911), in sessions that know of them and in others. */
class AdjRibOutPathsTest extends Established {

  @Test
  void ofThePathsOfAPrefixTheLastGoesWhereAddPathIsUnknown() {
    rib.announce(path("10.0.0.0/24", 1, 10));
    rib.announce(path("10.0.0.0/24", 2, 20));
    assertSent("+10.0.0.0/24 med 20");
    rib.withdraw(Routes.path("10.0.0.0/24", 1));
    assertSent();
    rib.announce(path("10.0.0.0/24", 1, 10));
    assertSent("+10.0.0.0/24 med 10");
    rib.announce(path("10.0.0.0/24", 1, 10));
    rib.announce(path("10.0.0.0/24", 2, 20));
    assertSent();
    up();
    assertSent("+10.99.0.0/24", "+10.0.0.0/24 med 10");
    rib.withdraw(Routes.path("10.0.0.0/24", 1));
    assertSent("+10.0.0.0/24 med 20");
    rib.withdraw(Routes.path("10.0.0.0/24", 2));
    assertSent("-10.0.0.0/24");
  }

  @Test
  void aPathWithoutIdentifierIsOneOfThem() {
    announce("10.0.0.0/24", 1);
    rib.announce(path("10.0.0.0/24", 2, 20));
    assertSent("+10.0.0.0/24 med 20");
    rib.withdraw(Routes.path("10.0.0.0/24", 2));
    assertSent("+10.0.0.0/24 med 1");
    rib.announce(path("10.0.0.0/24", 2, 20));
    announce("10.0.0.0/24", 3);
    assertSent("+10.0.0.0/24 med 3");
    withdraw("10.0.0.0/24");
    assertSent("+10.0.0.0/24 med 20");
  }

  @Test
  void allPathsGoWhereAddPathWasAgreed() {
    rib.announce(path("10.0.0.0/24", 1, 10));
    rib.announce(path("10.0.0.0/24", 2, 20));
    scene.addPath = Scene.withPaths().addPath;
    up();
    assertThat(sent())
        .contains(
            "+10.0.0.0/24 path-information 0.0.0.1 med 10",
            "+10.0.0.0/24 path-information 0.0.0.2 med 20");
    rib.withdraw(Routes.path("10.0.0.0/24", 2));
    assertSent("-10.0.0.0/24 path-information 0.0.0.2");
  }

  @Test
  void aPeerThatWantsOnlySoManyPathsGetsTheFirst() {
    scene.addPath = Scene.withPaths().addPath;
    scene.pathLimits = Map.of(IPV4, 2);
    up();
    assertSent("+10.99.0.0/24 path-information 0.0.0.0");
    for (int path = 1; path <= 3; path++) {
      rib.announce(path("10.0.0.0/24", path, path * 10));
    }
    rib.announce(path("10.0.1.0/24", 9, 90));
    assertSent(
        "+10.0.0.0/24 path-information 0.0.0.1 med 10",
        "+10.0.0.0/24 path-information 0.0.0.2 med 20",
        "+10.0.1.0/24 path-information 0.0.0.9 med 90");
    assertThat(problems)
        .containsExactly(
            "10.0.0.0/24 path-information 0.0.0.3: the peer wants no more paths of this prefix");
    rib.announce(path("10.0.0.0/24", 1, 11));
    assertSent("+10.0.0.0/24 path-information 0.0.0.1 med 11");
    rib.refresh(IPV4, false);
    assertThat(sent()).hasSize(4).noneMatch(line -> line.contains("0.0.0.3"));
  }

  @Test
  void aWithdrawnPathLeavesItsPlaceToOneThatHadNone() {
    scene.addPath = Scene.withPaths().addPath;
    scene.pathLimits = Map.of(IPV4, 1);
    up();
    rib.announce(path("10.0.0.0/24", 1, 10));
    rib.announce(path("10.0.0.0/24", 2, 20));
    assertSent(
        "+10.99.0.0/24 path-information 0.0.0.0", "+10.0.0.0/24 path-information 0.0.0.1 med 10");
    rib.withdraw(Routes.path("10.0.0.0/24", 1));
    assertSent(
        "-10.0.0.0/24 path-information 0.0.0.1", "+10.0.0.0/24 path-information 0.0.0.2 med 20");
  }

  @Test
  void withoutMemoryAndWithoutPathIdentifiers() {
    forgetful();
    rib.announceConfigured(path("10.0.0.0/24", 3, 30));
    rib.announce(path("10.0.0.0/24", 1, 10));
    rib.announce(path("10.0.0.0/24", 2, 20));
    up();
    assertSent("+10.0.0.0/24 med 20");
    assertThat(rib.routes(IPV4)).containsExactly(path("10.0.0.0/24", 3, 30));
  }
}
