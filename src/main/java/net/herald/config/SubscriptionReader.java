package net.herald.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.herald.config.ApiSettings.Subscription;
import net.herald.text.Diagnostic;
import net.herald.text.Diagnostics;
import net.herald.text.Range;
import net.herald.text.Source;
import net.herald.text.TextFault;
import net.herald.text.Wanted;

/** What section {@code api} says of events, where somebody writes it outside of a configuration. */
public final class SubscriptionReader {
  /** What a section of the file has besides. */
  private static final List<String> PROCESSES = List.of("processes", "processes-match");

  /** Behind these a statement begins. */
  private static final Set<String> BORDERS = Set.of("{", "}", ";");

  private SubscriptionReader() {}

  /**
   * What could stand behind words.
   *
   * @param typed behind the opening brace, each sign a word of its own
   */
  public static Wanted after(List<String> typed) {
    var wanted = new Wanted();
    var text = String.join(" ", typed);
    tries(Source.typed("command", text, wanted));
    wanted.never(PROCESSES);
    if (typed.isEmpty() || BORDERS.contains(typed.getLast())) {
      wanted.close();
    } else if (tries(new Source("command", text + " ;"))) {
      wanted.end();
    }
    return wanted;
  }

  /** Whether it is right, as far as it goes. */
  private static boolean tries(Source source) {
    var diagnostics = new Diagnostics();
    SectionReader.read(source, new ApiSection(diagnostics, _ -> {}), diagnostics);
    return diagnostics.errors() == 0;
  }

  /**
   * Reads what stands between the braces of {@code api}. Messages are decoded where no form of them
   * is asked for.
   *
   * @throws TextFault when it is wrong, or names processes
   */
  public static Subscription read(Source source) {
    var diagnostics = new Diagnostics();
    var read = new ArrayList<NeighborDraft.Api>();
    var section = new ApiSection(diagnostics, read::add);
    SectionReader.read(source, section, diagnostics);
    section.close(Range.whole(source));
    for (var diagnostic : diagnostics.sorted()) {
      throw new TextFault(diagnostic);
    }
    var api = read.getFirst();
    var named = new ArrayList<>(api.processes());
    named.addAll(api.matches());
    for (var process : named) {
      throw new TextFault(
          Diagnostic.error(
              process.range(), "processes have no place here", "expected what is to be told"));
    }
    var asked = api.subscription();
    return new Subscription(
        asked.neighborChanges(),
        asked.negotiated(),
        asked.fsm(),
        asked.signal(),
        asked.healthcheck(),
        asked.send().orParsed(),
        asked.receive().orParsed());
  }
}
