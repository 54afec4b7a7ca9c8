package net.herald.lab.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import net.herald.lab.Await;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The speakers understand each other, so that what Herald is told by them can be believed. */
@ExtendWith(WorkshopExtension.class)
class SpeakersTest {
  private static final Duration LIMIT = Duration.ofSeconds(25);
  private static final List<Route> ROUTES = Catalogue.routes(40);

  private static void assumeInstalled(SpeakerKind... kinds) {
    for (var kind : kinds) {
      assumeTrue(kind.missing().isEmpty(), kind.missing());
    }
  }

  @ParameterizedTest(name = "{0} connects to {1}")
  @CsvSource({"BIRD, GOBGP", "GOBGP, FRR", "FRR, OPENBGPD", "OPENBGPD, BIRD"})
  void eachShowsWhatTheOtherAnnounces(
      SpeakerKind connecting, SpeakerKind listening, Workshop workshop) {
    assumeInstalled(connecting, listening);
    var session = Session.between(65001, 4_100_000_001L);
    var one = connecting.with(workshop, session, ROUTES);
    var other = listening.with(workshop, session.mirrored(), ROUTES);
    other.start();
    one.start();

    awaitRoutes(one, other);
    awaitRoutes(other, one);
    assertThat(one.established()).isTrue();
    assertThat(other.established()).isTrue();
  }

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource({"BIRD, GOBGP", "FRR, OPENBGPD"})
  void anInternalSessionHasLocalPreferencesAndNoAsOfItsOwn(
      SpeakerKind connecting, SpeakerKind listening, Workshop workshop) {
    assumeInstalled(connecting, listening);
    var session = Session.between(65001, 65001);
    var first = Route.to("10.1.0.0/24", "192.0.2.1").with(PathAttribute.LOCAL_PREFERENCE, "7");
    var second = Route.to("10.2.0.0/24", "192.0.2.1").with(PathAttribute.LOCAL_PREFERENCE, "8");
    var one = connecting.with(workshop, session, List.of(first));
    var other = listening.with(workshop, session.mirrored(), List.of(second));
    other.start();
    one.start();

    awaitRoutes(one, other);
    awaitRoutes(other, one);
    assertThat(one.announced()).containsExactly(first);
  }

  private static void awaitRoutes(Speaker from, Speaker to) {
    Await.within(
        LIMIT, () -> assertThat(RouteDifference.of(from.announced(), to.learned())).isEmpty());
  }

  @ParameterizedTest(name = "{0} signs for {1}")
  @CsvSource({"BIRD, GOBGP", "BIRD, FRR", "BIRD, OPENBGPD"})
  void aSessionCanBeSigned(SpeakerKind connecting, SpeakerKind listening, Workshop workshop) {
    assumeInstalled(connecting, listening);
    assumeTrue(listening.missingToSign().isEmpty(), listening.missingToSign());
    var session = Session.between(65001, 65002).signed("secret");
    var one = connecting.with(workshop, session, List.of());
    var other = listening.with(workshop, session.mirrored(), List.of());
    other.start();
    one.start();

    Await.until("the session is established", LIMIT, one::established);
  }

  @ParameterizedTest(name = "{0} is told by {1}")
  @CsvSource({"BIRD, OPENBGPD", "GOBGP, BIRD", "FRR, BIRD", "OPENBGPD, BIRD"})
  void eachShowsTheNotificationOfAStop(SpeakerKind told, SpeakerKind stopping, Workshop workshop) {
    assumeInstalled(told, stopping);
    var session = Session.between(65001, 65002);
    var one = stopping.with(workshop, session, List.of());
    var other = told.with(workshop, session.mirrored(), List.of());
    other.start();
    one.start();
    Await.until("the session is established", LIMIT, other::established);
    one.stop();

    Await.within(LIMIT, () -> assertThat(other.lastNotification()).isNotEmpty());
    assertThat(other.established()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"BIRD", "GOBGP", "FRR", "OPENBGPD"})
  void aSpeakerCanBeStartedAgain(SpeakerKind kind, Workshop workshop) {
    assumeInstalled(kind);
    var speaker = kind.with(workshop, Session.between(65001, 65002), List.of());
    speaker.start();
    speaker.stop();
    speaker.start();

    assertThat(speaker.established()).isFalse();
    assertThat(speaker.learned()).isEmpty();
  }
}
