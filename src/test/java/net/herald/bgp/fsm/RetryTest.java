package net.herald.bgp.fsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The waits between attempts are those that ExaBGP's users know. */
class RetryTest {

  @Test
  void waitsGrowByAFifthAndASecondUpToAMinute() {
    var waits = new ArrayList<Integer>();
    State state = State.Idle.INITIAL;
    for (int i = 0; i < 20; i++) {
      State dialling =
          Fsm.next(state, new Event.TimerExpired(Timer.IDLE_HOLD), FsmSettings.DEFAULT).next();
      var failed = Fsm.next(dialling, new Event.TcpDown("refused"), FsmSettings.DEFAULT);
      failed
          .actions()
          .forEach(action -> {
            if (action instanceof Action.StartTimer(Timer timer, var wait)
                && timer == Timer.IDLE_HOLD) {
              waits.add((int) wait.toSeconds());
            }
          });
      state = failed.next();
    }
    assertThat(waits)
        .containsExactly(0, 1, 2, 3, 4, 5, 7, 9, 11, 14, 17, 21, 26, 32, 39, 47, 57, 60, 60, 60);
    assertThat(state.retry().attempts()).isEqualTo(20);
  }

  @Test
  void aSessionThatLastsAMinuteStartsTheWaitsOver() {
    State session = new State.Established(new Retry(4, 9), Origin.OUTGOING, Scenes.PLAIN);

    State lostEarly = lost(session);
    State lostLater =
        lost(Fsm.next(session, new Event.TimerExpired(Timer.STABLE), FsmSettings.DEFAULT).next());

    assertThat(lostEarly.retry()).isEqualTo(new Retry(4, 11));
    assertThat(lostLater.retry()).isEqualTo(new Retry(4, 1));
    assertThat(Fsm.STABLE_TIME).hasSeconds(60);
  }

  @Test
  void aCallFromThePeerStartsTheWaitsOver() {
    var resting = new State.Idle(new Retry(4, 9), false);
    var called = new Event.TcpUp(Origin.INCOMING, Optional.of(Scenes.OURS));

    State answered = Fsm.next(resting, called, FsmSettings.DEFAULT).next();

    assertThat(answered.retry()).isEqualTo(new Retry(4, 0));
  }

  private static State lost(State session) {
    return Fsm.next(session, new Event.TcpDown("reset"), FsmSettings.DEFAULT).next();
  }
}
