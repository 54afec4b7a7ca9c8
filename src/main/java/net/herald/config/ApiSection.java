package net.herald.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import net.herald.config.NeighborDraft.Named;
import net.herald.text.Diagnostics;
import net.herald.text.Range;
import net.herald.text.Words;

/** Section {@code api}: the helper processes a neighbor reports to and obeys. */
final class ApiSection extends TableSection<ApiSection> implements Scalars.Owner {
  private static final Scalar<Boolean> NEIGHBOR_CHANGES = flag("neighbor-changes");
  private static final Scalar<Boolean> NEGOTIATED = flag("negotiated");
  private static final Scalar<Boolean> FSM = flag("fsm");
  private static final Scalar<Boolean> SIGNAL = flag("signal");
  private static final Scalar<Boolean> HEALTHCHECK = flag("healthcheck");

  static final Keywords<ApiSection> KEYWORDS =
      Keywords.of(
          "api",
          List.of(
              Keyword.command(
                  "processes",
                  "[ NAME ... ]",
                  "4.2",
                  "Processes that are told and may command.",
                  ApiSection::processes),
              Keyword.command(
                  "processes-match",
                  "[ REGEX ... ]",
                  "4.2",
                  "Processes that may command, by the start of their names.",
                  ApiSection::matches),
              Keyword.of(NEIGHBOR_CHANGES, "4.2", "Up, connected and down."),
              Keyword.of(NEGOTIATED, "4.2", "The outcome of both OPENs."),
              Keyword.of(FSM, "4.2", "Transitions of the state machine."),
              Keyword.of(SIGNAL, "4.2", "Signals that the daemon gets."),
              Keyword.of(HEALTHCHECK, Keyword.OURS, "States of the health checks of the daemon."),
              Keyword.block("send", "", "4.2", "Messages to the neighbor.", (api, _) -> api.send),
              Keyword.block(
                  "receive", "", "4.2", "Messages from the neighbor.", (api, _) -> api.receive)));

  private final Consumer<NeighborDraft.Api> read;
  private final Scalars scalars;
  private final TrafficSection send;
  private final TrafficSection receive;
  private final List<Named> processes = new ArrayList<>();
  private final List<Named> matches = new ArrayList<>();

  /**
   * A section.
   *
   * @param read is given what it says when it is closed
   */
  ApiSection(Diagnostics diagnostics, Consumer<NeighborDraft.Api> read) {
    super(KEYWORDS);
    this.read = read;
    this.scalars = new Scalars(diagnostics);
    this.send = new TrafficSection(diagnostics);
    this.receive = new TrafficSection(diagnostics);
  }

  private static Scalar<Boolean> flag(String word) {
    return Scalar.of(word, Values.BOOLEAN, false).bare(true);
  }

  /** <code>api [NAME] {</code>. */
  static Section open(Reading reading, NeighborDraft draft, Words words) {
    if (words.hasNext()) {
      String name = Values.name(words, "the api");
      reading.apiName(name, words.range());
    }
    return new ApiSection(reading.diagnostics, draft.apis::add);
  }

  private void processes(Words words) {
    processes.addAll(Values.bracketed(words, ApiSection::named));
  }

  private void matches(Words words) {
    matches.addAll(Values.bracketed(words, ApiSection::regex));
  }

  private static Named named(Words words) {
    String name = words.next("the name of a process");
    return new Named(name, words.range());
  }

  private static Named regex(Words words) {
    Named regex = named(words);
    try {
      var _ = Pattern.compile(regex.name());
    } catch (PatternSyntaxException e) {
      throw words.fault("'" + regex.name() + "' is not a regular expression", e.getDescription());
    }
    return regex;
  }

  @Override
  public Scalars scalars() {
    return scalars;
  }

  @Override
  public void close(Range end) {
    ApiSettings.Subscription subscription =
        new ApiSettings.Subscription(
            scalars.get(NEIGHBOR_CHANGES),
            scalars.get(NEGOTIATED),
            scalars.get(FSM),
            scalars.get(SIGNAL),
            scalars.get(HEALTHCHECK),
            send.traffic(),
            receive.traffic());
    read.accept(new NeighborDraft.Api(processes, matches, subscription));
  }
}
