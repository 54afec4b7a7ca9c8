package net.herald.console;

/**
 * What of a picture has room.
 *
 * @param columns of the screen
 * @param neighbors that have a line
 * @param from the neighbor that somebody wants to see first
 */
record Frame(int columns, int neighbors, int from) {
  static final Frame ALL = new Frame(Integer.MAX_VALUE, Integer.MAX_VALUE, 0);

  /** The same room, for other neighbors. */
  Frame at(int first) {
    return new Frame(columns, neighbors, first);
  }

  /** The neighbor that stands first, of so many. */
  int first(int all) {
    return neighbors >= all ? 0 : Math.clamp(from, 0, all - 1);
  }

  /** The next page of so many, or the last one. */
  int next(int all) {
    return from + neighbors < all ? from + neighbors : first(all);
  }

  /** The page before. */
  int previous() {
    return Math.max(0, from - neighbors);
  }
}
