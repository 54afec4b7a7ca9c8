package net.herald.api;

import net.herald.route.ConfiguredRoute;
import org.jspecify.annotations.Nullable;

/**
 * How the lines of a session begin that change the route of a prefix, up to that prefix. Programs
 * write thousands of lines that differ in nothing but the prefix, and what they have in common is
 * understood once. Belongs to the thread of the session.
 */
final class LineStarts {
  private static final int MOST = 8;

  private final @Nullable LineStart[] starts = new @Nullable LineStart[MOST];
  private int next;

  /**
   * The begin of a line.
   *
   * @param text up to the prefix
   * @param effect of the line
   * @param selectorText as {@link Selections#find} takes it
   * @param selector null for all neighbors
   */
  record LineStart(
      String text, Repeated effect, String selectorText, @Nullable Selector selector) {}

  /** The effect of a command that is a prefix and what its route has in common with others. */
  interface Repeated extends CommandRow.Effect {
    /** Does for one route what {@link #run} does for all. */
    void change(CommandSession session, Selection selection, ConfiguredRoute route);
  }

  /** How a line begins; null where that is not known. */
  @Nullable LineStart of(String line) {
    for (var start : starts) {
      if (start == null || line.startsWith(start.text)) {
        return start;
      }
    }
    return null;
  }

  /** Remembers a begin, in the place of the oldest one. */
  void add(LineStart start) {
    starts[next] = start;
    next = (next + 1) % MOST;
  }
}
