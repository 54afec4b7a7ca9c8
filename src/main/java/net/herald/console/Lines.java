package net.herald.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** What can be typed in the shell: the words of commands and its own, and what it remembers. */
final class Lines implements Editor.Knowledge {
  private static final int REMEMBERED = 1000;

  /** What the shell understands besides commands. */
  private static final List<Candidate> OWN =
      List.of(
          new Candidate("help", "explains commands"),
          new Candidate("monitor", "shows the neighbors live"),
          new Candidate("history", "shows the last commands"),
          new Candidate("json", "answers in JSON"),
          new Candidate("text", "answers as a table"),
          new Candidate("set", "settings of this shell"),
          new Candidate("clear", "clears the screen"),
          new Candidate("exit", "leaves"));

  private static final Usage SET = Usage.of("set (display json|text | sync on|off)");

  private final CommandCompletion commands;
  private final UnaryOperator<String> expand;
  private final Supplier<List<String>> remembered;
  private final boolean fuzzy;
  private final Abbreviations abbreviations = new Abbreviations(this::after);

  /**
   * What can be typed.
   *
   * @param expand writes short words out
   * @param remembered the lines typed before, the oldest first
   * @param fuzzy whether letters in the right order are enough
   */
  Lines(
      CommandCompletion commands,
      UnaryOperator<String> expand,
      Supplier<List<String>> remembered,
      boolean fuzzy) {
    this.commands = commands;
    this.expand = expand;
    this.remembered = remembered;
    this.fuzzy = fuzzy;
  }

  /** A line editor. */
  static LineReader reader(Terminal terminal, Shell.Setting setting, Link link) throws IOException {
    var variables = new HashMap<String, Object>();
    variables.put(LineReader.HISTORY_SIZE, REMEMBERED);
    variables.put(LineReader.HISTORY_FILE_SIZE, REMEMBERED);
    var history = setting.history();
    if (history != null) {
      keep(history);
      variables.put(LineReader.HISTORY_FILE, history);
    }
    var editor = editor(terminal, variables, setting, link);
    editor.setParser(new BlankParser());
    editor.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
    editor.unsetOpt(LineReader.Option.HISTORY_INCREMENTAL);
    editor.unsetOpt(LineReader.Option.AUTO_FRESH_LINE);
    return editor;
  }

  private static Editor editor(
      Terminal terminal, Map<String, Object> variables, Shell.Setting setting, Link link)
      throws IOException {
    var history = new DefaultHistory();
    var commands = new CommandCompletion(() -> neighbors(link));
    var lines = new Lines(commands, setting.expand(), () -> remembered(history), setting.fuzzy());
    var editor = new Editor(terminal, variables, lines);
    editor.setHistory(history);
    return editor;
  }

  private static List<String> remembered(History history) {
    return StreamSupport.stream(history.spliterator(), false).map(History.Entry::line).toList();
  }

  /** Makes the file of the history, for nobody else to read; without it lines are forgotten. */
  private static void keep(Path history) {
    try {
      Files.createDirectories(
          history.toAbsolutePath().getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      if (!Files.exists(history)) {
        Files.createFile(
            history,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
    } catch (IOException e) {
      // a home that cannot be written keeps nobody from working
    }
  }

  /** Writes the history; a long one is shortened, which makes another file of it. */
  static void save(LineReader reader, @Nullable Path history) {
    if (history == null) {
      return;
    }
    try {
      reader.getHistory().save();
      Files.setPosixFilePermissions(history, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      // as above
    }
  }

  private static List<Candidate> neighbors(Link link) {
    try {
      return link.neighborhood().candidates();
    } catch (IOException gone) {
      return List.of();
    }
  }

  /** What could stand behind words. */
  private Suggestions after(List<String> words) {
    if (words.isEmpty()) {
      var all = Stream.concat(commands.after(words).candidates().stream(), OWN.stream());
      return new Suggestions(all.toList(), "", false).startingWith("");
    }
    return switch (words.getFirst()) {
      case "json", "text", "help" -> after(words.subList(1, words.size()));
      case "set" -> SET.suggestions(words);
      default -> commands.after(words).startingWith("");
    };
  }

  @Override
  public List<String> written(List<String> words) {
    var expanded =
        words.isEmpty() ? words : List.of(expand.apply(String.join(" ", words)).split(" "));
    return abbreviations.written(expanded);
  }

  @Override
  public Suggestions meant(List<String> before, String start) {
    var words = written(before);
    var there = after(words);
    var habits = new Habits(remembered.get());
    boolean first = words.isEmpty() && !start.isEmpty();
    var glued =
        first && there.startingWith(start).candidates().isEmpty() && fuzzy
            ? abbreviations.glued(start)
            : List.<Candidate>of();
    var meant =
        glued.isEmpty()
            ? Matching.of(start, there.candidates(), w -> habits.bonus(words, w), fuzzy)
            : glued;
    return new Suggestions(meant, there.expected(), there.files());
  }
}
