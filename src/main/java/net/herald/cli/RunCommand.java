package net.herald.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.herald.console.Answer;
import net.herald.console.Shell;
import net.herald.console.Shown;
import net.herald.control.ControlClient;
import net.herald.environment.Variables;
import net.herald.posix.FileReason;

/**
 * Commands for a running daemon: one of the command line, those of a file, or, without either,
 * those of standard input; where that is a terminal, {@code cli} is an interactive shell. Ends with
 * 0 when all of them were done, 1 when one was refused, 3 when there is no daemon.
 */
final class RunCommand implements Subcommand.Action {
  /** No daemon was found. */
  static final int NO_DAEMON = 3;

  private static final String MONITOR = "monitor";
  private static final List<String> LEAVE = List.of("exit", "quit", "q");

  private static final List<String> OFF = List.of("false", "0", "no", "off");

  /** Commands that are never answered. */
  private static final List<String> SILENT = List.of("silence-ack", "session ack silence");

  /** How long nothing may come of a command. */
  private static final Duration PATIENCE = Duration.ofSeconds(35);

  /** After which it is looked whether somebody reads what is printed. */
  private static final Duration LONG = Duration.ofSeconds(1);

  private final boolean interactive;

  /**
   * The subcommand.
   *
   * @param interactive whether standard input is read where no command is given
   */
  RunCommand(boolean interactive) {
    this.interactive = interactive;
  }

  @Override
  public Options options() {
    return Dial.options()
        .value(
            (char) 0, "batch", "FILE", "the commands of a file, one a line; - for standard input")
        .flag('f', "follow", "print what comes behind the answer too, until the daemon ends")
        .flag((char) 0, "no-color", "no colours in the interactive shell")
        .words("COMMAND", 0, Integer.MAX_VALUE, "a command, as helper processes write them");
  }

  @Override
  public int run(Call call) throws Call.Failed, IOException {
    var given = call.given();
    var command = Shortcuts.expand(String.join(" ", given.words()));
    var batch = given.value("batch");
    if (command.isEmpty() && batch == null && !interactive) {
      throw new UsageFault("the following is missing: COMMAND");
    }
    if (given.has("follow") && command.isEmpty()) {
      throw new UsageFault("--follow goes with one COMMAND");
    }
    if (!command.isEmpty() && batch != null) {
      throw new UsageFault("either a command or --batch");
    }
    if (interactive && command.equals(MONITOR)) {
      return TopCommand.watch(call, TopCommand.INTERVAL);
    }
    boolean people = interactive && isTerminal();
    if (people && command.isEmpty() && batch == null) {
      return shell(call);
    }
    var lines = batch == null || batch.equals("-") ? null : file(call, batch);
    try (var client = Dial.connect(call)) {
      if (client == null) {
        return NO_DAEMON;
      }
      if (lines != null) {
        call.out().print("Executing commands from " + batch + "...\n");
        return batch(call, client, lines);
      }
      if (command.isEmpty()) {
        return session(call, client);
      }
      if (!command.equals(String.join(" ", given.words()))) {
        call.out().print("command: " + command + "\n");
      }
      if (given.has("follow")) {
        return follow(call, client, command);
      }
      return (people ? show(call, client, command) : perform(call, client, command))
          ? 0
          : Main.FAILED;
    }
  }

  /** Prints what comes of a command, and goes on until nobody reads it or the daemon ends. */
  private static int follow(Call call, ControlClient client, String command) throws IOException {
    client.say(command);
    boolean answered = false;
    try {
      while (!call.out().checkError()) {
        var line = client.hear(answered ? LONG : PATIENCE);
        if (line == null && !answered) {
          return unanswered(call);
        }
        for (; line != null; line = client.hear(Duration.ZERO)) {
          if (!answered && line.equals("error")) {
            return Main.FAILED;
          }
          if (!answered && line.equals("done")) {
            answered = true;
          } else {
            (line.startsWith("error: ") ? call.err() : call.out()).print(line + "\n");
          }
        }
      }
    } catch (IOException gone) {
      call.out().flush();
      call.err().print(gone.getMessage() + "\n");
      return NO_DAEMON;
    }
    return 0;
  }

  private static int unanswered(Call call) {
    call.err().print("no answer within " + PATIENCE.toSeconds() + " seconds\n");
    return Main.FAILED;
  }

  /** Whether somebody sits in front of us. */
  static boolean isTerminal() {
    // null where neither side is a terminal, again since Java 25
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  private static int shell(Call call) throws Call.Failed, IOException {
    var dial = new Dial(call);
    try {
      Shell.run(
          new Shell.Setting(
              dial.dialler(),
              dial.name(),
              call.environment().version(),
              isOff(call, Variables.CLI_HISTORY) ? null : history(call),
              !isOff(call, Variables.CLI_FUZZY_MATCHING),
              Dial.coloured(call),
              Shortcuts::expand));
      return 0;
    } catch (Dial.Absent e) {
      call.err().print(e.why());
      return NO_DAEMON;
    }
  }

  private static boolean isOff(Call call, String variable) throws Call.Failed {
    var value = call.environment().variable(variable);
    return value != null && OFF.contains(value.toLowerCase(Locale.ROOT));
  }

  /** {@code $XDG_STATE_HOME/herald/history}. */
  private static Path history(Call call) {
    var home = call.variables().getOrDefault("HOME", "/");
    var state = call.variables().getOrDefault("XDG_STATE_HOME", "");
    var base = state.isEmpty() ? Path.of(home, ".local", "state") : Path.of(state);
    return base.resolve("herald").resolve("history");
  }

  /** As {@link #perform}, with tables for people. */
  private static boolean show(Call call, ControlClient client, String command) throws IOException {
    var answer = Answer.of(client, Shown.asked(command), PATIENCE);
    for (var line : Shown.of(command, answer.lines())) {
      (line.startsWith("error: ") ? call.err() : call.out()).print(line + "\n");
    }
    return answer.done();
  }

  private static List<String> file(Call call, String name) throws IOException, Call.Failed {
    try {
      return Files.readAllLines(Path.of(name), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      call.err().print("Batch file not found: " + name + "\n");
      throw new Call.Failed(Main.FAILED);
    } catch (IOException e) {
      call.err().print("Batch file cannot be read: " + name + ": " + FileReason.reading(e) + "\n");
      throw new Call.Failed(Main.FAILED);
    }
  }

  private static int batch(Call call, ControlClient client, List<String> lines) throws IOException {
    int commands = 0;
    int errors = 0;
    for (int i = 0; i < lines.size(); i++) {
      var command = lines.get(i).strip();
      if (!command.isEmpty() && !command.startsWith("#")) {
        commands++;
        call.out().print("\n[" + (i + 1) + "] " + command + "\n");
        errors += perform(call, client, Shortcuts.expand(command)) ? 0 : 1;
      }
    }
    call.out()
        .print("\nBatch execution complete: " + commands + " commands, " + errors + " errors\n");
    return errors == 0 ? 0 : Main.FAILED;
  }

  private static int session(Call call, ControlClient client) throws IOException {
    var in = new BufferedReader(new InputStreamReader(call.in(), StandardCharsets.UTF_8));
    var failed = new ArrayList<String>();
    while (true) {
      var line = in.readLine();
      if (line == null || LEAVE.contains(line.strip())) {
        return failed.isEmpty() ? 0 : Main.FAILED;
      }
      var command = Shortcuts.expand(line.strip());
      if (!command.isEmpty() && !command.startsWith("#") && !perform(call, client, command)) {
        failed.add(command);
      }
    }
  }

  /** Carries out a command; false, after a message, when it was refused. */
  private static boolean perform(Call call, ControlClient client, String command)
      throws IOException {
    client.say(command);
    if (SILENT.contains(command)) {
      return true;
    }
    while (true) {
      var line = client.hear(PATIENCE);
      if (line == null) {
        call.err().print("no answer within " + PATIENCE.toSeconds() + " seconds\n");
        return false;
      }
      switch (line) {
        case "done" -> {
          call.out().flush();
          return true;
        }
        case "error" -> {
          call.out().flush();
          return false;
        }
        default -> (line.startsWith("error: ") ? call.err() : call.out()).print(line + "\n");
      }
    }
  }
}
