package net.herald.api;

import java.util.function.Consumer;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * One command being carried out. It belongs to its effect for as long as that runs.
 *
 * <p>An effect checks everything before it changes anything, and throws {@link CommandFault} or
 * {@link net.herald.text.TextFault} when the command cannot be carried out.
 */
final class Call {

  /**
   * Words at the end of a line that say how a command is answered.
   *
   * @param json whether as JSON
   * @param text whether as text, where JSON is usual
   * @param sync whether only when everything was sent; null to do as the session does
   */
  record Manner(boolean json, boolean text, @Nullable Boolean sync) {}

  private final CommandSession session;
  private final Words words;
  private final String selectorText;
  private final @Nullable Selector selector;
  private final Manner manner;

  Call(
      CommandSession session,
      Words words,
      String selectorText,
      @Nullable Selector selector,
      Manner manner) {
    this.session = session;
    this.words = words;
    this.selectorText = selectorText;
    this.selector = selector;
    this.manner = manner;
  }

  /** What stands behind the words of the command. */
  Words words() {
    return words;
  }

  CommandSession session() {
    return session;
  }

  Speaker speaker() {
    return session.speaker();
  }

  Manner manner() {
    return manner;
  }

  /** Whether the answer is JSON. */
  boolean json() {
    return session.version().isSix() || manner.json;
  }

  /** The neighbors to change. */
  Selection change() {
    return session.selections().find(selectorText, selector, true);
  }

  /** The neighbors to look at. */
  Selection show() {
    return session.selections().find(selectorText, selector, false);
  }

  /** The neighbors of a selector that stands behind the command instead of before it. */
  Selection parseSelection(boolean change) {
    return session.selections().parse(words, change);
  }

  /** Answers with a line. */
  void line(String line) {
    session.answer(line);
  }

  /** Answers with a line of JSON. */
  void json(Consumer<JsonWriter> value) {
    var out = new JsonWriter();
    value.accept(out);
    session.answer(out.toString());
  }

  /** Answers with one of two lines: JSON, or text. */
  void answer(Consumer<JsonWriter> members, String text) {
    if (json()) {
      json(out -> {
        out.beginTightObject();
        members.accept(out);
        out.endObject();
      });
    } else {
      line(text);
    }
  }
}
