package net.herald.api;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.message.Notification;
import net.herald.bgp.nlri.Families;
import net.herald.config.ApiSettings;
import net.herald.iana.ErrorCode;
import net.herald.peer.Order;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/** Commands that make neighbors, and end, rest and wake them. */
final class NeighborCommands {
  /** How long the daemon may be busy with something else. */
  private static final long PATIENCE_SECONDS = 10;

  private NeighborCommands() {}

  /**
   * What {@code create} was told, a field a word.
   *
   * <p>It becomes the section of a configuration file: what is left open is what it is there.
   */
  private static final class Draft {
    private @Nullable Ip local;
    private @Nullable Asn localAs;
    private @Nullable Asn peerAs;
    private @Nullable Ipv4 routerId;
    private List<Family> families = List.of(Family.IPV4_UNICAST);
    private long restart;
    private boolean groupUpdates = true;
    private final List<String> processes = new ArrayList<>();

    private String section(Ip peer, Words words) {
      var missing = new ArrayList<String>();
      if (local == null) {
        missing.add("local-address");
      }
      if (localAs == null) {
        missing.add("local-as");
      }
      if (peerAs == null) {
        missing.add("peer-as");
      }
      if (!missing.isEmpty()) {
        throw new CommandFault("missing required parameters: " + String.join(", ", missing));
      }
      if (routerId == null && !(local instanceof Ipv4)) {
        throw words.faultAtNext("there is no router-id", "expected one with an IPv6 local-address");
      }
      return """
      neighbor %s {
        local-address %s;
        local-as %s;
        peer-as %s;
        router-id %s;
        group-updates %s;
        family { %s; }
        capability { graceful-restart %s; }
      }
      """
          .formatted(
              peer,
              local,
              localAs,
              peerAs,
              routerId == null ? local : routerId,
              groupUpdates,
              families.stream().map(Family::toString).collect(Collectors.joining("; ")),
              restart == 0 ? "disable" : restart);
    }
  }

  /** {@code ADDRESS local-address ADDRESS local-as AS peer-as AS [WORD VALUE]...}. */
  static void create(Call call) {
    var words = call.words();
    var peer = address(words);
    var draft = new Draft();
    var seen = new LinkedHashSet<String>();
    while (words.hasNext()) {
      parameter(draft, words, seen);
    }
    var read = call.speaker().read(draft.section(peer, words));
    var configuration = read.configuration();
    if (configuration == null) {
      throw new CommandFault(read.diagnostics().sorted().getFirst().oneLine());
    }
    // who made it may command it
    if (!call.session().access().everything()) {
      draft.processes.add(call.session().access().process());
    }
    var api =
        new ApiSettings(
            ApiSettings.NONE.subscriptions(),
            List.of(),
            draft.processes.stream().distinct().toList());
    var neighbor = configuration.neighbors().getFirst().withApi(api);
    if (!await(call.speaker().create(neighbor))) {
      throw new CommandFault("peer already exists: " + neighbor.name());
    }
  }

  private static void parameter(Draft draft, Words words, Set<String> seen) {
    var key = words.next("a parameter");
    if (!key.equals("api") && !seen.add(key.equals("local-ip") ? "local-address" : key)) {
      throw words.fault("duplicate parameter: " + key, "expected it once");
    }
    switch (key) {
      case "local-address", "local-ip" -> draft.local = address(words);
      case "local-as" -> draft.localAs = as(words);
      case "peer-as" -> draft.peerAs = as(words);
      case "router-id" -> {
        if (!(address(words) instanceof Ipv4 id)) {
          throw words.fault("this is not a router identifier", "expected an IPv4 address");
        }
        draft.routerId = id;
      }
      case "family-allowed" -> draft.families = families(words);
      case "graceful-restart" -> draft.restart = words.number("restart time", 0, 4095);
      case "group-updates" ->
          draft.groupUpdates =
              words.choice("group-updates", List.of("true", "false")).equals("true");
      case "api" -> draft.processes.add(words.next("the name of a process"));
      default ->
          throw words.unknown(
              "unknown parameter: " + key,
              List.of(
                  "local-address",
                  "local-as",
                  "peer-as",
                  "router-id",
                  "family-allowed",
                  "graceful-restart",
                  "group-updates",
                  "api"));
    }
  }

  private static Ip address(Words words) {
    var ip = Ip.parse(words.next("an IP address"));
    if (ip == null) {
      throw words.fault("this is not an IP address", "expected as 192.0.2.1 or 2001:db8::1");
    }
    return ip;
  }

  private static Asn as(Words words) {
    var as = Asn.parse(words.next("an AS number"));
    if (as == null) {
      throw words.fault("this is not an AS number", "expected as 65001 or 1.1");
    }
    return as;
  }

  /** {@code ipv4-unicast/ipv6-unicast}, or {@code in-open} for the usual ones. */
  private static List<Family> families(Words words) {
    var text = words.next("families");
    if (text.equals("in-open")) {
      return List.of(Family.IPV4_UNICAST);
    }
    var families = new ArrayList<Family>();
    for (var word : text.split("/")) {
      int dash = word.indexOf('-');
      var family =
          dash < 0 ? null : Families.parse(word.substring(0, dash), word.substring(dash + 1));
      if (family == null) {
        throw words.fault("'" + word + "' is not a known family", "expected AFI-SAFI[/AFI-SAFI]");
      }
      families.add(family);
    }
    return families;
  }

  /** {@code [NEIGHBOR]}: neighbors are told so, and forgotten. */
  static void delete(Call call) {
    for (var target : selected(call)) {
      if (!await(call.speaker().delete(target.neighbor()))) {
        throw new CommandFault("there is no " + target.neighbor().name() + " any more");
      }
    }
  }

  /** {@code [NEIGHBOR]}: sessions end, and there is none until {@code enable}. */
  static void disable(Call call) {
    var cease = Notification.cease(ErrorCode.ADMINISTRATIVE_SHUTDOWN, null);
    Selection.order(selected(call), new Order.Disable(cease));
  }

  /** {@code [NEIGHBOR]}: sessions may be there again. */
  static void enable(Call call) {
    Selection.order(selected(call), new Order.Enable());
  }

  /** A selector in front of the command or behind it: one has to be there. */
  private static List<Speaker.Target> selected(Call call) {
    var words = call.words();
    if (!call.selects() && !words.hasNext()) {
      throw words.faultAtNext("the command is not complete", "expected a neighbor, or *");
    }
    var selection = words.hasNext() ? call.parseSelection(true) : call.change();
    words.expectEnd();
    return selection.targets();
  }

  private static boolean await(Future<Boolean> outcome) {
    try {
      return outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new CommandFault("the daemon is busy, and may do it later");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFault("the daemon ends");
    }
  }
}
