package net.herald.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import net.herald.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden lines of each layout. */
class LayoutTest {

  private static final Instant AT = Instant.parse("2026-11-22T09:08:07.654321Z");
  private static final String PID = "%-6s".formatted(ProcessHandle.current().pid());

  private static Line line(Level level, String source, String event, Object... fields) {
    return new Line(AT, level, source, event, List.of(fields));
  }

  private static String rendered(Layout layout, boolean colour, Line line) {
    StringBuilder out = new StringBuilder();
    layout.render(line, colour, out);
    return out.toString();
  }

  /** What a clock on the wall of this machine showed. */
  private static String localTime(Instant at) {
    return LocalTime.ofInstant(at, ZoneId.systemDefault())
        .format(DateTimeFormatter.ofPattern("HH:mm:ss"));
  }

  @Test
  void shortLines() {
    assertThat(rendered(Layout.SHORT, false, line(Level.INFO, "network", "up", "peer", "a")))
        .isEqualTo("network         up peer=a\n");
    assertThat(rendered(Layout.SHORT, false, line(Level.INFO, "ka-outgoing-12345", "sent")))
        .isEqualTo("ka-outgoing-12345 sent\n");
  }

  @Test
  void longLines() {
    assertThat(rendered(Layout.LONG, false, line(Level.INFO, "reactor", "one\ntwo")))
        .isEqualTo(
            "%1$s %2$s reactor         one\n%1$s %2$s reactor         two\n"
                .formatted(localTime(AT), PID));
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z",
    "1969-12-31T23:59:59.999Z",
    "2026-03-29T01:30:00Z",
    "2026-12-31T23:59:60Z"
  })
  void longLinesShowLocalTime(String at) {
    Instant instant = Instant.parse(at.replace(":60Z", ":59Z"));
    Line line = new Line(instant, Level.INFO, "api", "x", List.of());
    assertThat(rendered(Layout.LONG, false, line)).startsWith(localTime(instant) + " ");
  }

  @ParameterizedTest
  @CsvSource({
    "FATAL,    '[00;31mrib            [0m [1mx[0m'",
    "CRITICAL, '[00;31mrib            [0m x'",
    "ERROR,    '[01;31mrib            [0m [1mx[0m'",
    "WARNING,  '[01;33mrib            [0m [1mx[0m'",
    "INFO,     '[01;32mrib            [0m [1mx[0m'",
    "DEBUG,    'rib             x'"
  })
  void colourOnATerminal(Level level, String expected) {
    assertThat(rendered(Layout.SHORT, true, line(level, "rib", "x")).replace("\u001b", ""))
        .isEqualTo(expected + "\n");
  }

  @Test
  void jsonIsOneObjectOnOneLine() {
    Line line =
        line(Level.WARNING, "wire", "a\n\"b\"", "k", "\u001b é\\", "port", 179L, "up", true);
    String text = rendered(Layout.JSON, false, line);
    assertThat(text).endsWith("}\n").containsOnlyOnce("\n");
    assertThat(StrictJson.object(text))
        .isEqualTo(
            Map.of(
                "time", "2026-11-22T09:08:07.654321Z",
                "level", "warning",
                "pid", new BigDecimal(ProcessHandle.current().pid()),
                "source", "wire",
                "event", "a\n\"b\"",
                "fields", Map.of("k", "\u001b é\\", "port", new BigDecimal(179), "up", true)));
  }

  @Test
  void jsonWithoutFieldsHasNone() {
    assertThat(StrictJson.object(rendered(Layout.JSON, false, line(Level.INFO, "api", "x"))))
        .doesNotContainKey("fields");
  }
}
