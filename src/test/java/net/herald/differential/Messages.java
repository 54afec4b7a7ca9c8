package net.herald.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.attribute.Attribute;
import net.herald.bgp.attribute.AttributeEncoder;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.AttributeWalk;
import net.herald.bgp.attribute.Attributes;
import net.herald.bgp.attribute.MpReach;
import net.herald.bgp.attribute.MpUnreach;
import net.herald.bgp.attribute.NextHop;
import net.herald.bgp.message.Update;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.Nlri;
import net.herald.iana.Afi;
import net.herald.iana.AttributeCode;
import net.herald.lab.GeneratedOctets;
import net.herald.offline.Examples;
import net.herald.offline.OfflineSession;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** Valid messages of every family and attribute of the tables, made at random. */
final class Messages {
  private static final int ATTEMPTS = 40;

  private final Random random;
  private final Map<Family, GeneratedOctets> nlri = new LinkedHashMap<>();
  private final Map<Integer, GeneratedOctets> attributes = new LinkedHashMap<>();

  Messages(long seed) {
    random = new Random(seed);
    for (var row : Families.TABLE) {
      var octets = new GeneratedOctets(seed + row.family().hashCode());
      Examples.nlri(row.family().toString()).forEach(octets::example);
      nlri.put(row.family(), octets);
    }
    for (var row : Attributes.TABLE) {
      if (row.keyword() != null) {
        var octets = new GeneratedOctets(seed + row.code());
        Examples.attributes(row.code()).forEach(octets::example);
        attributes.put(row.code(), octets);
      }
    }
  }

  /** The octets of an NLRI of a family, as we would send it; null when luck was out. */
  byte @Nullable [] nlri(Family family, boolean pathIds) {
    var one = item(family, pathIds);
    return one == null ? null : octets(family, List.of(one), pathIds);
  }

  private static byte[] octets(Family family, List<Nlri> items, boolean pathIds) {
    var out = new WireWriter();
    items.forEach(item -> Families.row(family).syntax().encode(item, out, pathIds));
    return out.toBytes();
  }

  private @Nullable Nlri item(Family family, boolean pathIds) {
    var row = Families.row(family);
    for (int i = 0; i < ATTEMPTS; i++) {
      var in = new WireReader(octets(family));
      try {
        var item = row.syntax().decode(in, family, false);
        var again = row.syntax();
        var out = new WireWriter();
        again.encode(item, out, false);
        if (!pathIds) {
          return item;
        }
        var withId = new WireWriter().u32(random.nextInt()).bytes(out.toBytes()).toBytes();
        return row.syntax().decode(new WireReader(withId), family, true);
      } catch (WireFault isNone) {
        // the next one may be one
      }
    }
    return null;
  }

  private byte[] octets(Family family) {
    return nlri.get(family).next();
  }

  /** The body of an UPDATE that announces or withdraws; null when luck was out. */
  byte @Nullable [] update(Family family, OfflineSession session, boolean announce, int count) {
    return update(family, session, announce, count, List.copyOf(attributes.keySet()));
  }

  /** As above, with some of these attributes. */
  byte @Nullable [] update(
      Family family, OfflineSession session, boolean announce, int count, List<Integer> codes) {
    boolean pathIds = session.negotiated().addPathReceive().contains(family);
    var items = new ArrayList<Nlri>();
    for (int i = 0; i < count; i++) {
      var item = item(family, pathIds);
      if (item == null) {
        return null;
      }
      items.add(item);
    }
    boolean classic = family.equals(Family.IPV4_UNICAST);
    var field = octets(family, items, pathIds);
    var out = new WireWriter();
    if (!announce && classic) {
      return out.u16(field.length).bytes(field).u16(0).toBytes();
    }
    var block = new WireWriter();
    if (announce) {
      var hop = nextHop(family);
      var set = attributes(session, codes).with(hop);
      block.bytes(set.encoded(session.negotiated().encoding(), classic));
      if (!classic) {
        var value = new WireWriter();
        boolean none = Families.row(family).nextHop().mayBeEmpty() && random.nextBoolean();
        MpReach.encodeHead(family, none ? null : hop, value);
        value.bytes(field);
        AttributeEncoder.putHeader(
            Attributes.OPTIONAL, AttributeCode.MP_REACH, value.size(), block);
        block.bytes(value);
      }
    } else {
      var value = new WireWriter();
      MpUnreach.encodeHead(family, value);
      value.bytes(field);
      AttributeEncoder.putHeader(
          Attributes.OPTIONAL, AttributeCode.MP_UNREACH, value.size(), block);
      block.bytes(value);
    }
    out.u16(0).u16(block.size()).bytes(block);
    var body = (announce && classic ? out.bytes(field) : out).toBytes();
    var read = Update.show(new WireReader(body), session.negotiated());
    return read.reactions().isEmpty() ? body : null;
  }

  private NextHop nextHop(Family family) {
    var form = Families.row(family).nextHop();
    boolean four =
        form.takes(Afi.IPV4, false) && (!form.takes(Afi.IPV6, false) || random.nextBoolean());
    Ip address =
        four
            ? new Ipv4(0x01010101 + random.nextInt(0x70000000))
            : new Ipv6(0x20010db8L << 32 | random.nextInt(1000), random.nextLong(1, 1L << 40));
    return new NextHop(address);
  }

  private AttributeSet attributes(OfflineSession session, List<Integer> codes) {
    var chosen = new ArrayList<Attribute>();
    int rare = Math.min(codes.size(), 8);
    for (int code : codes) {
      if (code != AttributeCode.NEXT_HOP && random.nextInt(rare) == 0) {
        var attribute = attribute(code, session);
        if (attribute != null) {
          chosen.add(attribute);
        }
      }
    }
    return AttributeSet.of(chosen);
  }

  private @Nullable Attribute attribute(int code, OfflineSession session) {
    var row = Attributes.known(code);
    for (int i = 0; row != null && i < ATTEMPTS; i++) {
      var value = attributes.get(code).next();
      var out = new WireWriter();
      AttributeEncoder.putHeader(row.flags(), code, value.length, out);
      var walked =
          AttributeWalk.walk(new WireReader(out.bytes(value).toBytes()), session.negotiated());
      if (walked.reactions().isEmpty() && walked.attributes().get(code) != null) {
        return walked.attributes().get(code);
      }
    }
    return null;
  }
}
