package net.herald.bgp.attribute;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.attribute.LinkStateTlvs.Shape;
import net.herald.json.JsonWriter;
import net.herald.wire.Hex;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;

/** The forms that values of link-state TLVs have: numbers, addresses, flags, texts. */
final class LinkStateShapes {
  private static final int ANOMALOUS = 0x80;
  private static final int SID_OR_LABEL = 1161;
  private static final int LABEL = 0xfffff;

  /** RFC 8571 section 2.4: what one step of loss is, in percent. */
  private static final double LOSS_STEP = 0.000003;

  /** ISO 10589 has areas of up to 13 octets, RFC 9552 section 5.3.1.2 of up to 20. */
  private static final int LONGEST_AREA = 20;

  private static final String[] PROTECTION = {
    "ExtraTrafic", "Unprotected", "Shared", "Dedicated 1:1", "Dedicated 1+1", "Enhanced"
  };

  private LinkStateShapes() {}

  /** An unsigned number of so many octets. */
  static Shape number(int octets) {
    return (value, out) -> out.value(unsigned(value.exactly(octets)));
  }

  private static long unsigned(WireReader value) {
    long number = 0;
    while (!value.isEmpty()) {
      number = number << 8 | value.u8();
    }
    return number;
  }

  /** RFC 9552 section 5.3.2.4: one octet, two or three. */
  static void metric(WireReader value, JsonWriter out) {
    if (value.isEmpty() || value.left() > 3) {
      throw new WireFault("metric of " + value.left() + " octets");
    }
    out.value(unsigned(value));
  }

  /** Unsigned numbers of so many octets each. */
  static Shape list(int octets) {
    return (value, out) -> {
      out.beginTightArray();
      while (!value.isEmpty()) {
        out.unsigned(octets == 8 ? value.u64() : value.u32());
      }
      out.endArray();
    };
  }

  /** An IPv4 or IPv6 address, as the length says. */
  static Shape address() {
    return (value, out) -> {
      Ip ip = value.left() == 4 ? Ipv4.read(value) : Ipv6.read(value.exactly(16));
      out.value(ip.toString());
    };
  }

  /**
   * Flags from the highest bit of the first octet on, in so many octets.
   *
   * @param names of the bits; {@code RSV} at the end stands for the rest, which is ignored
   */
  static Shape flags(int octets, String... names) {
    return (value, out) -> {
      flags(value.exactly(octets).u8(), out, names);
      value.rest();
    };
  }

  /** Writes the flags of one octet as an object. */
  static void flags(int octet, JsonWriter out, String... names) {
    out.beginTightObject();
    for (int i = 0; i < names.length; i++) {
      out.member(names[i], names[i].equals("RSV") ? 0 : octet >> 7 - i & 1);
    }
    out.endObject();
  }

  /** RFC 5307 section 1.2: the first protection type is the lowest bit. */
  static void protection(WireReader value, JsonWriter out) {
    int types = value.exactly(2).u8();
    value.rest();
    out.beginTightObject();
    for (int i = 0; i < PROTECTION.length; i++) {
      out.member(PROTECTION[i], types >> i & 1);
    }
    out.member("RSV", 0).endObject();
  }

  /** A number of four octets in the form of IEEE 754: octets a second. */
  static Shape bandwidth() {
    return (value, out) -> decimal(Float.intBitsToFloat(value.exactly(4).i32()), out);
  }

  /** RFC 9552 section 5.3.2: one for each of eight priorities. */
  static void unreserved(WireReader value, JsonWriter out) {
    value.exactly(32);
    out.beginTightArray();
    while (!value.isEmpty()) {
      decimal(Float.intBitsToFloat(value.i32()), out);
    }
    out.endArray();
  }

  /** Writes a number as Python does; what is none has no form in JSON but null. */
  static void decimal(double number, JsonWriter out) {
    if (!Double.isFinite(number)) {
      out.nil();
      return;
    }
    var exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (number == 0) {
      out.number(1 / number < 0 ? "-0.0" : "0.0");
    } else if (exponent >= -4 && exponent < 16) {
      var plain = exact.toPlainString();
      out.number(plain.indexOf('.') < 0 ? plain + ".0" : plain);
    } else {
      var mantissa = exact.movePointLeft(exponent).toPlainString();
      var digits = Integer.toString(Math.abs(exponent));
      out.number(
          mantissa + "e" + (exponent < 0 ? "-" : "+") + (digits.length() < 2 ? "0" : "") + digits);
    }
  }

  static void identifiers(WireReader value, JsonWriter out) {
    value.exactly(8);
    out.beginTightObject().member("local-id", value.u32());
    out.member("remote-id", value.u32()).endObject();
  }

  static void opaque(WireReader value, JsonWriter out) {
    out.value(Hex.lower(value.rest()));
  }

  static void name(WireReader value, JsonWriter out) {
    out.value(new String(value.rest(), StandardCharsets.UTF_8));
  }

  /** The area as one decimal number, which is how it has always been shown. */
  static void area(WireReader value, JsonWriter out) {
    if (value.isEmpty() || value.left() > LONGEST_AREA) {
      throw new WireFault("area of " + value.left() + " octets");
    }
    out.value(new BigInteger(1, value.rest()).toString());
  }

  /** RFC 9085 section 2.1.2: flags 1, reserved 1, then ranges. */
  static Shape capability() {
    return (value, out) -> {
      flags(value.u8(), out, "I", "V", "RSV");
      value.rest();
    };
  }

  /** The ranges behind the flags: size 3, and a SID/Label TLV of a label or an index. */
  static void ranges(WireReader value, JsonWriter out) {
    value.skip(2);
    out.beginTightArray();
    while (!value.isEmpty()) {
      int size = value.u24();
      if (value.u16() != SID_OR_LABEL) {
        throw new WireFault("no SID/Label");
      }
      var first = value.slice(value.u16());
      out.beginTightArray().value(size);
      out.value(first.left() == 3 ? first.u24() & LABEL : first.exactly(4).u32()).endArray();
    }
    out.endArray();
  }

  /** RFC 9085 section 2.1.3. Without any there is the one that everybody has. */
  static void algorithms(WireReader value, JsonWriter out) {
    out.beginTightArray();
    if (value.isEmpty()) {
      out.value(0);
    }
    while (!value.isEmpty()) {
      out.value(value.u8());
    }
    out.endArray();
  }

  /** RFC 9514 section 3.1 and RFC 9352 section 2: O is the second bit of sixteen. */
  static void srv6Capabilities(WireReader value, JsonWriter out) {
    int flags = value.exactly(4).u16();
    value.rest();
    out.beginTightObject().name("flags").beginTightObject();
    out.member("O", flags >> 14 & 1).endObject().endObject();
  }

  static void delay(WireReader value, JsonWriter out) {
    int flags = value.exactly(4).u8();
    out.beginTightObject().member("delay-us", value.u24());
    out.member("anomalous", (flags & ANOMALOUS) != 0).endObject();
  }

  static void delays(WireReader value, JsonWriter out) {
    int flags = value.exactly(8).u8();
    out.beginTightObject().member("min-delay-us", value.u24());
    value.skip(1);
    out.member("max-delay-us", value.u24());
    out.member("anomalous", (flags & ANOMALOUS) != 0).endObject();
  }

  static void variation(WireReader value, JsonWriter out) {
    value.exactly(4).skip(1);
    out.value(value.u24());
  }

  static void loss(WireReader value, JsonWriter out) {
    int flags = value.exactly(4).u8();
    out.beginTightObject().name("loss-percent");
    decimal(value.u24() * LOSS_STEP, out);
    out.member("anomalous", (flags & ANOMALOUS) != 0).endObject();
  }
}
