package net.herald.rib;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import net.herald.bgp.nlri.Nlri;
import org.jspecify.annotations.Nullable;

/**
 * Which paths a prefix has, for prefixes announced with path identifiers. A session without RFC
 * 7911 knows one path a prefix: the one announced last, and when that is withdrawn, the one before.
 * Owned by the thread of the peer.
 */
final class PathIds {
  /** The paths of a prefix in the order of announcement, one without identifier among them. */
  private final Map<Nlri, LinkedHashSet<Nlri>> byPrefix = new HashMap<>();

  /**
   * A path was announced.
   *
   * @param routes what is announced
   */
  void add(Nlri nlri, RouteTable routes) {
    if (nlri.hasPathId()) {
      var prefix = nlri.withoutPathId();
      var paths =
          byPrefix.computeIfAbsent(
              prefix,
              p -> {
                var began = new LinkedHashSet<Nlri>();
                var bare = routes.get(p);
                if (bare != null) {
                  began.add(bare.nlri());
                }
                return began;
              });
      paths.remove(nlri);
      paths.add(nlri);
    } else if (!byPrefix.isEmpty()) {
      var paths = byPrefix.get(nlri);
      if (paths != null) {
        paths.remove(nlri);
        paths.add(nlri);
      }
    }
  }

  /** Whether no path has an identifier. */
  boolean isEmpty() {
    return byPrefix.isEmpty();
  }

  /** A path was withdrawn. */
  void remove(Nlri nlri) {
    if (!byPrefix.isEmpty()) {
      byPrefix.computeIfPresent(
          nlri.withoutPathId(),
          (prefix, paths) -> {
            paths.remove(nlri);
            return paths.stream().anyMatch(Nlri::hasPathId) ? paths : null;
          });
    }
  }

  /** The paths of a prefix in the order of announcement; none where no path has an identifier. */
  Iterable<Nlri> of(Nlri prefix) {
    var paths = byPrefix.get(prefix);
    return paths == null ? List.of() : paths;
  }

  /**
   * The path announced last of a prefix without identifier; null when none of its paths has an
   * identifier.
   */
  @Nullable Nlri last(Nlri prefix) {
    var paths = byPrefix.isEmpty() ? null : byPrefix.get(prefix);
    return paths == null ? null : paths.getLast();
  }
}
