package net.herald.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.herald.config.ApiSettings.Subscription;
import net.herald.config.ApiSettings.Traffic;
import net.herald.config.Neighbor;
import net.herald.config.Texts;
import net.herald.time.ManualClock;
import org.junit.jupiter.api.Test;

/** From when on somebody who asks for events is told those of a neighbor. */
class FollowerTest {
  private static final Traffic NOTHING = new Traffic(false, false, false, Set.of());
  private static final Subscription CHANGES =
      new Subscription(true, false, false, false, false, NOTHING, NOTHING);

  private final List<String> told = new ArrayList<>();
  private final Neighbor one = neighbor("192.0.2.1");
  private final Neighbor two = neighbor("192.0.2.2");
  private final Neighbor three = neighbor("192.0.2.3");
  private final Follower follower =
      new Follower(
          CHANGES, n -> !n.equals(three), sink(), EventScenes.ORIGIN, new ManualClock(), false);

  private static Neighbor neighbor(String address) {
    return Texts.configuration(
            "neighbor " + address + " { router-id 1.1.1.1; local-as 65001; peer-as 65002; }")
        .neighbors()
        .getFirst();
  }

  /** Notes lines as {@code counter reason}. */
  private EventSink sink() {
    return new EventSink() {
      @Override
      public Dialect dialect() {
        return Dialect.JSON_6;
      }

      @Override
      public void event(EventLine line, long counter) {
        var text = EventScenes.text(line, counter);
        told.add(
            counter
                + " "
                + text.replaceAll("(?s).*\"(?:reason|notification)\": \"([^\"]*).*", "$1"));
      }
    };
  }

  private void down(Neighbor neighbor, String reason) {
    follower.tell(
        neighbor.key(), neighbor, new ApiEvent.Down(NeighborIdentity.of(neighbor), reason));
  }

  @Test
  void whatHappensBeforeTheBeginIsPartOfThePast() {
    down(one, "before");
    follower.begin(one);
    down(one, "a");
    down(one, "b");
    assertThat(told).containsExactly("1 a", "2 b");
  }

  @Test
  void eachNeighborHasNumbersOfItsOwn() {
    follower.begin(one);
    follower.begin(two);
    down(one, "a");
    down(two, "b");
    down(one, "c");
    assertThat(told).containsExactly("1 a", "1 b", "2 c");
  }

  @Test
  void aNeighborThatComesLaterBeginsWithItsFirstEvent() {
    follower.begin(one);
    assertThat(follower.ready(List.of())).isTrue();
    down(two, "new");
    assertThat(told).containsExactly("1 new");
    assertThat(follower.hasBegun(two)).isTrue();
  }

  @Test
  void aNeighborThatComesMeanwhileIsAskedForItsPast() {
    follower.begin(one);
    down(two, "meanwhile");
    assertThat(follower.ready(List.of(two.key()))).as("its past is not told").isFalse();
    follower.begin(two);
    assertThat(follower.ready(List.of())).isTrue();
    down(two, "then");
    assertThat(told).containsExactly("1 then");
  }

  @Test
  void aNeighborThatCameAndWentIsNotWaitedFor() {
    down(two, "gone");
    assertThat(follower.ready(List.of())).isTrue();
    assertThat(told).isEmpty();
  }

  @Test
  void neighborsThatWereNotAskedForAreNotTold() {
    assertThat(follower.ready(List.of())).isTrue();
    down(three, "of no interest");
    assertThat(told).isEmpty();
  }

  @Test
  void statesOfHealthChecksAreToldOnceToWhoAskedForThem() {
    var moved = new ApiEvent.CheckMoved("web", "FALLING", "DOWN", "refused");
    follower.tell(moved);
    assertThat(told).isEmpty();
    var asking = new Subscription(false, false, false, false, true, NOTHING, NOTHING);
    var other =
        new Follower(asking, n -> true, sink(), EventScenes.ORIGIN, new ManualClock(), false);
    other.begin(one);
    other.begin(two);
    other.tell(moved);
    assertThat(told).containsExactly("1 refused");
  }

  @Test
  void theEndOfTheDaemonIsToldUnasked() {
    follower.end();
    assertThat(told).containsExactly("0 shutdown");
  }
}
