package net.herald.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.herald.migrate.LineMigration;

/**
 * Brings commands of a helper program to a later version of the API: as a filter, or around the
 * program.
 */
final class MigrateApiCommand implements Subcommand.Action {

  @Override
  public Options options() {
    return new Options()
        .value('f', "from", "VERSION", "of the program: 4, 5")
        .value('t', "to", "VERSION", "of the daemon: 5, main")
        .flag('v', "verbose", "list the changes on standard error")
        .value('e', "exec", "COMMAND...", "run this program, and stand between it and the daemon")
        .words("[INPUT]", 0, 1, "a line, instead of standard input");
  }

  @Override
  public int run(Call call) throws IOException, InterruptedException {
    var given = call.given();
    var versions = LineMigration.VERSIONS;
    var from = MigrateConfCommand.version(given, "from", versions.subList(0, 2));
    var to = MigrateConfCommand.version(given, "to", versions.subList(1, 3));
    try {
      var forward = LineMigration.forward(from, to);
      var command = given.values("exec");
      if (!command.isEmpty()) {
        return between(call, command, forward, LineMigration.backward(from, to));
      }
      filter(call, forward);
      return 0;
    } catch (IllegalArgumentException e) {
      call.err().print("Error: " + e.getMessage() + "\n");
      return Main.FAILED;
    }
  }

  private static void filter(Call call, LineMigration migration) throws IOException {
    List<String> changes = new ArrayList<>();
    var words = call.given().words();
    if (words.isEmpty()) {
      pass(call.in(), call.out(), migration, changes::add);
    } else {
      for (String line : words.getFirst().split("\n")) {
        print(migration.line(line), call.out(), changes::add);
      }
    }
    if (call.given().has("verbose") && !changes.isEmpty()) {
      call.err().print("Applied " + changes.size() + " changes:\n");
      changes.forEach(change -> call.err().print("  - " + change + "\n"));
    }
  }

  private static void pass(
      InputStream in, PrintStream out, LineMigration migration, Consumer<? super String> changes)
      throws IOException {
    var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      print(migration.line(line), out, changes);
      if (out.checkError()) {
        throw new IOException("nobody reads what is printed");
      }
    }
  }

  private static void print(
      LineMigration.Line line, PrintStream out, Consumer<? super String> changes) {
    out.print(line.text() + "\n");
    line.changes().forEach(changes);
  }

  private static int between(
      Call call, List<String> command, LineMigration forward, LineMigration backward)
      throws InterruptedException {
    Process program;
    try {
      program = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      call.err().print("Error: " + e.getMessage() + "\n");
      return Main.FAILED;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(program::destroy));
    Thread.ofPlatform().daemon().name("daemon").start(() -> toProgram(call, program, backward));
    try {
      pass(program.getInputStream(), call.out(), forward, _ -> {});
    } catch (IOException e) {
      // The daemon is gone: the program finds out from its own pipes.
      program.destroy();
    }
    return program.waitFor();
  }

  private static void toProgram(Call call, Process program, LineMigration backward) {
    try (var out =
            new BufferedWriter(
                new OutputStreamWriter(program.getOutputStream(), StandardCharsets.UTF_8));
        var lines = new BufferedReader(new InputStreamReader(call.in(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.write(backward.line(line).text() + "\n");
        out.flush();
      }
    } catch (IOException e) {
      // The program has ended, or does not read: its exit code tells.
      return;
    }
  }
}
