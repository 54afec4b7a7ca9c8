package net.herald.bgp.attribute;

import net.herald.bgp.capability.EncodingContext;
import net.herald.iana.AttributeCode;

/**
 * LOCAL_PREF (RFC 4271 section 5.1.5): goes to internal peers only.
 *
 * @param value an unsigned 32-bit number
 */
public record LocalPreference(int value) implements Attribute {
  /** What internal peers get when nothing was said: the usual default of routers. */
  static final LocalPreference DEFAULT = new LocalPreference(100);

  @Override
  public int code() {
    return AttributeCode.LOCAL_PREF;
  }

  static final AttributeSyntax<LocalPreference> SYNTAX =
      new UnsignedSyntax<>("local-preference") {
        @Override
        LocalPreference of(int value) {
          return new LocalPreference(value);
        }

        @Override
        int value(LocalPreference attribute) {
          return attribute.value;
        }

        @Override
        public boolean sent(LocalPreference attribute, EncodingContext context) {
          return context.internal();
        }
      };
}
