package net.herald.bgp.nlri;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv6;
import net.herald.bgp.RouteDistinguisher;
import net.herald.bgp.nlri.FlowKind.Shape;
import net.herald.iana.Afi;
import net.herald.iana.Safi;
import net.herald.text.Diagnostic;
import net.herald.text.Range;
import net.herald.text.TextFault;
import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.WireFault;
import org.jspecify.annotations.Nullable;

/**
 * The words of a flow specification, in any order. Its address family is that of the first thing
 * that has one: a prefix, or a word that only IPv6 knows. What contradicts it is refused; a rule
 * without either is one of IPv4.
 */
final class FlowDraft implements NlriDraft {
  private static final String RAW = "raw";
  private static final List<String> DISTINGUISHERS = List.of("rd", "route-distinguisher");

  /** A value as it is written; its words depend on the address family, which may come later. */
  private record Written(String word, String text, Range place) {}

  private final boolean vpn;
  private final TreeMap<Integer, FlowPrefix> prefixes = new TreeMap<>();
  private final TreeMap<Integer, List<Written>> matches = new TreeMap<>();
  private List<Diagnostic> warnings = List.of();
  private int afi;
  private String afiFrom;
  private @Nullable RouteDistinguisher rd;
  private @Nullable Written raw;

  /**
   * A rule of which nothing is known yet.
   *
   * @param family null where the words alone tell it
   */
  FlowDraft(@Nullable Family family) {
    afi = family == null ? 0 : family.afi();
    afiFrom = "";
    vpn = family != null && family.safi() == Safi.FLOW_VPN;
  }

  @Override
  public List<String> words() {
    var words = new ArrayList<String>();
    for (var kind : FlowKind.TABLE) {
      words.addAll(kind.others());
      for (int each : new int[] {Afi.IPV4, Afi.IPV6}) {
        var word = kind.word(each);
        if (word != null && !words.contains(word)) {
          words.add(word);
        }
      }
    }
    words.addAll(DISTINGUISHERS);
    return words;
  }

  @Override
  public List<Diagnostic> warnings() {
    return warnings;
  }

  @Override
  public boolean take(String word, Words words) {
    warnings = List.of();
    if (DISTINGUISHERS.contains(word)) {
      rd = RouteDistinguisher.parse(words);
      return true;
    }
    if (word.equals(RAW)) {
      var text = words.next("0x and hexadecimal digits");
      raw = new Written(word, text, words.range());
      return true;
    }
    var kind = FlowKind.of(word);
    if (kind == null) {
      return false;
    }
    if (kind.shape() == Shape.PREFIX) {
      prefix(kind, word, words);
    } else {
      if (!word.equals(kind.word())) {
        belongs(Afi.IPV6, word, words.range());
      }
      var values = words.list(w -> written(kind, word, w), false);
      matches.computeIfAbsent(kind.type(), _ -> new ArrayList<>()).addAll(values);
    }
    return true;
  }

  /** Notes to which address family a word belongs, and refuses one that contradicts another. */
  private void belongs(int other, String word, Range place) {
    if (afi == 0) {
      afi = other;
      afiFrom = word;
    } else if (afi != other) {
      var because = afiFrom.isEmpty() ? "this rule is" : "'" + afiFrom + "' makes this rule one";
      throw new TextFault(
          Diagnostic.error(
              place,
              "'"
                  + word
                  + "' is of "
                  + Afi.word(other)
                  + ", and "
                  + because
                  + " of "
                  + Afi.word(afi),
              "expected one address family in a rule"));
    }
  }

  private void prefix(FlowKind kind, String word, Words words) {
    var text = words.next("a prefix");
    var prefix = FlowPrefix.parse(kind, text);
    if (prefix == null) {
      throw words.fault(
          "'" + text + "' is not a prefix",
          "expected as 192.0.2.0/24, 2001:db8::/32 or 2001:db8::/64/32");
    }
    int of = prefix.address() instanceof Ipv6 ? Afi.IPV6 : Afi.IPV4;
    if (word.equals(kind.word(of == Afi.IPV4 ? Afi.IPV6 : Afi.IPV4))) {
      throw words.fault(
          "'" + text + "' is of " + Afi.word(of) + ", and '" + word + "' is not",
          "expected " + kind.word(of));
    }
    belongs(of, text, words.range());
    var shown = prefix.alternatives(of, true).getFirst();
    if (!prefix.address().equals(Ip.parse(text.substring(0, text.indexOf('/'))))) {
      warnings =
          List.of(
              Diagnostic.warning(
                  words.range(),
                  "'" + text + "' has bits outside of the prefix",
                  "sent: " + shown));
    }
    if (prefixes.putIfAbsent(kind.type(), prefix) != null) {
      throw words.fault("a second " + kind.others().getFirst(), "expected one in a rule");
    }
  }

  private Written written(FlowKind kind, String word, Words words) {
    for (int each : afi == 0 ? new int[] {Afi.IPV4, Afi.IPV6} : new int[] {afi}) {
      words.offer(kind.names(each).words());
    }
    var written = new Written(word, words.next("a value"), words.range());
    try {
      matches(kind, written, afi == 0 ? Afi.IPV4 : afi);
    } catch (TextFault fault) {
      if (afi != 0) {
        throw fault;
      }
      try {
        matches(kind, written, Afi.IPV6);
      } catch (TextFault neither) {
        throw fault;
      }
    }
    return written;
  }

  private static List<FlowMatch> matches(FlowKind kind, Written written, int afi) {
    return FlowMatch.parse(kind, written.word, afi, written.text, written.place);
  }

  @Override
  public Nlri nlri(@Nullable Integer pathId, Range place) {
    int family = afi == 0 ? Afi.IPV4 : afi;
    if (vpn && rd == null && raw == null) {
      throw fault(place, "a rule of flow-vpn without route distinguisher", "expected rd");
    }
    try {
      if (raw != null) {
        int safi = vpn ? Safi.FLOW_VPN : Safi.FLOW;
        return Flow.of(new Family(family, safi), octets(raw), pathId);
      }
      return Flow.of(family, rd, components(family), pathId);
    } catch (WireFault fault) {
      throw fault(raw != null ? raw.place : place, "this cannot be sent: " + fault.why(), "");
    }
  }

  private List<FlowComponent> components(int family) {
    var components = new TreeMap<Integer, FlowComponent>(prefixes);
    matches.forEach((type, values) -> {
      var kind = FlowKind.TABLE.get(type - 1);
      var parsed = new ArrayList<FlowMatch>();
      values.forEach(value -> parsed.addAll(matches(kind, value, family)));
      if (!parsed.isEmpty()) {
        components.put(type, new FlowMatches(kind, parsed));
      }
    });
    return List.copyOf(components.values());
  }

  private static byte[] octets(Written raw) {
    var text = raw.text;
    if (text.startsWith("0x") && (text.length() & 1) == 0) {
      try {
        return Hex.parse(text.substring(2));
      } catch (IllegalArgumentException e) {
        // told below
      }
    }
    throw fault(raw.place, "'" + text + "' is not a rule in octets", "expected 0x and digits");
  }

  private static TextFault fault(Range place, String summary, String expected) {
    return new TextFault(Diagnostic.error(place, summary, expected));
  }
}
