package net.herald.log;

import java.util.List;

/** {@code event key=value key="a value"}: how a line reads before its prefix. */
final class Text {

  private static final String HEX = "0123456789abcdef";

  private Text() {}

  /**
   * Appends the text of a line, physical lines separated by newlines. A value of several lines goes
   * below the event, indented, under its key.
   */
  static void write(Line line, StringBuilder out) {
    escapeLines(line.event(), "", out);
    List<Object> fields = line.fields();
    for (int i = 0; i < fields.size(); i += 2) {
      String value = fields.get(i + 1).toString();
      if (value.indexOf('\n') < 0) {
        out.append(' ');
        escape(fields.get(i).toString(), out);
        value(value, out.append('='));
      }
    }
    for (int i = 0; i < fields.size(); i += 2) {
      String value = fields.get(i + 1).toString();
      if (value.indexOf('\n') >= 0) {
        escape(fields.get(i).toString(), out.append("\n  "));
        escapeLines(value, "    ", out.append(":\n    "));
      }
    }
  }

  private static void value(String value, StringBuilder out) {
    if (!quoted(value)) {
      escape(value, out);
      return;
    }
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else {
        escape(c, out);
      }
    }
    out.append('"');
  }

  private static boolean quoted(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ' ' || c == '"' || c == '=') {
        return true;
      }
    }
    return value.isEmpty();
  }

  private static void escapeLines(String text, String indent, StringBuilder out) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        out.append('\n').append(indent);
      } else if (c != '\r' || i + 1 == end || text.charAt(i + 1) != '\n') {
        escape(c, out);
      }
    }
  }

  static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      escape(text.charAt(i), out);
    }
  }

  private static void escape(char c, StringBuilder out) {
    if (c == '\t' || (c >= ' ' && c < 0x7f) || (c >= 0xa0 && c != '\u2028' && c != '\u2029')) {
      out.append(c);
    } else if (c == '\n') {
      out.append("\\n");
    } else if (c == '\r') {
      out.append("\\r");
    } else {
      out.append("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        out.append(HEX.charAt(c >> shift & 15));
      }
    }
  }
}
