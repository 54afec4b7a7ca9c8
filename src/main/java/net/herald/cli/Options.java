package net.herald.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.herald.console.Candidate;
import net.herald.text.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * The options and words a subcommand takes, one row each, and the reading of a command line by
 * them. The rows are also the usage and the help.
 *
 * <p>The grammar is that of {@link Arguments}.
 */
public final class Options {

  /**
   * One option.
   *
   * @param letter the short name without its dash, or 0
   * @param name the long name without its dashes
   * @param value what stands for the value in the usage; empty for a flag
   * @param help what it does, in one line
   */
  record Row(char letter, String name, String value, String help) implements Arguments.Option {
    @Override
    public boolean takesValue() {
      return !value.isEmpty();
    }

    @Override
    public boolean takesRest() {
      return value.endsWith("...");
    }

    /** A value in brackets may be missing. */
    @Override
    public boolean mayBeBare() {
      return value.startsWith("[");
    }

    /** {@code -s N, --signal N}. */
    @Override
    public String spelling() {
      String after = value.isEmpty() ? "" : " " + value;
      return letter == 0 ? "--" + name + after : "-" + letter + after + ", --" + name + after;
    }

    /** {@code [-s N]}. */
    String usage() {
      String after = value.isEmpty() ? "" : " " + value;
      return "[" + (letter == 0 ? "--" + name : "-" + letter) + after + "]";
    }
  }

  static final Row HELP = new Row('h', "help", "", "show this help");

  private final List<Row> rows = new ArrayList<>(List.of(HELP));
  private final Map<String, String> aliases = new HashMap<>();
  private String words = "";
  private String wordsHelp = "";
  private int leastWords;
  private int mostWords;

  /** Adds a flag. */
  public Options flag(char letter, String name, String help) {
    rows.add(new Row(letter, name, "", help));
    return this;
  }

  /** Adds an option with a value; {@code value} stands for it in the usage. */
  public Options value(char letter, String name, String value, String help) {
    rows.add(new Row(letter, name, value, help));
    return this;
  }

  /** Adds another spelling of an option, dashes included. */
  public Options alias(String spelling, String name) {
    aliases.put(spelling, "--" + name);
    return this;
  }

  /**
   * Says how many words there may be besides options.
   *
   * @param usage how they look in the usage, such as {@code FILE [FILE ...]}
   */
  public Options words(String usage, int least, int most, String help) {
    words = usage;
    leastWords = least;
    mostWords = most;
    wordsHelp = help;
    return this;
  }

  /**
   * Reads a command line.
   *
   * @throws UsageFault when it does not fit
   */
  Given read(List<String> arguments) {
    Given given = new Given();
    try {
      var found = new Arguments<>(rows, aliases).read(arguments);
      for (var one : found.given()) { // a lambda would cost each start ten milliseconds
        given.add(one.option(), one.value());
      }
      given.words.addAll(found.words());
    } catch (Arguments.Fault fault) {
      throw new UsageFault(String.valueOf(fault.getMessage()));
    }
    if (!given.has(HELP.name())) {
      check(given.words);
    }
    return given;
  }

  private void check(List<String> found) {
    if (found.size() < leastWords) {
      throw new UsageFault("the following is missing: " + words);
    }
    if (found.size() > mostWords) {
      throw new UsageFault("not understood: " + found.get(mostWords));
    }
  }

  /** The options, for manuals. */
  List<Row> rows() {
    return List.copyOf(rows);
  }

  /** What stands for the words besides options; empty where there are none. */
  String wordsUsage() {
    return words;
  }

  /** What the words are. */
  String wordsHelp() {
    return wordsHelp;
  }

  /** Every option, with its dashes. */
  List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    for (Row row : rows) {
      candidates.add(new Candidate("--" + row.name(), row.help()));
      if (row.letter() != 0) {
        candidates.add(new Candidate("-" + row.letter(), row.help()));
      }
    }
    return candidates;
  }

  /** The option that takes the word behind this one as its value; null when none does. */
  @Nullable Row awaiting(String word) {
    String option = aliases.getOrDefault(word, word);
    for (Row row : rows) {
      boolean named = option.equals("--" + row.name());
      boolean lettered = row.letter() != 0 && option.equals("-" + row.letter());
      if (row.takesValue() && (named || lettered)) {
        return row;
      }
    }
    return null;
  }

  /** {@code [-h] [-d] FILE}, as it stands after the name of the subcommand. */
  String usage() {
    StringBuilder out = new StringBuilder();
    for (Row row : rows) {
      out.append(out.isEmpty() ? "" : " ").append(row.usage());
    }
    return words.isEmpty() ? out.toString() : out.append(' ').append(words).toString();
  }

  /** One line for each option and for the words. */
  String help() {
    StringBuilder out = new StringBuilder();
    int width = words.length();
    for (Row row : rows) {
      width = Math.max(width, row.spelling().length());
    }
    if (!words.isEmpty()) {
      line(words, wordsHelp, width, out);
    }
    for (Row row : rows) {
      line(row.spelling(), row.help(), width, out);
    }
    return out.toString();
  }

  private static void line(String left, String right, int width, StringBuilder out) {
    out.append("  ").append(left).repeat(' ', width - left.length() + 2).append(right).append('\n');
  }

  /** What was given on a command line. */
  public static final class Given {
    private final List<Row> rows = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    private void add(Row row, String value) {
      rows.add(row);
      values.add(value);
    }

    /** Whether the option with this long name was given. */
    public boolean has(String name) {
      return value(name) != null;
    }

    /** The value of an option, the last if it was given several times; null if it was not. */
    public @Nullable String value(String name) {
      for (int i = rows.size() - 1; i >= 0; i--) {
        if (rows.get(i).name().equals(name)) {
          return values.get(i);
        }
      }
      return null;
    }

    /** Every value of an option that may be given several times. */
    public List<String> values(String name) {
      List<String> found = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).name().equals(name)) {
          found.add(values.get(i));
        }
      }
      return found;
    }

    /** These options after those of another place: of two values of an option, these come last. */
    Given after(Given others) {
      Given both = new Given();
      both.rows.addAll(others.rows);
      both.values.addAll(others.values);
      both.rows.addAll(rows);
      both.values.addAll(values);
      both.words.addAll(words);
      return both;
    }

    /** The words besides options, in order. */
    public List<String> words() {
      return List.copyOf(words);
    }
  }
}
