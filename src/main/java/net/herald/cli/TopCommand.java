package net.herald.cli;

import java.io.IOException;
import java.time.Duration;
import net.herald.console.LiveView;

/**
 * The live view of a running daemon; one picture of it where there is no terminal. Ends with 3 when
 * there is no daemon.
 */
final class TopCommand implements Subcommand.Action {
  static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration SHORTEST = Duration.ofMillis(100);

  @Override
  public Options options() {
    return Dial.options()
        .value('i', "interval", "SECONDS", "time between two pictures (1)")
        .flag('1', "once", "one picture, and the end")
        .flag('j', "json", "the neighbors in JSON, once, for programs")
        .flag((char) 0, "no-color", "no colours")
        .words("", 0, 0, "");
  }

  @Override
  public int run(Call call) throws Call.Failed, IOException {
    var seconds = call.given().value("interval");
    if (seconds == null) {
      return watch(call, INTERVAL);
    }
    var wanted = Numbers.seconds("--interval", seconds);
    return watch(call, wanted.compareTo(SHORTEST) < 0 ? SHORTEST : wanted);
  }

  /** Shows it, as the options of {@code top} and {@code cli} have it. */
  static int watch(Call call, Duration interval) throws Call.Failed, IOException {
    var given = call.given();
    var dial = new Dial(call);
    try {
      if (given.has("json")) {
        LiveView.json(dial.dialler()).forEach(line -> call.out().print(line + "\n"));
      } else if (given.has("once") || !RunCommand.isTerminal()) {
        LiveView.once(dial.dialler(), dial.name()).forEach(line -> call.out().print(line + "\n"));
      } else {
        LiveView.run(dial.dialler(), dial.name(), Dial.coloured(call), interval);
      }
      return 0;
    } catch (Dial.Absent e) {
      call.err().print(e.why());
      return RunCommand.NO_DAEMON;
    }
  }
}
