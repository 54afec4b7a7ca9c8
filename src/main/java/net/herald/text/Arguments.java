package net.herald.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command line, read as Python's argparse reads it, since ExaBGP's users type it: {@code --name
 * VALUE}, {@code --name=VALUE}, any beginning of a long name that fits only one, {@code -n VALUE},
 * {@code -nVALUE}, several short flags behind one dash, options and words in any order, and {@code
 * --} before words that begin with a dash.
 *
 * @param <O> the rows of the options
 */
public final class Arguments<O extends Arguments.Option> {

  /** What an option looks like. */
  public interface Option {
    /** The short name without its dash, or 0. */
    char letter();

    /** The long name without its dashes. */
    String name();

    /** Whether a value belongs to it. */
    boolean takesValue();

    /** Whether its value may be missing. */
    boolean mayBeBare();

    /** Whether its value goes on to the end of the command line, whatever stands there. */
    default boolean takesRest() {
      return false;
    }

    /** How it is written, for people. */
    String spelling();
  }

  /**
   * An option that was given.
   *
   * @param value empty where it has none
   */
  public record Given<O>(O option, String value) {}

  /**
   * What was found, in order.
   *
   * @param words those that are no options
   */
  public record Found<O>(List<Given<O>> given, List<String> words) {
    private void add(O option, String value) {
      given.add(new Given<>(option, value));
    }
  }

  /** The command line does not fit; the message says why. */
  public static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fault(String why) {
      super(why, null, false, false);
    }
  }

  private final List<O> options;
  private final Map<String, String> aliases;

  /**
   * The options there are.
   *
   * @param aliases other spellings, and the long names they stand for, both with their dashes
   */
  public Arguments(List<O> options, Map<String, String> aliases) {
    this.options = options;
    this.aliases = aliases;
  }

  /**
   * Reads a command line.
   *
   * @throws Fault when it does not fit
   */
  public Found<O> read(List<String> arguments) {
    Found<O> into = new Found<>(new ArrayList<>(), new ArrayList<>());
    boolean onlyWords = false;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = aliases.getOrDefault(arguments.get(i), arguments.get(i));
      if (onlyWords || !argument.startsWith("-") || argument.equals("-") || isNumber(argument)) {
        into.words.add(argument);
      } else if (argument.equals("--")) {
        onlyWords = true;
      } else if (argument.startsWith("--")) {
        i = longOption(argument, arguments, i, into);
      } else {
        i = shortOptions(argument, arguments, i, into);
      }
    }
    return into;
  }

  private int longOption(String argument, List<String> arguments, int at, Found<O> into) {
    int equals = argument.indexOf('=');
    String name = argument.substring(2, equals < 0 ? argument.length() : equals);
    O row = named(name);
    if (!row.takesValue()) {
      if (equals >= 0) {
        throw new Fault("option --" + row.name() + " takes no value");
      }
      into.add(row, "");
      return at;
    }
    if (equals >= 0) {
      into.add(row, argument.substring(equals + 1));
      return at;
    }
    if (row.takesRest()) {
      return rest(row, arguments, at + 1, into);
    }
    if (row.mayBeBare() && (at + 1 == arguments.size() || arguments.get(at + 1).startsWith("-"))) {
      into.add(row, "");
      return at;
    }
    into.add(row, next(row, arguments, at));
    return at + 1;
  }

  private int shortOptions(String argument, List<String> arguments, int at, Found<O> into) {
    for (int i = 1; i < argument.length(); i++) {
      O row = lettered(argument.charAt(i), argument);
      if (row.takesValue()) {
        if (row.takesRest()) {
          return rest(row, arguments, at + 1, into);
        }
        if (i + 1 < argument.length()) {
          into.add(row, argument.substring(i + 1));
          return at;
        }
        into.add(row, next(row, arguments, at));
        return at + 1;
      }
      into.add(row, "");
    }
    return at;
  }

  private static <O extends Option> int rest(
      O row, List<String> arguments, int from, Found<O> into) {
    if (from == arguments.size()) {
      throw new Fault("option --" + row.name() + " needs a value: " + row.spelling());
    }
    arguments.subList(from, arguments.size()).forEach(argument -> into.add(row, argument));
    return arguments.size();
  }

  private static String next(Option row, List<String> arguments, int at) {
    if (at + 1 == arguments.size()) {
      throw new Fault("option --" + row.name() + " needs a value: " + row.spelling());
    }
    return arguments.get(at + 1);
  }

  private O named(String name) {
    @Nullable O found = null;
    for (O row : options) {
      if (row.name().equals(name)) {
        return row;
      }
      if (row.name().startsWith(name)) {
        if (found != null) {
          throw new Fault("--" + name + " could be --" + found.name() + " or --" + row.name());
        }
        found = row;
      }
    }
    if (found == null) {
      throw new Fault("no option --" + name);
    }
    return found;
  }

  private O lettered(char letter, String argument) {
    for (O row : options) {
      if (row.letter() == letter && letter != 0) {
        return row;
      }
    }
    throw new Fault(
        argument.length() == 2
            ? "no option " + argument
            : "no option -" + letter + " in " + argument);
  }

  /** As in argparse, {@code -5} is a word unless some option looks like a number. */
  private boolean isNumber(String argument) {
    for (int i = 1; i < argument.length(); i++) {
      char c = argument.charAt(i);
      if ((c < '0' || c > '9') && c != '.') {
        return false;
      }
    }
    for (O row : options) {
      if (row.letter() >= '0' && row.letter() <= '9') {
        return false;
      }
    }
    return true;
  }
}
