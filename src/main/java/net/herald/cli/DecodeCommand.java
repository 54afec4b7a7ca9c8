package net.herald.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.Family;
import net.herald.environment.Settings;
import net.herald.event.Dialect;
import net.herald.event.EventOrigin;
import net.herald.iana.MessageType;
import net.herald.offline.MessageDecoder;
import net.herald.offline.OfflineSession;
import net.herald.offline.Undecodable;
import net.herald.time.Clock;
import net.herald.wire.Hex;
import org.jspecify.annotations.Nullable;

/**
 * Shows what messages in hexadecimal say: as JSON, or as the command that makes them. What cannot
 * be read is named on standard output, where its line would be, and explained on standard error.
 */
final class DecodeCommand implements Subcommand.Action {
  private static final String NLRI = "nlri";
  private static final String UPDATE = "update";
  private static final String OPEN = "open";
  private static final String NOTIFICATION = "notification";
  private static final String JSON = "json";
  private static final String JSON_VERSION = "json-version";
  private static final String COMMAND = "command";
  private static final String GENERIC = "generic";
  private static final int SHOWN = 50;

  @Override
  public Options options() {
    var options =
        new Options()
            .flag('n', NLRI, "the octets are NLRI alone, of the first family")
            .flag('u', UPDATE, "octets without header are the body of an UPDATE; that is usual")
            .flag('o', OPEN, "octets without header are the body of an OPEN")
            .flag('\0', NOTIFICATION, "octets without header are the body of a NOTIFICATION")
            .flag('g', GENERIC, "show every attribute in octets")
            .flag('j', JSON, "show JSON; that is usual")
            .value('\0', JSON_VERSION, "4|5|6", "the version of the JSON")
            .flag('m', COMMAND, "show the commands that make the message");
    return OfflineSessions.add(options)
        .words("[HEX]", 0, 1, "a message; without it, one a line of standard input");
  }

  @Override
  public int run(Call call) throws Exception {
    var decoders = decoders(call);
    var words = call.given().words();
    if (!words.isEmpty()) {
      return decode(call, decoders, words.getFirst()) ? 0 : Main.FAILED;
    }
    boolean right = true;
    try (var lines = lines(call)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          right &= decode(call, decoders, line);
        }
      }
    }
    return right ? 0 : Main.FAILED;
  }

  private static BufferedReader lines(Call call) {
    return new BufferedReader(new InputStreamReader(call.in(), StandardCharsets.US_ASCII));
  }

  /** One for each session that is meant. */
  private record Meant(OfflineSession session, MessageDecoder decoder) {}

  private static List<Meant> decoders(Call call) throws Exception {
    var dialect = dialect(call);
    var sessions = new ArrayList<OfflineSession>();
    for (var neighbor : OfflineSessions.neighbors(call)) {
      sessions.add(OfflineSession.of(neighbor));
    }
    if (sessions.isEmpty()) {
      sessions.add(
          OfflineSession.standard(
              OfflineSessions.families(call),
              OfflineSession.AS,
              OfflineSession.AS,
              call.given().has(OfflineSessions.PATH_INFORMATION)));
    }
    var origin = EventOrigin.here();
    boolean raw = call.given().has(GENERIC);
    var decoders = new ArrayList<Meant>();
    for (var session : sessions) {
      decoders.add(
          new Meant(session, new MessageDecoder(session, dialect, origin, Clock.system(), raw)));
    }
    return decoders;
  }

  private static Dialect dialect(Call call) throws Call.Failed {
    var asked = call.given().value(JSON_VERSION);
    if (asked == null) {
      return call.environment().get(Settings.API_VERSION) == 4 ? Dialect.JSON_4 : Dialect.JSON_6;
    }
    return switch (asked) {
      case "4" -> Dialect.JSON_4;
      case "5" -> Dialect.JSON_5;
      case "6" -> Dialect.JSON_6;
      default -> throw new UsageFault("--" + JSON_VERSION + " is 4, 5 or 6, and not " + asked);
    };
  }

  private static boolean decode(Call call, List<Meant> decoders, String text) {
    var octets = octets(text);
    if (octets == null) {
      var shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
      call.out().print("invalid hexadecimal: " + shown + "\n");
      return false;
    }
    for (var meant : decoders) {
      try {
        decode(call, meant, octets);
      } catch (Undecodable e) {
        call.out().print("invalid payload\n");
        call.err().print("error: " + e.why() + "\n");
        return false;
      }
    }
    return true;
  }

  private static void decode(Call call, Meant meant, byte[] octets) throws Undecodable {
    var given = call.given();
    if (given.has(NLRI)) {
      lines(call, meant.decoder.nlri(octets, first(meant.session)));
      return;
    }
    int type =
        given.has(OPEN)
            ? MessageType.OPEN
            : given.has(NOTIFICATION) ? MessageType.NOTIFICATION : MessageType.UPDATE;
    if (given.has(COMMAND)) {
      var commands = meant.decoder.commands(octets, type);
      lines(call, commands);
      if (!commands.isEmpty()) {
        return;
      }
    }
    call.out().print(meant.decoder.json(octets, type));
  }

  private static Family first(OfflineSession session) {
    return session.families().getFirst();
  }

  private static void lines(Call call, List<String> lines) {
    for (var line : lines) {
      call.out().print(line + "\n");
    }
  }

  /** The octets of a text; null when it is not hexadecimal. */
  private static byte @Nullable [] octets(String text) {
    var digits = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ' && c != '\t' && c != ':') {
        digits.append(c);
      }
    }
    try {
      return Hex.parse(digits);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
