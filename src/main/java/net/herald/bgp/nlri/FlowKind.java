package net.herald.bgp.nlri;

import java.util.List;
import net.herald.iana.Afi;
import org.jspecify.annotations.Nullable;

/**
 * A type of component of a flow specification (RFC 8955 section 4.2.2, RFC 8956 section 3): one row
 * of the table.
 *
 * @param type its octet; components go out in ascending order
 * @param word its word in an IPv4 rule; null where IPv4 has no such component
 * @param word6 its word in an IPv6 rule
 * @param others words that are taken for it as well
 * @param shape what follows the octet
 * @param most the greatest value
 * @param names words for values of an IPv4 rule
 * @param names6 words for values of an IPv6 rule
 */
record FlowKind(
    int type,
    @Nullable String word,
    String word6,
    List<String> others,
    Shape shape,
    int most,
    FlowNames names,
    FlowNames names6) {

  /** What follows the type of a component. */
  enum Shape {
    /** A prefix; in IPv6 with an offset. */
    PREFIX,
    /** Comparisons of a number (RFC 8955 section 4.2.1.1). */
    NUMERIC,
    /** Comparisons of bits (RFC 8955 section 4.2.1.2). */
    BITMASK
  }

  /** Every component, by type. */
  static final List<FlowKind> TABLE =
      List.of(
          prefix(1, "destination"),
          prefix(2, "source"),
          new FlowKind(
              3,
              "protocol",
              "next-header",
              List.of(),
              Shape.NUMERIC,
              0xff,
              FlowNames.PROTOCOLS,
              FlowNames.PROTOCOLS),
          numeric(4, "port", 0xffff, FlowNames.SERVICES),
          numeric(5, "destination-port", 0xffff, FlowNames.SERVICES),
          numeric(6, "source-port", 0xffff, FlowNames.SERVICES),
          new FlowKind(
              7,
              "icmp-type",
              "icmp-type",
              List.of(),
              Shape.NUMERIC,
              0xff,
              FlowNames.ICMP_TYPES,
              FlowNames.ICMPV6_TYPES),
          new FlowKind(
              8,
              "icmp-code",
              "icmp-code",
              List.of(),
              Shape.NUMERIC,
              0xff,
              FlowNames.ICMP_CODES,
              FlowNames.NONE),
          bits(9, "tcp-flags", 0xfff, FlowNames.TCP_FLAGS),
          numeric(10, "packet-length", 0xffff, FlowNames.NONE),
          new FlowKind(
              11,
              "dscp",
              "traffic-class",
              List.of(),
              Shape.NUMERIC,
              0xff,
              FlowNames.NONE,
              FlowNames.NONE),
          bits(12, "fragment", 0xff, FlowNames.FRAGMENTS),
          new FlowKind(
              13,
              null,
              "flow-label",
              List.of(),
              Shape.NUMERIC,
              0xfffff,
              FlowNames.NONE,
              FlowNames.NONE));

  private static FlowKind prefix(int type, String word) {
    return new FlowKind(
        type,
        word + "-ipv4",
        word + "-ipv6",
        List.of(word),
        Shape.PREFIX,
        0,
        FlowNames.NONE,
        FlowNames.NONE);
  }

  private static FlowKind numeric(int type, String word, int most, FlowNames names) {
    return new FlowKind(type, word, word, List.of(), Shape.NUMERIC, most, names, names);
  }

  private static FlowKind bits(int type, String word, int most, FlowNames names) {
    return new FlowKind(type, word, word, List.of(), Shape.BITMASK, most, names, names);
  }

  /** The row of a type; null for one that an address family does not have. */
  static @Nullable FlowKind of(int type, int afi) {
    var kind = type > 0 && type <= TABLE.size() ? TABLE.get(type - 1) : null;
    return kind == null || kind.word(afi) == null ? null : kind;
  }

  /** The row of a word as it is written; null for none. */
  static @Nullable FlowKind of(String word) {
    for (var kind : TABLE) {
      if (word.equals(kind.word) || word.equals(kind.word6) || kind.others.contains(word)) {
        return kind;
      }
    }
    return null;
  }

  /** The word that is shown in a rule of an address family. */
  @Nullable String word(int afi) {
    return afi == Afi.IPV4 ? word : word6;
  }

  FlowNames names(int afi) {
    return afi == Afi.IPV4 ? names : names6;
  }

  /**
   * The greatest value that can be written behind a word: a DSCP is the six bits of a traffic class
   * that matter.
   */
  int most(String written) {
    return written.equals("dscp") ? 0x3f : most;
  }
}
