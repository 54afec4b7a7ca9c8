package net.herald.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.herald.event.EventLine;
import net.herald.event.EventScenes;
import net.herald.log.Log;
import net.herald.time.Clock;
import net.herald.time.ManualClock;

/** A session of process "p" with a daemon that only notes what it is told to do. */
final class CommandScene {
  private final RecordedSpeaker speaker;
  private final List<String> answers = new ArrayList<>();
  private final CommandSession session;

  CommandScene(int version) {
    this(version, new ManualClock(), Log.silent());
  }

  CommandScene(int version, Clock clock, Log log) {
    this(Access.of("p"), version, clock, log, "v1");
  }

  /** A session whose daemon remembers what it announces. */
  CommandScene(int version, Clock clock, Log log, RouteLedger ledger) {
    this(new RecordedSpeaker().with(ledger), Access.of("p"), version, clock, log, "v1");
  }

  CommandScene(Access access, int version, Clock clock, Log log, String routesFormat) {
    this(new RecordedSpeaker(), access, version, clock, log, routesFormat);
  }

  /** With the neighbors of a configuration, which process "p" may change. */
  CommandScene(int version, String configuration) {
    this(
        new RecordedSpeaker(configuration),
        Access.of("p"),
        version,
        new ManualClock(),
        Log.silent(),
        "v1");
  }

  private CommandScene(
      RecordedSpeaker speaker,
      Access access,
      int version,
      Clock clock,
      Log log,
      String routesFormat) {
    this.speaker = speaker;
    var api = new ApiVersion(version);
    session =
        new CommandSession(
            access,
            speaker,
            new Answers() {
              @Override
              public void line(String line) {
                answers.add(line);
              }

              @Override
              public void later(Iterable<byte[]> lines) {
                for (var line : lines) {
                  answers.add(new String(line, StandardCharsets.US_ASCII).strip());
                }
              }

              @Override
              public void awaitLater() {}

              @Override
              public void event(EventLine line, long counter) {
                answers.add(EventScenes.text(line, counter).strip());
              }

              @Override
              public void ack(Ack ack) {
                answers.add(ack.word());
              }
            },
            api,
            new Manners(true, api::isSix, routesFormat),
            clock,
            log);
  }

  /** The answers to lines that came together. */
  List<String> say(String... lines) {
    answers.clear();
    for (var line : lines) {
      session.line(line);
    }
    session.flush();
    return told();
  }

  /** What came since the last time somebody said or asked something. */
  List<String> told() {
    var told = List.copyOf(answers);
    answers.clear();
    return told;
  }

  RecordedSpeaker speaker() {
    return speaker;
  }
}
