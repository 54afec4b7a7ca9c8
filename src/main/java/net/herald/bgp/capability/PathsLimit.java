package net.herald.bgp.capability;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import net.herald.bgp.Family;
import net.herald.iana.CapabilityCode;
import net.herald.json.JsonWriter;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * How many paths of a prefix a speaker wants to get (draft-abraitis-idr-addpath-paths-limit). Only
 * families that it receives with path identifiers count.
 *
 * @param limits per family 1 to 65535; the first one of a family counts, 0 says nothing
 */
public record PathsLimit(SequencedMap<Family, Integer> limits) implements Capability {
  public PathsLimit {
    limits = new LinkedHashMap<>(limits);
  }

  @Override
  public int code() {
    return CapabilityCode.PATHS_LIMIT;
  }

  static final CapabilitySyntax<PathsLimit> SYNTAX =
      new CapabilitySyntax<>() {
        @Override
        public PathsLimit decode(WireReader value) {
          var limits = new LinkedHashMap<Family, Integer>();
          while (!value.isEmpty()) {
            var family = new Family(value.u16(), value.u8());
            int limit = value.u16();
            if (limit > 0) {
              limits.putIfAbsent(family, limit);
            }
          }
          return new PathsLimit(limits);
        }

        @Override
        public void encode(PathsLimit capability, WireWriter out) {
          capability.limits.forEach(
              (family, limit) -> out.u16(family.afi()).u8(family.safi()).u16(limit));
        }

        @Override
        public PathsLimit merge(PathsLimit first, PathsLimit last) {
          var limits = new LinkedHashMap<>(first.limits);
          last.limits.forEach(limits::putIfAbsent);
          return new PathsLimit(limits);
        }

        @Override
        public void json(PathsLimit capability, JsonWriter out) {
          out.member("name", "paths-limit");
          capability.limits.forEach((family, limit) -> out.member(family.words("/"), limit));
        }

        @Override
        public String text(PathsLimit capability) {
          return capability.limits.entrySet().stream()
              .map(e -> e.getKey() + " " + e.getValue())
              .collect(Collectors.joining(", ", "pathslimit(", ")"));
        }
      };
}
