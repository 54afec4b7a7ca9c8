package net.herald.event;

import java.util.List;
import java.util.Map;
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
      var families = negotiated.families();
      limits("paths_limit", families, negotiated.pathLimits(), negotiated.ownPathLimits(), out);
      limits(
          "multiple_labels", families, negotiated.labelLimits(), negotiated.ownLabelLimits(), out);
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

  /** How many of something we send and receive at most, where anything was said of it. */
  private static void limits(
      String name,
      List<Family> families,
      Map<Family, Integer> sent,
      Map<Family, Integer> received,
      JsonWriter out) {
    if (!sent.isEmpty() || !received.isEmpty()) {
      out.name(name).beginTightObject();
      limits("send", families, sent, out);
      limits("receive", families, received, out);
      out.endObject();
    }
  }

  private static void limits(
      String name, List<Family> families, Map<Family, Integer> limits, JsonWriter out) {
    out.name(name).beginTightObject();
    for (var family : families) {
      var limit = limits.get(family);
      if (limit != null) {
        out.member(family.toString(), limit);
      }
    }
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
