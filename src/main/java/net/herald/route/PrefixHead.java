package net.herald.route;

import java.util.List;
import java.util.function.Consumer;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.nlri.Families;
import net.herald.text.Diagnostic;
import net.herald.text.Range;
import net.herald.text.TextFault;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * A prefix, of which the words behind it say what it is.
 *
 * @param prefix of the AFI of the route
 * @param given that of the section or command, of which only the SAFI counts; null for none
 * @param place where it stands
 */
record PrefixHead(Prefix prefix, @Nullable Family given, Range place) implements Head {
  /** How many routes one {@code split} may make. */
  private static final int MOST_PARTS_LOG2 = 20;

  static PrefixHead parse(@Nullable Family given, Words words) {
    Prefix prefix = Prefix.parse(words);
    return new PrefixHead(prefix, given, words.range());
  }

  @Override
  public int safi() {
    return given == null ? 0 : given.safi();
  }

  @Override
  public List<String> words() {
    return List.of();
  }

  @Override
  public boolean take(String word, Words words, TailDraft draft) {
    return false;
  }

  @Override
  public void routes(RouteTail tail, Consumer<? super ConfiguredRoute> out) {
    checkSplit(tail.split());
    tail.routes(family(), prefix, out);
  }

  /** IPv4 multicast addresses that stand for themselves are multicast routes. */
  private Family family() {
    if (given != null) {
      return new Family(prefix.address().afi(), given.safi());
    }
    return switch (prefix.address()) {
      case Ipv4 ip -> ip.isMulticast() ? Family.IPV4_MULTICAST : Family.IPV4_UNICAST;
      default -> Family.IPV6_UNICAST;
    };
  }

  /** Refuses a split into more routes than anybody means. */
  private void checkSplit(int split) {
    int bits = prefix.address().bits();
    if (split > bits) {
      throw fault("split /" + split + " is out of range", "expected /0 to /" + bits);
    }
    if (split - prefix.length() > MOST_PARTS_LOG2) {
      throw fault(
          "split /" + split + " makes more than " + (1 << MOST_PARTS_LOG2) + " routes",
          "expected at most /" + (prefix.length() + MOST_PARTS_LOG2));
    }
  }

  private TextFault fault(String summary, String expected) {
    return new TextFault(Diagnostic.error(place, summary, expected));
  }

  /** What the words are a route of: a prefix, or what the family's grammar begins with. */
  static Head of(Family family, Words words) {
    var grammar = Families.row(family).syntax().grammar();
    if (grammar == null || grammar.opening() == null) {
      return parse(family, words);
    }
    var place = words.nextRange();
    return new NlriHead(grammar.opening().open(family, words), family.safi(), place);
  }
}
