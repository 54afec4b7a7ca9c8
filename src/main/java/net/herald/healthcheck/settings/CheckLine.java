package net.herald.healthcheck.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.herald.text.Arguments;
import org.jspecify.annotations.Nullable;

/** A health check as a command line, which is how ExaBGP's users write it. */
public final class CheckLine {
  private static final String WORD = "healthcheck";
  private static final Set<String> PROGRAMS = Set.of("exabgp", "herald");
  private static final Pattern PYTHON = Pattern.compile("(python|pypy)[0-9.]*");

  /**
   * Of which the last counts, as in ExaBGP: a command line is stronger than its file of options.
   */
  private static final String LAST = "command";

  private CheckLine() {}

  /**
   * The options behind the words that name the program: {@code exabgp healthcheck}, {@code herald
   * healthcheck}, {@code exabgp-healthcheck} or {@code python3 -m exabgp healthcheck}, wherever the
   * program is, perhaps behind {@code env}.
   *
   * @return null where the words run something else
   */
  public static @Nullable List<String> options(List<String> command) {
    int at = !command.isEmpty() && file(command.getFirst()).equals("env") ? 1 : 0;
    if (at < command.size() && PYTHON.matcher(file(command.get(at))).matches()) {
      at = module(command, at + 1);
    }
    if (at < command.size() && file(command.get(at)).equals("exabgp-healthcheck")) {
      return command.subList(at + 1, command.size());
    }
    boolean named =
        at + 1 < command.size()
            && PROGRAMS.contains(file(command.get(at)))
            && command.get(at + 1).equals(WORD);
    return named ? command.subList(at + 2, command.size()) : null;
  }

  /** Where behind the options of Python the module or the file stands that it runs. */
  private static int module(List<String> command, int from) {
    int at = from;
    while (at < command.size() && command.get(at).startsWith("-")) {
      if (command.get(at++).endsWith("m")) {
        break;
      }
    }
    return at;
  }

  private static String file(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * What options say, those of the file of {@code --config} first.
   *
   * @throws IllegalArgumentException that says what is wrong with them
   */
  public static List<CheckSettings.Given> read(List<String> options) {
    var all = given(options);
    for (var one : all) {
      if (one.option().equals("config")) {
        try {
          all.addAll(0, given(words(Path.of(one.value()))));
          break;
        } catch (IOException e) {
          throw new IllegalArgumentException("cannot read " + one.value(), e);
        }
      }
    }
    return lastCommand(all);
  }

  private static List<CheckSettings.Given> given(List<String> options) {
    var all = new ArrayList<CheckSettings.Given>();
    try {
      var found = new Arguments<>(CheckOptions.TABLE, CheckOptions.ALIASES).read(options);
      for (var word : found.words()) {
        throw new IllegalArgumentException("not understood: " + word);
      }
      found
          .given()
          .forEach(one -> all.add(new CheckSettings.Given(one.option().name(), one.value())));
    } catch (Arguments.Fault fault) {
      throw new IllegalArgumentException(fault.getMessage(), fault);
    }
    return all;
  }

  /** The same, with the last of several commands alone. */
  public static List<CheckSettings.Given> lastCommand(List<CheckSettings.Given> given) {
    var kept = new ArrayList<CheckSettings.Given>();
    boolean seen = false;
    for (var one : given.reversed()) {
      boolean command = one.option().equals(LAST);
      if (!command || !seen) {
        kept.addFirst(one);
      }
      seen |= command;
    }
    return kept;
  }

  /**
   * The words of a file of options, one in a line: {@code long-option} or {@code long-option =
   * value}.
   */
  public static List<String> words(Path file) throws IOException {
    var words = new ArrayList<String>();
    for (var whole : Files.readAllLines(file)) {
      var line = whole.strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        int equals = line.indexOf('=');
        var name = (equals < 0 ? line : line.substring(0, equals)).strip();
        words.add("--" + name + (equals < 0 ? "" : "=" + line.substring(equals + 1).strip()));
      }
    }
    return words;
  }
}
