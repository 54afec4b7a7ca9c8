package net.herald.bgp.capability;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import net.herald.bgp.Family;
import net.herald.iana.CapabilityCode;
import net.herald.json.JsonWriter;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * How many labels a speaker takes in front of a prefix (RFC 8277 section 2.1).
 *
 * @param counts per family 2 to 255, where 255 is no limit; of several the first one of a family
 *     counts, and 0 and 1 say nothing
 */
public record MultipleLabels(SequencedMap<Family, Integer> counts) implements Capability {
  public MultipleLabels {
    counts = new LinkedHashMap<>(counts);
  }

  @Override
  public int code() {
    return CapabilityCode.MULTIPLE_LABELS;
  }

  static final CapabilitySyntax<MultipleLabels> SYNTAX =
      new CapabilitySyntax<>() {
        @Override
        public MultipleLabels decode(WireReader value) {
          var counts = new LinkedHashMap<Family, Integer>();
          var seen = new HashSet<Family>();
          while (!value.isEmpty()) {
            var family = new Family(value.u16(), value.u8());
            int count = value.u8();
            if (seen.add(family) && count > 1) {
              counts.put(family, count);
            }
          }
          return new MultipleLabels(counts);
        }

        @Override
        public void encode(MultipleLabels capability, WireWriter out) {
          capability.counts.forEach(
              (family, count) -> out.u16(family.afi()).u8(family.safi()).u8(count));
        }

        @Override
        public MultipleLabels merge(MultipleLabels first, MultipleLabels last) {
          return first; // the only copy of an OPEN that counts
        }

        @Override
        public void json(MultipleLabels capability, JsonWriter out) {
          out.member("name", "multiple-labels");
          capability.counts.forEach((family, count) -> out.member(family.words("/"), count));
        }

        @Override
        public String text(MultipleLabels capability) {
          return capability.counts.entrySet().stream()
              .map(e -> e.getKey() + " " + e.getValue())
              .collect(Collectors.joining(", ", "multiple labels(", ")"));
        }
      };
}
