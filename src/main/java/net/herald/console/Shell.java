package net.herald.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp;
import org.jspecify.annotations.Nullable;

/** The interactive shell: lines of an operator, one at a time, until the operator leaves. */
public final class Shell {
  private static final List<String> LEAVE = List.of("exit", "quit", "q", "bye");
  private static final int REMEMBERED = 20;

  private static final String HELP =
      """
      Commands go to the daemon as helper programs write them; TAB or ? tells what could follow.
      Short words are written out: s n s is show neighbor summary. help COMMAND explains one.

      here:
        help [COMMAND]           this, or a command with an example
        monitor                  the live view of the neighbors
        json COMMAND             the answer as the daemon gives it, for programs
        text COMMAND             the answer as a table
        set display json|text    the same for all that follows
        set sync on|off          whether routes are acknowledged when they were sent
        history                  the last commands; Ctrl-R searches in all of them
        clear                    an empty screen
        exit                     leaves, as quit, q and Ctrl-D
      """;

  /**
   * What a shell is given.
   *
   * @param dialler finds the daemon
   * @param name of the daemon
   * @param version of this program
   * @param history where lines are remembered; null where they are not
   * @param fuzzy whether completion also takes letters in the right order
   * @param colour whether there may be colours, as far as the terminal has them
   * @param expand writes short words out
   */
  public record Setting(
      Dialler dialler,
      String name,
      String version,
      @Nullable Path history,
      boolean fuzzy,
      boolean colour,
      UnaryOperator<String> expand) {}

  private final Setting setting;
  private final Terminal terminal;
  private final Link link;
  private final LineReader reader;
  private final boolean colour;
  private boolean json;

  private Shell(Setting setting, Terminal terminal, Link link) throws IOException {
    this.setting = setting;
    this.terminal = terminal;
    this.link = link;
    this.colour = setting.colour && Screens.colours(terminal);
    this.reader = Lines.reader(terminal, setting, link);
  }

  /**
   * Runs a shell at the terminal of this process.
   *
   * @throws IOException when no daemon is there
   */
  public static void run(Setting setting) throws IOException {
    try (var link = new Link(setting.dialler)) {
      link.open();
      try (var terminal = Screens.open()) {
        new Shell(setting, terminal, link).run();
      }
    }
  }

  private void run() throws IOException {
    var here = Thread.currentThread();
    // while a line is read it is the reader that is told
    terminal.handle(Terminal.Signal.INT, _ -> here.interrupt());
    say("herald " + setting.version + " — help tells what can be said, Ctrl-D leaves");
    while (true) {
      try {
        var line = reader.readLine(prompt());
        if (!perform(line.strip())) {
          return;
        }
      } catch (UserInterruptException cancelled) {
        // the line is gone
      } catch (EndOfFileException end) {
        return;
      } finally {
        Lines.save(reader, setting.history);
      }
    }
  }

  /** The daemon's name, and how many of its sessions are up. */
  private String prompt() {
    String standing;
    boolean well;
    try {
      var neighborhood = link.neighborhood();
      well = neighborhood.established() == neighborhood.neighbors().size();
      standing = neighborhood.established() + "/" + neighborhood.neighbors().size();
    } catch (IOException gone) {
      well = false;
      standing = "no daemon";
    }
    var prompt = new AttributedStringBuilder();
    prompt.append(setting.name, style(AttributedStyle.BOLD));
    prompt.append("(");
    int shade = well ? AttributedStyle.GREEN : AttributedStyle.RED;
    prompt.append(standing, style(AttributedStyle.DEFAULT.foreground(shade)));
    return prompt.append(")> ").toAnsi(terminal);
  }

  private AttributedStyle style(AttributedStyle style) {
    return colour ? style : AttributedStyle.DEFAULT;
  }

  private void say(String line) {
    terminal.writer().println(line);
    terminal.flush();
  }

  private void complain(String line) {
    var text =
        new AttributedString(line, style(AttributedStyle.DEFAULT.foreground(AttributedStyle.RED)));
    say(text.toAnsi(terminal));
  }

  /** Does what a line says; false when it was to leave. */
  private boolean perform(String line) throws IOException {
    var words = List.of(line.split(" +"));
    var rest = String.join(" ", words.subList(1, words.size()));
    switch (words.getFirst()) {
      case "" -> {}
      case String leave when words.size() == 1 && LEAVE.contains(leave) -> {
        return false;
      }
      case "help", "h", "?" -> help(words.subList(1, words.size()));
      case "clear" -> {
        terminal.puts(InfoCmp.Capability.clear_screen);
        terminal.flush();
      }
      case "history" -> history();
      case "monitor", "top" -> LiveView.within(terminal, link, setting.name, colour);
      case "set" -> set(words);
      case "json" -> command(rest, true);
      case "text" -> command(rest, false);
      default -> command(line, json);
    }
    return true;
  }

  private void help(List<String> words) {
    var lines = words.isEmpty() ? HELP.lines().toList() : CommandHelp.about(words);
    lines.forEach(this::say);
    if (lines.isEmpty()) {
      complain("Error: no command '" + String.join(" ", words) + "'");
    }
  }

  private void history() {
    var history = reader.getHistory();
    for (int i = Math.max(history.first(), history.last() - REMEMBERED + 1);
        i <= history.last() && !history.isEmpty();
        i++) {
      History all = history;
      say("%5d  %s".formatted(i + 1, all.get(i)));
    }
  }

  private void set(List<String> words) {
    switch (String.join(" ", words)) {
      case "set display json" -> json = true;
      case "set display text" -> json = false;
      case "set sync on" -> command("session sync enable", json);
      case "set sync off" -> command("session sync disable", json);
      default -> complain("Error: expected set display json|text or set sync on|off");
    }
  }

  private void command(String typed, boolean raw) {
    var command = setting.expand.apply(typed);
    var asked = raw ? asJson(command) : Shown.asked(command);
    try {
      var answer = link.ask(asked);
      var lines = raw ? answer.lines() : Shown.of(command, answer.lines());
      for (var line : lines) {
        if (Thread.interrupted()) {
          complain("cancelled");
          return;
        }
        if (line.startsWith("error: ")) {
          complain("Error: " + line.substring("error: ".length()));
        } else {
          say(line);
        }
      }
      if (answer.done() && lines.isEmpty()) {
        say("✓ Command accepted");
      } else if (!answer.done() && lines.isEmpty()) {
        complain("Error: the daemon refused it");
      }
    } catch (IOException e) {
      link.close();
      boolean cancelled = Thread.interrupted();
      complain(cancelled ? "cancelled; the daemon may still do it" : "Error: " + e.getMessage());
    }
  }

  private static String asJson(String command) {
    return command.endsWith(" json") || command.endsWith(" text") ? command : command + " json";
  }
}
