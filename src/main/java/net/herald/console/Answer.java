package net.herald.console;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.herald.control.ControlClient;

/**
 * What a daemon answered to a command.
 *
 * @param done whether it was carried out
 * @param lines without the acknowledgement
 */
public record Answer(boolean done, List<String> lines) {
  /** Commands that are never answered. */
  private static final List<String> SILENT = List.of("silence-ack", "session ack silence");

  /** Copies what could change. */
  public Answer {
    lines = List.copyOf(lines);
  }

  /**
   * Says a command and waits for its answer.
   *
   * @param patience how long nothing may come of it
   * @throws IOException when the daemon is gone, or too slow
   */
  public static Answer of(ControlClient client, String command, Duration patience)
      throws IOException {
    client.say(command);
    var lines = new ArrayList<String>();
    if (SILENT.contains(command)) {
      return new Answer(true, lines);
    }
    while (true) {
      var line = client.hear(patience);
      if (line == null) {
        throw new IOException("no answer within " + patience.toSeconds() + " seconds");
      }
      if (line.equals("done") || line.equals("error")) {
        return new Answer(line.equals("done"), lines);
      }
      lines.add(line);
    }
  }
}
