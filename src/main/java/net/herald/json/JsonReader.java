package net.herald.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON document (RFC 8259).
 *
 * <p>A value is a {@code Map<String, Object>} in the order written, a {@code List<Object>}, a
 * {@code String}, a {@code Long}, a {@code Double}, a {@code Boolean} or {@link #NULL}.
 */
public final class JsonReader {
  /** What stands for {@code null}. */
  public static final Object NULL =
      new Object() {
        @Override
        public String toString() {
          return "";
        }
      };

  private static final int MAX_DEPTH = 64;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /** A text that is no JSON. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    private Malformed(String what, int at) {
      super("no JSON at character " + (at + 1) + ": expected " + what);
    }
  }

  /**
   * Reads a document.
   *
   * @throws Malformed when it is none
   */
  public static Object read(String text) throws Malformed {
    var reader = new JsonReader(text);
    var value = reader.value(0);
    reader.blanks();
    if (reader.at < text.length()) {
      throw reader.malformed("the end");
    }
    return value;
  }

  private Malformed malformed(String what) {
    return new Malformed(what, at);
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** Takes a sign that may come next. */
  private boolean take(char sign) {
    blanks();
    if (at < text.length() && text.charAt(at) == sign) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char sign) throws Malformed {
    if (!take(sign)) {
      throw malformed("'" + sign + "'");
    }
  }

  private Object value(int depth) throws Malformed {
    blanks();
    if (depth > MAX_DEPTH || at == text.length()) {
      throw malformed("a value");
    }
    return switch (text.charAt(at)) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", NULL);
      default -> number();
    };
  }

  private Object word(String word, Object value) throws Malformed {
    if (!text.startsWith(word, at)) {
      throw malformed("a value");
    }
    at += word.length();
    return value;
  }

  private Map<String, Object> object(int depth) throws Malformed {
    var members = new LinkedHashMap<String, Object>();
    expect('{');
    if (take('}')) {
      return members;
    }
    do {
      blanks();
      var name = string();
      expect(':');
      members.put(name, value(depth + 1));
    } while (take(','));
    expect('}');
    return members;
  }

  private List<Object> array(int depth) throws Malformed {
    var elements = new ArrayList<>();
    expect('[');
    if (take(']')) {
      return elements;
    }
    do {
      elements.add(value(depth + 1));
    } while (take(','));
    expect(']');
    return elements;
  }

  private String string() throws Malformed {
    expect('"');
    var out = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      out.append(c == '\\' ? escaped() : c);
    }
    expect('"');
    return out.toString();
  }

  private char escaped() throws Malformed {
    char c = at < text.length() ? text.charAt(at) : 0;
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw malformed("an escape");
    };
  }

  private char unicode() throws Malformed {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0) {
        throw malformed("a hexadecimal digit");
      }
      value = value * 16 + digit;
      at++;
    }
    return (char) value;
  }

  private Object number() throws Malformed {
    int from = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    var written = text.substring(from, at);
    try {
      boolean whole = written.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
      return whole ? (Object) Long.valueOf(written) : (Object) Double.valueOf(written);
    } catch (NumberFormatException e) {
      at = from;
      throw malformed("a value");
    }
  }
}
