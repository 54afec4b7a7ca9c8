package net.herald.migrate;

import java.util.ArrayList;
import java.util.List;
import net.herald.text.Range;

/** Changes of a text, each at its place, from the front to the back. */
final class Edits {
  private record Edit(int from, int to, String instead) {}

  private final List<Edit> edits = new ArrayList<>();

  /** Puts a text in the place of another. */
  void replace(int from, int to, String instead) {
    edits.add(new Edit(from, to, instead));
  }

  /** Puts a text in the place of a word. */
  void replace(Range word, String instead) {
    replace(word.from(), word.to(), instead);
  }

  /** The text with all changes. */
  String apply(String text) {
    var out = new StringBuilder(text.length() + 64 * edits.size());
    int at = 0;
    for (Edit edit : edits) {
      out.append(text, at, edit.from).append(edit.instead);
      at = edit.to;
    }
    return out.append(text, at, text.length()).toString();
  }
}
