package net.herald.bgp.attribute;

import net.herald.bgp.capability.EncodingContext;
import net.herald.iana.AttributeCode;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes path attributes.
 *
 * <pre>
 *   flags 1 | code 1 | length 1, or 2 with the extended bit | value
 * </pre>
 */
public final class AttributeEncoder {
  private AttributeEncoder() {}

  /**
   * The attributes of a set for such a peer, with the defaults of the mandatory ones (RFC 4271
   * section 5).
   */
  static byte[] encode(AttributeSet given, EncodingContext context, boolean nextHop) {
    var set = RouteLeak.marked(given, context);
    var out = new WireWriter(128);
    put(or(set.get(AttributeCode.ORIGIN), Origin.IGP), context, out);
    put(or(set.get(AttributeCode.AS_PATH), AsPath.originated(context)), context, out);
    if (context.internal() && set.get(AttributeCode.LOCAL_PREF) == null) {
      boolean written = false;
      for (var attribute : set.list()) {
        if (!written && attribute.code() > AttributeCode.LOCAL_PREF) {
          put(LocalPreference.DEFAULT, context, out);
          written = true;
        }
        putOther(attribute, context, nextHop, out);
      }
      if (!written) {
        put(LocalPreference.DEFAULT, context, out);
      }
    } else {
      for (var attribute : set.list()) {
        putOther(attribute, context, nextHop, out);
      }
    }
    return out.toBytes();
  }

  private static Attribute or(@Nullable Attribute given, Attribute fallback) {
    return given != null ? given : fallback;
  }

  private static void putOther(
      Attribute attribute, EncodingContext context, boolean nextHop, WireWriter out) {
    switch (attribute.code()) {
      case AttributeCode.ORIGIN, AttributeCode.AS_PATH -> {}
      case AttributeCode.NEXT_HOP -> {
        if (nextHop) {
          put(attribute, context, out);
        }
      }
      default -> put(attribute, context, out);
    }
  }

  /** Writes one attribute with its header, and the one that has to follow it. */
  public static void put(Attribute attribute, EncodingContext context, WireWriter out) {
    var row = Attributes.row(attribute);
    if (!row.syntax().sent(attribute, context)) {
      return;
    }
    var value = new WireWriter();
    row.syntax().encode(attribute, value, context);
    int flags = attribute instanceof UnknownAttribute u ? u.flags() : row.flags();
    putHeader(flags, attribute.code(), value.size(), out);
    out.bytes(value);
    var companion = row.syntax().companion(attribute, context);
    if (companion != null) {
      put(companion, context, out);
    }
  }

  /**
   * Writes flags, code and length of an attribute whose value follows; two octets of length where
   * the flags or it ask for them.
   */
  public static void putHeader(int flags, int code, int length, WireWriter out) {
    if (length > 255 || (flags & Attributes.EXTENDED) != 0) {
      out.u8(flags | Attributes.EXTENDED).u8(code).u16(length);
    } else {
      out.u8(flags).u8(code).u8(length);
    }
  }
}
