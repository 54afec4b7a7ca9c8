package net.herald.bgp.attribute;

import java.util.Map;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * An attribute that is an unsigned number of 32 bits and no more.
 *
 * @param <A> the attribute
 */
abstract class UnsignedSyntax<A extends Attribute> implements AttributeSyntax<A> {
  private static final long MOST = 0xffffffffL;

  private final String keyword;

  /**
   * A syntax.
   *
   * @param keyword what a fault calls the number
   */
  UnsignedSyntax(String keyword) {
    this.keyword = keyword;
  }

  /** The attribute of a number. */
  abstract A of(int value);

  /** The number of an attribute. */
  abstract int value(A attribute);

  @Override
  public A decode(WireReader value, Negotiated session) {
    return of(value.exactly(4).i32());
  }

  @Override
  public void encode(A attribute, WireWriter out, EncodingContext context) {
    out.u32(value(attribute));
  }

  @Override
  public A parse(Words words) {
    return of((int) words.number(keyword, 0, MOST));
  }

  @Override
  public void text(A attribute, StringBuilder out) {
    out.append(Integer.toUnsignedString(value(attribute)));
  }

  @Override
  public Map<String, Object> schema() {
    return JsonSchema.INTEGER;
  }

  @Override
  public void json(A attribute, JsonWriter out) {
    out.value(Integer.toUnsignedLong(value(attribute)));
  }
}
