package net.herald.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.herald.api.Access;
import net.herald.api.Answers;
import net.herald.api.ApiVersion;
import net.herald.api.CommandSession;
import net.herald.api.HealthcheckReport.Wish;
import net.herald.api.Manners;
import net.herald.api.RecordedSpeaker;
import net.herald.event.ApiEvent;
import net.herald.healthcheck.Check;
import net.herald.healthcheck.settings.CheckSettings;
import net.herald.lab.Await;
import net.herald.log.Log;
import net.herald.time.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Health checks inside the daemon, with a clock that stands still: what neighbors are given, and
 * when. Of the neighbors, which are all told, only the first is looked at.
 */
@Timeout(60)
class RunningCheckTest {
  private static final String FIRST = "65002: ";
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration SLOW = Duration.ofSeconds(5);
  private static final Duration FAST = Duration.ofSeconds(1);

  private final ManualClock clock = new ManualClock();
  private final RecordedSpeaker speaker = new RecordedSpeaker();
  private final List<ApiEvent> events = new CopyOnWriteArrayList<>();
  private final Healthchecks checks =
      new Healthchecks(this::session, events::add, clock, Log.silent());
  private final List<Access> accesses = new CopyOnWriteArrayList<>();
  private final List<String> seen = new ArrayList<>();
  private volatile String health = "";

  private CommandSession session(Access access, Answers answers) {
    accesses.add(access);
    return new CommandSession(
        access,
        speaker,
        answers,
        new ApiVersion(6),
        new Manners(true, () -> true, ""),
        clock,
        Log.silent());
  }

  private static CheckSettings settings(String... options) {
    List<CheckSettings.Given> given = new ArrayList<>();
    given.add(new CheckSettings.Given("no-ip-setup", ""));
    for (var option : options) {
      int blank = option.indexOf(' ');
      given.add(
          blank < 0
              ? new CheckSettings.Given(option, "")
              : new CheckSettings.Given(option.substring(0, blank), option.substring(blank + 1)));
    }
    var settings = new CheckSettings("web", given);
    assertThat(settings.faults()).isEmpty();
    return settings;
  }

  private RunningCheck running(Check looking, CheckSettings settings) {
    var check = new RunningCheck(settings, looking, checks, clock, Log.silent());
    check.start(null);
    return check;
  }

  private List<String> effects() {
    return speaker.rawEffects().stream().filter(effect -> effect.startsWith(FIRST)).toList();
  }

  /** The check has done its turn, and waits until then. */
  private void waits(Duration time) throws InterruptedException {
    clock.awaitDeadline(clock.nanos() + time.toNanos());
    seen.addAll(effects());
  }

  private void told(String... effects) {
    seen.addAll(effects());
    assertThat(seen).containsExactly(effects);
    seen.clear();
  }

  private void ends(RunningCheck check) throws Exception {
    check.ended().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void aServiceThatFlapsIsToldOnceItIsDecided() throws Exception {
    var check =
        running(
            () -> health,
            settings("ip 10.9.0.1", "rise 2", "fall 2", "debounce", "withdraw-on-down"));
    waits(FAST);
    told();
    assertThat(check.report().state()).isEqualTo("RISING");
    clock.advance(FAST);
    waits(SLOW);
    told(FIRST + "+10.9.0.1/32 next-hop self med 100");
    health = "status 503";
    clock.advance(SLOW);
    waits(FAST);
    health = "";
    clock.advance(FAST);
    waits(FAST);
    assertThat(check.report().state()).isEqualTo("RISING");
    health = "status 503";
    clock.advance(FAST);
    waits(FAST);
    told();
    clock.advance(FAST);
    waits(SLOW);
    told(FIRST + "-10.9.0.1/32");
    var report = check.report();
    assertThat(report.state()).isEqualTo("DOWN");
    assertThat(report.reason()).isEqualTo("status 503");
    assertThat(report.checks()).isEqualTo(6);
    assertThat(report.failures()).isEqualTo(3);
    check.stop();
    ends(check);
  }

  @Test
  void everyChangeOfStateIsAnEvent() throws Exception {
    var check = running(() -> health, settings("ip 10.9.0.1", "rise 1", "fall 2"));
    waits(SLOW);
    health = "status 503";
    clock.advance(SLOW);
    waits(FAST);
    clock.advance(FAST);
    waits(SLOW);
    check.stop();
    ends(check);
    assertThat(events)
        .containsExactly(
            new ApiEvent.CheckMoved("web", "INIT", "UP", ""),
            new ApiEvent.CheckMoved("web", "UP", "FALLING", "status 503"),
            new ApiEvent.CheckMoved("web", "FALLING", "DOWN", "status 503"),
            new ApiEvent.CheckMoved("web", "DOWN", "EXIT", ""));
  }

  @Test
  void aProcessThatRunsHereHasTheRightsOfAProcess() throws Exception {
    var section = settings("ip 10.9.0.1", "rise 1");
    ends(stopped(running(() -> "", new CheckSettings("web", section.given(), true))));
    ends(stopped(running(() -> "", section)));
    assertThat(accesses).containsExactly(Access.of("web"), Access.operator("healthcheck web"));
  }

  private static RunningCheck stopped(RunningCheck check) {
    check.stop();
    return check;
  }

  @Test
  void oneThatThrowsHasFailed() throws Exception {
    var check =
        running(
            () -> {
              throw new IllegalStateException("a defect");
            },
            settings("ip 10.9.0.1", "fall 1"));
    waits(SLOW);
    told(FIRST + "+10.9.0.1/32 next-hop self med 1000");
    assertThat(check.report().reason()).contains("a defect");
    check.stop();
    ends(check);
    told(FIRST + "-10.9.0.1/32");
  }

  @Test
  void oneThatNeverReturnsIsLeftBehindAtTheEnd() throws Exception {
    var begun = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    var check =
        running(
            () -> {
              begun.countDown();
              while (never.getCount() > 0) {
                try {
                  never.await();
                } catch (InterruptedException e) {
                  // as one that does not listen
                }
              }
              return "";
            },
            settings("ip 10.9.0.1", "timeout 0"));
    begun.await();
    check.stop();
    ends(check);
    told(FIRST + "-10.9.0.1/32");
    never.countDown();
  }

  @Test
  void anOperatorDrainsAndDisables() throws Exception {
    var check = running(() -> "", settings("ip 10.9.0.1", "rise 1", "debounce"));
    waits(SLOW);
    told(FIRST + "+10.9.0.1/32 next-hop self med 100");
    assertThat(check.wish(Wish.DRAIN)).isTrue();
    Await.until("it drains", LIMIT, this::somethingTold);
    told(FIRST + "+10.9.0.1/32 next-hop self med 100 community 65535:0");
    check.wish(Wish.UNDRAIN);
    Await.until("it drains no more", LIMIT, this::somethingTold);
    told(FIRST + "+10.9.0.1/32 next-hop self med 100");
    check.wish(Wish.DISABLE);
    Await.until("it is disabled", LIMIT, this::somethingTold);
    told(FIRST + "+10.9.0.1/32 next-hop self med 500");
    assertThat(check.report().disabled()).isTrue();
    check.wish(Wish.ENABLE);
    waits(SLOW);
    check.stop();
    ends(check);
    assertThat(check.wish(Wish.DRAIN)).isFalse();
  }

  private boolean somethingTold() {
    seen.addAll(effects());
    return !seen.isEmpty();
  }

  @Test
  void drainsBeforeTheEndUnlessSomebodyIsInAHurry() throws Exception {
    var check = running(() -> "", settings("ip 10.9.0.1", "rise 1", "drain-time 30"));
    waits(SLOW);
    told(FIRST + "+10.9.0.1/32 next-hop self med 100");
    check.stop();
    waits(Duration.ofSeconds(30));
    told(FIRST + "+10.9.0.1/32 next-hop self med 100 community 65535:0");
    check.hurry();
    ends(check);
    told(FIRST + "-10.9.0.1/32");
  }

  @Test
  void aReloadThatChangesNothingTellsNewNeighborsAndNobodyElseNotices() throws Exception {
    var web = settings("ip 10.9.0.1", "rise 1", "debounce");
    checks.apply(List.of(web));
    waits(SLOW);
    told(FIRST + "+10.9.0.1/32 next-hop self med 100");
    checks.apply(List.of(settings("ip 10.9.0.1", "rise 1", "debounce")));
    Await.until("it is told again", LIMIT, this::somethingTold);
    told(FIRST + "+10.9.0.1/32 next-hop self med 100");
    assertThat(checks.reports().getFirst().state()).isEqualTo("UP");
    checks.stop().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void aReloadThatChangesACheckKeepsItsStateAndItsRoutes() throws Exception {
    checks.apply(List.of(settings("ip 10.9.0.1", "ip 10.9.0.2", "rise 3")));
    for (int i = 0; i < 2; i++) {
      waits(FAST);
      clock.advance(FAST);
    }
    waits(SLOW);
    told(
        FIRST + "+10.9.0.1/32 next-hop self med 100", FIRST + "+10.9.0.2/32 next-hop self med 101");
    checks.apply(List.of(settings("ip 10.9.0.1", "ip 10.9.0.3", "rise 3", "up-metric 50")));
    Await.until("it goes on", LIMIT, () -> collected(3));
    told(
        FIRST + "+10.9.0.1/32 next-hop self med 50",
        FIRST + "+10.9.0.3/32 next-hop self med 51",
        FIRST + "-10.9.0.2/32");
    checks.apply(List.of());
    Await.until("they are withdrawn", LIMIT, () -> collected(2));
    told(FIRST + "-10.9.0.1/32", FIRST + "-10.9.0.3/32");
    assertThat(checks.reports()).isEmpty();
  }

  @Test
  void whatIsNotToBeWithdrawnStaysWhereTheCheckIsTakenAway() throws Exception {
    checks.apply(List.of(settings("ip 10.9.0.1", "rise 1", "no-withdraw", "drain-time 30")));
    waits(SLOW);
    told(FIRST + "+10.9.0.1/32 next-hop self med 100");
    checks.apply(List.of());
    checks.stop().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    told();
  }

  private boolean collected(int count) {
    seen.addAll(effects());
    return seen.size() == count;
  }

  @Test
  void whatCannotBeDoneIsTriedAgain() throws Exception {
    var looks = new AtomicInteger();
    var nowhere =
        new CheckSettings(
            "web",
            List.of(
                new CheckSettings.Given("ip", "10.9.0.1"),
                new CheckSettings.Given("ip-ifname", "10.9.0.1%no-such-device")));
    var check =
        running(
            () -> {
              looks.incrementAndGet();
              return "";
            },
            nowhere);
    waits(SLOW);
    assertThat(check.report().reason()).contains("no-such-device");
    assertThat(looks).hasValue(0);
    told();
    check.stop();
    ends(check);
  }
}
