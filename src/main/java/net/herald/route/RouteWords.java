package net.herald.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import net.herald.bgp.Decimal;
import net.herald.bgp.Ipv4;
import net.herald.bgp.LabelStack;
import net.herald.bgp.RouteDistinguisher;
import net.herald.bgp.attribute.Attribute;
import net.herald.bgp.attribute.Attributes;
import net.herald.text.Range;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/** The words that may stand behind a prefix: those of the attributes, and these. */
final class RouteWords {
  private static final long PATH_ID_MAX = 0xffffffffL;
  private static final List<String> WATCHDOG_RESERVED = List.of("announce", "withdraw");

  /**
   * One word.
   *
   * @param word as written
   * @param safi the only SAFI whose routes may have it; 0 for any
   * @param today whether people are told of it
   * @param parser takes its value and adds it to the route
   */
  record Row(String word, int safi, boolean today, BiConsumer<TailDraft, Words> parser) {
    Row(String word, BiConsumer<TailDraft, Words> parser) {
      this(word, 0, true, parser);
    }

    boolean fits(@Nullable Head head) {
      return safi == 0 || head != null && head.safi() == safi;
    }
  }

  /** Words that are no attribute. */
  static final List<Row> TABLE =
      List.of(
          new Row("path-information", RouteWords::pathId),
          new Row("name", (draft, words) -> draft.name = words.next("a name")),
          new Row("split", (draft, words) -> draft.split = split(words)),
          new Row("watchdog", (draft, words) -> draft.watchdog = watchdog(words)),
          new Row("withdraw", (draft, words) -> draft.withdraw(words.range())),
          old("withdrawn", "withdraw"),
          old("as-sequence", "as-path"),
          new Row("label", (draft, words) -> draft.labels = LabelStack.parse(words)),
          new Row("rd", (draft, words) -> draft.rd = RouteDistinguisher.parse(words)),
          new Row(
              "route-distinguisher", (draft, words) -> draft.rd = RouteDistinguisher.parse(words)));

  private static final Map<String, Row> BY_WORD = index();

  private RouteWords() {}

  /** A spelling of ExaBGP 3.4. */
  private static Row old(String word, String today) {
    return new Row(
        word,
        0,
        false,
        (draft, words) -> {
          draft.warn(words.range(), "'" + word + "' is an old spelling", "expected " + today);
          Objects.requireNonNull(BY_WORD.get(today)).parser().accept(draft, words);
        });
  }

  private static Map<String, Row> index() {
    List<Row> rows = new ArrayList<>();
    for (Attributes.Row<?> attribute : Attributes.written()) {
      String keyword = attribute.keyword();
      if (keyword != null) {
        rows.add(new Row(keyword, attribute(attribute.syntax()::parse)));
      }
    }
    for (Attributes.Spelling other : Attributes.SPELLINGS) {
      rows.add(new Row(other.word(), other.safi(), true, attribute(other.parser())));
    }
    rows.addAll(TABLE);
    Map<String, Row> byWord = new LinkedHashMap<>();
    for (Row row : rows) {
      byWord.putIfAbsent(row.word(), row);
    }
    return byWord;
  }

  private static BiConsumer<TailDraft, Words> attribute(
      Function<Words, ? extends Attribute> parser) {
    return (draft, words) -> {
      Range keyword = words.range();
      draft.add(parser.apply(words), keyword);
    };
  }

  /** Every word that may stand on such a route, in the order of the tables. */
  static List<String> all(@Nullable Head head) {
    return BY_WORD.values().stream()
        .filter(row -> row.today() && row.fits(head))
        .map(Row::word)
        .toList();
  }

  /**
   * Takes a word and its value, and adds it to the route.
   *
   * @param head whose own words come first; null for none
   */
  static void read(@Nullable Head head, TailDraft draft, Words words) {
    String word = words.next("an attribute");
    if (head != null && head.take(word, words, draft)) {
      return;
    }
    Row row = BY_WORD.get(word);
    if (row == null || !row.fits(head)) {
      List<String> known = new ArrayList<>(head == null ? List.of() : head.words());
      known.addAll(all(head));
      throw words.unknown("unknown word '" + word + "' in a route", known);
    }
    row.parser().accept(draft, words);
  }

  private static void pathId(TailDraft draft, Words words) {
    String word = words.next("a number or a dotted quad");
    Ipv4 quad = Ipv4.parse(word);
    long number = Decimal.parse(word, PATH_ID_MAX);
    if (quad == null && number < 0) {
      throw words.fault(
          "'" + word + "' is not a path identifier",
          "expected 0 to " + PATH_ID_MAX + ", or 1.2.3.4");
    }
    draft.pathId = quad != null ? quad.value() : (int) number;
  }

  private static int split(Words words) {
    String word = words.next("a length, as /24");
    int length = word.startsWith("/") ? (int) Decimal.parse(word.substring(1), 128) : -1;
    if (length < 0) {
      throw words.fault("'" + word + "' is not the length of a split", "expected as /24");
    }
    return length;
  }

  private static String watchdog(Words words) {
    String name = words.next("the name of a watchdog");
    if (WATCHDOG_RESERVED.contains(name)) {
      throw words.fault("'" + name + "' cannot name a watchdog", "expected another name");
    }
    return name;
  }
}
