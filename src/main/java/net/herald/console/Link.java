package net.herald.console;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import net.herald.control.ControlClient;
import org.jspecify.annotations.Nullable;

/**
 * The connection to a daemon that is made anew when it was lost. Belongs to one thread.
 *
 * <p>A command that only looks is said again then; one that changes something may have done so, and
 * is not.
 */
final class Link implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(35);
  private static final List<String> LOOKS = List.of("show", "list", "status", "version", "help");

  private final Dialler dialler;
  private @Nullable ControlClient client;

  Link(Dialler dialler) {
    this.dialler = dialler;
  }

  /**
   * Connects, if there is no connection.
   *
   * @throws IOException when no daemon is there
   */
  ControlClient open() throws IOException {
    if (client == null) {
      client = dialler.connect();
    }
    return client;
  }

  /**
   * Has a command carried out.
   *
   * @throws IOException when no daemon is there, or it went away meanwhile
   */
  Answer ask(String command) throws IOException {
    boolean before = client != null;
    try {
      return Answer.of(open(), command, PATIENCE);
    } catch (IOException lost) {
      close();
      boolean looks = LOOKS.stream().anyMatch(List.of(command.split(" "))::contains);
      if (!before || !looks || Thread.currentThread().isInterrupted()) {
        throw lost;
      }
      return Answer.of(open(), command, PATIENCE);
    }
  }

  /** The neighbors, asked through a connection that may have to be made. */
  Neighborhood neighborhood() throws IOException {
    try {
      return Neighborhood.of(open());
    } catch (IOException lost) {
      close();
      return Neighborhood.of(open());
    }
  }

  @Override
  public void close() {
    var open = client;
    client = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // it is over either way
      }
    }
  }
}
