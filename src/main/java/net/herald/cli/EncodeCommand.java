package net.herald.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.herald.bgp.message.Frame;
import net.herald.offline.OfflineSession;
import net.herald.offline.RouteEncoder;
import net.herald.offline.Unencodable;
import net.herald.wire.Hex;

/**
 * Prints in hexadecimal the messages that routes make: those of a command, a line of standard input
 * each, or of a configuration.
 */
final class EncodeCommand implements Subcommand.Action {
  private static final String LOCAL_AS = "local-as";
  private static final String PEER_AS = "peer-as";
  private static final String NLRI_ONLY = "nlri-only";
  private static final String NO_HEADER = "no-header";
  private static final String STANDARD_INPUT = "-";

  @Override
  public Options options() {
    var options =
        new Options()
            .value('a', LOCAL_AS, "N", "our AS; 65533 without")
            .value('z', PEER_AS, "N", "the AS of the peer; 65533 without")
            .flag('n', NLRI_ONLY, "print the NLRI alone")
            .flag('\0', NO_HEADER, "leave out the 19 octets of the header");
    return OfflineSessions.add(options)
        .words(
            "[ROUTE ...]",
            0,
            Integer.MAX_VALUE,
            "routes as in section static, or commands; - reads them from standard input");
  }

  @Override
  public int run(Call call) throws Exception {
    var neighbors = OfflineSessions.neighbors(call);
    var words = call.given().words();
    if (words.isEmpty() && neighbors.isEmpty()) {
      call.out().print(Help.usage(usage()));
      call.out().print("example: herald " + usage().example() + "\n");
      return Main.FAILED;
    }
    var encoders = new ArrayList<RouteEncoder>();
    boolean whole = call.environment().wholeFlowPrefixes();
    for (var neighbor : neighbors) {
      encoders.add(new RouteEncoder(OfflineSession.of(neighbor), neighbor, whole));
    }
    if (encoders.isEmpty()) {
      encoders.add(standard(call));
    }
    boolean right = true;
    if (words.isEmpty()) {
      for (var encoder : encoders) {
        right &= configured(call, encoder);
      }
    } else if (words.equals(List.of(STANDARD_INPUT))) {
      right = standardInput(call, encoders);
    } else {
      for (var route : routes(words)) {
        right &= encode(call, encoders, route);
      }
    }
    return right ? 0 : Main.FAILED;
  }

  private static Subcommand usage() {
    var row = Subcommands.named("encode");
    if (row == null) {
      throw new IllegalStateException("no row for encode");
    }
    return row;
  }

  private static RouteEncoder standard(Call call) throws Exception {
    var session =
        OfflineSession.standard(
            OfflineSessions.families(call),
            OfflineSessions.asn(call, LOCAL_AS),
            OfflineSessions.asn(call, PEER_AS),
            call.given().has(OfflineSessions.PATH_INFORMATION));
    return new RouteEncoder(
        session, OfflineSessions.neighbor(call, session), call.environment().wholeFlowPrefixes());
  }

  /** A word with a blank in it is a whole route; words without make one together. */
  private static List<String> routes(List<String> words) {
    var routes = new ArrayList<String>();
    var loose = new StringBuilder();
    for (var word : words) {
      if (word.indexOf(' ') >= 0) {
        routes.add(word);
      } else {
        loose.append(loose.isEmpty() ? "" : " ").append(word);
      }
    }
    if (!loose.isEmpty()) {
      routes.addFirst(loose.toString());
    }
    return routes;
  }

  private static boolean standardInput(Call call, List<RouteEncoder> encoders) throws Exception {
    boolean right = true;
    try (var lines = new BufferedReader(new InputStreamReader(call.in(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var text = line.strip();
        if (!text.isEmpty() && !text.startsWith("#")) {
          right &= encode(call, encoders, text);
        }
      }
    }
    return right;
  }

  private static boolean encode(Call call, List<RouteEncoder> encoders, String text) {
    boolean right = true;
    for (var encoder : encoders) {
      try {
        print(call, encoder.command(text));
      } catch (Unencodable e) {
        call.out().print("configuration error: Failed to parse route: " + text + "\n");
        call.err().print(e.why() + "\n");
        right = false;
      }
    }
    return right;
  }

  private static boolean configured(Call call, RouteEncoder encoder) {
    try {
      print(call, encoder.configured());
      return true;
    } catch (Unencodable e) {
      call.out().print("configuration error: a route cannot be sent\n");
      call.err().print("error: " + e.why() + "\n");
      return false;
    }
  }

  private static void print(Call call, RouteEncoder.Encoded encoded) {
    var given = call.given();
    boolean nlri = given.has(NLRI_ONLY);
    int from = nlri || !given.has(NO_HEADER) ? 0 : Frame.HEADER;
    for (var octets : nlri ? encoded.nlri() : encoded.messages()) {
      var shown = from == 0 ? octets : Arrays.copyOfRange(octets, from, octets.length);
      call.out().print(Hex.upper(shown) + "\n");
    }
  }
}
