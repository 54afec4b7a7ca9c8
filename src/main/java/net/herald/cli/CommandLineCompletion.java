package net.herald.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import net.herald.console.Candidate;
import net.herald.console.CommandCompletion;
import net.herald.console.Suggestions;
import net.herald.console.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What could stand at a place of Herald's command line: subcommands and options from their rows,
 * the words of a subcommand from its usage, and behind {@code run} and {@code cli} a command.
 */
final class CommandLineCompletion {
  private static final Suggestions FILES = new Suggestions(List.of(), "", true);

  private final CommandCompletion commands;

  CommandLineCompletion(CommandCompletion commands) {
    this.commands = commands;
  }

  /**
   * What could stand behind the words.
   *
   * @param words without the name of the program
   * @param start the beginning of the next word; options are only told to one that begins with a
   *     dash
   */
  Suggestions after(List<String> words, String start) {
    var line = new ArrayList<>(words);
    while (!line.isEmpty() && line.getFirst().startsWith("--env-file")) {
      boolean apart = !line.removeFirst().contains("=");
      if (apart && line.isEmpty()) {
        return FILES;
      }
      if (apart) {
        line.removeFirst();
      }
    }
    var subcommand = take(line);
    if (subcommand == null) {
      return subcommands(line);
    }
    return inside(subcommand, line, start).startingWith(start);
  }

  /** Removes the words of a subcommand; null where there is none yet. */
  private static @Nullable Subcommand take(List<String> line) {
    for (int words = 2; words > 0; words--) {
      if (line.size() >= words) {
        var found = Subcommands.named(String.join(" ", line.subList(0, words)));
        if (found != null) {
          line.subList(0, words).clear();
          return found;
        }
      }
    }
    return null;
  }

  private static Suggestions subcommands(List<String> line) {
    var candidates = new LinkedHashMap<String, Candidate>();
    for (var row : Subcommands.TABLE) {
      var parts = row.word().split(" ");
      if (line.isEmpty()) {
        var help = parts.length == 1 ? row.help() : "";
        candidates.putIfAbsent(parts[0], new Candidate(parts[0], help));
      } else if (line.size() == 1 && parts.length > 1 && parts[0].equals(line.getFirst())) {
        candidates.put(parts[1], new Candidate(parts[1], row.help()));
      }
    }
    // a file alone is that of a server
    boolean group = !line.isEmpty() && !candidates.isEmpty();
    return new Suggestions(List.copyOf(candidates.values()), "", !group);
  }

  private Suggestions inside(Subcommand subcommand, List<String> line, String start) {
    var options = subcommand.action().options();
    var words = new ArrayList<String>();
    Options.@Nullable Row open = null;
    for (var word : line) {
      if (open != null) {
        open = null;
      } else if (word.startsWith("-") && !word.equals("-")) {
        open = options.valueOf(word);
      } else {
        words.add(word);
      }
    }
    if (open != null) {
      return value(open.value());
    }
    if (start.startsWith("-")) {
      return new Suggestions(options.candidates(), "", false);
    }
    if (subcommand.action() instanceof RunCommand) {
      return commands.after(words);
    }
    return words(options.words(), words);
  }

  private static Suggestions words(String usage, List<String> words) {
    var found = Usage.suggestions(usage, words);
    return switch (found.expected()) {
      case "COMMAND" -> subcommands(words);
      default -> value(found);
    };
  }

  private static Suggestions value(String usage) {
    return value(Usage.suggestions(usage, List.of()));
  }

  private static Suggestions value(Suggestions of) {
    return new Suggestions(of.candidates(), of.expected(), of.expected().contains("FILE"));
  }
}
