package net.herald.cli;

import java.io.IOException;
import java.util.List;
import net.herald.console.Candidate;
import net.herald.console.CommandCompletion;
import net.herald.console.Neighborhood;

/**
 * Tells the completion of a shell what the word at the cursor could become: a line each, word and
 * explanation with a tab between, and {@code :files} where the name of a file could stand.
 */
final class CompleteCommand implements Subcommand.Action {

  @Override
  public Options options() {
    return new Options()
        .words(
            "WORD [WORD ...]",
            1,
            Integer.MAX_VALUE,
            "behind --: the words typed without the name of the program; the last may be empty");
  }

  @Override
  public int run(Call call) {
    var words = call.given().words();
    var completion = new CommandLineCompletion(new CommandCompletion(() -> neighbors(call)));
    var suggestions = completion.after(words.subList(0, words.size() - 1), words.getLast());
    for (var candidate : suggestions.candidates()) {
      call.out().print(candidate.word() + "\t" + candidate.help() + "\n");
    }
    call.out().print(suggestions.files() ? ":files\n" : "");
    return 0;
  }

  /** Of a daemon that answers soon; nothing is said where there is none. */
  private static List<Candidate> neighbors(Call call) {
    try (var client = new Dial(call).connect()) {
      return Neighborhood.of(client).candidates();
    } catch (Call.Failed | IOException e) {
      return List.of();
    }
  }
}
