package net.herald.config;

import java.util.ArrayList;
import net.herald.config.ApiSettings.Subscription;
import net.herald.text.Diagnostic;
import net.herald.text.Diagnostics;
import net.herald.text.Range;
import net.herald.text.Source;
import net.herald.text.TextFault;

/** What section {@code api} says of events, where somebody writes it outside of a configuration. */
public final class SubscriptionReader {
  private SubscriptionReader() {}

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
