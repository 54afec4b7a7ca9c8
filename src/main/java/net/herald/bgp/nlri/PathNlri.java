package net.herald.bgp.nlri;

import net.herald.bgp.Family;

/**
 * What NLRI of any family are besides their own: of a family, with or without a path identifier.
 */
abstract class PathNlri implements Nlri {
  final Family family;
  final boolean hasPathId;
  final int pathId;

  PathNlri(Family family, boolean hasPathId, int pathId) {
    this.family = family;
    this.hasPathId = hasPathId;
    this.pathId = pathId;
  }

  @Override
  public final Family family() {
    return family;
  }

  @Override
  public final boolean hasPathId() {
    return hasPathId;
  }

  @Override
  public final int pathId() {
    return pathId;
  }

  /** Whether family and path identifier are the same: the rest of the identity is the NLRI's. */
  final boolean samePath(PathNlri other) {
    return pathId == other.pathId && hasPathId == other.hasPathId && family.equals(other.family);
  }
}
