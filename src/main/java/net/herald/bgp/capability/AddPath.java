package net.herald.bgp.capability;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import net.herald.bgp.Family;
import net.herald.iana.CapabilityCode;
import net.herald.json.JsonWriter;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * Families in which a prefix may have several paths (RFC 7911).
 *
 * @param modes per family {@link #RECEIVE}, {@link #SEND} or both, in the order offered
 */
public record AddPath(SequencedMap<Family, Integer> modes) implements Capability {
  public static final int RECEIVE = 1;
  public static final int SEND = 2;

  public AddPath {
    modes = new LinkedHashMap<>(modes);
  }

  @Override
  public int code() {
    return CapabilityCode.ADD_PATH;
  }

  boolean sends(Family family) {
    return (modes.getOrDefault(family, 0) & SEND) != 0;
  }

  boolean receives(Family family) {
    return (modes.getOrDefault(family, 0) & RECEIVE) != 0;
  }

  private static String word(int mode) {
    return switch (mode) {
      case RECEIVE -> "receive";
      case SEND -> "send";
      case RECEIVE | SEND -> "send/receive";
      default -> "disabled";
    };
  }

  static final CapabilitySyntax<AddPath> SYNTAX =
      new CapabilitySyntax<>() {
        @Override
        public AddPath decode(WireReader value) {
          var modes = new LinkedHashMap<Family, Integer>();
          while (!value.isEmpty()) {
            var family = new Family(value.u16(), value.u8());
            int mode = value.u8();
            // RFC 7911 section 4: a mode other than 1, 2 and 3 is ignored
            modes.put(family, mode <= (RECEIVE | SEND) ? mode : 0);
          }
          return new AddPath(modes);
        }

        @Override
        public void encode(AddPath capability, WireWriter out) {
          for (Map.Entry<Family, Integer> e : capability.modes.entrySet()) {
            out.u16(e.getKey().afi()).u8(e.getKey().safi()).u8(e.getValue());
          }
        }

        @Override
        public AddPath merge(AddPath first, AddPath last) {
          var modes = new LinkedHashMap<>(first.modes);
          modes.putAll(last.modes);
          return new AddPath(modes);
        }

        @Override
        public void json(AddPath capability, JsonWriter out) {
          out.member("name", "addpath");
          capability.modes.forEach((family, mode) -> out.member(family.words("/"), word(mode)));
        }

        @Override
        public String text(AddPath capability) {
          return capability.modes.entrySet().stream()
              .map(e -> word(e.getValue()) + " " + e.getKey())
              .collect(Collectors.joining(",", "addpath(", ")"));
        }
      };
}
