package net.herald.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.herald.bgp.Ip;
import net.herald.config.Neighbor;
import net.herald.text.Words;

/**
 * Which neighbors a command is for.
 *
 * <pre>
 *   ADDRESS [KEY VALUE]...              a neighbor, or several of one address
 *   A [KEY VALUE]..., neighbor B ...    each of them; also "peer B", or B alone
 *   [ A [KEY VALUE]..., B ... ]         the same
 *   *                                   all
 * </pre>
 *
 * <p>The keys are those of a neighbor's name; all pairs of one definition must be right. Values are
 * compared as they are shown, addresses whichever way they are written.
 */
final class Selector {
  static final Set<String> KEYS =
      Set.of("neighbor", "local-ip", "local-as", "peer-as", "router-id", "family-allowed");
  private static final String ANY = "*";

  private final List<Map<String, String>> definitions;

  private Selector(List<Map<String, String>> definitions) {
    this.definitions = List.copyOf(definitions);
  }

  /** Whether a word can begin a selector where other words stand beside it. */
  static boolean begins(String word) {
    return word.equals(ANY) || word.equals("[") || word.indexOf('.') >= 0 || word.indexOf(':') >= 0;
  }

  /**
   * Takes a selector.
   *
   * @throws net.herald.text.TextFault when it is none
   */
  static Selector parse(Words words) {
    var definitions = new ArrayList<Map<String, String>>();
    boolean bracketed = words.take("[");
    do {
      if (!words.take("neighbor")) {
        words.take("peer");
      }
      definitions.add(definition(words));
    } while (words.take(","));
    if (bracketed) {
      words.expect("]");
    }
    return new Selector(definitions);
  }

  private static Map<String, String> definition(Words words) {
    var pairs = new TreeMap<String, String>();
    var address = words.next("the address of a neighbor, or *");
    if (!address.equals(ANY)) {
      pairs.put("neighbor", canonical(address));
    }
    while (KEYS.contains(words.peek())) {
      var key = words.next("a key");
      var value = canonical(words.next("a value"));
      var former = pairs.put(key, value);
      if (former != null && !former.equals(value)) {
        throw words.fault("'" + key + "' has two values", "expected one");
      }
    }
    return pairs;
  }

  private static String canonical(String value) {
    var ip = Ip.parse(value);
    return ip != null ? ip.toString() : value;
  }

  /** Whether a neighbor is meant. */
  boolean matches(Neighbor neighbor) {
    var name = pairs(neighbor.name());
    return definitions.stream().anyMatch(d -> name.entrySet().containsAll(d.entrySet()));
  }

  private static Map<String, String> pairs(String name) {
    var words = name.split(" ");
    var pairs = new TreeMap<String, String>();
    for (int i = 0; i + 1 < words.length; i += 2) {
      pairs.put(words[i], words[i + 1]);
    }
    return pairs;
  }
}
