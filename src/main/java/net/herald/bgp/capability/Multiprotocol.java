package net.herald.bgp.capability;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import net.herald.bgp.Family;
import net.herald.iana.CapabilityCode;
import net.herald.json.JsonWriter;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * The families a speaker can exchange (RFC 4760 section 8); one TLV each on the wire.
 *
 * @param families in the order of the TLVs, without repetition
 */
public record Multiprotocol(List<Family> families) implements Capability {
  public Multiprotocol {
    families = List.copyOf(families);
  }

  @Override
  public int code() {
    return CapabilityCode.MULTIPROTOCOL;
  }

  static final CapabilitySyntax<Multiprotocol> SYNTAX =
      new CapabilitySyntax<>() {
        @Override
        public Multiprotocol decode(WireReader value) {
          int afi = value.u16();
          value.skip(1);
          return new Multiprotocol(List.of(new Family(afi, value.u8())));
        }

        @Override
        public void encode(Multiprotocol capability, WireWriter out) {
          throw new UnsupportedOperationException("one TLV per family: see values");
        }

        @Override
        public List<byte[]> values(Multiprotocol capability) {
          return capability.families.stream()
              .map(f -> new WireWriter(4).u16(f.afi()).u8(0).u8(f.safi()).toBytes())
              .toList();
        }

        @Override
        public Multiprotocol merge(Multiprotocol first, Multiprotocol last) {
          var families = new LinkedHashSet<>(first.families);
          families.addAll(last.families);
          return new Multiprotocol(List.copyOf(families));
        }

        @Override
        public void json(Multiprotocol capability, JsonWriter out) {
          out.member("name", "multiprotocol").name("families").beginArray();
          capability.families.forEach(f -> out.value(f.words("/")));
          out.endArray();
        }

        @Override
        public String text(Multiprotocol capability) {
          return capability.families.stream()
              .map(Family::toString)
              .collect(Collectors.joining(",", "multiprotocol(", ")"));
        }
      };
}
