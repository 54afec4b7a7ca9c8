package net.herald.daemon;

import net.herald.config.Configuration;
import net.herald.config.Neighbor;
import net.herald.event.ApiEvent;

/**
 * The helper processes, as the supervisor sees them. None of the calls waits for one of them but
 * {@link #stop}.
 */
interface Helpers {

  /**
   * Starts those that are new and stops those that are gone.
   *
   * @param changedToo whether those whose definition changed are started anew
   */
  void apply(Configuration configuration, boolean changedToo);

  /** Tells those that subscribed to events of this neighbor. Any thread. */
  void tell(Neighbor neighbor, ApiEvent event);

  /** From now on none that ends is started again: the daemon will end. Any thread. */
  void letEnd();

  /** Tells all that the daemon ends, and stops them. */
  void stop();
}
