package net.herald.rib;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import net.herald.bgp.Family;
import net.herald.bgp.message.Update;
import net.herald.bgp.nlri.Nlri;

/**
 * Whether a peer keeps to the number of paths a prefix we asked for
 * (draft-abraitis-idr-addpath-paths-limit). What is beyond it is kept all the same. Lives for a
 * session; owned by the thread of the peer.
 */
public final class PathAudit {
  private final Map<Family, Integer> limits;
  private final Consumer<String> problems;

  /** The paths of each prefix, of families with a limit. */
  private final Map<Nlri, Set<Nlri>> paths = new HashMap<>();

  /**
   * Before the first UPDATE.
   *
   * @param limits those we asked for, by family
   * @param problems is told, in a sentence, of each path that is one too many
   */
  public PathAudit(Map<Family, Integer> limits, Consumer<String> problems) {
    this.limits = Map.copyOf(limits);
    this.problems = problems;
  }

  /** Looks at the routes of an UPDATE. */
  public void apply(Update update) {
    if (limits.isEmpty()) {
      return;
    }
    for (var gone : update.withdrawn()) {
      if (limits.containsKey(gone.family())) {
        gone.nlri().forEach(this::remove);
      }
    }
    for (var here : update.announced()) {
      var limit = limits.get(here.family());
      if (limit != null) {
        here.nlri().forEach(path -> add(path, limit));
      }
    }
  }

  private void add(Nlri path, int limit) {
    var known = paths.computeIfAbsent(path.withoutPathId(), prefix -> new HashSet<>(2));
    if (known.add(path) && known.size() > limit) {
      problems.accept(path + " is path " + known.size() + " of its prefix, the limit is " + limit);
    }
  }

  private void remove(Nlri path) {
    paths.computeIfPresent(
        path.withoutPathId(),
        (prefix, known) -> {
          known.remove(path);
          return known.isEmpty() ? null : known;
        });
  }
}
