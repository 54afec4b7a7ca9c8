package net.herald.peer;

import java.util.List;
import net.herald.event.ApiEvent;
import net.herald.event.Follower;

/** Those who are told of a peer. Called on its thread, so nothing here waits. */
@FunctionalInterface
public interface Audience {

  /** Something happened. */
  void accept(ApiEvent event);

  /**
   * Those who ask for events of neighbors beside the configuration, of this one or of others. The
   * same list again as long as they are the same.
   */
  default List<Follower> followers() {
    return List.of();
  }
}
