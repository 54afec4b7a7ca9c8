package net.herald.net;

import org.jspecify.annotations.Nullable;

/**
 * Something about listening that could not be done.
 *
 * @param listener where
 * @param neighbor the neighbor that cannot connect there; null where it is about the address itself
 * @param why in words
 */
public record ListenFault(Endpoint listener, @Nullable Expected neighbor, String why) {

  /** A sentence for the log. */
  @Override
  public String toString() {
    String about = neighbor == null ? "" : "neighbor " + neighbor.neighbor() + ": ";
    return "listen " + listener + ": " + about + why;
  }
}
