package net.herald.rib;

import static org.assertj.core.api.Assertions.assertThat;

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
