package net.herald.bgp.attribute;

import net.herald.iana.AttributeCode;
import org.jspecify.annotations.Nullable;

/**
 * MULTI_EXIT_DISC (RFC 4271 section 5.1.4).
 *
 * @param value an unsigned 32-bit number
 */
public record Med(int value) implements Attribute {
  // What a record does by itself goes through method handles, which is slow before it is compiled.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof Med o && value == o.value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  @Override
  public int code() {
    return AttributeCode.MED;
  }

  static final AttributeSyntax<Med> SYNTAX =
      new UnsignedSyntax<>("med") {
        @Override
        Med of(int value) {
          return new Med(value);
        }

        @Override
        int value(Med attribute) {
          return attribute.value;
        }
      };
}
