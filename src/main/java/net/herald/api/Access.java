package net.herald.api;

import net.herald.config.Neighbor;

/**
 * Which neighbors a session may change, and whether it may ask for events. All may be looked at.
 *
 * @param process the name of the helper process, or of the channel
 * @param everything whether it is the operator who speaks
 * @param follows whether events that are asked for reach who asked, and nobody else
 */
public record Access(String process, boolean everything, boolean follows) {

  /** A helper process: it commands the neighbors that name it in their section {@code api}. */
  public static Access of(String process) {
    return new Access(process, false, false);
  }

  /** The operator, on a channel that does not tell clients apart. */
  public static Access operator(String channel) {
    return new Access(channel, true, false);
  }

  /** The operator, on a connection of its own. */
  public static Access client(String channel) {
    return new Access(channel, true, true);
  }

  boolean commands(Neighbor neighbor) {
    return everything || neighbor.api().commanders().contains(process);
  }
}
