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
import java.util.Optional;
import net.herald.control.ControlClient;
import net.herald.control.Places;
import net.herald.environment.Environment;
import net.herald.environment.Settings;
import net.herald.environment.Variables;
import org.jspecify.annotations.Nullable;

/**
 * Commands for a running daemon: one of the command line, those of a file, or, without either,
 * those of standard input. Ends with 0 when all of them were done, 1 when one was refused, 3 when
 * there is no daemon.
 */
final class RunCommand implements Subcommand.Action {
  /** No daemon was found. */
  static final int NO_DAEMON = 3;

  private static final String PROMPT = "exabgp> ";
  private static final List<String> LEAVE = List.of("exit", "quit", "q");

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
    return new Options()
        .flag((char) 0, "socket", "use the Unix socket")
        .flag((char) 0, "pipe", "use the named pipes")
        .value((char) 0, "pipename", "NAME", "name of the socket, or of the pipes")
        .value(
            (char) 0, "batch", "FILE", "the commands of a file, one a line; - for standard input")
        .flag('f', "follow", "print what comes behind the answer too, until the daemon ends")
        .flag((char) 0, "no-color", "accepted: nothing is coloured")
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
    var lines = batch == null || batch.equals("-") ? null : file(call, batch);
    try (var client = connect(call, call.environment())) {
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
      return perform(call, client, command) ? 0 : Main.FAILED;
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

  private static List<String> file(Call call, String name) throws IOException, Call.Failed {
    try {
      return Files.readAllLines(Path.of(name), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      call.err().print("Batch file not found: " + name + "\n");
      throw new Call.Failed(Main.FAILED);
    }
  }

  /** Null, after a message, when no daemon is found. */
  private static @Nullable ControlClient connect(Call call, Environment environment) {
    var given = call.given();
    var places = Places.of(environment.installation().root());
    boolean pipe =
        given.has("pipe")
            || !given.has("socket") && "pipe".equals(environment.variable(Variables.CLI_TRANSPORT));
    var named = given.value("pipename");
    try {
      if (pipe) {
        var name = named != null ? named : environment.get(Settings.API_PIPENAME);
        var pipes = places.pipes(name);
        return pipes == null
            ? absent(call, "named pipes (" + name + ".in and " + name + ".out)", places)
            : ControlClient.pipes(pipes);
      }
      var name = named != null ? named : environment.get(Settings.API_SOCKETNAME);
      var path = environment.variable(Variables.API_SOCKETPATH);
      var socket = path != null && !path.isEmpty() ? Path.of(path) : places.socket(name);
      return socket == null
          ? absent(call, "Unix socket (" + name + ".sock)", places)
          : ControlClient.socket(socket);
    } catch (IOException e) {
      call.err().print("no daemon answers: " + e.getMessage() + "\n");
      return null;
    }
  }

  private static @Nullable ControlClient absent(Call call, String what, Places places) {
    call.err().print("could not find the " + what + " of a running daemon; looked in\n");
    places.folders().forEach(folder -> call.err().print(" - " + folder + "\n"));
    return null;
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
    // null where neither side is a terminal, again since Java 25
    boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    var in = new BufferedReader(new InputStreamReader(call.in(), StandardCharsets.UTF_8));
    var failed = new ArrayList<String>();
    while (true) {
      if (terminal) {
        call.out().print(PROMPT);
        call.out().flush();
      }
      var line = in.readLine();
      if (line == null || LEAVE.contains(line.strip())) {
        return failed.isEmpty() || terminal ? 0 : Main.FAILED;
      }
      var command = Shortcuts.expand(line.strip());
      if (!command.isEmpty() && !perform(call, client, command)) {
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
