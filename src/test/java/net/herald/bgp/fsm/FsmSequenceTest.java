package net.herald.bgp.fsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds after any sequence of events, however senseless: the machine is driven at random and a
 * small model of a connection and its timers watches what it asks for.
 */
class FsmSequenceTest {
  private static final int SEQUENCES = 400;
  private static final int LENGTH = 60;

  @ParameterizedTest
  @ValueSource(longs = {1, 4271, 9687})
  void anySequenceOfEventsKeepsTheRules(long seed) {
    var random = new Random(seed);
    var events = List.copyOf(Scenes.events().values());
    var settings = new ArrayList<>(Scenes.settings().values());
    settings.add(FsmSettings.DEFAULT);
    for (int sequence = 0; sequence < SEQUENCES; sequence++) {
      var world = new World(settings.get(sequence % settings.size()));
      world.step(new Event.Start());
      for (int i = 0; i < LENGTH; i++) {
        world.step(events.get(random.nextInt(events.size())));
      }
    }
  }

  /** One connection, the timers and the reports, as the actions leave them. */
  private static final class World {
    private final FsmSettings settings;
    private final Set<Timer> running = EnumSet.noneOf(Timer.class);
    private final StringBuilder story = new StringBuilder();
    private State state = State.Idle.INITIAL;
    private boolean connected;
    private boolean dialling;
    private boolean reported;
    private int dialled;

    World(FsmSettings settings) {
      this.settings = settings;
    }

    void step(Event event) {
      State before = state;
      var transition = Fsm.next(before, event, settings);
      story.append('\n').append(event).append(" -> ").append(Scenes.text(transition.next()));
      state = transition.next();
      if (event instanceof Event.TimerExpired(Timer timer)) {
        running.remove(timer);
      }
      if (!isUp(before) && isUp(state)) {
        connected = true;
        dialling = false;
      }
      transition.actions().forEach(this::act);
      check(before, event, transition);
    }

    private void act(Action action) {
      switch (action) {
        case Action.Dial _ -> {
          assertThat(dialling || connected).as("dials while busy" + story).isFalse();
          dialling = true;
          dialled++;
        }
        case Action.SendOpen _, Action.SendKeepalive _, Action.SendNotification _ ->
            assertThat(connected).as("sends without a connection" + story).isTrue();
        case Action.Close _ -> {
          assertThat(dialling || connected).as("closes nothing" + story).isTrue();
          dialling = false;
          connected = false;
        }
        case Action.StartTimer(Timer timer, var time) -> {
          assertThat(time.isNegative()).as("a time below zero" + story).isFalse();
          running.add(timer);
        }
        case Action.StopTimer(Timer timer) -> running.remove(timer);
        case Action.StopTimers _ -> running.removeIf(Timer::ofConnection);
        case Action.ReportConnected _ -> {
          assertThat(reported).as("reported connected twice" + story).isFalse();
          reported = true;
        }
        case Action.ReportDown _ -> {
          assertThat(reported).as("reported down without connected" + story).isTrue();
          reported = false;
        }
        case Action.SessionUp _ ->
            assertThat(state).as("session up" + story).isInstanceOf(State.Established.class);
        case Action.Deliver _ ->
            assertThat(state).as("delivers" + story).isInstanceOf(State.Established.class);
        case Action.RetainRoutes _, Action.EndRestart _, Action.DropStaleRoutes _ -> {}
        case Action.Finish _ ->
            assertThat(state)
                .as("finishes" + story)
                .isInstanceOfSatisfying(
                    State.Idle.class, idle -> assertThat(idle.finished()).isTrue());
      }
    }

    private void check(State before, Event event, Transition transition) {
      assertThat(connected).as("connection and state agree" + story).isEqualTo(isUp(state));
      assertThat(transition.reason()).isNotBlank();
      if (before instanceof State.Idle idle && idle.finished()) {
        assertThat(state).as("finished is finished" + story).isSameAs(before);
      }
      if (event instanceof Event.NotificationReceived) {
        assertThat(transition.actions())
            .as("a NOTIFICATION is not answered" + story)
            .noneMatch(Action.SendNotification.class::isInstance);
      }
      if (settings.attempts() > 0) {
        assertThat(dialled).as("attempts" + story).isLessThanOrEqualTo(settings.attempts());
      }
      if (settings.passive()) {
        assertThat(dialled).as("passive" + story).isZero();
      }
      switch (state) {
        case State.Idle idle ->
            onlyTimers(idle.finished() ? Set.of() : Set.of(Timer.IDLE_HOLD), event);
        case State.Active _ -> onlyTimers(Set.of(), event);
        case State.Connect s ->
            onlyTimers(Set.of(s.up().isEmpty() ? Timer.CONNECT_RETRY : Timer.OPEN_WAIT), event);
        case State.OpenSent _ -> onlyTimers(Set.of(Timer.OPEN_WAIT), event);
        case State.OpenConfirm s ->
            onlyTimers(
                s.negotiated().holdTime() == 0
                    ? Set.of(Timer.OPEN_WAIT)
                    : Set.of(Timer.HOLD, Timer.KEEPALIVE),
                event);
        case State.Established s -> {
          var expected = EnumSet.of(Timer.STABLE);
          if (settings.sendHold().isPositive()) {
            expected.add(Timer.SEND_HOLD);
          }
          if (s.negotiated().holdTime() > 0) {
            expected.addAll(Set.of(Timer.HOLD, Timer.KEEPALIVE));
          }
          var optional = EnumSet.of(Timer.STALE_ROUTES, Timer.STABLE);
          var missing = EnumSet.copyOf(expected);
          missing.removeAll(running);
          missing.removeAll(optional);
          removeExpired(missing, event);
          assertThat(missing).as("timers that must run" + story).isEmpty();
        }
      }
    }

    /** Exactly these timers of the connection run, but for one that has just expired unheeded. */
    private void onlyTimers(Set<Timer> expected, Event event) {
      var actual = EnumSet.noneOf(Timer.class);
      running.stream().filter(Timer::ofConnection).forEach(actual::add);
      var wanted = expected.isEmpty() ? EnumSet.noneOf(Timer.class) : EnumSet.copyOf(expected);
      removeExpired(wanted, event);
      removeExpired(actual, event);
      assertThat(actual).as("timers" + story).isEqualTo(wanted);
    }

    private static void removeExpired(Set<Timer> timers, Event event) {
      if (event instanceof Event.TimerExpired(Timer timer)) {
        timers.remove(timer);
      }
    }

    private static boolean isUp(State state) {
      return switch (state) {
        case State.Idle _, State.Active _ -> false;
        case State.Connect s -> s.up().isPresent();
        case State.OpenSent _, State.OpenConfirm _, State.Established _ -> true;
      };
    }
  }
}
