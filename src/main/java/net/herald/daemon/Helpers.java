package net.herald.daemon;

import java.util.List;
import net.herald.config.Neighbor;
import net.herald.config.ProcessSettings;
import net.herald.event.ApiEvent;

/** The helper processes, as the supervisor sees them. None of the calls waits for one of them. */
interface Helpers {

  /**
   * Starts those that are new and stops those that are gone.
   *
   * @param changedToo whether those whose definition changed are started anew
   */
  void apply(List<ProcessSettings> wanted, boolean changedToo);

  /** Tells those that subscribed to events of this neighbor. Any thread. */
  void tell(Neighbor neighbor, ApiEvent event);

  /** Tells all that the daemon ends, and stops them. */
  void stop();
}
