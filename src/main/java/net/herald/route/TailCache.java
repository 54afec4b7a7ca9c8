package net.herald.route;

import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * What texts behind a prefix mean, by the text. Of a bounded size: a text takes the place of
 * another one.
 */
final class TailCache {
  private static final int SLOTS = 1 << 12;
  private static final int LONGEST = 4096;

  private final @Nullable String[] texts = new @Nullable String[SLOTS];
  private final @Nullable RouteTail[] tails = new @Nullable RouteTail[SLOTS];

  /** The slot of the last answer: routes with the same text mostly come one after the other. */
  private int recent;

  /** What the words that are left mean; null where it is not remembered. */
  @Nullable RouteTail get(Words words) {
    int from = words.offset();
    return get(words.source().text(), from, Math.max(0, words.lastOffset() - from));
  }

  /** What a part of a text means; null where it is not remembered. */
  @Nullable RouteTail get(String text, int from, int length) {
    if (!holds(recent, text, from, length)) {
      recent = slot(text, from, length);
    }
    return holds(recent, text, from, length) ? tails[recent] : null;
  }

  private boolean holds(int slot, String text, int from, int length) {
    String known = texts[slot];
    return known != null && known.length() == length && text.startsWith(known, from);
  }

  /**
   * Remembers a meaning.
   *
   * @param from where the text starts in the source of the words
   */
  void put(Words words, int from, RouteTail tail) {
    String text = words.source().text();
    int length = Math.max(0, words.lastOffset() - from);
    if (length > LONGEST) {
      return;
    }
    int slot = slot(text, from, length);
    texts[slot] = text.substring(from, from + length);
    tails[slot] = tail;
  }

  private static int slot(String text, int from, int length) {
    int hash = length;
    for (int at = from; at < from + length; at++) {
      hash = hash * 31 + text.charAt(at);
    }
    return (hash ^ hash >>> 16) & (SLOTS - 1);
  }
}
