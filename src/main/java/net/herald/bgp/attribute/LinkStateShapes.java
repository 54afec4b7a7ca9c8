package net.herald.bgp.attribute;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.attribute.LinkStateTlvs.Shape;
import net.herald.json.JsonSchema;
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

  private static final String[] CAPABILITIES = {"I", "V", "RSV"};
  private static final String[] PROTECTIONS = {
    "ExtraTrafic", "Unprotected", "Shared", "Dedicated 1:1", "Dedicated 1+1", "Enhanced", "RSV"
  };

  private static final Map<String, Object> DECIMAL = JsonSchema.orNull("number");

  /** RFC 9552 section 5.3.2.4: one octet, two or three. */
  static final Shape METRIC = new Shape(JsonSchema.INTEGER, LinkStateShapes::metric);

  /** An IPv4 or IPv6 address, as the length says. */
  static final Shape ADDRESS = new Shape(JsonSchema.STRING, LinkStateShapes::address);

  /** RFC 5307 section 1.2: the first protection type is the lowest bit. */
  static final Shape PROTECTION = new Shape(flagsSchema(PROTECTIONS), LinkStateShapes::protection);

  /** A number of four octets in the form of IEEE 754: octets a second. */
  static final Shape BANDWIDTH = new Shape(DECIMAL, LinkStateShapes::bandwidth);

  /** RFC 9552 section 5.3.2: one for each of eight priorities. */
  static final Shape UNRESERVED = new Shape(JsonSchema.list(DECIMAL), LinkStateShapes::unreserved);

  static final Shape IDENTIFIERS =
      new Shape(JsonSchema.object("local-id# remote-id#"), LinkStateShapes::identifiers);
  static final Shape OPAQUE = new Shape(JsonSchema.STRING, LinkStateShapes::opaque);
  static final Shape NAME = new Shape(JsonSchema.STRING, LinkStateShapes::name);

  /** The area as one decimal number, which is how it has always been shown. */
  static final Shape AREA = new Shape(JsonSchema.STRING, LinkStateShapes::area);

  /** RFC 9085 section 2.1.2: flags 1, reserved 1, then ranges. */
  static final Shape CAPABILITY = new Shape(flagsSchema(CAPABILITIES), LinkStateShapes::capability);

  /** The ranges behind the flags: size 3, and a SID/Label TLV of a label or an index. */
  static final Shape RANGES =
      new Shape(JsonSchema.list(JsonSchema.INTEGERS), LinkStateShapes::ranges);

  /** RFC 9085 section 2.1.3. Without any there is the one that everybody has. */
  static final Shape ALGORITHMS = new Shape(JsonSchema.INTEGERS, LinkStateShapes::algorithms);

  /** RFC 9514 section 3.1 and RFC 9352 section 2: O is the second bit of sixteen. */
  static final Shape SRV6_CAPABILITIES =
      new Shape(
          JsonSchema.object(JsonSchema.members("flags", JsonSchema.object("O#"))),
          LinkStateShapes::srv6Capabilities);

  static final Shape DELAY =
      new Shape(JsonSchema.object("delay-us# anomalous!"), LinkStateShapes::delay);
  static final Shape DELAYS =
      new Shape(
          JsonSchema.object("min-delay-us# max-delay-us# anomalous!"), LinkStateShapes::delays);
  static final Shape VARIATION = new Shape(JsonSchema.INTEGER, LinkStateShapes::variation);
  static final Shape LOSS =
      new Shape(JsonSchema.object("anomalous!", "loss-percent", DECIMAL), LinkStateShapes::loss);

  private LinkStateShapes() {}

  /** An unsigned number of so many octets. */
  static Shape number(int octets) {
    return new Shape(
        JsonSchema.INTEGER, (value, out) -> out.value(unsigned(value.exactly(octets))));
  }

  private static long unsigned(WireReader value) {
    long number = 0;
    while (!value.isEmpty()) {
      number = number << 8 | value.u8();
    }
    return number;
  }

  private static void metric(WireReader value, JsonWriter out) {
    if (value.isEmpty() || value.left() > 3) {
      throw new WireFault("metric of " + value.left() + " octets");
    }
    out.value(unsigned(value));
  }

  /** Unsigned numbers of so many octets each. */
  static Shape list(int octets) {
    return new Shape(
        JsonSchema.INTEGERS,
        (value, out) -> {
          out.beginTightArray();
          while (!value.isEmpty()) {
            out.unsigned(octets == 8 ? value.u64() : value.u32());
          }
          out.endArray();
        });
  }

  private static void address(WireReader value, JsonWriter out) {
    Ip ip = value.left() == 4 ? Ipv4.read(value) : Ipv6.read(value.exactly(16));
    out.value(ip.toString());
  }

  /**
   * Flags from the highest bit of the first octet on, in so many octets.
   *
   * @param names of the bits; {@code RSV} at the end stands for the rest, which is ignored
   */
  static Shape flags(int octets, String... names) {
    return new Shape(
        flagsSchema(names),
        (value, out) -> {
          flags(value.exactly(octets).u8(), out, names);
          value.rest();
        });
  }

  /** What {@link #flags(int, JsonWriter, String...)} writes. */
  static Map<String, Object> flagsSchema(String... names) {
    var members = new LinkedHashMap<String, Object>();
    for (var name : names) {
      members.put(name, JsonSchema.INTEGER);
    }
    return JsonSchema.object(members);
  }

  /** Writes the flags of one octet as an object. */
  static void flags(int octet, JsonWriter out, String... names) {
    out.beginTightObject();
    for (int i = 0; i < names.length; i++) {
      out.member(names[i], names[i].equals("RSV") ? 0 : octet >> 7 - i & 1);
    }
    out.endObject();
  }

  private static void protection(WireReader value, JsonWriter out) {
    int types = value.exactly(2).u8();
    value.rest();
    out.beginTightObject();
    for (int i = 0; i < PROTECTIONS.length; i++) {
      out.member(PROTECTIONS[i], PROTECTIONS[i].equals("RSV") ? 0 : types >> i & 1);
    }
    out.endObject();
  }

  private static void bandwidth(WireReader value, JsonWriter out) {
    decimal(Float.intBitsToFloat(value.exactly(4).i32()), out);
  }

  private static void unreserved(WireReader value, JsonWriter out) {
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

  private static void identifiers(WireReader value, JsonWriter out) {
    value.exactly(8);
    out.beginTightObject().member("local-id", value.u32());
    out.member("remote-id", value.u32()).endObject();
  }

  private static void opaque(WireReader value, JsonWriter out) {
    out.value(Hex.lower(value.rest()));
  }

  private static void name(WireReader value, JsonWriter out) {
    out.value(new String(value.rest(), StandardCharsets.UTF_8));
  }

  private static void area(WireReader value, JsonWriter out) {
    if (value.isEmpty() || value.left() > LONGEST_AREA) {
      throw new WireFault("area of " + value.left() + " octets");
    }
    out.value(new BigInteger(1, value.rest()).toString());
  }

  private static void capability(WireReader value, JsonWriter out) {
    flags(value.u8(), out, CAPABILITIES);
    value.rest();
  }

  private static void ranges(WireReader value, JsonWriter out) {
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

  private static void algorithms(WireReader value, JsonWriter out) {
    out.beginTightArray();
    if (value.isEmpty()) {
      out.value(0);
    }
    while (!value.isEmpty()) {
      out.value(value.u8());
    }
    out.endArray();
  }

  private static void srv6Capabilities(WireReader value, JsonWriter out) {
    int flags = value.exactly(4).u16();
    value.rest();
    out.beginTightObject().name("flags").beginTightObject();
    out.member("O", flags >> 14 & 1).endObject().endObject();
  }

  private static void delay(WireReader value, JsonWriter out) {
    int flags = value.exactly(4).u8();
    out.beginTightObject().member("delay-us", value.u24());
    out.member("anomalous", (flags & ANOMALOUS) != 0).endObject();
  }

  private static void delays(WireReader value, JsonWriter out) {
    int flags = value.exactly(8).u8();
    out.beginTightObject().member("min-delay-us", value.u24());
    value.skip(1);
    out.member("max-delay-us", value.u24());
    out.member("anomalous", (flags & ANOMALOUS) != 0).endObject();
  }

  private static void variation(WireReader value, JsonWriter out) {
    value.exactly(4).skip(1);
    out.value(value.u24());
  }

  private static void loss(WireReader value, JsonWriter out) {
    int flags = value.exactly(4).u8();
    out.beginTightObject().name("loss-percent");
    decimal(value.u24() * LOSS_STEP, out);
    out.member("anomalous", (flags & ANOMALOUS) != 0).endObject();
  }
}
