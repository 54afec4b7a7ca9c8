package net.herald.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
      return program(line, start);
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

  /** A subcommand, or the file of a server. */
  private static Suggestions program(List<String> line, String start) {
    var found = subcommands(line).startingWith(start);
    boolean group = !line.isEmpty() && !Subcommands.group(line.getFirst()).isEmpty();
    return found.candidates().isEmpty() && !group ? FILES : found;
  }

  private static Suggestions subcommands(List<String> line) {
    var candidates = new ArrayList<Candidate>();
    for (var row : Subcommands.TABLE) {
      var parts = row.word().split(" ");
      if (line.isEmpty()) {
        candidates.add(new Candidate(parts[0], parts.length == 1 ? row.help() : group(parts[0])));
      } else if (line.size() == 1 && parts.length > 1 && parts[0].equals(line.getFirst())) {
        candidates.add(new Candidate(parts[1], row.help()));
      }
    }
    return new Suggestions(candidates, "", false);
  }

  private static String group(String word) {
    return Subcommands.group(word).stream()
        .map(row -> row.word().substring(word.length() + 1))
        .collect(Collectors.joining(", "));
  }

  private Suggestions inside(Subcommand subcommand, List<String> line, String start) {
    var options = subcommand.action().options();
    var words = new ArrayList<String>();
    Options.@Nullable Row open = null;
    for (var word : line) {
      if (open != null) {
        open = null;
      } else if (word.startsWith("-") && !word.equals("-")) {
        open = options.awaiting(word);
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
    return words(options.wordsUsage(), words);
  }

  private static Suggestions words(String usage, List<String> words) {
    return usage.equals("[COMMAND]") ? subcommands(words) : value(Usage.suggestions(usage, words));
  }

  private static Suggestions value(String usage) {
    return value(Usage.suggestions(usage, List.of()));
  }

  private static Suggestions value(Suggestions of) {
    return new Suggestions(of.candidates(), of.expected(), of.expected().contains("FILE"));
  }
}
