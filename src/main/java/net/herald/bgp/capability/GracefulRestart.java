package net.herald.bgp.capability;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import net.herald.bgp.Family;
import net.herald.iana.CapabilityCode;
import net.herald.json.JsonWriter;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * Graceful restart (RFC 4724) with the notification extension (RFC 8538).
 *
 * @param restarted the R bit: the speaker has just restarted
 * @param notification the N bit: a NOTIFICATION does not end what graceful restart keeps
 * @param time seconds the peer waits for the session to come back, 12 bits
 * @param forwarding per family the F bit: whether forwarding state was kept
 */
public record GracefulRestart(
    boolean restarted, boolean notification, int time, SequencedMap<Family, Boolean> forwarding)
    implements Capability {
  public static final int MAX_TIME = 0xfff;

  private static final int R = 0x8000;
  private static final int N = 0x4000;
  private static final int F = 0x80;

  public GracefulRestart {
    if (time < 0 || time > MAX_TIME) {
      throw new IllegalArgumentException("restart time " + time);
    }
    forwarding = new LinkedHashMap<>(forwarding);
  }

  @Override
  public int code() {
    return CapabilityCode.GRACEFUL_RESTART;
  }

  static final CapabilitySyntax<GracefulRestart> SYNTAX =
      new CapabilitySyntax<>() {
        @Override
        public GracefulRestart decode(WireReader value) {
          int head = value.u16();
          var forwarding = new LinkedHashMap<Family, Boolean>();
          while (!value.isEmpty()) {
            var family = new Family(value.u16(), value.u8());
            forwarding.put(family, (value.u8() & F) != 0);
          }
          return new GracefulRestart((head & R) != 0, (head & N) != 0, head & MAX_TIME, forwarding);
        }

        @Override
        public void encode(GracefulRestart gr, WireWriter out) {
          out.u16((gr.restarted ? R : 0) | (gr.notification ? N : 0) | gr.time);
          gr.forwarding.forEach(
              (family, kept) -> out.u16(family.afi()).u8(family.safi()).u8(kept ? F : 0));
        }

        // The names of the two kinds of flag are ExaBGP's, exchanged with respect to RFC 4724;
        // scripts read them.
        @Override
        public void json(GracefulRestart gr, JsonWriter out) {
          out.member("name", "graceful restart").member("time", gr.time);
          out.name("address-family-flags").beginObject();
          gr.forwarding.forEach((family, kept) -> {
            out.name(family.words("/")).beginArray();
            if (kept) {
              out.value("restart");
            }
            out.endArray();
          });
          out.endObject().name("restart-flags").beginArray();
          if (gr.restarted) {
            out.value("forwarding");
          }
          if (gr.notification) {
            out.value("notification");
          }
          out.endArray();
        }

        @Override
        public String text(GracefulRestart gr) {
          int flags = (gr.restarted ? 8 : 0) | (gr.notification ? 4 : 0);
          var text = new StringBuilder("graceful restart flags 0x");
          text.append(Integer.toHexString(flags)).append(" time ").append(gr.time);
          gr.forwarding.forEach((family, kept) ->
              text.append(' ').append(family.words("/")).append(kept ? "=0x80" : "=0x0"));
          return text.toString();
        }
      };
}
