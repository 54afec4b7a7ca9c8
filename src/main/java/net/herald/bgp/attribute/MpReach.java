package net.herald.bgp.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.NextHopForm;
import net.herald.bgp.nlri.Nlri;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * MP_REACH_NLRI (RFC 4760 section 3). It is taken apart by the walk: a route never has it.
 *
 * <pre>
 *   AFI 2 | SAFI 1 | next hop length 1 | next hop | reserved 1 | NLRI …
 * </pre>
 *
 * @param nextHop null where the field is empty
 * @param nlri of the family; empty when the session does not have the family
 */
public record MpReach(Family family, @Nullable NextHop nextHop, List<Nlri> nlri)
    implements Attribute {
  public MpReach {
    nlri = List.copyOf(nlri);
  }

  @Override
  public int code() {
    return AttributeCode.MP_REACH;
  }

  /** Reads the NLRI of a family to the end of the reader. */
  static List<Nlri> read(WireReader in, Family family, Negotiated session) {
    var syntax = Families.row(family).syntax();
    boolean addPath = session.addPathReceive().contains(family);
    var nlri = new ArrayList<Nlri>();
    while (!in.isEmpty()) {
      nlri.add(syntax.decode(in, family, addPath));
    }
    return nlri;
  }

  private static @Nullable NextHop nextHop(WireReader field, NextHopForm form) {
    if (field.isEmpty()) {
      return null;
    }
    if (field.left() == form.rd() + 4) {
      field.skip(form.rd());
      return new NextHop(Ipv4.read(field));
    }
    field.skip(form.rd());
    var global = Ipv6.read(field);
    if (field.isEmpty()) {
      return new NextHop(global);
    }
    // RFC 4659 section 3.2.1.1 has a route distinguisher before each address, others only before
    // the first
    field.skip(field.left() - 16);
    return new NextHop(global, Ipv6.read(field));
  }

  /** Writes everything before the NLRI. */
  public static void encodeHead(Family family, @Nullable NextHop nextHop, WireWriter out) {
    int rd = Families.row(family).nextHop().rd();
    out.u16(family.afi()).u8(family.safi());
    int length = out.size();
    out.u8(0);
    if (nextHop != null) {
      address(nextHop.address(), rd, out);
      address(nextHop.linkLocal(), rd, out);
    }
    out.patchU8(length, out.size() - length - 1);
    out.u8(0);
  }

  private static void address(@Nullable Ip address, int rd, WireWriter out) {
    if (address != null) {
      for (int i = 0; i < rd; i++) {
        out.u8(0);
      }
      address.write(out);
    }
  }

  static final AttributeSyntax<MpReach> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public MpReach decode(WireReader value, Negotiated session) {
          var row = Families.row(new Family(value.u16(), value.u8()));
          var family = row.family();
          var field = value.slice(value.u8());
          int afi = field.left() - row.nextHop().rd() == 4 ? 1 : 2;
          if (!row.nextHop().accepts(field.left(), session.converts(family, afi))) {
            throw new WireFault("next hop of " + field.left() + " octets in " + family);
          }
          var nextHop = nextHop(field, row.nextHop());
          value.u8(); // reserved: RFC 4760 section 3 wants it ignored
          if (!session.families().contains(family)) {
            return new MpReach(family, nextHop, List.of());
          }
          return new MpReach(family, nextHop, read(value, family, session));
        }

        @Override
        public void encode(MpReach reach, WireWriter out, EncodingContext context) {
          encodeHead(reach.family, reach.nextHop, out);
          var syntax = Families.row(reach.family).syntax();
          reach.nlri.forEach(n -> syntax.encode(n, out, context.addPath().contains(reach.family)));
        }

        @Override
        public MpReach parse(Words words) {
          throw words.fault("mp-reach cannot be written", "expected a route");
        }

        @Override
        public void text(MpReach reach, StringBuilder out) {}

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.NULL;
        }

        @Override
        public void json(MpReach reach, JsonWriter out) {
          out.nil();
        }
      };
}
