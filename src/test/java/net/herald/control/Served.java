package net.herald.control;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import net.herald.api.Access;
import net.herald.api.Answers;
import net.herald.api.ApiVersion;
import net.herald.api.CommandSession;
import net.herald.api.Manners;
import net.herald.api.OutputPool;
import net.herald.api.RecordedSpeaker;
import net.herald.log.Log;
import net.herald.time.Clock;

/** The sessions of a daemon that only notes what it is told. */
public final class Served {
  private Served() {}

  /** A socket for so many clients, who speak to that one. */
  public static ControlSocket at(Path path, int clients, RecordedSpeaker speaker)
      throws IOException {
    return at(path, clients, speaker, Clock.system());
  }

  /** The same, with another clock. */
  static ControlSocket at(Path path, int clients, RecordedSpeaker speaker, Clock clock)
      throws IOException {
    var pool = OutputPool.unbounded();
    return ControlSocket.open(path, clients, by(speaker), pool, clock, Log.silent());
  }

  /** Makes sessions of the operator in version 6. */
  public static Function<Answers, CommandSession> by(RecordedSpeaker speaker) {
    return answers ->
        new CommandSession(
            Access.client("test"),
            speaker,
            answers,
            new ApiVersion(6),
            new Manners(true, () -> true, "v1"),
            Clock.system(),
            Log.silent());
  }
}
