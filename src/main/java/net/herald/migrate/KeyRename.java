package net.herald.migrate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * A key of JSON events that has another name in the next version.
 *
 * @param version the last one with the old name
 * @param old its name there
 * @param now its name in the next version
 * @param inside what one of the keys around it has in its name
 */
record KeyRename(String version, String old, String now, String inside) {
  private static final String LINK_STATE = "bgp-ls";

  private static final List<KeyRename> TABLE =
      List.of(
          new KeyRename("4", "sr_capability_flags", "sr-capability-flags", LINK_STATE),
          new KeyRename("4", "interface-address", "interface-addresses", LINK_STATE),
          new KeyRename("4", "neighbor-address", "neighbor-addresses", LINK_STATE),
          new KeyRename("5", "ip", "prefix", "ip-reachability-tlv"));

  /** What changes from one version to a later one. */
  static List<KeyRename> between(String from, String to) {
    var versions =
        LineMigration.VERSIONS.subList(
            LineMigration.VERSIONS.indexOf(from), LineMigration.VERSIONS.indexOf(to));
    return TABLE.stream().filter(rename -> versions.contains(rename.version)).toList();
  }

  KeyRename reversed() {
    return new KeyRename(version, now, old, inside);
  }

  /**
   * Renames keys of a JSON text and leaves all else as it is, also a text that is no JSON.
   *
   * @param changes gets a sentence for each
   */
  static String apply(List<KeyRename> renames, String json, List<String> changes) {
    var edits = new Edits();
    Deque<String> around = new ArrayDeque<>();
    String key = "";
    for (int at = 0; at < json.length(); at++) {
      switch (json.charAt(at)) {
        case '{', '[' -> around.push(key);
        case '}', ']' -> {
          if (!around.isEmpty()) {
            around.pop();
          }
        }
        case '"' -> {
          int end = endOfString(json, at + 1);
          if (isKey(json, end)) {
            key = json.substring(at + 1, end);
            rename(renames, key, around, at + 1, edits, changes);
          }
          at = end;
        }
        default -> {}
      }
    }
    return edits.apply(json);
  }

  private static void rename(
      List<KeyRename> renames,
      String key,
      Deque<String> around,
      int at,
      Edits edits,
      List<String> changes) {
    for (KeyRename rename : renames) {
      if (key.equals(rename.old) && within(rename.inside, around)) {
        edits.replace(at, at + key.length(), rename.now);
        changes.add("Renamed '" + rename.old + "' to '" + rename.now + "'");
        return;
      }
    }
  }

  private static boolean within(String inside, Deque<String> around) {
    return new ArrayList<>(around)
        .stream().anyMatch(key -> key.toLowerCase(Locale.ROOT).contains(inside));
  }

  /** The place of the closing quote. */
  private static int endOfString(String json, int from) {
    int at = from;
    while (at < json.length() && json.charAt(at) != '"') {
      at += json.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at, json.length());
  }

  private static boolean isKey(String json, int quote) {
    int at = quote + 1;
    while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
      at++;
    }
    return at < json.length() && json.charAt(at) == ':';
  }
}
