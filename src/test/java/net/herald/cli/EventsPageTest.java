package net.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.herald.config.SubscriptionReader;
import net.herald.event.Dialect;
import net.herald.event.EventLine;
import net.herald.event.EventOrigin;
import net.herald.event.EventSchema;
import net.herald.event.EventSink;
import net.herald.event.NeighborEvents;
import net.herald.json.JsonReader;
import net.herald.json.SchemaCheck;
import net.herald.text.Source;
import net.herald.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The reference of events says what is told, in the order in which it is told. */
class EventsPageTest {
  private static final List<Dialect> JSON = List.of(Dialect.JSON_6, Dialect.JSON_5, Dialect.JSON_4);
  static final List<EventExamples.Row> TABLE = EventExamples.TABLE;

  @ParameterizedTest(name = "{0}")
  @FieldSource("TABLE")
  void anExampleFitsItsSchemaAndStandsInItsOrder(EventExamples.Row row) throws Exception {
    for (var dialect : JSON) {
      var line = EventExamples.lines(row, dialect);
      assertThat(line.lines()).hasSize(1);
      assertThat(SchemaCheck.faults(EventSchema.of(dialect), line)).as(line).isEmpty();
      var told = new ArrayList<String>();
      paths("", (Map<?, ?>) JsonReader.read(line), told);
      var page = new EventMembers(dialect).of(row).stream().map(EventMembers.Row::path).toList();
      told.retainAll(page);
      assertThat(told).contains("exabgp", "type");
      assertThat(page).containsSubsequence(told);
      var always =
          new EventMembers(dialect)
              .of(row).stream()
                  .filter(member -> member.always() && !member.path().contains("negotiated."))
                  .map(EventMembers.Row::path)
                  .filter(path -> !path.contains(".eor."));
      assertThat(told).containsAll(always.toList());
    }
  }

  private static void paths(String before, Map<?, ?> object, List<String> out) {
    object.forEach((name, value) -> {
      out.add(before + name);
      if (value instanceof Map<?, ?> inner) {
        paths(before + name + ".", inner, out);
      }
    });
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("TABLE")
  void whoAsksForItIsToldAndNobodyElse(EventExamples.Row row) {
    for (var other : EventExamples.TABLE) {
      if (!row.asked().isEmpty() && !other.asked().isEmpty()) {
        var told = new ArrayList<String>();
        var asked = SubscriptionReader.read(new Source("api", other.asked()));
        var subscriber = new NeighborEvents.Subscriber(asked, new Counted(told));
        var origin = new EventOrigin("vm", 1, 1);
        new NeighborEvents(List.of(subscriber), origin, Clock.system(), false)
            .accept(row.made().get());
        boolean wanted = words(other.asked()).containsAll(kind(row));
        assertThat(told).as(other.asked() + " of " + row).hasSize(wanted ? 1 : 0);
      }
    }
  }

  /** Direction and kind of a message, or the one word of another event. */
  private static List<String> kind(EventExamples.Row row) {
    var words = words(row.asked());
    words.removeAll(List.of("parsed", "packets", "consolidate"));
    if (words.size() > 1) {
      words.remove("negotiated");
    }
    return words;
  }

  private static List<String> words(String asked) {
    return new ArrayList<>(List.of(asked.replaceAll("[{};]", " ").strip().split(" +")));
  }

  private record Counted(List<String> told) implements EventSink {
    @Override
    public Dialect dialect() {
      return Dialect.JSON_6;
    }

    @Override
    public void event(EventLine line, long counter) {
      told.add("" + counter);
    }
  }

  @Test
  void everyTypeOfTheSchemaIsOnThePage() {
    var types = new EventMembers(Dialect.JSON_6).types();
    // no section asks for messages of a type that nobody knows
    assertThat(types).contains("unknown");
    types.remove("unknown");
    var words = Arrays.stream(EventsPage.markdown().split("[^a-z-]+")).toList();
    assertThat(words).containsAll(types);
  }

  @Test
  void everyMemberOfTheHeaderIsExplainedInItsOrder() {
    var header =
        new EventMembers(Dialect.JSON_6)
            .of(EventExamples.TABLE.getFirst()).stream()
                .map(EventMembers.Row::path)
                .filter(path -> !path.equals("neighbor.state") && !path.equals("neighbor.reason"))
                .toList();
    assertThat(header).containsExactlyElementsOf(EventsPage.HEADER.keySet());
  }

  @Test
  void versionsHaveTheSameMembers() {
    for (var dialect : JSON) {
      assertThat(EventSchema.of(dialect).replace(dialect.version(), ""))
          .isEqualTo(EventSchema.of(Dialect.JSON_6).replace(Dialect.JSON_6.version(), ""));
    }
  }
}
