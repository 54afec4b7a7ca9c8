package net.herald.event;

import static net.herald.event.EventScenes.NEIGHBOR;
import static net.herald.event.EventScenes.SESSION;
import static net.herald.event.EventScenes.received;
import static net.herald.event.EventScenes.sent;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.herald.bgp.fsm.Retry;
import net.herald.bgp.fsm.State;
import net.herald.config.ApiSettings.MessageKind;
import net.herald.config.ApiSettings.Subscription;
import net.herald.config.ApiSettings.Traffic;
import net.herald.iana.MessageType;
import net.herald.time.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a helper process is told, by what it asked for in section {@code api}. */
class NeighborEventsTest {
  private static final Traffic NOTHING = new Traffic(false, false, false, Set.of());

  /** A helper process that notes its lines as {@code counter type}, {@code raw} for octets. */
  private static final class Notes implements EventSink {
    private final Dialect dialect;
    private final List<String> notes = new ArrayList<>();
    private final List<EventLine> lines = new ArrayList<>();

    private Notes(Dialect dialect) {
      this.dialect = dialect;
    }

    @Override
    public Dialect dialect() {
      return dialect;
    }

    @Override
    public void event(EventLine line, long counter) {
      lines.add(line);
      notes.add(summary(EventScenes.text(line, counter)));
    }

    private static String summary(String line) {
      if (!line.startsWith("{")) {
        return line.contains(" body ") ? "words with octets" : "words";
      }
      var words = new ArrayList<String>();
      words.add(line.replaceAll(".*\"counter\": (\\d+).*\n", "$1"));
      words.add(line.replaceAll(".*\"type\": \"([^\"]+)\".*\n", "$1"));
      if (line.contains("\"category\"")) {
        words.add("raw");
      }
      if (line.contains(", \"body\": \"0x") && !words.contains("raw")) {
        words.add("with octets");
      }
      if (line.contains("\"negotiated\": {")) {
        words.add("negotiated");
      }
      return String.join(" ", words);
    }
  }

  private static Traffic traffic(String words) {
    var kinds = EnumSet.noneOf(MessageKind.class);
    Stream.of(MessageKind.values()).filter(k -> words.contains(k.word())).forEach(kinds::add);
    return new Traffic(
        words.contains("parsed"), words.contains("packets"), words.contains("consolidate"), kinds);
  }

  private static Subscription receiving(String words) {
    return new Subscription(false, false, false, false, false, NOTHING, traffic(words));
  }

  private static NeighborEvents events(Object... pairs) {
    var subscribers = new ArrayList<NeighborEvents.Subscriber>();
    for (int i = 0; i < pairs.length; i += 2) {
      subscribers.add(
          new NeighborEvents.Subscriber((Subscription) pairs[i], (EventSink) pairs[i + 1]));
    }
    return new NeighborEvents(subscribers, EventScenes.ORIGIN, new ManualClock(), false);
  }

  @ParameterizedTest(name = "[{0}] gets [{1}]")
  @CsvSource(
      delimiter = '|',
      value = {
        "                                     |",
        "update                               |",
        "parsed                               |",
        "keepalive parsed                     |",
        "update parsed                        | 1 update",
        "update packets                       | 1 update raw",
        "update parsed packets                | 1 update raw, 2 update",
        "update consolidate                   | 1 update",
        "update consolidate parsed            | 1 update",
        "update consolidate packets           | 1 update with octets",
        "update consolidate packets parsed    | 1 update with octets",
      })
  void theFormsOfAMessage(String asked, String expected) {
    var helper = new Notes(Dialect.JSON_4);
    var events = events(receiving(asked == null ? "" : asked), helper);
    events.accept(received(MessageType.UPDATE, "0003 100A02 0000"));
    events.accept(sent(MessageType.UPDATE, "0003 100A02 0000"));
    assertThat(String.join(", ", helper.notes)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void oneProcessDoesNotGetWhatAnotherAskedFor() {
    var parsed = new Notes(Dialect.JSON_6);
    var packets = new Notes(Dialect.JSON_6);
    var events =
        events(receiving("update parsed"), parsed, receiving("update keepalive packets"), packets);
    events.accept(received(MessageType.UPDATE, "0003 100A02 0000"));
    events.accept(received(MessageType.KEEPALIVE, ""));
    assertThat(parsed.notes).containsExactly("1 update negotiated");
    assertThat(packets.notes)
        .containsExactly("2 update raw negotiated", "3 keepalive raw negotiated");
  }

  @Test
  void anEventIsEncodedOncePerForm() {
    var helpers =
        List.of(new Notes(Dialect.JSON_6), new Notes(Dialect.JSON_6), new Notes(Dialect.TEXT_4));
    var wants = receiving("update parsed");
    events(wants, helpers.get(0), wants, helpers.get(1), wants, helpers.get(2))
        .accept(received(MessageType.UPDATE, "0003 100A02 0000"));
    assertThat(helpers.get(0).lines.getFirst()).isSameAs(helpers.get(1).lines.getFirst());
    assertThat(helpers)
        .extracting(h -> h.notes.getFirst())
        .containsExactly("1 update negotiated", "2 update negotiated", "words");
  }

  @Test
  void eventsThatAreNoMessages() {
    var helper = new Notes(Dialect.JSON_4);
    var all = new Subscription(true, true, true, true, false, NOTHING, NOTHING);
    tellAll(events(all, helper));
    assertThat(helper.notes)
        .containsExactly(
            "1 state", "2 state", "3 state", "4 fsm", "5 negotiated negotiated", "6 signal");

    var changes = new Notes(Dialect.JSON_4);
    tellAll(events(new Subscription(true, false, false, false, false, NOTHING, NOTHING), changes));
    assertThat(changes.notes).containsExactly("1 state", "2 state", "3 state");
  }

  private static void tellAll(NeighborEvents events) {
    events.accept(new ApiEvent.Connected(NEIGHBOR));
    events.accept(new ApiEvent.Up(NEIGHBOR));
    events.accept(new ApiEvent.Down(NEIGHBOR, ""));
    events.accept(new ApiEvent.FsmChange(NEIGHBOR, new State.Active(Retry.NONE)));
    events.accept(new ApiEvent.Agreed(NEIGHBOR, SESSION));
    events.accept(new ApiEvent.Signalled(NEIGHBOR, 10, "SIGUSR1"));
    events.accept(new ApiEvent.Shutdown());
  }

  @Test
  void anEventWithoutWordsDoesNotCount() {
    var text = new Notes(Dialect.TEXT_4);
    var json = new Notes(Dialect.JSON_4);
    var wants = new Subscription(true, false, true, false, false, NOTHING, NOTHING);
    var events = events(wants, text, wants, json);
    events.accept(new ApiEvent.FsmChange(NEIGHBOR, new State.Active(Retry.NONE)));
    events.accept(new ApiEvent.Up(NEIGHBOR));
    assertThat(text.notes).containsExactly("words");
    assertThat(json.notes).containsExactly("1 fsm", "3 state");
  }

  @Test
  void version4TellsWhatWasNegotiatedToWhoAskedForIt() {
    var asked = new Notes(Dialect.JSON_4);
    var other = new Notes(Dialect.JSON_4);
    var wants = receiving("update parsed");
    events(
            new Subscription(false, true, false, false, false, NOTHING, wants.receive()),
            asked,
            wants,
            other)
        .accept(received(MessageType.UPDATE, "0003 100A02 0000"));
    assertThat(asked.notes).containsExactly("1 update negotiated");
    assertThat(other.notes).containsExactly("2 update");
  }

  @Test
  void ofAMessageThatEndsTheSessionOnlyTheOctetsAreTold() {
    var helper = new Notes(Dialect.JSON_4);
    var events = events(receiving("update parsed packets"), helper);
    events.accept(received(MessageType.UPDATE, "00FF 0000"));
    assertThat(helper.notes).containsExactly("1 update raw");
    var consolidating = new Notes(Dialect.JSON_4);
    events(receiving("update consolidate packets"), consolidating)
        .accept(received(MessageType.UPDATE, "00FF 0000"));
    assertThat(consolidating.notes).isEmpty();
  }

  @Test
  void nobodyHasToDecodeWhatNobodyWants() {
    var events = events(receiving("update parsed keepalive"), new Notes(Dialect.JSON_6));
    assertThat(events.wants(Direction.RECEIVE, MessageType.UPDATE)).isTrue();
    assertThat(events.wants(Direction.RECEIVE, MessageType.KEEPALIVE)).isTrue();
    assertThat(events.wants(Direction.RECEIVE, MessageType.OPEN)).isFalse();
    assertThat(events.wants(Direction.SEND, MessageType.UPDATE)).isFalse();
    assertThat(events.wants(Direction.RECEIVE, 99)).isFalse();
  }
}
