package net.herald.route;

import java.util.List;
import java.util.function.Consumer;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.LabelStack;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.LabelledNlri;
import net.herald.iana.Safi;
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
    Family family = family(tail);
    checkLabels(family, tail);
    tail.routes(family, prefix, out);
  }

  /**
   * A route distinguisher makes a VPN route, labels alone a labelled one. IPv4 multicast addresses
   * that stand for themselves are multicast routes.
   */
  private Family family(RouteTail tail) {
    if (given != null) {
      return new Family(prefix.address().afi(), given.safi());
    }
    if (tail.rd() != null || tail.labels() != null) {
      int safi = tail.rd() != null ? Safi.MPLS_VPN : Safi.MPLS_LABEL;
      return new Family(prefix.address().afi(), safi);
    }
    return switch (prefix.address()) {
      case Ipv4 ip -> ip.isMulticast() ? Family.IPV4_MULTICAST : Family.IPV4_UNICAST;
      default -> Family.IPV6_UNICAST;
    };
  }

  /** Refuses labels and route distinguisher where the family has none, and wants its own. */
  private void checkLabels(Family family, RouteTail tail) {
    boolean vpn = family.safi() == Safi.MPLS_VPN;
    if (tail.rd() == null && vpn) {
      throw fault("a route of " + family + " needs a route distinguisher", "expected rd 65000:1");
    }
    if (tail.rd() != null && !vpn) {
      throw fault("a route of " + family + " has no route distinguisher", "expected no rd");
    }
    LabelStack labels = tail.labels();
    if (labels == null) {
      return;
    }
    if (!vpn && family.safi() != Safi.MPLS_LABEL) {
      throw fault("a route of " + family + " has no label", "expected no label");
    }
    int length = Math.max(prefix.length(), tail.split());
    int most = LabelledNlri.mostLabels(family, length);
    if (labels.size() > most) {
      throw fault(
          labels.size() + " labels do not fit in front of a /" + length + " of " + family,
          "expected at most " + most);
    }
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

  /**
   * What the words are a route of: a prefix, or what the family's grammar begins with.
   *
   * @param wholeFlowPrefixes whether IPv6 FlowSpec prefixes get the bits before their offset
   */
  static Head of(Family family, Words words, boolean wholeFlowPrefixes) {
    var grammar = Families.row(family).syntax().grammar();
    if (grammar == null || grammar.opening() == null) {
      return parse(family, words);
    }
    var place = words.nextRange();
    var draft = grammar.opening().open(family, words);
    boolean flow = family.safi() == Safi.FLOW || family.safi() == Safi.FLOW_VPN;
    return flow
        ? new FlowHead(draft, family.safi(), place, wholeFlowPrefixes)
        : new NlriHead(draft, family.safi(), place);
  }
}
