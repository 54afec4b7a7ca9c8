package net.herald.daemon;

import java.util.ArrayList;
import java.util.List;
import net.herald.config.Neighbor;
import net.herald.event.ApiEvent;
import net.herald.event.Follower;

/** Those who asked for events while the daemon runs. Safe for every thread. */
final class Followers {
  private volatile List<Follower> all = List.of();

  /** The same list again as long as they are the same. */
  List<Follower> all() {
    return all;
  }

  synchronized void add(Follower follower) {
    var more = new ArrayList<>(all);
    more.add(follower);
    all = List.copyOf(more);
  }

  synchronized void remove(Follower follower) {
    var fewer = new ArrayList<>(all);
    fewer.remove(follower);
    all = List.copyOf(fewer);
  }

  void tell(String key, Neighbor neighbor, ApiEvent event) {
    for (var follower : all) {
      follower.tell(key, neighbor, event);
    }
  }

  void tell(ApiEvent event) {
    for (var follower : all) {
      follower.tell(event);
    }
  }

  /** The daemon ends. */
  void end() {
    all.forEach(Follower::end);
  }
}
