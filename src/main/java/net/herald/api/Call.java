package net.herald.api;

import java.util.List;
import java.util.function.Consumer;
import net.herald.bgp.attribute.AttributeSet;
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
  private final CommandLine line;
  private final String selectorText;
  private final @Nullable Selector selector;
  private final Manner manner;
  private final AttributeSet shared;

  Call(
      CommandSession session,
      CommandLine line,
      String selectorText,
      @Nullable Selector selector,
      Manner manner,
      AttributeSet shared) {
    this.session = session;
    this.line = line;
    this.selectorText = selectorText;
    this.selector = selector;
    this.manner = manner;
    this.shared = shared;
  }

  /** A command inside of this one, for the same neighbors. */
  Call part(CommandLine inner, AttributeSet attributes) {
    return new Call(session, inner, selectorText, selector, manner, attributes);
  }

  /** The commands that stand behind the words of this one, with {@code ;} between. */
  List<String> parts() {
    return line.parts();
  }

  /** Attributes that routes have where they do not say otherwise. */
  AttributeSet shared() {
    return shared;
  }

  /** Where a part between braces begins in the text; -1 without. */
  int block() {
    return line.block();
  }

  /** The selector in front of the command. */
  @Nullable Selector selector() {
    return selector;
  }

  /** Whether neighbors were named in front of the command. */
  boolean selects() {
    return selector != null;
  }

  /** The whole command. */
  String text() {
    return line.text();
  }

  /** What stands behind the words of the command. */
  Words words() {
    return line.words();
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
    return session.selections().parse(words(), change);
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
