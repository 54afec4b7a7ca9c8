package net.herald.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.herald.bgp.attribute.Attributes;
import net.herald.text.TextFault;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/** The words of a route, for completion: the same rows that routes are read by. */
public final class RouteReference {

  /**
   * A word.
   *
   * @param word as written
   * @param value whether something has to follow it
   * @param help what it is
   */
  public record Row(String word, boolean value, String help) {}

  private static final Map<String, Row> ROWS = rowsByWord();

  private RouteReference() {}

  /** Every word that may stand behind a prefix, in the order of the tables. */
  public static List<Row> rows() {
    return List.copyOf(ROWS.values());
  }

  /** The row of a word; null when it is none. */
  public static @Nullable Row row(String word) {
    return ROWS.get(word);
  }

  private static Map<String, Row> rowsByWord() {
    var codes = new LinkedHashMap<String, Integer>();
    for (var attribute : Attributes.written()) {
      if (attribute.keyword() != null) {
        codes.put(attribute.keyword(), attribute.code());
      }
    }
    var rows = new LinkedHashMap<String, Row>();
    for (var word : RouteWords.all(null)) {
      var code = codes.get(word);
      var help = code == null ? "" : "path attribute " + code;
      rows.put(word, new Row(word, needsValue(word), help));
    }
    return rows;
  }

  /** Whether the word is refused when it stands alone. */
  private static boolean needsValue(String word) {
    try {
      RouteWords.read(null, new TailDraft(), Words.ofLine("route", word));
      return false;
    } catch (TextFault fault) {
      return true;
    }
  }
}
