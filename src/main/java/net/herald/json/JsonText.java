package net.herald.json;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whole JSON documents for people and files, from maps (names to values, in their order), lists,
 * strings, integers, booleans and null. Strings are escaped by {@link JsonWriter}.
 */
public final class JsonText {
  private final StringBuilder out = new StringBuilder();
  private final int indent;

  private JsonText(int indent) {
    this.indent = indent;
  }

  /**
   * A document, without line end.
   *
   * @param indent blanks for each level; 0 for all on one line, without any blank
   * @throws IllegalArgumentException for a value of another class
   */
  public static String of(@Nullable Object document, int indent) {
    var text = new JsonText(indent);
    text.value(document, 0);
    return text.out.toString();
  }

  private void value(@Nullable Object value, int depth) {
    switch (value) {
      case null -> out.append("null");
      case Map<?, ?> map -> map(map, depth);
      case List<?> list -> list(list, depth);
      case String text -> out.append(new JsonWriter().value(text));
      case Boolean flag -> out.append(flag);
      case Integer number -> out.append(number);
      case Long number -> out.append(number);
      default -> throw new IllegalArgumentException("no part of JSON: " + value.getClass());
    }
  }

  private void map(Map<?, ?> map, int depth) {
    out.append('{');
    for (Iterator<?> i = map.entrySet().iterator(); i.hasNext(); ) {
      var member = (Map.Entry<?, ?>) i.next();
      line(depth + 1);
      value(member.getKey(), depth + 1);
      out.append(indent == 0 ? ":" : ": ");
      value(member.getValue(), depth + 1);
      out.append(i.hasNext() ? "," : "");
    }
    end(map.isEmpty(), depth, '}');
  }

  private void list(List<?> list, int depth) {
    out.append('[');
    for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
      line(depth + 1);
      value(i.next(), depth + 1);
      out.append(i.hasNext() ? "," : "");
    }
    end(list.isEmpty(), depth, ']');
  }

  private void end(boolean empty, int depth, char bracket) {
    if (!empty) {
      line(depth);
    }
    out.append(bracket);
  }

  private void line(int depth) {
    if (indent > 0) {
      out.append('\n').repeat(' ', depth * indent);
    }
  }
}
