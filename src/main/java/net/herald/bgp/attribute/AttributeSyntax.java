package net.herald.bgp.attribute;

import java.util.Map;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * How one attribute is read, written and shown. Flags, duplicates and what an error leads to are
 * columns of its row.
 *
 * @param <A> its value
 */
public interface AttributeSyntax<A extends Attribute> {

  /**
   * Reads the value of the attribute, all of it.
   *
   * @throws net.herald.wire.WireFault when it is malformed
   */
  A decode(WireReader value, Negotiated session);

  /** Writes the value of the attribute. */
  void encode(A attribute, WireWriter out, EncodingContext context);

  /** Whether the attribute goes to such a peer at all. */
  default boolean sent(A attribute, EncodingContext context) {
    return true;
  }

  /** An attribute that has to follow this one on the wire, such as AS4_PATH; null for none. */
  default @Nullable Attribute companion(A attribute, EncodingContext context) {
    return null;
  }

  /**
   * Reads the value from configuration or a command, behind its keyword.
   *
   * @throws net.herald.text.TextFault when the words are no such value
   */
  A parse(Words words);

  /** What a keyword written twice on one route means: the first one counts, as in ExaBGP. */
  default A repeated(A first, A second) {
    return first;
  }

  /**
   * Appends the value as text events show it, without keyword; nothing for an attribute that is its
   * keyword alone.
   */
  void text(A attribute, StringBuilder out);

  /** Appends the value in the form that {@link #parse} reads back to the same attribute. */
  default void command(A attribute, StringBuilder out) {
    text(attribute, out);
  }

  /** The word in front of the value in text, when it depends on the value. */
  default String word(A attribute, String keyword) {
    return keyword;
  }

  /** Writes the JSON value. */
  void json(A attribute, JsonWriter out);

  /** What the JSON value looks like, as JSON Schema. */
  Map<String, Object> schema();

  /** The key in JSON, when it depends on the value. */
  default String jsonKey(A attribute, String keyword) {
    return keyword;
  }
}
