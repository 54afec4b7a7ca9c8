package net.herald.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes one JSON document into a growing byte buffer, in ASCII, in one pass.
 *
 * <p>The only place where a string is escaped, so that no input makes an invalid line: control
 * characters and everything beyond ASCII become {@code \\uXXXX}. Members and elements are separated
 * by {@code ", "}; objects and arrays are spaced as ExaBGP's ({@code { "a": 1 }} and {@code [ 1, 2
 * ]}) unless {@link #beginTightObject} is asked for, where an object is {@code {"a": 1}}.
 *
 * <p>The caller keeps the structure right: a {@link #name} before each member of an object, an end
 * for each begin. One writer belongs to one thread; it may be cleared and used again.
 */
public final class JsonWriter {
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_DEPTH = 64;

  private byte[] array = new byte[512];
  private int size;

  /** Per open object or array: whether it has a member yet, and whether it is tight. */
  private final boolean[] filled = new boolean[MAX_DEPTH];

  private final boolean[] tights = new boolean[MAX_DEPTH];
  private int depth;
  private boolean named;

  public JsonWriter beginObject() {
    return begin('{', false);
  }

  public JsonWriter endObject() {
    return end('}');
  }

  public JsonWriter beginArray() {
    return begin('[', false);
  }

  public JsonWriter endArray() {
    return end(']');
  }

  /** An object without blanks inside its braces. It ends with {@link #endObject}. */
  public JsonWriter beginTightObject() {
    return begin('{', true);
  }

  /** An array without blanks inside its brackets. It ends with {@link #endArray}. */
  public JsonWriter beginTightArray() {
    return begin('[', true);
  }

  /** The name of the next member. */
  public JsonWriter name(String name) {
    separate();
    quoted(name);
    raw(": ");
    named = true;
    return this;
  }

  public JsonWriter value(String text) {
    separate();
    quoted(text);
    return this;
  }

  public JsonWriter value(long number) {
    separate();
    decimal(number);
    return this;
  }

  /** An unsigned 64-bit number. */
  public JsonWriter unsigned(long number) {
    separate();
    raw(Long.toUnsignedString(number));
    return this;
  }

  public JsonWriter value(boolean flag) {
    separate();
    raw(flag ? "true" : "false");
    return this;
  }

  /** A number already in JSON's form, such as {@code 1795347014.131528} or {@code 125000000.0}. */
  public JsonWriter number(String literal) {
    separate();
    raw(literal);
    return this;
  }

  public JsonWriter nil() {
    separate();
    raw("null");
    return this;
  }

  public JsonWriter member(String name, String text) {
    return name(name).value(text);
  }

  public JsonWriter member(String name, long number) {
    return name(name).value(number);
  }

  public JsonWriter member(String name, boolean flag) {
    return name(name).value(flag);
  }

  /**
   * ASCII text that goes out as it is: spacing which some reader of lines depends on. Never input.
   */
  public JsonWriter raw(String ascii) {
    int length = ascii.length();
    room(length);
    for (int i = 0; i < length; i++) {
      array[size++] = (byte) ascii.charAt(i);
    }
    return this;
  }

  /** ASCII octets that go out as they are, such as a part that was written before. */
  public JsonWriter raw(byte[] ascii) {
    room(ascii.length);
    System.arraycopy(ascii, 0, array, size, ascii.length);
    size += ascii.length;
    return this;
  }

  /** A value that another writer wrote. */
  public JsonWriter written(byte[] json) {
    separate();
    return raw(json);
  }

  /** How many octets were written. */
  public int size() {
    return size;
  }

  /** Forgets everything written. */
  public void clear() {
    size = 0;
    depth = 0;
    named = false;
  }

  /** How many octets it can hold without growing. */
  public int capacity() {
    return array.length;
  }

  /** A copy of what was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(array, size);
  }

  @Override
  public String toString() {
    return new String(array, 0, size, StandardCharsets.US_ASCII);
  }

  private JsonWriter begin(char open, boolean tight) {
    separate();
    room(1);
    array[size++] = (byte) open;
    if (depth == MAX_DEPTH) {
      throw new IllegalStateException("JSON nested deeper than " + MAX_DEPTH);
    }
    filled[depth] = false;
    tights[depth] = tight;
    depth++;
    return this;
  }

  private JsonWriter end(char close) {
    depth--;
    if (!tights[depth]) {
      raw(" ");
    }
    room(1);
    array[size++] = (byte) close;
    return this;
  }

  private void separate() {
    if (named) {
      named = false;
      return;
    }
    if (depth == 0) {
      return;
    }
    if (filled[depth - 1]) {
      raw(", ");
    } else {
      filled[depth - 1] = true;
      if (!tights[depth - 1]) {
        raw(" ");
      }
    }
  }

  private void quoted(String text) {
    room(text.length() * 6 + 2);
    array[size++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\') {
        array[size++] = (byte) c;
      } else {
        escaped(c);
      }
    }
    array[size++] = '"';
  }

  private void escaped(char c) {
    array[size++] = '\\';
    switch (c) {
      case '"', '\\' -> array[size++] = (byte) c;
      case '\n' -> array[size++] = 'n';
      case '\r' -> array[size++] = 'r';
      case '\t' -> array[size++] = 't';
      case '\b' -> array[size++] = 'b';
      case '\f' -> array[size++] = 'f';
      default -> {
        array[size++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
          array[size++] = DIGITS[c >> shift & 0xf];
        }
      }
    }
  }

  private void decimal(long number) {
    room(20);
    if (number < 0) {
      raw(Long.toString(number));
      return;
    }
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    size += digits;
    long rest = number;
    for (int i = size - 1; i >= size - digits; i--) {
      array[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  private void room(int count) {
    if (array.length - size < count) {
      array = Arrays.copyOf(array, Math.max(array.length * 2, size + count));
    }
  }
}
