package net.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The subcommand, over golden files in {@code src/test/resources/net/herald/migrate}. */
class MigrateTest {
  private static final Path GOLDEN = Path.of("src/test/resources/net/herald/migrate");
  private static final String OLD = GOLDEN.resolve("3.4.conf").toString();

  @TempDir Path folder;

  @Test
  void aConfigurationOfTheFirstYears() throws Exception {
    var run = CommandLine.run("migrate", "conf", "-f", "3.4", "-t", "main", OLD);
    assertThat(run.out()).isEqualTo(Files.readString(GOLDEN.resolve("3.4-main.conf")));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    var report = CommandLine.run("migrate", "conf", "-f", "3.4", "-t", "main", "-n", OLD);
    assertThat(report.out()).isEqualTo(Files.readString(GOLDEN.resolve("3.4-main.txt")));
  }

  @Test
  void inPlaceKeepsTheOldOne() throws Exception {
    var file = folder.resolve("edge.conf");
    Files.copy(Path.of(OLD), file);
    var run = CommandLine.run("migrate", "conf", "-f", "3.4", "-t", "main", "-i", "-v", "" + file);
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("Applied 5 changes:\n").contains("(backup: " + file + ".");
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

  @Test
  void aroundAProgram() {
    var run =
        CommandLine.run(
            Map.of(),
            "{\"ip-reachability-tlv\": {\"prefix\": 1}}\n",
            "migrate",
            "api",
            "-f",
            "5",
            "-t",
            "main",
            "--exec",
            "/bin/sh",
            "-c",
            "echo announce eor; cat; exit 7");
    assertThat(run.out())
        .isEqualTo("peer * announce eor\n{\"ip-reachability-tlv\": {\"prefix\": 1}}\n");
    assertThat(run.code()).isEqualTo(7);
    assertThat(
            CommandLine.run("migrate", "api", "-f", "4", "-t", "main", "-e", "/nonexistent").code())
        .isEqualTo(1);
  }
}
