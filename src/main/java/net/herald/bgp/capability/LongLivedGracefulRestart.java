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
 * How long routes of a speaker may be kept beyond its restart time (RFC 9494). It says nothing
 * without {@link GracefulRestart} beside it.
 *
 * @param families what is asked for each of them
 */
public record LongLivedGracefulRestart(SequencedMap<Family, Stale> families) implements Capability {
  /** The longest time, for the field has 24 bits. */
  public static final int MAX_TIME = 0xffffff;

  private static final int F = 0x80;

  /**
   * What is asked for one family.
   *
   * @param forwarding the F bit: whether forwarding state was kept
   * @param seconds the long-lived stale time; 0 for not at all
   */
  public record Stale(boolean forwarding, int seconds) {
    public Stale {
      if (seconds < 0 || seconds > MAX_TIME) {
        throw new IllegalArgumentException("long-lived stale time " + seconds);
      }
    }
  }

  public LongLivedGracefulRestart {
    families = new LinkedHashMap<>(families);
  }

  @Override
  public int code() {
    return CapabilityCode.LONG_LIVED_GRACEFUL_RESTART;
  }

  static final CapabilitySyntax<LongLivedGracefulRestart> SYNTAX =
      new CapabilitySyntax<>() {
        @Override
        public LongLivedGracefulRestart decode(WireReader value) {
          var families = new LinkedHashMap<Family, Stale>();
          while (!value.isEmpty()) {
            var family = new Family(value.u16(), value.u8());
            boolean kept = (value.u8() & F) != 0;
            families.put(family, new Stale(kept, value.u24()));
          }
          return new LongLivedGracefulRestart(families);
        }

        @Override
        public void encode(LongLivedGracefulRestart capability, WireWriter out) {
          capability.families.forEach((family, stale) ->
              out.u16(family.afi())
                  .u8(family.safi())
                  .u8(stale.forwarding ? F : 0)
                  .u24(stale.seconds));
        }

        @Override
        public void json(LongLivedGracefulRestart capability, JsonWriter out) {
          out.member("name", "long-lived graceful restart").name("families").beginObject();
          capability.families.forEach((family, stale) ->
              out.name(family.words("/"))
                  .beginObject()
                  .member("time", stale.seconds)
                  .member("forwarding", stale.forwarding)
                  .endObject());
          out.endObject();
        }

        @Override
        public String text(LongLivedGracefulRestart capability) {
          return capability.families.entrySet().stream()
              .map(e ->
                  e.getKey().words("/")
                      + (e.getValue().forwarding ? "=0x80 time " : "=0x0 time ")
                      + e.getValue().seconds)
              .collect(Collectors.joining(" ", "long-lived graceful restart ", ""))
              .strip();
        }
      };
}
