package net.herald.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.herald.migrate.ConfigurationMigration;
import net.herald.posix.FileReason;
import net.herald.time.Clock;

/** Brings a configuration file to a later version. */
final class MigrateConfCommand implements Subcommand.Action {
  private static final String STAMP = "yyyyMMdd-HHmmss";

  @Override
  public Options options() {
    var versions = ConfigurationMigration.VERSIONS;
    return new Options()
        .value('f', "from", "VERSION", "of the file: " + String.join(", ", versions.subList(0, 3)))
        .value('t', "to", "VERSION", "wanted: " + String.join(", ", versions.subList(1, 4)))
        .value('o', "output", "FILE", "write it there instead of standard output")
        .flag('i', "inplace", "change the file, and keep the old one with a date in its name")
        .flag('n', "dry-run", "list the changes only")
        .flag('v', "verbose", "list the changes as well")
        .flag('w', "wrap-api", "run helper programs behind migrate api")
        .words("FILE", 1, 1, "the configuration file");
  }

  @Override
  public int run(Call call) throws IOException {
    var given = call.given();
    var versions = ConfigurationMigration.VERSIONS;
    var from = version(given, "from", versions.subList(0, versions.size() - 1));
    var to = version(given, "to", versions.subList(1, versions.size()));
    var name = given.words().getFirst();
    var file = Path.of(name);
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      call.err().print("Error: file not found: " + name + "\n");
      return Main.FAILED;
    } catch (IOException e) {
      call.err().print("Error: cannot read " + name + ": " + FileReason.reading(e) + "\n");
      return Main.FAILED;
    }
    try {
      var result = ConfigurationMigration.migrate(text, from, to, given.has("wrap-api"));
      if (given.has("dry-run")) {
        call.out().print(report(from, to, result.changes()));
        return 0;
      }
      if (given.has("verbose") && !result.changes().isEmpty()) {
        call.err().print("Applied " + result.changes().size() + " changes:\n");
        result.changes().forEach(change -> call.err().print("  - " + change + "\n"));
      }
      write(call, file, result.text());
      return 0;
    } catch (IOException e) {
      var output = given.has("inplace") ? name : given.value("output");
      call.err().print("Error: cannot write " + output + ": " + FileReason.of(e) + "\n");
    } catch (IllegalArgumentException e) {
      call.err().print("Error: " + e.getMessage() + "\n");
    }
    return Main.FAILED;
  }

  static String version(Options.Given given, String option, List<String> known) {
    var version = given.value(option);
    if (version == null || !known.contains(version)) {
      throw new UsageFault("option --" + option + " needs one of " + String.join(", ", known));
    }
    return version;
  }

  private static String report(String from, String to, List<String> changes) {
    var out = new StringBuilder("Migration: " + from + " -> " + to + "\n");
    if (changes.isEmpty()) {
      return out.append("No changes needed.\n").toString();
    }
    out.append("Changes (").append(changes.size()).append("):\n");
    changes.forEach(change -> out.append("  - ").append(change).append('\n'));
    return out.toString();
  }

  private static void write(Call call, Path file, String text) throws IOException {
    var output = call.given().value("output");
    if (call.given().has("inplace")) {
      var now = LocalDateTime.ofInstant(Clock.system().wall(), ZoneId.systemDefault());
      var backup =
          file.resolveSibling(
              file.getFileName() + "." + DateTimeFormatter.ofPattern(STAMP).format(now) + ".bak");
      Files.copy(file, backup, StandardCopyOption.COPY_ATTRIBUTES);
      Files.writeString(file, text);
      call.err().print("Migrated " + file + " (backup: " + backup + ")\n");
    } else if (output != null) {
      Files.writeString(Path.of(output), text);
      call.err().print("Migrated config written to " + output + "\n");
    } else {
      call.out().print(text);
    }
  }
}
