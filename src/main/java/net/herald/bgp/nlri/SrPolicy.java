package net.herald.bgp.nlri;

import java.util.List;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.KeyedHash;
import net.herald.iana.Afi;
import net.herald.iana.Safi;
import net.herald.json.JsonWriter;
import net.herald.text.Diagnostic;
import net.herald.text.Range;
import net.herald.text.TextFault;
import net.herald.text.Words;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A candidate path of an SR policy (RFC 9830 section 2.1). What it consists of is in its tunnel
 * encapsulation attribute.
 *
 * <pre>
 *   length in bits 1: 96 or 192 | distinguisher 4 | color 4 | endpoint 4 or 16
 * </pre>
 *
 * @param distinguisher unsigned
 * @param color unsigned
 */
record SrPolicy(int distinguisher, int color, Ip endpoint, boolean hasPathId, int pathId)
    implements Nlri {

  @Override
  public Family family() {
    return new Family(endpoint.afi(), Safi.SR_POLICY);
  }

  @Override
  public Nlri withoutPathId() {
    return hasPathId ? new SrPolicy(distinguisher, color, endpoint, false, 0) : this;
  }

  @Override
  public int hashCode() {
    long key = (long) distinguisher << 32 | color & 0xffffffffL;
    var octets = endpoint.bytes();
    return KeyedHash.fold(KeyedHash.mix(KeyedHash.mix(key, octets, 0, octets.length), pathId));
  }

  @Override
  public String toString() {
    var out = new StringBuilder();
    SYNTAX.text(this, out);
    return out.toString();
  }

  /** The three words of the NLRI, in any order. */
  private static final class Draft implements NlriDraft {
    private static final List<String> WORDS = List.of("distinguisher", "color", "endpoint");

    private final Family family;
    private @Nullable Long distinguisher;
    private @Nullable Long color;
    private @Nullable Ip endpoint;

    private Draft(Family family) {
      this.family = family;
    }

    @Override
    public List<String> words() {
      return WORDS;
    }

    @Override
    public boolean take(String word, Words words) {
      switch (word) {
        case "distinguisher" -> distinguisher = words.number(word, 0, 0xffffffffL);
        case "color" -> color = words.number(word, 0, 0xffffffffL);
        case "endpoint" -> endpoint = endpoint(words);
        default -> {
          return false;
        }
      }
      return true;
    }

    private Ip endpoint(Words words) {
      var word = words.next("an address");
      var address = Ip.parse(word);
      if (address == null || address.afi() != family.afi()) {
        throw words.fault("'" + word + "' is not an address of " + family.afiWord(), "");
      }
      return address;
    }

    @Override
    public Nlri nlri(@Nullable Integer pathId, Range place) {
      if (distinguisher == null || color == null || endpoint == null) {
        var missing = distinguisher == null ? WORDS.get(0) : color == null ? "color" : "endpoint";
        throw new TextFault(
            Diagnostic.error(
                place, "this SR policy has no " + missing, "expected '" + missing + "'"));
      }
      return new SrPolicy(
          distinguisher.intValue(),
          color.intValue(),
          endpoint,
          pathId != null,
          pathId == null ? 0 : pathId);
    }
  }

  private static final NlriGrammar GRAMMAR =
      new NlriGrammar(
          "distinguisher N color N endpoint IP next-hop IP WORD VALUE ...",
          "6.0",
          "A candidate path of an SR policy.",
          (family, _) -> new Draft(family));

  static final NlriSyntax<SrPolicy> SYNTAX =
      new NlriSyntax<>() {
        @Override
        public SrPolicy decode(WireReader in, Family family, boolean addPath) {
          int pathId = addPath ? in.i32() : 0;
          boolean ipv4 = family.afi() == Afi.IPV4;
          int length = in.u8();
          if (length != (ipv4 ? 96 : 192)) {
            throw new WireFault("length of an SR policy is " + length);
          }
          return new SrPolicy(
              in.i32(), in.i32(), ipv4 ? Ipv4.read(in) : Ipv6.read(in), addPath, pathId);
        }

        @Override
        public void encode(SrPolicy nlri, WireWriter out, boolean addPath) {
          if (addPath) {
            out.u32(nlri.pathId);
          }
          out.u8(64 + nlri.endpoint.bits()).u32(nlri.distinguisher).u32(nlri.color);
          nlri.endpoint.write(out);
        }

        @Override
        public void text(SrPolicy nlri, StringBuilder out) {
          out.append("distinguisher ").append(Integer.toUnsignedString(nlri.distinguisher));
          out.append(" color ").append(Integer.toUnsignedString(nlri.color));
          out.append(" endpoint ").append(nlri.endpoint);
          nlri.appendPathId(out);
        }

        @Override
        public NlriGrammar grammar() {
          return GRAMMAR;
        }

        @Override
        public void json(SrPolicy nlri, JsonWriter out) {
          out.beginTightObject();
          out.member("distinguisher", Integer.toUnsignedLong(nlri.distinguisher));
          out.member("color", Integer.toUnsignedLong(nlri.color));
          out.member("endpoint", nlri.endpoint.toString());
          nlri.writePathId(out);
          out.endObject();
        }

        @Override
        public int compare(SrPolicy a, SrPolicy b) {
          int order = Integer.compareUnsigned(a.pathId, b.pathId);
          order = order != 0 ? order : Integer.compareUnsigned(a.distinguisher, b.distinguisher);
          order = order != 0 ? order : Integer.compareUnsigned(a.color, b.color);
          return order != 0 ? order : a.endpoint.compareTo(b.endpoint);
        }
      };
}
