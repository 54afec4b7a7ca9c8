package net.herald.api;

import java.util.ArrayList;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.config.Neighbor;
import net.herald.event.FsmWords;
import net.herald.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** A neighbor as {@code show neighbor} answers in JSON. */
final class NeighborJson {
  private final ShownNeighbor.Settled settled;
  private final PeerReport report;
  private final boolean six;

  /**
   * The JSON of a neighbor.
   *
   * @param six whether flags are 1, 0 and -1 for what is not known, as in version 6; else true,
   *     false and null
   */
  NeighborJson(Neighbor neighbor, PeerReport report, boolean six) {
    this.settled = ShownNeighbor.Settled.of(neighbor, report);
    this.report = report;
    this.six = six;
  }

  void write(JsonWriter out) {
    out.beginTightObject();
    out.member("state", report.established() ? "up" : "down");
    out.member("duration", report.since().toSeconds());
    out.member("fsm", FsmWords.of(report.state()));
    local(out);
    peer(out);
    out.name("messages").beginTightObject();
    messages("sent", report.sent(), out);
    messages("received", report.received(), out);
    out.endObject();
    agreed(out);
    out.name("prefixes").beginTightObject();
    out.member("received", report.announced()).member("withdrawn", report.withdrawn());
    out.endObject();
    var held = report.holdings();
    out.name("routes").beginTightObject().member("in", held.in()).member("out", held.out());
    out.endObject().name("queued").beginTightObject();
    out.member("in", held.unread()).member("out", held.pending()).endObject();
    out.name("last-error");
    orNull(report.lastError().isEmpty() ? null : report.lastError(), out);
    out.endObject();
  }

  private void local(JsonWriter out) {
    out.name("local").beginTightObject().name("capabilities").beginTightObject();
    settled.capabilities().forEach((name, both) -> flag(name, both.ours(), out));
    out.endObject().name("families").beginTightObject();
    settled.families().forEach((family, _) -> out.member(family.toString(), true));
    out.endObject().name("add-path").beginTightObject();
    settled.families().forEach((family, f) -> flag(family.toString(), f.addPathSend(), out));
    out.endObject();
    var identity = report.identity();
    out.name("address");
    orNull(identity.local(), out);
    out.name("as");
    asn(identity.localAs(), out);
    out.name("id");
    orNull(identity.routerId(), out);
    out.member("hold", settled.localHold()).endObject();
  }

  private void peer(JsonWriter out) {
    out.name("peer").beginTightObject().name("capabilities").beginTightObject();
    settled.capabilities().forEach((name, both) -> flag(name, both.theirs(), out));
    out.endObject().name("families").beginTightObject();
    settled.families().forEach((family, f) -> flag(family.toString(), f.agreed(), out));
    out.endObject().name("add-path").beginTightObject();
    settled.families().forEach((family, f) -> flag(family.toString(), f.addPathReceive(), out));
    out.endObject();
    out.member("address", report.identity().peer().toString()).name("as");
    asn(report.identity().peerAs(), out);
    out.name("id");
    orNull(settled.peerId(), out);
    out.name("hold");
    if (settled.peerHold() == null) {
      out.nil();
    } else {
      out.value(settled.peerHold());
    }
    out.endObject();
  }

  private void agreed(JsonWriter out) {
    out.name("capabilities").beginTightArray();
    settled
        .capabilities()
        .forEach((name, both) -> {
          if (Boolean.TRUE.equals(both.ours()) && Boolean.TRUE.equals(both.theirs())) {
            out.value(name);
          }
        });
    out.endArray().name("families").beginTightArray();
    var agreed = new ArrayList<Family>();
    settled
        .families()
        .forEach((family, f) -> {
          if (Boolean.TRUE.equals(f.agreed())) {
            agreed.add(family);
          }
        });
    agreed.forEach(family -> out.value(family.toString()));
    out.endArray().name("add-path").beginTightObject();
    settled.families().forEach((family, f) -> out.member(family.toString(), f.addPath()));
    out.endObject();
  }

  private static void messages(String name, PeerReport.Messages counts, JsonWriter out) {
    out.name(name).beginTightObject();
    ShownNeighbor.messages(counts).forEach(out::member);
    out.endObject();
  }

  private void flag(String name, @Nullable Boolean flag, JsonWriter out) {
    out.name(name);
    if (six) {
      out.value(flag == null ? -1 : flag ? 1 : 0);
    } else if (flag == null) {
      out.nil();
    } else {
      out.value(flag);
    }
  }

  private static void orNull(@Nullable Object value, JsonWriter out) {
    if (value == null) {
      out.nil();
    } else {
      out.value(value.toString());
    }
  }

  static void asn(@Nullable Asn asn, JsonWriter out) {
    if (asn == null) {
      out.nil();
    } else {
      out.value(asn.toLong());
    }
  }
}
