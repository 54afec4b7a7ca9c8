package net.herald.console;

import java.util.ArrayList;
import java.util.List;

/** What somebody usually types, out of the lines that are remembered. Addresses are all alike. */
final class Habits {
  private static final int EACH = 5;
  private static final int MOST = 50;

  /** So many lines ago, and what that is worth. */
  private static final int[][] RECENT = {{10, 25}, {50, 15}, {200, 5}};

  private final List<List<String>> lines;

  /**
   * Habits.
   *
   * @param lines the oldest first
   */
  Habits(List<String> lines) {
    this.lines = lines.stream().map(line -> alike(List.of(line.strip().split(" +")))).toList();
  }

  private static List<String> alike(List<String> words) {
    return words.stream()
        .map(word -> word.indexOf('.') >= 0 || word.indexOf(':') >= 0 ? "*" : word)
        .toList();
  }

  /** How much a word is to be expected behind others: 0 for never, to 75. */
  int bonus(List<String> before, String word) {
    var beginning = new ArrayList<>(before);
    beginning.add(word);
    var wanted = alike(beginning);
    int count = 0;
    int ago = Integer.MAX_VALUE;
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.size() >= wanted.size() && line.subList(0, wanted.size()).equals(wanted)) {
        count++;
        ago = lines.size() - i;
      }
    }
    int recent = 0;
    for (int i = RECENT.length - 1; i >= 0; i--) {
      recent = ago <= RECENT[i][0] ? RECENT[i][1] : recent;
    }
    return Math.min(MOST, EACH * count) + recent;
  }
}
