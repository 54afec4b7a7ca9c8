package net.herald.bgp.attribute;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import net.herald.bgp.Decimal;
import net.herald.bgp.Ipv4;
import org.jspecify.annotations.Nullable;

/**
 * How the six octets behind the type and subtype of an extended community are written. Values are
 * the 48 bits of them.
 */
interface ExtendedCommunityForm {
  /** What {@link #parse} says of a text that is not of this form. */
  long NONE = -1;

  /** The text of a value as events show it; null for a value that is not of this form. */
  @Nullable String text(long value);

  /** The value of a text, or {@link #NONE}. */
  long parse(String text);

  /** What the text looks like, for people. */
  String usage();

  /** A number of two octets and one of four: a two-octet AS. */
  ExtendedCommunityForm AS2 =
      new Parts("AS:NUMBER", 16, 32) {
        @Override
        long part(int index, String text) {
          var quad = index == 1 ? Ipv4.parse(text) : null;
          return quad != null ? Integer.toUnsignedLong(quad.value()) : super.part(index, text);
        }
      };

  /** As {@link #AS2}, the number shown as a dotted quad: ExaBGP's form of the route origin. */
  ExtendedCommunityForm AS2_DOTTED =
      new Parts("AS:NUMBER", 16, 32) {
        @Override
        public String text(long value) {
          return (value >>> 32) + ":" + new Ipv4((int) value);
        }

        @Override
        public long parse(String text) {
          return AS2.parse(text);
        }
      };

  /** An IPv4 address and a number of two octets. */
  ExtendedCommunityForm IPV4 =
      new Parts("IPv4:NUMBER", 32, 16) {
        @Override
        public String text(long value) {
          return new Ipv4((int) (value >>> 16)) + ":" + (value & 0xffff);
        }

        @Override
        long part(int index, String text) {
          var quad = index == 0 ? Ipv4.parse(text) : null;
          return quad != null
              ? Integer.toUnsignedLong(quad.value())
              : index == 0 ? NONE : super.part(index, text);
        }
      };

  /** A number of four octets and one of two: a four-octet AS. */
  ExtendedCommunityForm AS4 = new Parts("AS4:NUMBER", 32, 16);

  /**
   * As {@link #IPV4}; a number in place of the address is the AS of four octets that ExaBGP writes
   * so.
   */
  ExtendedCommunityForm IPV4_OR_AS4 =
      new Parts("IPv4:NUMBER", 32, 16) {
        @Override
        public @Nullable String text(long value) {
          return IPV4.text(value);
        }

        @Override
        public long parse(String text) {
          long address = IPV4.parse(text);
          return address != NONE ? address : AS4.parse(text.replaceFirst("L:", ":"));
        }
      };

  /** Encapsulation, control, MTU, preference (RFC 4761 section 3.2.4). */
  ExtendedCommunityForm L2INFO = new Parts("ENCAPSULATION:CONTROL:MTU:PREFERENCE", 8, 8, 16, 16);

  /** Flags, MTU, reserved (RFC 8214 section 3.1). */
  ExtendedCommunityForm EVPN_L2 = new Shifted("FLAGS:MTU", 16, 16, 16);

  /** Algorithm, capabilities, reserved (RFC 8584 section 2.2). */
  ExtendedCommunityForm DF_ELECTION = new Shifted("ALGORITHM:CAPABILITIES", 24, 8, 16);

  /** Point of insertion, identifier, cost. */
  ExtendedCommunityForm COST = new Parts("POINT:ID:COST", 8, 8, 32);

  /** A number of two octets in front. */
  ExtendedCommunityForm FIRST2 = new Shifted("NUMBER", 32, 16);

  /** A number in front. */
  ExtendedCommunityForm FIRST4 = new Shifted("NUMBER", 16, 32);

  /** An address in front. */
  ExtendedCommunityForm ADDRESS =
      new Parts("IPv4", 32) {
        @Override
        public @Nullable String text(long value) {
          return (value & 0xffff) == 0 ? new Ipv4((int) (value >>> 16)).toString() : null;
        }

        @Override
        public long parse(String text) {
          var quad = Ipv4.parse(text);
          return quad == null ? NONE : Integer.toUnsignedLong(quad.value()) << 16;
        }
      };

  /** Area, type of route, options (RFC 4577 section 4.2.6). */
  ExtendedCommunityForm OSPF_ROUTE =
      new Parts("AREA:TYPE:OPTIONS", 32, 8, 8) {
        @Override
        public String text(long value) {
          return new Ipv4((int) (value >>> 16)) + ":" + (value >>> 8 & 0xff) + ":" + (value & 0xff);
        }

        @Override
        long part(int index, String text) {
          var quad = index == 0 ? Ipv4.parse(text) : null;
          return quad != null ? Integer.toUnsignedLong(quad.value()) : super.part(index, text);
        }
      };

  /** Flags, of which two bits have a meaning, and the color (RFC 9830 section 3). */
  ExtendedCommunityForm COLOR =
      new Parts("NUMBER or CO:NUMBER", 16, 32) {
        @Override
        public @Nullable String text(long value) {
          long flags = value >>> 32;
          var color = Long.toString(value & 0xffffffffL);
          return flags == 0 ? color : (flags & 0x3fff) == 0 ? (flags >>> 14) + ":" + color : null;
        }

        @Override
        public long parse(String text) {
          int colon = text.indexOf(':');
          long co = colon < 0 ? 0 : Decimal.parse(text.substring(0, colon), 3);
          long color = Decimal.parse(text.substring(colon + 1), 0xffffffffL);
          return co < 0 || color < 0 ? NONE : co << 46 | color;
        }
      };

  /** Flags, reserved, sequence number (RFC 7432 section 7.7). */
  ExtendedCommunityForm MAC_MOBILITY = new Flagged("NUMBER[:sticky]", "sticky", 0, 32);

  /** Flags, reserved, label (RFC 7432 section 7.5). */
  ExtendedCommunityForm ESI_LABEL = new Flagged("LABEL[:single-active]", "single-active", 4, 20);

  /** Flags, reserved, label (RFC 8317 section 6.1). */
  ExtendedCommunityForm E_TREE = new Flagged("LABEL[:leaf]", "leaf", 4, 20);

  /** Six octets of a MAC address. */
  ExtendedCommunityForm MAC =
      new ExtendedCommunityForm() {
        @Override
        public String text(long value) {
          var hex = String.format(Locale.ROOT, "%012x", value);
          return hex.replaceAll("(..)(?!$)", "$1:");
        }

        @Override
        public long parse(String text) {
          return text.matches("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}")
              ? Long.parseLong(text.replace(":", ""), 16)
              : NONE;
        }

        @Override
        public String usage() {
          return "MAC";
        }
      };

  /** Nothing but the kind, told apart by the last octet. */
  static ExtendedCommunityForm only(long only) {
    return new ExtendedCommunityForm() {
      @Override
      public @Nullable String text(long value) {
        return value == only ? "" : null;
      }

      @Override
      public long parse(String text) {
        return text.isEmpty() ? only : NONE;
      }

      @Override
      public String usage() {
        return "";
      }
    };
  }

  /** A number at the end, of which some values have names. */
  static ExtendedCommunityForm named(List<String> names, int most) {
    return new ExtendedCommunityForm() {
      @Override
      public String text(long value) {
        int number = (int) value & most;
        var name = number < names.size() ? names.get(number) : "";
        return name.isEmpty() ? Integer.toString(number) : name;
      }

      @Override
      public long parse(String text) {
        for (int i = 0; i < names.size(); i++) {
          if (!names.get(i).isEmpty() && names.get(i).equalsIgnoreCase(text)) {
            return i;
          }
        }
        return Decimal.parse(text, most);
      }

      @Override
      public String usage() {
        return "a name, or 0 to " + most;
      }
    };
  }

  /**
   * An AS of two octets and a float (RFC 8955 section 7.1): of a rate the AS says nothing.
   *
   * @param as whether the AS is written
   * @param unit what stands behind the number
   */
  static ExtendedCommunityForm rate(boolean as, String unit) {
    return new ExtendedCommunityForm() {
      @Override
      public @Nullable String text(long value) {
        float number = Float.intBitsToFloat((int) value);
        if (!Float.isFinite(number) || number < 0) {
          return null;
        }
        // whole numbers exactly, as ExaBGP; others as short as they can be told apart
        var decimal =
            number == Math.rint(number)
                ? new BigDecimal(number)
                : new BigDecimal(Float.toString(number));
        return (as ? (value >>> 32) + ":" : "") + decimal.toPlainString() + unit;
      }

      @Override
      public long parse(String text) {
        int colon = as ? text.indexOf(':') : -1;
        long administrator = as ? Decimal.parse(text.substring(0, Math.max(colon, 0)), 0xffff) : 0;
        var number = text.substring(colon + 1);
        number = number.endsWith(unit) ? number.substring(0, number.length() - unit.length()) : "";
        if (administrator < 0 || number.length() > 60 || !number.matches("\\d+(\\.\\d+)?")) {
          return NONE;
        }
        float rate = Float.parseFloat(number);
        return Float.isInfinite(rate)
            ? NONE
            : administrator << 32 | Integer.toUnsignedLong(Float.floatToIntBits(rate));
      }

      @Override
      public String usage() {
        return (as ? "AS:" : "") + "NUMBER" + unit;
      }
    };
  }

  /** Numbers between colons. */
  class Parts implements ExtendedCommunityForm {
    private final String usage;
    private final int[] bits;

    Parts(String usage, int... bits) {
      this.usage = usage;
      this.bits = bits.clone();
    }

    @Override
    public @Nullable String text(long value) {
      var out = new StringBuilder();
      int left = 0;
      for (int each : bits) {
        left += each;
      }
      for (int each : bits) {
        left -= each;
        out.append(out.isEmpty() ? "" : ":").append(value >>> left & (1L << each) - 1);
      }
      return out.toString();
    }

    @Override
    public long parse(String text) {
      var parts = text.split(":", -1);
      if (parts.length != bits.length) {
        return NONE;
      }
      long value = 0;
      for (int i = 0; i < bits.length; i++) {
        long part = part(i, parts[i]);
        if (part < 0) {
          return NONE;
        }
        value = value << bits[i] | part;
      }
      return value;
    }

    /** The value of one of the numbers, or {@link #NONE}. */
    long part(int index, String text) {
      return Decimal.parse(text, (1L << bits[index]) - 1);
    }

    @Override
    public String usage() {
      return usage;
    }
  }

  /** Numbers between colons in front of octets of zero. */
  final class Shifted extends Parts {
    private final int zeros;

    Shifted(String usage, int zeros, int... bits) {
      super(usage, bits);
      this.zeros = zeros;
    }

    @Override
    public @Nullable String text(long value) {
      return (value & (1L << zeros) - 1) == 0 ? super.text(value >>> zeros) : null;
    }

    @Override
    public long parse(String text) {
      long value = super.parse(text);
      return value < 0 ? NONE : value << zeros;
    }
  }

  /**
   * An octet whose last bit is a flag, then a number at the end.
   *
   * @param flag the word for the bit
   * @param shift how many bits stand behind the number
   * @param bits of the number
   */
  record Flagged(String usage, String flag, int shift, int bits) implements ExtendedCommunityForm {
    @Override
    public @Nullable String text(long value) {
      long number = value >>> shift & (1L << bits) - 1;
      long rest = value & ~((1L << bits) - 1 << shift) & ~(1L << 40);
      boolean flagged = (value >>> 40 & 1) != 0;
      return rest == 0 ? number + (flagged ? ":" + flag : "") : null;
    }

    @Override
    public long parse(String text) {
      boolean flagged = text.endsWith(":" + flag);
      var digits = flagged ? text.substring(0, text.length() - flag.length() - 1) : text;
      long number = Decimal.parse(digits, (1L << bits) - 1);
      return number < 0 ? NONE : (flagged ? 1L << 40 : 0) | number << shift;
    }
  }
}
