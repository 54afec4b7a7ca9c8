package net.herald.peer;

import java.io.IOException;
import net.herald.config.Neighbor;

/** Opens connections to neighbors: by TCP, or in memory by a {@link Pipe}. */
public interface Dialler {

  /** An attempt that has not begun. Never waits. */
  Attempt attempt(Neighbor neighbor);

  /** One attempt to reach a neighbor. */
  interface Attempt {

    /**
     * Connects, waiting as long as it takes.
     *
     * @throws IOException when the neighbor cannot be reached, or the attempt was given up
     */
    OctetStream connect() throws IOException;

    /** Ends an attempt under way, from any thread. Never waits, never throws. */
    void giveUp();
  }
}
