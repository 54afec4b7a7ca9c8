package net.herald.bgp.capability;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import net.herald.bgp.Family;
import net.herald.iana.Afi;
import net.herald.iana.CapabilityCode;
import net.herald.json.JsonWriter;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * Families whose next hop may be of another address family (RFC 8950).
 *
 * @param conversions each family with the AFI its next hop may have
 */
public record ExtendedNextHop(List<Conversion> conversions) implements Capability {
  public ExtendedNextHop {
    conversions = List.copyOf(conversions);
  }

  /** Routes of {@code family} may have a next hop of {@code nextHopAfi}. */
  public record Conversion(Family family, int nextHopAfi) {
    /** {@code ipv4 unicast ipv6}, with something else than the blanks between. */
    public String words(String between) {
      var afi = Afi.word(nextHopAfi);
      return family.words(between) + between + (afi != null ? afi : "afi-" + nextHopAfi);
    }
  }

  @Override
  public int code() {
    return CapabilityCode.EXTENDED_NEXT_HOP;
  }

  static final CapabilitySyntax<ExtendedNextHop> SYNTAX =
      new CapabilitySyntax<>() {
        @Override
        public ExtendedNextHop decode(WireReader value) {
          var conversions = new ArrayList<Conversion>();
          while (!value.isEmpty()) {
            var family = new Family(value.u16(), value.u16() & 0xff);
            conversions.add(new Conversion(family, value.u16()));
          }
          return new ExtendedNextHop(conversions);
        }

        @Override
        public void encode(ExtendedNextHop capability, WireWriter out) {
          for (var c : capability.conversions) {
            out.u16(c.family.afi()).u16(c.family.safi()).u16(c.nextHopAfi);
          }
        }

        @Override
        public ExtendedNextHop merge(ExtendedNextHop first, ExtendedNextHop last) {
          var all = new LinkedHashSet<>(first.conversions);
          all.addAll(last.conversions);
          return new ExtendedNextHop(List.copyOf(all));
        }

        @Override
        public void json(ExtendedNextHop capability, JsonWriter out) {
          out.member("name", "nexthop").name("conversion").beginArray();
          capability.conversions.forEach(c -> out.value(c.words("/")));
          out.endArray();
        }

        @Override
        public String text(ExtendedNextHop capability) {
          return capability.conversions.stream()
              .map(c -> c.words(" "))
              .collect(Collectors.joining(",", "nexthop(", ")"));
        }
      };
}
