package net.herald.event;

import java.util.List;
import java.util.Set;
import net.herald.bgp.Family;
import net.herald.bgp.capability.ExtendedMessage;
import net.herald.bgp.capability.Negotiated;
import net.herald.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** What was negotiated, as JSON. */
final class NegotiatedJson {
  private NegotiatedJson() {}

  /** Writes the object; that of a session in which nothing was negotiated yet for null. */
  static void write(@Nullable Negotiated negotiated, JsonWriter out) {
    out.beginObject();
    if (negotiated == null) {
      out.member("message_size", ExtendedMessage.CLASSIC_SIZE).member("hold_time", 0);
      flags(false, false, false, Negotiated.Refresh.ABSENT, out);
      lists(List.of(), List.of(), Set.of(), Set.of(), out);
    } else {
      out.member("message_size", negotiated.sendLimit());
      out.member("hold_time", negotiated.holdTime());
      flags(
          negotiated.as4(),
          negotiated.multisession(),
          negotiated.operational(),
          negotiated.refresh(),
          out);
      lists(
          negotiated.families(),
          negotiated.conversions().stream().map(c -> c.words(" ")).toList(),
          negotiated.addPathSend(),
          negotiated.addPathReceive(),
          out);
    }
    out.endObject();
  }

  private static void flags(
      boolean as4,
      boolean multisession,
      boolean operational,
      Negotiated.Refresh refresh,
      JsonWriter out) {
    out.member("asn4", as4).member("multisession", multisession).member("operational", operational);
    out.member("refresh", refresh.word());
  }

  private static void lists(
      List<Family> families,
      List<String> nextHops,
      Set<Family> addPathSend,
      Set<Family> addPathReceive,
      JsonWriter out) {
    out.name("families");
    words(families.stream().map(Family::toString).toList(), out);
    out.name("nexthop");
    words(nextHops, out);
    out.name("add_path").beginTightObject();
    out.name("send");
    words(of(families, addPathSend), out);
    out.name("receive");
    words(of(families, addPathReceive), out);
    out.endObject();
  }

  /** A set has no order: that of the families is taken. */
  private static List<String> of(List<Family> families, Set<Family> chosen) {
    return families.stream().filter(chosen::contains).map(Family::toString).toList();
  }

  private static void words(List<String> words, JsonWriter out) {
    out.beginTightArray();
    words.forEach(out::value);
    out.endArray();
  }
}
