package net.herald.differential;

import java.util.List;
import java.util.regex.Pattern;
import net.herald.bgp.Ip;
import net.herald.lab.Wire;
import net.herald.wire.Octets;
import org.jspecify.annotations.Nullable;

/**
 * What a helper program says and a peer sends, in steps that wait for each other.
 *
 * @param version of the API it is written for
 */
record Script(int version, List<Step> steps) {

  /** One step. */
  sealed interface Step {}

  /** Lines that are written at once, and how many of them are answered by {@code done} or error. */
  record Say(List<String> lines, int answers) implements Step {}

  /** A message of the peer; it is told as an event before the next step. */
  record Send(Octets message) implements Step {}

  /** What is said in all steps. */
  String text() {
    var text = new StringBuilder();
    for (var step : steps) {
      switch (step) {
        case Say(var lines, var _) -> lines.forEach(line -> text.append(line).append('\n'));
        case Send(var message) ->
            text.append("<- ").append(Wire.text(message.toBytes())).append('\n');
      }
    }
    return text.toString();
  }

  /**
   * What was last said of a prefix in IPv4 or IPv6 unicast: the command, or null where nothing was.
   */
  @Nullable String lastOf(String prefix) {
    String last = null;
    for (var line : text().lines().toList()) {
      for (var command : line.replace("peer * group ", "peer * ").split(" ; ")) {
        boolean unicast = !command.matches("#.*|.*127\\.0\\.0\\.9.*|.*(label|nonsense|flow).*");
        if (unicast && names(command, prefix)) {
          last = command;
        }
      }
    }
    return last;
  }

  /** Whether the peer withdraws, in a message of its own, the one prefix that a line shows. */
  boolean isWithdrawnByPeer(String line) {
    var shown = Pattern.compile("\\b172\\.(\\d+)\\.0\\.0/16\\b").matcher(line);
    return shown.find()
        && text().contains(":02:000310AC%02X0000".formatted(Integer.parseInt(shown.group(1))));
  }

  /** Whether it is a word of the command, or one of the parts that {@code split} makes. */
  private static boolean names(String command, String prefix) {
    var words = List.of(command.split(" "));
    int split = words.indexOf("split");
    if (split < 0 || split == words.size() - 1 || !prefix.endsWith(words.get(split + 1))) {
      return words.contains(prefix);
    }
    return words.stream().anyMatch(word -> covers(word, prefix));
  }

  private static boolean covers(String whole, String part) {
    int slash = whole.indexOf('/');
    var outer = slash < 0 ? null : Ip.parse(whole.substring(0, slash));
    var inner = Ip.parse(part.substring(0, part.indexOf('/')));
    return outer != null
        && inner != null
        && outer.afi() == inner.afi()
        && outer.sharesPrefix(inner, Integer.parseInt(whole.substring(slash + 1)));
  }
}
