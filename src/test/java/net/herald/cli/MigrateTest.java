package net.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The subcommand, over golden files in {@code src/test/resources/net/herald/migrate}. */
class MigrateTest {
  private static final Path GOLDEN = Path.of("src/test/resources/net/herald/migrate");
  private static final boolean WRITE = System.getenv("HERALD_WRITE") != null;
  private static final String OLD = GOLDEN.resolve("3.4.conf").toString();

  @TempDir Path folder;

  /**
   * A row for every kind: the old text, the versions, further options, and the name of the golden
   * pair, a text and a report of the changes. A run with {@code HERALD_WRITE=1} writes them anew.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conf | 3.4.conf        | 3.4 | 4    |    | 3.4-4.conf",
        "conf | 3.4.conf        | 3.4 | 5    |    | 3.4-5.conf",
        "conf | 3.4.conf        | 3.4 | main |    | 3.4-main.conf",
        "conf | 3.4.conf        | 3.4 | main | -w | 3.4-main-wrapped.conf",
        "conf | 4.conf          | 4   | 5    |    | 4-5.conf",
        "conf | 4.conf          | 4   | main |    | 4-main.conf",
        "conf | 4.conf          | 4   | main | -w | 4-main-wrapped.conf",
        "conf | 4-settings.conf | 4   | 5    |    | 4-5-settings.conf",
        "conf | 5.conf          | 5   | main |    | 5-main.conf",
        "conf | 5.conf          | 5   | main | -w | 5-main-wrapped.conf",
        "api  | 4.api           | 4   | 5    |    | 4-5.api",
        "api  | 4.api           | 4   | main |    | 4-main.api",
        "api  | 5.api           | 5   | main |    | 5-main.api"
      })
  void everyKind(
      String what, String old, String from, String to, @Nullable String option, String golden)
      throws Exception {
    var words = new ArrayList<>(List.of("migrate", what, "-f", from, "-t", to, "-v"));
    if (option != null) {
      words.add(option);
    }
    boolean file = what.equals("conf");
    var input = GOLDEN.resolve(old);
    if (file) {
      words.add(input.toString());
    }
    var run = run(words, file ? "" : Files.readString(input));
    assertThat(run.code()).isZero();
    sameAs(golden, run.out());
    sameAs(golden + ".txt", run.err());
    if (file) {
      words.add("-n");
      var dry = run(words, "");
      assertThat(dry.err()).isEmpty();
      assertThat(dry.out())
          .isEqualTo(
              "Migration: %s -> %s\n".formatted(from, to)
                  + run.err().replaceFirst("Applied (\\d+) changes:", "Changes ($1):"));
    }
  }

  /**
   * Texts of version 4 have a fragment that version 5 refuses, as Herald does; settings are no part
   * of a configuration; and wrapped programs need {@code exabgp} on the path.
   */
  @ParameterizedTest
  @ValueSource(strings = {"3.4-5", "3.4-main", "4-5", "4-main", "5-main"})
  void whatComesOfItIsReadWithoutAWord(String golden) {
    var run = CommandLine.run("validate", GOLDEN.resolve(golden + ".conf").toString());
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out() + run.err()).doesNotContain("warning");
  }

  @Test
  void aNewConfigurationNeedsNothing() {
    var now = GOLDEN.resolve("5-main.conf").toString();
    assertThat(CommandLine.run("migrate", "conf", "-f", "3.4", "-t", "main", "-n", now).out())
        .isEqualTo("Migration: 3.4 -> main\nNo changes needed.\n");
  }

  private static CommandLine run(List<String> words, String input) {
    return CommandLine.run(Map.of(), input, words.toArray(String[]::new));
  }

  private static void sameAs(String golden, String text) throws IOException {
    var file = GOLDEN.resolve(golden);
    if (WRITE) {
      Files.writeString(file, text);
    }
    assertThat(text).as(golden).isEqualTo(Files.readString(file));
  }

  @Test
  void inPlaceKeepsTheOldOne() throws Exception {
    var file = folder.resolve("edge.conf");
    Files.copy(Path.of(OLD), file);
    var run = CommandLine.run("migrate", "conf", "-f", "3.4", "-t", "main", "-i", "-v", "" + file);
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("Applied 6 changes:\n").contains("(backup: " + file + ".");
    assertThat(file).hasSameTextualContentAs(GOLDEN.resolve("3.4-main.conf"));
    try (var files = Files.list(folder)) {
      var backup = files.filter(f -> f.toString().endsWith(".bak")).toList();
      assertThat(backup)
          .singleElement()
          .satisfies(b -> assertThat(b).hasSameTextualContentAs(Path.of(OLD)));
    }
  }

  @Test
  void toAFile() {
    var file = folder.resolve("new.conf");
    var run = CommandLine.run("migrate", "conf", "-f", "3.4", "-t", "main", "-o", "" + file, OLD);
    assertThat(run.err()).isEqualTo("Migrated config written to " + file + "\n");
    assertThat(file).hasSameTextualContentAs(GOLDEN.resolve("3.4-main.conf"));
  }

  @Test
  void whatCannotBe() {
    var backwards = CommandLine.run("migrate", "conf", "-f", "5", "-t", "4", OLD);
    assertThat(backwards.err()).isEqualTo("Error: Cannot migrate backwards from 5 to 4\n");
    assertThat(backwards.code()).isEqualTo(1);
    var missing = CommandLine.run("migrate", "conf", "-f", "4", "-t", "5", "/nonexistent");
    assertThat(missing.err()).isEqualTo("Error: file not found: /nonexistent\n");
    assertThat(CommandLine.run("migrate", "conf", "-f", "7", "-t", "5", OLD).code()).isEqualTo(2);
    assertThat(CommandLine.run("migrate", "conf", "-t", "5", OLD).code()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'migrate conf -f 4 -t 5 /',                   cannot read /: Is a directory",
    "'migrate conf -f 4 -t 5 /dev/null/x',         cannot read /dev/null/x: Not a directory",
    "'migrate conf -f 4 -t 5 -o /nonexistent/x /dev/null', cannot write /nonexistent/x: no such directory",
    "'configuration export -o /nonexistent/x etc/example.conf', cannot write /nonexistent/x: no such directory",
    "'run --batch /',                              'Batch file cannot be read: /: Is a directory'",
  })
  void filesThatAreNone(String line, String why) {
    var run = CommandLine.run(line.split(" "));
    assertThat(run.err()).contains(why).hasLineCount(1);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aFileWithoutTextIsRefused() throws Exception {
    var file = Files.write(folder.resolve("octets"), new byte[] {(byte) 0xff, (byte) 0xfe});
    var run = CommandLine.run("migrate", "conf", "-f", "4", "-t", "5", file.toString());
    assertThat(run.err()).isEqualTo("Error: cannot read " + file + ": it is no text in UTF-8\n");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void linesAsAFilter() {
    var run =
        CommandLine.run(
            Map.of(),
            "shutdown\n\nannounce eor\n",
            "migrate",
            "api",
            "-f",
            "4",
            "-t",
            "main",
            "-v");
    assertThat(run.out()).isEqualTo("daemon shutdown\n\npeer * announce eor\n");
    assertThat(run.err()).contains("  - Changed 'shutdown' to 'daemon shutdown'\n");
    assertThat(CommandLine.run("migrate", "api", "-f", "4", "-t", "main", "version").out())
        .isEqualTo("system version\n");
  }

  /** What the program prints goes forward, and what the daemon tells comes back in its version. */
  @ParameterizedTest
  @CsvSource({"4, 4.api, 4-main.api, main-4.events", "5, 5.api, 5-main.api, main-5.events"})
  void aroundAProgram(String from, String prints, String printed, String golden) throws Exception {
    var told = folder.resolve("told");
    var script = "cat " + GOLDEN.resolve(prints) + "; cat > " + told + "; exit 7";
    var events = Files.readString(GOLDEN.resolve("main.events"));
    var run =
        run(
            List.of("migrate", "api", "-f", from, "-t", "main", "--exec", "/bin/sh", "-c", script),
            events);
    assertThat(run.out()).isEqualTo(Files.readString(GOLDEN.resolve(printed)));
    sameAs(golden, Files.readString(told));
    assertThat(run.code()).isEqualTo(7);
  }

  @Test
  void aProgramThatIsNotThere() {
    var run =
        CommandLine.run("migrate", "api", "-f", "4", "-t", "main", "-e", "/nonexistent/program");
    assertThat(run.err()).startsWith("Error: ").contains("/nonexistent/program");
    assertThat(run.code()).isEqualTo(1);
  }
}
