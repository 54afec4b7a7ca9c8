package net.herald.api;

import java.util.Set;
import net.herald.config.Neighbor;

/**
 * Which neighbors a session may change, and whether it may ask for events. All may be looked at.
 *
 * @param process the name of the helper process, or of the channel
 * @param everything whether it is the operator who speaks
 * @param follows whether events that are asked for reach who asked, and nobody else
 * @param besides keys of neighbors that it may change too; may grow
 */
public record Access(String process, boolean everything, boolean follows, Set<String> besides) {

  /** A helper process: it commands the neighbors that name it in their section {@code api}. */
  public static Access of(String process) {
    return of(process, Set.of());
  }

  /** One that also commands neighbors that do not name it, or not any more. */
  public static Access of(String process, Set<String> besides) {
    return new Access(process, false, false, besides);
  }

  /** The operator, on a channel that does not tell clients apart. */
  public static Access operator(String channel) {
    return new Access(channel, true, false, Set.of());
  }

  /** The operator, on a connection of its own. */
  public static Access client(String channel) {
    return new Access(channel, true, true, Set.of());
  }

  boolean commands(Neighbor neighbor) {
    return everything
        || neighbor.api().commanders().contains(process)
        || besides.contains(neighbor.key());
  }
}
