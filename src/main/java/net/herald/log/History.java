package net.herald.log;

import java.util.ArrayDeque;
import java.util.List;

/** The last lines shown, for a crash report. */
final class History {

  static final int KEPT = 20;

  private final ArrayDeque<Line> lines = new ArrayDeque<>(KEPT + 1);

  synchronized void add(Line line) {
    lines.add(line);
    if (lines.size() > KEPT) {
      lines.remove();
    }
  }

  synchronized List<Line> last() {
    return List.copyOf(lines);
  }
}
