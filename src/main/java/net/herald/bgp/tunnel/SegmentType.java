package net.herald.bgp.tunnel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The types of segments: A and B of RFC 9830 section 2.4.4.2, C to K of RFC 9831 section 2.
 *
 * <pre>
 *   flags 1 | algorithm or reserved 1 | fields … | SID, SRv6 with its behavior
 * </pre>
 *
 * @param letter its name
 * @param algorithm whether it names an SR algorithm
 */
record SegmentType(char letter, int code, Sid sid, boolean algorithm, List<Field> fields) {
  static final List<SegmentType> TABLE =
      List.of(
          new SegmentType('A', 1, Sid.LABEL, false, List.of()),
          new SegmentType('B', 13, Sid.SRV6, false, List.of()),
          new SegmentType('C', 3, Sid.LABEL, true, List.of(Field.ipv4("ipv4", "ipv4_node"))),
          new SegmentType('D', 4, Sid.LABEL, true, List.of(Field.ipv6("ipv6", "ipv6_node"))),
          new SegmentType(
              'E',
              5,
              Sid.LABEL,
              false,
              List.of(Field.id("local-if-id"), Field.ipv4("ipv4", "ipv4_node"))),
          new SegmentType(
              'F',
              6,
              Sid.LABEL,
              false,
              List.of(Field.ipv4("local", "local_ipv4"), Field.ipv4("remote", "remote_ipv4"))),
          new SegmentType('G', 7, Sid.LABEL, false, Field.interfaces()),
          new SegmentType('H', 8, Sid.LABEL, false, Field.pair()),
          new SegmentType('I', 14, Sid.SRV6, true, List.of(Field.ipv6("ipv6", "ipv6_node"))),
          new SegmentType('J', 15, Sid.SRV6, true, Field.interfaces()),
          new SegmentType('K', 16, Sid.SRV6, true, Field.pair()));

  SegmentType {
    fields = List.copyOf(fields);
  }

  /** What the SID of a segment is. */
  enum Sid {
    LABEL,
    SRV6
  }

  /**
   * A value of a segment.
   *
   * @param word in front of it
   * @param key in JSON
   * @param octets 4 or 16
   * @param address an IP address; else a number
   */
  record Field(String word, String key, int octets, boolean address) {
    static Field id(String word) {
      return new Field(word, word.replace('-', '_'), 4, false);
    }

    static Field ipv4(String word, String key) {
      return new Field(word, key, 4, true);
    }

    static Field ipv6(String word, String key) {
      return new Field(word, key, 16, true);
    }

    static List<Field> pair() {
      return List.of(ipv6("local", "local_ipv6"), ipv6("remote", "remote_ipv6"));
    }

    static List<Field> interfaces() {
      return List.of(
          id("local-if-id"),
          ipv6("local-ipv6", "local_ipv6"),
          id("remote-if-id"),
          ipv6("remote-ipv6", "remote_ipv6"));
    }
  }

  /** Types A and B are their SID; in others it may be left out. */
  boolean isSid() {
    return fields.isEmpty();
  }

  /** The octets before the SID. */
  int head() {
    return 2 + fields.stream().mapToInt(Field::octets).sum();
  }

  /** The word behind {@code segment}. */
  String word() {
    return "type-" + Character.toLowerCase(letter);
  }

  static @Nullable SegmentType of(int code) {
    for (var type : TABLE) {
      if (type.code == code) {
        return type;
      }
    }
    return null;
  }

  /** Whether a label can be the bottom of the stack: ExaBGP marks types A and C alone. */
  boolean marksBottom() {
    return letter == 'A' || letter == 'C';
  }
}
