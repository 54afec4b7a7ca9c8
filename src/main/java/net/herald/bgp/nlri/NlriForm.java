package net.herald.bgp.nlri;

import java.util.List;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of field is read, written, said and shown. Where a field may be absent, null is its
 * absence.
 *
 * @param <V> its value
 */
interface NlriForm<V> {

  /**
   * Reads the value and leaves the reader behind it.
   *
   * @throws net.herald.wire.WireFault when it is malformed
   */
  @Nullable V read(WireReader in);

  /** Writes the value. */
  void write(@Nullable V value, WireWriter out);

  /**
   * Takes the value behind one of the words of the field.
   *
   * @throws net.herald.text.TextFault when it is none
   */
  V parse(String word, Words words);

  /** The words of a field that is called so. */
  default List<String> words(String word) {
    return List.of(word);
  }

  /** Appends the word and the value, which {@link #parse} reads back to the same octets. */
  default void text(String word, V value, StringBuilder out) {
    out.append(' ').append(word).append(' ').append(value);
  }

  /** Writes the member of the JSON object, or the members. */
  default void json(String name, V value, JsonWriter out) {
    out.member(name, value.toString());
  }
}
