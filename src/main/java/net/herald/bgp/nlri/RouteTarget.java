package net.herald.bgp.nlri;

import java.util.List;
import net.herald.bgp.Asn;
import net.herald.bgp.Decimal;
import net.herald.bgp.Family;
import net.herald.bgp.KeyedHash;
import net.herald.bgp.RouteDistinguisher;
import net.herald.json.JsonWriter;
import net.herald.text.Range;
import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A wish for the routes of a route target (RFC 4684 section 4).
 *
 * <pre>
 *   [path identifier 4] | bits 1 | origin AS 4 | route target 8
 * </pre>
 *
 * <p>Of no bits, it wishes for all routes. Otherwise there are 32 to 96, and only the octets they
 * need: a shorter one wishes for all route targets that begin alike.
 *
 * @param bits 0, or 32 to 96
 * @param origin the AS that wishes
 * @param target the route target as an extended community; zero behind the bits
 */
record RouteTarget(int bits, Asn origin, long target, boolean hasPathId, int pathId)
    implements Nlri {
  private static final int ORIGIN_BITS = 32;
  private static final int MOST_BITS = 96;

  /** Transitive, of the one subtype of route targets, below one of three types. */
  private static final int SUBTYPE = 0x02;

  private static final int LAST_TYPE = 2;
  private static final String DEFAULT = "default";
  private static final String ORIGIN = "origin-as";
  private static final String TARGET = "route-target";
  private static final String FORMS =
      "expected target:ASN:NUMBER, target:IPv4:NUMBER or 0x and 16 hexadecimal digits, perhaps with"
          + " /0 to /64 behind it";

  RouteTarget {
    if (bits != 0 && (bits < ORIGIN_BITS || bits > MOST_BITS)) {
      throw new IllegalArgumentException("route target of " + bits + " bits");
    }
    origin = bits == 0 ? new Asn(0) : origin;
    target &= bits <= ORIGIN_BITS ? 0 : -1L << MOST_BITS - bits;
    pathId = hasPathId ? pathId : 0;
  }

  @Override
  public Family family() {
    return Family.IPV4_ROUTE_TARGET;
  }

  @Override
  public Nlri withoutPathId() {
    return hasPathId ? new RouteTarget(bits, origin, target, false, 0) : this;
  }

  @Override
  public int hashCode() {
    long shape = (long) pathId << 32 | (hasPathId ? 1 : 0) << 8 | bits;
    return KeyedHash.fold(KeyedHash.mix(KeyedHash.mix(shape, origin.value()), target));
  }

  @Override
  public String toString() {
    var out = new StringBuilder();
    SYNTAX.text(this, out);
    return out.toString();
  }

  /** The route target with the bits that count, or hexadecimal where it is not a whole one. */
  private String targetText() {
    var octets = "0x" + Hex.upper(new WireWriter().u64(target).toBytes());
    if (bits < MOST_BITS) {
      return octets + "/" + (bits - ORIGIN_BITS);
    }
    // A route target has the forms of a route distinguisher, but for its subtype.
    int type = (int) (target >>> 56);
    var form = new RouteDistinguisher((long) type << 48 | target & 0xffffffffffffL).toString();
    var text = "target:" + form;
    var again = type <= LAST_TYPE ? parseTarget(text) : null;
    return again != null && again == target ? text : octets;
  }

  /** The octets of a route target; null when the text is none. */
  private static @Nullable Long parseTarget(String text) {
    if (text.startsWith("0x")) {
      var octets = RouteDistinguisher.parse(text);
      return octets == null ? null : octets.value();
    }
    var form = text.startsWith("target:") ? text.substring("target:".length()) : text;
    var parsed = form.startsWith("0x") ? null : RouteDistinguisher.parse(form);
    return parsed == null
        ? null
        : (long) parsed.type() << 56 | (long) SUBTYPE << 48 | parsed.value() & 0xffffffffffffL;
  }

  /** The words: {@code default}, or {@code origin-as ASN [route-target TARGET[/BITS]]}. */
  private static final class Draft implements NlriDraft {
    private int bits;
    private Asn origin = new Asn(0);
    private long target;

    @Override
    public List<String> words() {
      return bits == 0 ? List.of() : List.of(TARGET);
    }

    @Override
    public boolean take(String word, Words words) {
      if (!words().contains(word)) {
        return false;
      }
      var text = words.next("a route target");
      int slash = text.indexOf('/');
      var value = parseTarget(slash < 0 ? text : text.substring(0, slash));
      long length = slash < 0 ? Long.SIZE : Decimal.parse(text.substring(slash + 1), Long.SIZE);
      if (value == null || length < 0) {
        throw words.fault("'" + text + "' is not a route target", FORMS);
      }
      target = value;
      bits = ORIGIN_BITS + (int) length;
      return true;
    }

    @Override
    public Nlri nlri(@Nullable Integer pathId, Range place) {
      return pathId == null
          ? new RouteTarget(bits, origin, target, false, 0)
          : new RouteTarget(bits, origin, target, true, pathId);
    }
  }

  private static NlriDraft open(Family family, Words words) {
    var draft = new Draft();
    var first = words.next(DEFAULT + " or " + ORIGIN);
    if (first.equals(DEFAULT)) {
      return draft;
    }
    if (!first.equals(ORIGIN)) {
      throw words.unknown(
          "'" + first + "' does not begin a route of " + family, List.of(DEFAULT, ORIGIN));
    }
    var word = words.next("an AS number");
    var origin = Asn.parse(word);
    if (origin == null) {
      throw words.fault("'" + word + "' is not an AS number", "expected 0 to 4294967295");
    }
    draft.origin = origin;
    draft.bits = ORIGIN_BITS;
    return draft;
  }

  private static final NlriGrammar GRAMMAR =
      new NlriGrammar(
          DEFAULT + " | " + ORIGIN + " ASN [" + TARGET + " TARGET[/BITS]] WORD VALUE ...",
          "Herald",
          "The routes of a route target are wanted, or all routes.",
          RouteTarget::open);

  static final NlriSyntax<RouteTarget> SYNTAX =
      new NlriSyntax<>() {
        @Override
        public RouteTarget decode(WireReader in, Family family, boolean addPath) {
          int pathId = addPath ? in.i32() : 0;
          int bits = in.u8();
          if (bits != 0 && (bits < ORIGIN_BITS || bits > MOST_BITS)) {
            throw new WireFault("route target of " + bits + " bits, not 0 or 32 to 96");
          }
          var octets = in.slice((bits + 7) / 8);
          var origin = new Asn(bits == 0 ? 0 : octets.i32());
          long target = 0;
          for (int shift = 56; !octets.isEmpty(); shift -= 8) {
            target |= (long) octets.u8() << shift;
          }
          return new RouteTarget(bits, origin, target, addPath, pathId);
        }

        @Override
        public void encode(RouteTarget nlri, WireWriter out, boolean addPath) {
          if (addPath) {
            out.u32(nlri.pathId);
          }
          out.u8(nlri.bits);
          int end = out.size() + (nlri.bits + 7) / 8;
          out.u32(nlri.origin.value()).u64(nlri.target).truncate(end);
        }

        @Override
        public void text(RouteTarget nlri, StringBuilder out) {
          if (nlri.bits == 0) {
            out.append(DEFAULT);
          } else {
            out.append(ORIGIN).append(' ').append(nlri.origin);
          }
          if (nlri.bits > ORIGIN_BITS) {
            out.append(' ').append(TARGET).append(' ').append(nlri.targetText());
          }
          nlri.appendPathId(out);
        }

        @Override
        public NlriGrammar grammar() {
          return GRAMMAR;
        }

        @Override
        public void json(RouteTarget nlri, JsonWriter out) {
          out.beginObject().name("origin").unsigned(nlri.origin.toLong()).name(TARGET);
          if (nlri.bits > ORIGIN_BITS) {
            out.value(nlri.targetText());
          } else {
            out.nil();
          }
          nlri.writePathId(out);
          out.endObject();
        }

        @Override
        public int compare(RouteTarget a, RouteTarget b) {
          int byPath = Integer.compareUnsigned(a.pathId, b.pathId);
          int byBits = byPath != 0 ? byPath : Integer.compare(a.bits, b.bits);
          int byOrigin = byBits != 0 ? byBits : Long.compare(a.origin.toLong(), b.origin.toLong());
          return byOrigin != 0 ? byOrigin : Long.compareUnsigned(a.target, b.target);
        }
      };
}
