package net.herald.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.capability.CapabilitySet;
import net.herald.bgp.capability.Negotiated;
import net.herald.config.CapabilitySettings;
import net.herald.config.Neighbor;
import net.herald.event.FsmWords;
import net.herald.iana.CapabilityCode;
import org.jspecify.annotations.Nullable;

/** A neighbor as {@code show neighbor} answers in words. */
final class ShownNeighbor {
  static final String SUMMARY =
      "Peer            AS        up/down state       |     #sent     #recvd    #pfx_in";

  private ShownNeighbor() {}

  /** What we and the peer say of something; null for what is not known yet. */
  record Both(boolean ours, @Nullable Boolean theirs) {}

  /**
   * A family that is configured.
   *
   * @param agreed whether it was negotiated; null before
   * @param addPathSend whether we send path identifiers; null before it was negotiated
   * @param addPathReceive whether the peer does; null before it was negotiated
   */
  record Agreed(
      @Nullable Boolean agreed, @Nullable Boolean addPathSend, @Nullable Boolean addPathReceive) {
    String addPath() {
      boolean send = Boolean.TRUE.equals(addPathSend);
      boolean receive = Boolean.TRUE.equals(addPathReceive);
      return send && receive ? "send/receive" : send ? "send" : receive ? "receive" : "disabled";
    }
  }

  /** What is configured, with what the peer made of it. */
  record Settled(
      SequencedMap<String, Both> capabilities,
      SequencedMap<Family, Agreed> families,
      int localHold,
      @Nullable Integer peerHold,
      @Nullable Ipv4 peerId) {

    static Settled of(Neighbor neighbor, PeerReport report) {
      var negotiated = report.negotiated();
      var theirs = negotiated == null ? null : negotiated.theirs();
      return new Settled(
          ShownNeighbor.capabilities(neighbor.capabilities(), negotiated),
          ShownNeighbor.families(neighbor, negotiated),
          neighbor.holdTime(),
          theirs == null ? null : theirs.holdTime(),
          theirs == null ? null : theirs.identifier());
    }
  }

  private static SequencedMap<String, Both> capabilities(
      CapabilitySettings ours, @Nullable Negotiated negotiated) {
    var all = new LinkedHashMap<String, Both>();
    var theirs = negotiated == null ? null : negotiated.theirs().capabilities();
    all.put("asn4", both(ours.asn4(), theirs, CapabilityCode.FOUR_OCTET_AS));
    all.put("route-refresh", both(ours.routeRefresh(), theirs, CapabilityCode.ROUTE_REFRESH));
    all.put("multi-session", both(ours.multiSession(), theirs, CapabilityCode.MULTISESSION));
    all.put("operational", both(ours.operational(), theirs, CapabilityCode.OPERATIONAL));
    all.put(
        "add-path",
        both(
            ours.addPath() != CapabilitySettings.AddPathMode.DISABLE,
            theirs,
            CapabilityCode.ADD_PATH));
    all.put(
        "extended-message", both(ours.extendedMessage(), theirs, CapabilityCode.EXTENDED_MESSAGE));
    all.put(
        "graceful-restart",
        both(
            ours.gracefulRestart() != CapabilitySettings.NO_GRACEFUL_RESTART,
            theirs,
            CapabilityCode.GRACEFUL_RESTART));
    boolean limits =
        ours.addPath().receives() && ours.pathLimits().values().stream().anyMatch(l -> l > 0);
    add(all, "paths-limit", both(limits, theirs, CapabilityCode.PATHS_LIMIT));
    boolean labels = !ours.labelCounts().isEmpty();
    add(all, "multiple-labels", both(labels, theirs, CapabilityCode.MULTIPLE_LABELS));
    return all;
  }

  /** One that ExaBGP's answer does not have is shown where a side says so. */
  private static void add(Map<String, Both> all, String name, Both both) {
    if (both.ours || Boolean.TRUE.equals(both.theirs)) {
      all.put(name, both);
    }
  }

  private static Both both(boolean ours, @Nullable CapabilitySet theirs, int code) {
    return new Both(ours, theirs == null ? null : theirs.has(code));
  }

  private static SequencedMap<Family, Agreed> families(
      Neighbor neighbor, @Nullable Negotiated negotiated) {
    var all = new LinkedHashMap<Family, Agreed>();
    for (var family : neighbor.families()) {
      all.put(
          family,
          negotiated == null
              ? new Agreed(null, null, null)
              : new Agreed(
                  negotiated.families().contains(family),
                  negotiated.addPathSend().contains(family),
                  negotiated.addPathReceive().contains(family)));
    }
    return all;
  }

  /** Messages by the words of the answer. */
  static Map<String, Long> messages(PeerReport.Messages counts) {
    var all = new LinkedHashMap<String, Long>();
    all.put("open", counts.open());
    all.put("notification", counts.notification());
    all.put("keepalive", counts.keepalive());
    all.put("update", counts.update());
    all.put("refresh", counts.refresh());
    all.put("total", counts.total());
    return all;
  }

  /** A line of the summary. */
  static String summary(PeerReport report) {
    return "%-15s %-7s %9s %-12s %10d %10d %10d"
        .formatted(
            report.identity().peer(),
            orUnknown(report.identity().peerAs()),
            report.established() ? duration(report.since()) : "down",
            FsmWords.of(report.state()).toLowerCase(Locale.ROOT),
            report.sent().update(),
            report.received().update(),
            report.announced());
  }

  /** The block of a neighbor. */
  static List<String> extensive(Neighbor neighbor, PeerReport report) {
    var texts = texts(neighbor, report);
    var lines = new ArrayList<String>();
    lines.add("Neighbor " + texts.get("peer-address"));
    lines.add("    Session                        Local");
    add(texts, lines, "local-address", "state", "duration");
    lines.add("    Setup                          Local          Remote");
    add(texts, lines, "as", "id", "hold");
    lines.add("    Capability                     Local          Remote");
    add(texts, lines, "capabilities");
    lines.add("    Families                       Local          Remote        Add-Path");
    add(texts, lines, "families");
    lines.add("    Message Statistic               Sent        Received");
    add(texts, lines, "messages");
    lines.add("    Prefix Statistic");
    add(texts, lines, "prefixes");
    return lines;
  }

  private static void add(Map<String, String> texts, List<String> lines, String... keys) {
    for (var key : keys) {
      texts.getOrDefault(key, "").lines().forEach(lines::add);
    }
  }

  /** The parts of the block, each of one line or more, by their names. */
  static SequencedMap<String, String> texts(Neighbor neighbor, PeerReport report) {
    var settled = Settled.of(neighbor, report);
    var identity = report.identity();
    var texts = new LinkedHashMap<String, String>();
    texts.put("peer-address", identity.peer().toString());
    texts.put("local-address", row("local", orUnknown(identity.local()), "", ""));
    texts.put("state", row("state", FsmWords.of(report.state()), "", ""));
    texts.put(
        "duration",
        row(report.established() ? "up for" : "down for", duration(report.since()), "", ""));
    texts.put("as", row("AS", orUnknown(identity.localAs()), orUnknown(identity.peerAs()), ""));
    texts.put("id", row("ID", orUnknown(identity.routerId()), orUnknown(settled.peerId), ""));
    texts.put("hold", row("hold-time", settled.localHold, orUnknown(settled.peerHold), ""));
    var lines = new ArrayList<String>();
    settled.capabilities.forEach(
        (name, both) -> lines.add(row(name + ":", enabled(both.ours), enabled(both.theirs), "")));
    texts.put("capabilities", joined(lines));
    settled.families.forEach(
        (family, f) -> lines.add(row(family + ":", enabled(true), enabled(f.agreed), f.addPath())));
    texts.put("families", joined(lines));
    var received = messages(report.received());
    messages(report.sent())
        .forEach((name, sent) -> lines.add(row(name + ":", sent, received.get(name), "")));
    texts.put("messages", joined(lines));
    lines.add(row("received:", report.announced(), "", ""));
    lines.add(row("withdrawn:", report.withdrawn(), "", ""));
    texts.put("prefixes", joined(lines));
    return texts;
  }

  private static String joined(List<String> lines) {
    var text = String.join("\n", lines);
    lines.clear();
    return text;
  }

  private static String row(String label, Object first, @Nullable Object second, Object third) {
    return "    %-20s %15s %15s %15s".formatted(label, first, second, third);
  }

  private static String enabled(@Nullable Boolean flag) {
    return flag == null ? "n/a" : flag ? "enabled" : "disabled";
  }

  private static String orUnknown(@Nullable Object value) {
    return value == null ? "n/a" : value.toString();
  }

  /** {@code 0:00:07}, {@code 1 day, 2:03:04}. */
  static String duration(Duration since) {
    long days = since.toDays();
    var time =
        "%d:%02d:%02d".formatted(since.toHoursPart(), since.toMinutesPart(), since.toSecondsPart());
    return days == 0 ? time : days + (days == 1 ? " day, " : " days, ") + time;
  }
}
