package net.herald.log;

import java.time.Instant;
import java.util.List;

/**
 * One thing told: an event and its values, before any format is chosen.
 *
 * @param at when it was told
 * @param level how severe it is
 * @param source the word shown first: that of the category, or the name of a connection
 * @param event a dotted name such as {@code peer.connected}, or a sentence; may hold newlines
 * @param fields keys and values, in turn; a key is a String, a value a String, Long or Boolean
 */
record Line(Instant at, Level level, String source, String event, List<Object> fields) {

  /** Whether both say the same, whenever they said it. */
  boolean repeats(Line other) {
    return level == other.level
        && source.equals(other.source)
        && event.equals(other.event)
        && fields.equals(other.fields);
  }

  /** How much of the queue's budget it takes: its characters and a round number for the objects. */
  int weight() {
    int weight = 128 + event.length();
    for (Object field : fields) {
      weight += 32 + (field instanceof String text ? text.length() : 0);
    }
    return weight;
  }
}
