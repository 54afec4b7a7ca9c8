package net.herald.rib;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import net.herald.bgp.nlri.Nlri;
import org.jspecify.annotations.Nullable;

/**
 * Which paths a prefix has, for prefixes announced with path identifiers. A session without RFC
 * 7911 knows only one path a prefix: when that is withdrawn, another one takes its place. Owned by
 * the thread of the peer.
 */
final class PathIds {
  private final Map<Nlri, LinkedHashSet<Nlri>> byPrefix = new HashMap<>();

  void add(Nlri nlri) {
    if (nlri.hasPathId()) {
      var paths = byPrefix.computeIfAbsent(nlri.withoutPathId(), p -> new LinkedHashSet<>());
      paths.remove(nlri);
      paths.add(nlri);
    }
  }

  void remove(Nlri nlri) {
    if (nlri.hasPathId()) {
      byPrefix.computeIfPresent(
          nlri.withoutPathId(),
          (prefix, paths) -> {
            paths.remove(nlri);
            return paths.isEmpty() ? null : paths;
          });
    }
  }

  /** The path of a prefix announced last; null when it has none. */
  @Nullable Nlri last(Nlri nlri) {
    var paths = byPrefix.get(nlri.withoutPathId());
    return paths == null ? null : paths.getLast();
  }
}
