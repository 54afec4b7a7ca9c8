package net.herald.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jline.keymap.KeyMap;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Reference;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;

/** The line editor of the shell: its keys, its completion, and what it remembers. */
final class Lines {
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

  private Lines() {}

  /** A line editor. */
  static LineReader reader(
      Terminal terminal, Path history, Link link, UnaryOperator<String> expand) {
    var parser = new DefaultParser();
    // what is quoted for the daemon is its business
    parser.setEscapeChars(null);
    parser.setQuoteChars(new char[0]);
    keep(history);
    var reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("herald")
            .parser(parser)
            .completer(completer(link, expand))
            .variable(LineReader.HISTORY_FILE, history)
            .variable(LineReader.HISTORY_SIZE, REMEMBERED)
            .variable(LineReader.HISTORY_FILE_SIZE, REMEMBERED)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.HISTORY_INCREMENTAL, false)
            .option(LineReader.Option.AUTO_FRESH_LINE, false)
            .build();
    var keys = Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN));
    keys.bind(new Reference(LineReader.LIST_CHOICES), "?");
    keys.bind(new Reference(LineReader.HISTORY_INCREMENTAL_SEARCH_BACKWARD), KeyMap.ctrl('R'));
    return reader;
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
  static void save(LineReader reader, Path history) {
    try {
      reader.getHistory().save();
      Files.setPosixFilePermissions(history, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      // as above
    }
  }

  private static Completer completer(Link link, UnaryOperator<String> expand) {
    var commands = new CommandCompletion(() -> neighbors(link));
    return (_, line, candidates) -> {
      for (var found : after(commands, expand, words(line)).candidates()) {
        candidates.add(
            new org.jline.reader.Candidate(
                found.word(), found.word(), null, found.help(), null, null, true));
      }
    };
  }

  private static List<String> words(ParsedLine line) {
    var words = new ArrayList<>(line.words().subList(0, line.wordIndex()));
    words.removeIf(String::isEmpty);
    return words;
  }

  /** What could stand behind the words of a line of the shell. */
  static Suggestions after(
      CommandCompletion commands, UnaryOperator<String> expand, List<String> words) {
    if (words.isEmpty()) {
      var all = Stream.concat(commands.after(words).candidates().stream(), OWN.stream());
      return new Suggestions(all.toList(), "", false).startingWith("");
    }
    return switch (words.getFirst()) {
      case "json", "text", "help" -> after(commands, expand, words.subList(1, words.size()));
      case "set" -> SET.suggestions(words);
      default -> commands.after(List.of(expand.apply(String.join(" ", words)).split(" ")));
    };
  }

  private static List<Candidate> neighbors(Link link) {
    try {
      return link.neighborhood().candidates();
    } catch (IOException gone) {
      return List.of();
    }
  }
}
