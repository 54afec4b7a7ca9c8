package net.herald.api;

import net.herald.config.Neighbor;

/**
 * Which neighbors a session may change. All may be looked at.
 *
 * @param process the name of the helper process, or of the channel
 * @param everything whether it is the operator who speaks
 */
public record Access(String process, boolean everything) {

  /** A helper process: it commands the neighbors that name it in their section {@code api}. */
  public static Access of(String process) {
    return new Access(process, false);
  }

  /** The operator. */
  public static Access operator(String channel) {
    return new Access(channel, true);
  }

  boolean commands(Neighbor neighbor) {
    return everything || neighbor.api().commanders().contains(process);
  }
}
