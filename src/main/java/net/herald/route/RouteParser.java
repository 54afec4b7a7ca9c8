package net.herald.route;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.text.Diagnostic;
import net.herald.text.Range;
import net.herald.text.TextFault;
import net.herald.text.Words;

/**
 * Reads routes. Every method takes words up to the end of the statement, hands each route on, or
 * throws {@link net.herald.text.TextFault} before it has handed on any.
 *
 * <p>A parser belongs to one thread. It remembers texts, so use one for a whole file, or for all
 * commands of a process.
 */
public final class RouteParser {
  /** How many routes one {@code split} may make. */
  static final int MOST_PARTS_LOG2 = 20;

  private final TailCache cache = new TailCache();
  private final Consumer<? super Diagnostic> warnings;

  /** A parser that says nothing of words without effect. */
  public RouteParser() {
    this(_ -> {});
  }

  /**
   * A parser.
   *
   * @param warnings told of words without effect
   */
  public RouteParser(Consumer<? super Diagnostic> warnings) {
    this.warnings = warnings;
  }

  /** {@code PREFIX word value ...}: what follows {@code route}. */
  public void route(Words words, Consumer<? super ConfiguredRoute> out) {
    Prefix prefix = Prefix.parse(words);
    Range place = words.range();
    RouteTail tail = tail(words, "");
    checkSplit(prefix, tail, place);
    tail.routes(family(prefix), prefix, out);
  }

  /**
   * {@code PREFIX word value ...}: what follows a family.
   *
   * @param family that of the section or command; a prefix of the other address family keeps its
   *     SAFI
   */
  public void route(Family family, Words words, Consumer<? super ConfiguredRoute> out) {
    Prefix prefix = Prefix.parse(words);
    Range place = words.range();
    RouteTail tail = tail(words, "");
    checkSplit(prefix, tail, place);
    tail.routes(new Family(prefix.address().afi(), family.safi()), prefix, out);
  }

  /** {@code word value ... nlri PREFIX ...}: what follows {@code attributes}. */
  public void attributes(Words words, Consumer<? super ConfiguredRoute> out) {
    RouteTail tail = tail(words, "nlri");
    words.expect("nlri");
    List<Prefix> prefixes = new ArrayList<>();
    do {
      if (words.isNext("[")) {
        throw words.faultAtNext("'[' has no place here", "expected prefixes without brackets");
      }
      prefixes.add(Prefix.parse(words));
      checkSplit(prefixes.getLast(), tail, words.range());
    } while (words.hasNext());
    for (Prefix prefix : prefixes) {
      tail.routes(family(prefix), prefix, out);
    }
  }

  /** {@code PREFIX}: what follows {@code route} where its words come one in a statement. */
  public RouteBlock block(Words words) {
    Prefix prefix = Prefix.parse(words);
    RouteBlock block = new RouteBlock(prefix, words.range(), warnings);
    while (words.hasNext()) {
      block.statement(words);
    }
    return block;
  }

  /** The words up to the end of the statement, or up to a word that ends them. */
  private RouteTail tail(Words words, String stop) {
    int from = words.offset();
    RouteTail known = stop.isEmpty() ? cache.get(words) : null;
    if (known != null) {
      words.skipRest();
      return known;
    }
    TailDraft draft = new TailDraft();
    while (words.hasNext() && (stop.isEmpty() || !words.isNext(stop))) {
      RouteWords.read(draft, words);
    }
    RouteTail tail = draft.tail();
    draft.warnings.forEach(warnings);
    if (stop.isEmpty() && draft.warnings.isEmpty()) {
      cache.put(words, from, tail);
    }
    return tail;
  }

  /** Refuses a split into more routes than anybody means. */
  static void checkSplit(Prefix prefix, RouteTail tail, Range place) {
    int bits = prefix.address().bits();
    if (tail.split() > bits) {
      throw fault(place, "split /" + tail.split() + " is out of range", "expected /0 to /" + bits);
    }
    if (tail.split() - prefix.length() > MOST_PARTS_LOG2) {
      throw fault(
          place,
          "split /" + tail.split() + " makes more than " + (1 << MOST_PARTS_LOG2) + " routes",
          "expected at most /" + (prefix.length() + MOST_PARTS_LOG2));
    }
  }

  private static TextFault fault(Range place, String summary, String expected) {
    return new TextFault(Diagnostic.error(place, summary, expected));
  }

  /**
   * The family of a prefix that stands for itself: IPv4 multicast addresses are multicast routes.
   */
  static Family family(Prefix prefix) {
    return switch (prefix.address()) {
      case Ipv4 ip -> ip.isMulticast() ? Family.IPV4_MULTICAST : Family.IPV4_UNICAST;
      default -> Family.IPV6_UNICAST;
    };
  }
}
