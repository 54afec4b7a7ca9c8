package net.herald.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.nlri.Families;
import net.herald.config.Neighbor;
import net.herald.offline.OfflineSession;
import org.jspecify.annotations.Nullable;

/** The sessions that {@code decode} and {@code encode} are asked to assume. */
final class OfflineSessions {
  static final String FAMILY = "family";
  static final String CONFIGURATION = "configuration";
  static final String PATH_INFORMATION = "path-information";
  static final String DEBUG = "debug";
  static final String PDB = "pdb";

  private OfflineSessions() {}

  /** Adds the options that say which session is meant. */
  static Options add(Options options) {
    return options
        .value('f', FAMILY, "\"AFI SAFI\"", "the families of the session; all of them without")
        .value('c', CONFIGURATION, "FILE", "take the sessions of the neighbors of this file")
        .flag('i', PATH_INFORMATION, "NLRI begin with a path identifier (RFC 7911)")
        .flag('d', DEBUG, "show the stack of a fault of herald")
        .flag('p', PDB, "accepted; there is no debugger to start");
  }

  /** The families of {@code -f}, or all. */
  static List<Family> families(Call call) throws Call.Failed {
    var text = call.given().value(FAMILY);
    if (text == null || text.strip().toLowerCase(Locale.ROOT).equals("all")) {
      return Families.all();
    }
    var words = new ArrayList<String>();
    for (var word : text.toLowerCase(Locale.ROOT).split(" ")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    if (words.isEmpty() || words.size() % 2 != 0) {
      throw wrong(call, "Invalid family format: " + text);
    }
    var families = new ArrayList<Family>();
    for (int i = 0; i < words.size(); i += 2) {
      var family = Families.parse(words.get(i), words.get(i + 1));
      if (family == null) {
        throw wrong(call, "Unknown family: " + words.get(i) + " " + words.get(i + 1));
      }
      families.add(family);
    }
    return families;
  }

  /** The neighbors of {@code -c}; none without. */
  static List<Neighbor> neighbors(Call call) throws Exception {
    var name = call.given().value(CONFIGURATION);
    if (name == null) {
      return List.of();
    }
    var file = ConfigurationFiles.find(call, name);
    if (file == null) {
      throw wrong(call, name + " cannot be read");
    }
    var result = ConfigurationFiles.reader(call, call.environment()).read(file);
    call.tell(result.diagnostics());
    var configuration = result.configuration();
    if (configuration == null) {
      throw wrong(call, name + " is not valid");
    }
    if (configuration.neighbors().isEmpty()) {
      call.out().print("no neighbor defined in configuration\n");
      throw new Call.Failed(Main.FAILED);
    }
    return configuration.neighbors();
  }

  /** A neighbor that commands can be given to, with families and AS numbers of the session. */
  static Neighbor neighbor(Call call, OfflineSession session) throws Exception {
    var text = new StringBuilder("neighbor 127.0.0.1 { router-id 127.0.0.1; ");
    text.append("local-address 127.0.0.1; local-as ").append(session.negotiated().localAs());
    text.append("; peer-as ").append(session.negotiated().peerAs()).append("; family { ");
    for (var family : session.families()) {
      text.append(family).append("; ");
    }
    text.append("} }");
    var octets = text.toString().getBytes(StandardCharsets.UTF_8);
    var result =
        ConfigurationFiles.reader(call, call.environment()).read("encode", octets).configuration();
    if (result == null) {
      throw new IllegalStateException("not a configuration: " + text);
    }
    return result.neighbors().getFirst();
  }

  static Call.Failed wrong(Call call, String why) {
    call.out().print("configuration error: " + why + "\n");
    return new Call.Failed(Main.FAILED);
  }

  /** The AS number of an option. */
  static Asn asn(Call call, String option) throws Call.Failed {
    @Nullable String text = call.given().value(option);
    if (text == null) {
      return OfflineSession.AS;
    }
    var asn = Asn.parse(text);
    if (asn == null || asn.value() == 0) {
      throw wrong(call, "'" + text + "' is not an AS number: --" + option);
    }
    return asn;
  }
}
