package net.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.herald.text.Severity;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The lines of {@code keyword-values.txt}: what each keyword takes and what it refuses. Every
 * keyword of every section has one.
 */
class KeywordValuesTest {
  private static final Path LINES =
      Path.of("src/test/resources/net/herald/config/keyword-values.txt");

  /** A statement inside of its section. */
  private record Value(String section, String keyword, boolean taken, String value, String text) {}

  private static List<Value> values() throws IOException {
    var values = new ArrayList<Value>();
    var section = "";
    var around = "";
    for (var line : Files.readAllLines(LINES)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[")) {
        section = line.substring(1, line.indexOf(']'));
        around = line.substring(line.indexOf(']') + 1).strip();
        continue;
      }
      var keyword = line.substring(0, line.indexOf(' '));
      for (var part : line.substring(line.indexOf(' ')).split("(?= [+-] )")) {
        if (!part.isBlank()) {
          boolean taken = part.strip().startsWith("+");
          var value = part.strip().substring(2);
          var said = value.replaceFirst("^nothing", "");
          var statement = keyword + " " + said + (said.endsWith("}") ? "" : ";");
          values.add(new Value(section, keyword, taken, value, around.replace("@", statement)));
        }
      }
    }
    return values;
  }

  @TestFactory
  Stream<DynamicTest> isTakenOrRefused() throws IOException {
    return values().stream()
        .map(value ->
            DynamicTest.dynamicTest(
                "%s: %s %s %s"
                    .formatted(
                        value.section,
                        value.keyword,
                        value.value,
                        value.taken ? "is taken" : "is refused"),
                () -> check(value)));
  }

  private static void check(Value value) {
    var result = Texts.read(value.text);
    var said = result.diagnostics().print();
    if (value.taken) {
      assertThat(result.diagnostics().errors()).as(said).isZero();
    } else {
      assertThat(result.diagnostics().errors()).as(value.text).isPositive();
      assertThat(result.diagnostics().sorted())
          .filteredOn(one -> one.severity() == Severity.ERROR)
          .allSatisfy(one -> assertThat(one.range().to()).isPositive());
    }
  }

  /** What is written to the end of its statement, however many words that has. */
  private static final Set<String> WORDS =
      Set.of(
          "run",
          "command",
          "execute",
          "up-execute",
          "down-execute",
          "disabled-execute",
          "community",
          "extended-community",
          "large-community",
          "disabled-community",
          "as-path",
          "up-as-path",
          "down-as-path",
          "disabled-as-path");

  /** What is in these has words of its own, as many as it likes. */
  private static final Set<String> ROUTES =
      Set.of("static", "announce", "flow", "l2vpn", "operational");

  @TestFactory
  Stream<DynamicTest> aWordTooManyIsRefusedOrToldOf() throws Exception {
    Map<String, String> since = new LinkedHashMap<>();
    for (var table : tables()) {
      table.rows().forEach(row -> since.put(table.section() + " " + row.word(), row.since()));
    }
    return values().stream()
        .filter(value -> value.taken && !value.value.endsWith("}"))
        .filter(value -> !WORDS.contains(value.keyword) && !ROUTES.contains(value.section))
        .filter(value -> !value.value.equals("nothing") || value.keyword.equals("all"))
        .map(value ->
            DynamicTest.dynamicTest(
                value.section + ": " + value.keyword + " " + value.value + " surplus",
                () -> wordTooMany(value, since.get(value.section + " " + value.keyword))));
  }

  /** Files of ExaBGP may have words too many, and rest on their being passed over. */
  private static void wordTooMany(Value value, String since) {
    var statement = value.keyword + " " + value.value.replaceFirst("^nothing", "") + ";";
    var longer = statement.replace(";", " surplus;");
    var text = value.text.replace(statement, longer);
    var at = text.indexOf("surplus");
    assertThat(Texts.read(text).diagnostics().sorted())
        .as(text)
        .anySatisfy(said -> {
          assertThat(at).isBetween(said.range().from(), said.range().to() - 1);
          assertThat(said.expected()).startsWith("expected");
          if (Keyword.OURS.equals(since)) {
            assertThat(said.severity()).isEqualTo(Severity.ERROR);
          }
        });
  }

  @Test
  void everyKeywordHasAValueThatIsTakenAndOneThatIsRefused() throws Exception {
    Map<String, Set<String>> known = new LinkedHashMap<>();
    for (var table : tables()) {
      for (var row : table.rows()) {
        known.computeIfAbsent(table.section(), _ -> new LinkedHashSet<>()).add(row.word());
      }
    }
    Map<String, Set<String>> tried = new LinkedHashMap<>();
    for (var value : values()) {
      tried.computeIfAbsent(value.section, _ -> new LinkedHashSet<>()).add(value.keyword);
    }
    known.forEach((section, words) -> words.removeAll(tried.getOrDefault(section, Set.of())));
    known.values().removeIf(Set::isEmpty);
    assertThat(known).as("missing in keyword-values.txt").isEmpty();
  }

  /** The field KEYWORDS of every class of this package. */
  private static List<Keywords<?>> tables() throws Exception {
    var home = NeighborSection.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    var tables = new ArrayList<Keywords<?>>();
    try (var classes = Files.list(Path.of(home).resolve("net/herald/config"))) {
      for (var file : classes.filter(f -> f.toString().endsWith("Section.class")).toList()) {
        var name = file.getFileName().toString().replace(".class", "");
        for (Field field : Class.forName("net.herald.config." + name).getDeclaredFields()) {
          if (field.getName().equals("KEYWORDS")) {
            tables.add((Keywords<?>) field.get(null));
          }
        }
      }
    }
    assertThat(tables).hasSizeGreaterThan(10);
    return tables;
  }
}
