package net.herald.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import net.herald.healthcheck.Healthcheck.Addresses;
import net.herald.healthcheck.Healthcheck.Plan;
import net.herald.healthcheck.Healthcheck.Transitions;
import net.herald.healthcheck.LoopbackAddresses.Runner;
import net.herald.healthcheck.settings.Target;
import org.junit.jupiter.api.Test;

/** A check in a world of its own: what happens, in order, and how long it waits. */
class HealthcheckTest {
  private static final Duration SLOW = Duration.ofSeconds(5);
  private static final Duration FAST = Duration.ofSeconds(1);

  private final List<String> seen = new ArrayList<>();
  private final Deque<String> results = new ArrayDeque<>();
  private boolean disabled;
  private boolean drained;

  private class Stage implements Healthcheck.World {
    @Override
    public void ready() {
      seen.add("ready");
    }

    @Override
    public boolean pause(Duration time) {
      seen.add("wait " + time.toSeconds());
      return !results.isEmpty();
    }

    @Override
    public void linger(Duration time) {
      seen.add("linger " + time.toSeconds());
    }

    @Override
    public void command(String line) throws IOException {
      if (line.contains("broken")) {
        throw new IOException("gone");
      }
      seen.add(line.replace("peer * ", "").replace(" next-hop self", ""));
    }

    @Override
    public void execute(String command, State state) {
      seen.add(command + " STATE=" + state);
    }
  }

  private Check check() {
    return () -> {
      String result = results.remove();
      switch (result) {
        case "disable" -> disabled = true;
        case "drain" -> drained = true;
        case "end" -> throw new InterruptedException();
        default -> disabled = false;
      }
      return result.equals("bad") ? "bad" : "";
    };
  }

  private Healthcheck healthcheck(Plan plan, boolean withdrawOnDown) {
    Runner runner =
        words -> {
          seen.add(String.join(" ", words));
          return new Runner.Outcome(0, "");
        };
    return new Healthcheck(
        plan,
        check(),
        () -> disabled,
        () -> drained,
        new RouteWording(
            "peer *",
            List.of(Target.parse("192.0.2.1")),
            "self",
            Map.of(State.UP, 100L, State.DOWN, 1000L, State.DISABLED, 500L),
            1,
            -1,
            "",
            "",
            "",
            "",
            Map.of(),
            -1,
            withdrawOnDown),
        new LoopbackAddresses(runner, false, "", Map.of()),
        new Transitions(List.of("any"), List.of("up"), List.of("down"), List.of()),
        (level, text) -> {});
  }

  private static Plan plan(int rise, int fall, boolean onChange, Addresses addresses) {
    return new Plan(
        new Judgement(rise, fall), SLOW, FAST, onChange, Duration.ZERO, true, addresses);
  }

  private void run(Plan plan, boolean withdrawOnDown, String... given) throws Exception {
    results.addAll(List.of(given));
    healthcheck(plan, withdrawOnDown).run(new Stage());
  }

  @Test
  void fastOnTheWaySlowWhenSettledAndToldAtEveryCheck() throws Exception {
    run(plan(2, 2, false, Addresses.LEFT_ALONE), false, "good", "good", "good", "bad", "bad");
    assertThat(seen)
        .containsExactly(
            "ready",
            "any STATE=RISING",
            "wait 1",
            "up STATE=UP",
            "any STATE=UP",
            "announce route 192.0.2.1/32 med 100",
            "wait 5",
            "announce route 192.0.2.1/32 med 100",
            "wait 5",
            "any STATE=FALLING",
            "wait 1",
            "down STATE=DOWN",
            "any STATE=DOWN",
            "announce route 192.0.2.1/32 med 1000",
            "wait 5",
            "withdraw route 192.0.2.1/32");
  }

  @Test
  void debounceTellsOnlyWhatChanges() throws Exception {
    run(plan(1, 1, true, Addresses.LEFT_ALONE), false, "good", "good", "drain", "good", "bad");
    assertThat(seen.stream().filter(line -> line.contains("announce")))
        .containsExactly(
            "announce route 192.0.2.1/32 med 100",
            "announce route 192.0.2.1/32 med 100 community [ 65535:0 ]",
            "announce route 192.0.2.1/32 med 1000 community [ 65535:0 ]");
  }

  @Test
  void addressesComeBeforeTheirRoutesAndGoAfterThem() throws Exception {
    run(plan(1, 1, false, Addresses.WHILE_UP), true, "good", "good", "bad", "good");
    assertThat(seen.stream().filter(line -> !line.startsWith("wait") && !line.contains("STATE")))
        .containsExactly(
            "ready",
            "ip address add 192.0.2.1/32 dev lo",
            "announce route 192.0.2.1/32 med 100",
            "announce route 192.0.2.1/32 med 100",
            "withdraw route 192.0.2.1/32",
            "ip address delete 192.0.2.1/32 dev lo",
            "ip address add 192.0.2.1/32 dev lo",
            "announce route 192.0.2.1/32 med 100",
            "withdraw route 192.0.2.1/32",
            "ip address delete 192.0.2.1/32 dev lo");
  }

  @Test
  void theyAreThereFromStartToEndOtherwise() throws Exception {
    run(plan(1, 1, true, Addresses.ALWAYS), true, "bad", "end");
    assertThat(seen)
        .containsExactly(
            "ip address add 192.0.2.1/32 dev lo",
            "ready",
            "down STATE=DOWN",
            "any STATE=DOWN",
            "withdraw route 192.0.2.1/32",
            "wait 5",
            "withdraw route 192.0.2.1/32",
            "ip address delete 192.0.2.1/32 dev lo");
  }

  @Test
  void anIntervalOfZeroEndsWithoutWithdraw() throws Exception {
    var once =
        new Plan(
            new Judgement(2, 2), Duration.ZERO, FAST, false, Duration.ZERO, true, Addresses.ALWAYS);
    run(once, false, "good", "good", "good");
    assertThat(seen)
        .endsWith("announce route 192.0.2.1/32 med 100")
        .doesNotContain("withdraw route 192.0.2.1/32", "ip address delete 192.0.2.1/32 dev lo");
    assertThat(results).hasSize(1);
  }

  @Test
  void drainsBeforeTheEnd() throws Exception {
    var patient =
        new Plan(
            new Judgement(1, 1),
            SLOW,
            FAST,
            false,
            Duration.ofSeconds(30),
            true,
            Addresses.LEFT_ALONE);
    run(patient, false, "good");
    assertThat(seen)
        .endsWith(
            "wait 5",
            "announce route 192.0.2.1/32 med 100 community [ 65535:0 ]",
            "linger 30",
            "withdraw route 192.0.2.1/32");
  }

  @Test
  void whatIsNotWithdrawnStaysWithItsAddressAndIsNotDrained() throws Exception {
    var staying =
        new Plan(
            new Judgement(1, 1),
            SLOW,
            FAST,
            false,
            Duration.ofSeconds(30),
            false,
            Addresses.ALWAYS);
    run(staying, false, "good");
    assertThat(seen)
        .containsExactly(
            "ip address add 192.0.2.1/32 dev lo",
            "ready",
            "up STATE=UP",
            "any STATE=UP",
            "announce route 192.0.2.1/32 med 100",
            "wait 5");
  }

  @Test
  void disabledIsAStateOfItsOwn() throws Exception {
    run(plan(1, 1, false, Addresses.LEFT_ALONE), false, "good", "disable");
    // The file is looked at before the check: what it did shows at the next turn.
    disabled = true;
    results.add("never asked");
    var check = healthcheck(plan(1, 1, false, Addresses.LEFT_ALONE), false);
    check.turn(new Stage());
    assertThat(check.state()).isEqualTo(State.DISABLED);
    assertThat(seen).endsWith("any STATE=DISABLED", "announce route 192.0.2.1/32 med 500");
    assertThat(results).hasSize(1);
  }

  @Test
  void aDaemonThatIsGoneEndsTheCheck() {
    results.add("good");
    var world =
        new Stage() {
          @Override
          public void command(String line) throws IOException {
            throw new IOException("the daemon does not read any more");
          }
        };
    assertThatThrownBy(() -> healthcheck(plan(1, 1, false, Addresses.LEFT_ALONE), false).run(world))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not read");
  }
}
