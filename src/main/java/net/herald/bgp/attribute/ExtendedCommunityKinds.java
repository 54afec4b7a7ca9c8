package net.herald.bgp.attribute;

import static net.herald.bgp.attribute.ExtendedCommunityForm.named;
import static net.herald.bgp.attribute.ExtendedCommunityForm.only;
import static net.herald.bgp.attribute.ExtendedCommunityForm.rate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.herald.text.Diagnostic;
import net.herald.text.DidYouMean;
import net.herald.text.Severity;
import net.herald.text.TextFault;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * What the eight octets of an extended community mean (RFC 4360, RFC 5668, RFC 7153): a table of
 * kinds, each with its text.
 *
 * <pre>
 *   type 1 | subtype 1 | six octets in the form of the kind
 * </pre>
 */
final class ExtendedCommunityKinds {
  /** The bit of the type that says the community stays within an AS. */
  private static final int NON_TRANSITIVE = 0x40;

  /**
   * One kind.
   *
   * @param type the octet with which it is sent; the transitive bit of what is read may differ
   * @param subtype the second octet
   * @param word what its text begins with
   * @param between what stands between the word and the rest: a colon, a blank, or nothing
   * @param form of the rest
   */
  private record Kind(
      int type, int subtype, String word, String between, ExtendedCommunityForm form) {}

  /** Tunnel types of RFC 9012, by number. */
  private static final List<String> TUNNELS =
      List.of(
          "Default",
          "L2TPv3",
          "GRE",
          "",
          "",
          "",
          "",
          "IP-in-IP",
          "VXLAN",
          "NVGRE",
          "MPLS",
          "",
          "VXLAN-GPE",
          "MPLS-in-UDP",
          "",
          "SR-policy",
          "",
          "",
          "",
          "Geneve");

  /** The first one of a word whose form a text has is what it means. */
  private static final List<Kind> TABLE =
      List.of(
          kind(0x00, 0x02, "target", ExtendedCommunityForm.AS2),
          kind(0x01, 0x02, "target", ExtendedCommunityForm.IPV4_OR_AS4),
          kind(0x02, 0x02, "target", ExtendedCommunityForm.AS4),
          kind(0x00, 0x03, "origin", ExtendedCommunityForm.AS2_DOTTED),
          kind(0x01, 0x03, "origin", ExtendedCommunityForm.IPV4_OR_AS4),
          kind(0x02, 0x03, "origin", ExtendedCommunityForm.AS4),
          kind(0x40, 0x04, "bandwidth", rate(true, "")), // draft-ietf-idr-link-bandwidth
          kind(0x00, 0x05, "ospf-domain", ExtendedCommunityForm.AS2), // RFC 4577
          kind(0x01, 0x05, "ospf-domain", ExtendedCommunityForm.IPV4),
          kind(0x02, 0x05, "ospf-domain", ExtendedCommunityForm.AS4),
          kind(0x03, 0x06, "ospf-route-type", ExtendedCommunityForm.OSPF_ROUTE),
          kind(0x01, 0x07, "ospf-router-id", ExtendedCommunityForm.ADDRESS),
          kind(0x00, 0x08, "data-collection", ExtendedCommunityForm.AS2), // RFC 4384
          kind(0x00, 0x09, "source-as", ExtendedCommunityForm.AS2), // RFC 6514
          kind(0x02, 0x09, "source-as", ExtendedCommunityForm.AS4),
          kind(0x01, 0x0b, "vrf-import", ExtendedCommunityForm.IPV4),
          kind(0x00, 0x0a, "l2vpn-id", ExtendedCommunityForm.AS2), // RFC 6074
          kind(0x01, 0x0a, "l2vpn-id", ExtendedCommunityForm.IPV4),
          kind(0x00, 0x13, "rtrecord", ExtendedCommunityForm.AS2),
          kind(0x01, 0x13, "rtrecord", ExtendedCommunityForm.IPV4),
          kind(0x02, 0x13, "rtrecord", ExtendedCommunityForm.AS4),
          kind(
              0x43,
              0x00,
              "origin-validation", // RFC 8097
              named(List.of("valid", "not-found", "invalid"), 0xff)),
          kind(0x43, 0x01, "cost", ExtendedCommunityForm.COST),
          kind(0x03, 0x0b, "color", ExtendedCommunityForm.COLOR),
          kind(0x03, 0x0c, "encap", named(TUNNELS, 0xffff)), // RFC 9012
          new Kind(0x03, 0x0d, "default-gateway", "", only(0)), // RFC 7432
          kind(0x03, 0x14, "consistentHashSortOrder", ExtendedCommunityForm.FIRST4),
          kind(0x06, 0x00, "mac-mobility", ExtendedCommunityForm.MAC_MOBILITY),
          kind(0x06, 0x01, "esi-label", ExtendedCommunityForm.ESI_LABEL),
          kind(0x06, 0x02, "es-import", ExtendedCommunityForm.MAC),
          kind(0x06, 0x03, "router-mac", ExtendedCommunityForm.MAC), // RFC 9135
          kind(0x06, 0x04, "evpn-l2", ExtendedCommunityForm.EVPN_L2),
          kind(0x06, 0x05, "e-tree", ExtendedCommunityForm.E_TREE),
          kind(0x06, 0x06, "df-election", ExtendedCommunityForm.DF_ELECTION),
          kind(0x06, 0x09, "multicast-flags", ExtendedCommunityForm.FIRST2), // RFC 9251
          kind(0x06, 0x0a, "evi-rt", ExtendedCommunityForm.AS2),
          kind(0x06, 0x0b, "evi-rt", ExtendedCommunityForm.IPV4),
          kind(0x06, 0x0c, "evi-rt", ExtendedCommunityForm.AS4),
          kind(0x07, 0x02, "interface-set", InterfaceSetForm.TRANSITIVE),
          kind(0x47, 0x02, "interface-set", InterfaceSetForm.NON_TRANSITIVE),
          new Kind(0x08, 0x00, "redirect-to-nexthop", "", only(0)), // Simpson's draft
          new Kind(0x08, 0x00, "copy-to-nexthop", "", only(1)),
          spaced(0x01, 0x0c, "redirect-to-nexthop-ietf", ExtendedCommunityForm.ADDRESS),
          spaced(0x01, 0x0c, "copy-to-nexthop-ietf", new CopyForm()),
          kind(0x80, 0x06, "rate-limit", rate(false, "")), // RFC 8955 from here
          kind(0x80, 0x0c, "rate-limit", rate(false, ":packets")),
          spaced(0x80, 0x07, "action", new ActionForm()),
          kind(0x80, 0x08, "redirect", ExtendedCommunityForm.AS2),
          kind(0x81, 0x08, "redirect", ExtendedCommunityForm.IPV4),
          kind(0x82, 0x08, "redirect", ExtendedCommunityForm.AS4),
          spaced(0x80, 0x09, "mark", named(List.of(), 0x3f)),
          kind(0x80, 0x0a, "l2info", ExtendedCommunityForm.L2INFO),
          kind(0x0c, 0x00, "mup", ExtendedCommunityForm.AS2));

  /** The beginnings of words. */
  private static final List<String> WORDS =
      TABLE.stream()
          .map(kind -> kind.word + (kind.between.equals(":") ? ":" : ""))
          .distinct()
          .toList();

  private ExtendedCommunityKinds() {}

  private static Kind kind(int type, int subtype, String word, ExtendedCommunityForm form) {
    return new Kind(type, subtype, word, ":", form);
  }

  private static Kind spaced(int type, int subtype, String word, ExtendedCommunityForm form) {
    return new Kind(type, subtype, word, " ", form);
  }

  /**
   * The text of events: {@code target:65001:100}; hexadecimal for a kind that is not in the table.
   */
  static String text(long value) {
    int type = (int) (value >>> 56);
    var exact = text(value, type);
    return exact != null
        ? exact
        : java.util.Objects.requireNonNullElseGet(
            text(value, type ^ NON_TRANSITIVE), () -> String.format(Locale.ROOT, "0x%016X", value));
  }

  private static @Nullable String text(long value, int type) {
    int subtype = (int) (value >>> 48) & 0xff;
    for (var kind : TABLE) {
      if (kind.type == type && kind.subtype == subtype) {
        var text = kind.form.text(value & 0xffffffffffffL);
        if (text != null) {
          return kind.word + kind.between + text;
        }
      }
    }
    return null;
  }

  /**
   * The text that reads back to the same octets: that of events where it does, else hexadecimal.
   */
  static String command(long value) {
    var transitive = transitive(value);
    var text = text(value);
    if (transitive != null) {
      var word = transitive ? ":transitive:" : ":non-transitive:";
      text = text.replaceFirst(":", word);
    }
    text = text.replace(CopyForm.REMARK, "");
    try {
      if (parse(Words.ofLine("", text)) == value) {
        return text;
      }
    } catch (TextFault e) {
      // hexadecimal, then
    }
    return String.format(Locale.ROOT, "0x%016x", value);
  }

  /** Whether an interface set leaves the AS, which JSON tells of this kind; null for another. */
  static @Nullable Boolean transitive(long value) {
    return switch ((int) (value >>> 48)) {
      case 0x0702 -> true;
      case 0x4702 -> false;
      default -> null;
    };
  }

  /**
   * Takes one community: a word of the table with what belongs to it, {@code 0x} and sixteen
   * digits, or {@code A:B} for a route target.
   */
  static long parse(Words words) {
    words.offer(WORDS);
    var word = words.next("an extended community");
    if (word.startsWith("0x")) {
      return hex(word, words);
    }
    int colon = word.indexOf(':');
    boolean bare = colon > 0 && Character.isDigit(word.charAt(0));
    var name = bare ? "target" : colon < 0 ? word : word.substring(0, colon);
    boolean four = name.equals("target4") || name.equals("origin4");
    var known = four ? name.substring(0, name.length() - 1) : name;
    var kinds = TABLE.stream().filter(kind -> kind.word.equals(known)).toList();
    if (kinds.isEmpty()) {
      throw unknown(word, name, colon, words);
    }
    var rest = bare ? word : colon < 0 ? "" : word.substring(colon + 1);
    if (colon < 0 && kinds.getFirst().between.equals(" ")) {
      rest = words.next(kinds.getFirst().form.usage());
    }
    for (var kind : kinds) {
      boolean wanted = !four || kind.type != 0;
      long value = wanted ? kind.form.parse(rest) : ExtendedCommunityForm.NONE;
      if (value != ExtendedCommunityForm.NONE) {
        return (long) (kind.type << 8 | kind.subtype) << 48 | value;
      }
    }
    throw words.fault(
        "'" + word + "' is not an extended community",
        "expected "
            + kinds.stream()
                .map(kind -> kind.word + kind.between + kind.form.usage())
                .distinct()
                .collect(Collectors.joining(" or ")));
  }

  private static TextFault unknown(String word, String name, int colon, Words words) {
    return colon < 0
        ? words.fault(
            "'" + word + "' is not an extended community",
            "expected target:A:B, origin:A:B, another kind, or 0x and 16 hexadecimal digits")
        : new TextFault(
            new Diagnostic(
                Severity.ERROR,
                words.range(),
                "'" + name + "' is not a kind of extended community",
                "",
                DidYouMean.nearest(name, TABLE.stream().map(Kind::word).distinct().toList())));
  }

  private static long hex(String word, Words words) {
    if (word.length() == 18) {
      try {
        return Long.parseUnsignedLong(word.substring(2), 16);
      } catch (NumberFormatException e) {
        // told below
      }
    }
    throw words.fault(
        "'" + word + "' is not an extended community", "expected 0x and 16 hexadecimal digits");
  }

  /** Terminal and sample bits (RFC 8955 section 7.3). */
  private static final class ActionForm implements ExtendedCommunityForm {
    private static final List<String> WORDS = List.of("", "terminal", "sample", "sample-terminal");

    @Override
    public @Nullable String text(long value) {
      return value > 0 && value < WORDS.size() ? WORDS.get((int) value) : null;
    }

    @Override
    public long parse(String text) {
      int bits = WORDS.indexOf(text.toLowerCase(Locale.ROOT));
      return bits > 0 ? bits : NONE;
    }

    @Override
    public String usage() {
      return "sample, terminal or sample-terminal";
    }
  }

  /** An address, and the bit that asks for a copy (draft-ietf-idr-flowspec-redirect-ip). */
  private static final class CopyForm implements ExtendedCommunityForm {
    /** What ExaBGP shows behind the address. */
    static final String REMARK = " (with copy)";

    @Override
    public @Nullable String text(long value) {
      var address = (value & 1) != 0 ? ADDRESS.text(value - 1) : null;
      return address == null ? null : address + REMARK;
    }

    @Override
    public long parse(String text) {
      long value = ADDRESS.parse(text);
      return value == NONE ? NONE : value | 1;
    }

    @Override
    public String usage() {
      return ADDRESS.usage();
    }
  }
}
