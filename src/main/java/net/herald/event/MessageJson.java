package net.herald.event;

import java.nio.charset.StandardCharsets;
import net.herald.bgp.Family;
import net.herald.bgp.capability.Capabilities;
import net.herald.bgp.message.Notification;
import net.herald.bgp.message.Open;
import net.herald.bgp.message.Operational;
import net.herald.bgp.message.RouteRefresh;
import net.herald.json.JsonWriter;
import net.herald.wire.Hex;

/** Messages other than UPDATE, each as a JSON object. */
final class MessageJson {
  private MessageJson() {}

  /**
   * Writes an OPEN.
   *
   * @param sent whether it is ours: its capabilities then go by name, else by code, as ExaBGP has
   *     it
   */
  static void open(Open open, boolean sent, JsonWriter out) {
    var offer = open.offer();
    out.beginObject().member("version", Open.VERSION).member("asn", offer.as16());
    out.member("hold_time", offer.holdTime()).member("router_id", offer.identifier().toString());
    out.name("capabilities").beginObject();
    for (var capability : offer.capabilities().list()) {
      var row = Capabilities.row(capability.code());
      boolean named = sent && Capabilities.TABLE.contains(row);
      out.name(named ? row.keyword() : Integer.toString(row.code())).beginObject();
      row.syntax().json(capability, out);
      out.endObject();
    }
    out.endObject().endObject();
  }

  /** Writes a NOTIFICATION. The octets told are those of its text, as they always were. */
  static void notification(Notification notification, JsonWriter out) {
    var text = notification.text();
    out.beginObject()
        .member("code", notification.code())
        .member("subcode", notification.subcode())
        .member("data", "0x" + Hex.upper(text.getBytes(StandardCharsets.UTF_8)))
        .member("message", text)
        .endObject();
  }

  static void refresh(RouteRefresh refresh, JsonWriter out) {
    out.beginObject();
    family(refresh.family(), out);
    out.member("subtype", refresh.word()).endObject();
  }

  static void operational(Operational operational, JsonWriter out) {
    out.beginObject();
    switch (operational.body()) {
      case Operational.Advisory advisory -> {
        out.member("name", advisory.kind().name());
        family(advisory.family(), out);
        out.member("advisory", advisory.text());
      }
      case Operational.Query query -> {
        out.member("name", query.kind().name());
        family(query.family(), out);
      }
      case Operational.Counter counter -> {
        out.member("name", counter.kind().name());
        family(counter.family(), out);
        out.member("router-id", counter.routerId().toString());
        out.member("sequence", Integer.toUnsignedLong(counter.sequence()));
        out.member("counter", Integer.toUnsignedLong(counter.counter()));
      }
      case Operational.Unknown unknown -> {
        out.member("name", "unknown").member("type", "operational-type-" + unknown.code());
        out.member("data", "0x" + unknown.octets());
      }
    }
    out.endObject();
  }

  private static void family(Family family, JsonWriter out) {
    out.member("afi", family.afiWord()).member("safi", family.safiWord());
  }
}
