package net.herald.bgp.tunnel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The types of segments: A and B of RFC 9830 section 2.4.4.2, C to K of RFC 9831 section 2.
 *
 * <pre>
 *   flags 1 | algorithm or reserved 1 | fields … | SID, SRv6 with its behavior
 * </pre>
 */
enum SegmentType {
  A(1, Sid.LABEL, false),
  B(13, Sid.SRV6, false),
  C(3, Sid.LABEL, true, Field.ipv4("ipv4", "ipv4_node")),
  D(4, Sid.LABEL, true, Field.ipv6("ipv6", "ipv6_node")),
  E(5, Sid.LABEL, false, Field.id("local-if-id"), Field.ipv4("ipv4", "ipv4_node")),
  F(6, Sid.LABEL, false, Field.ipv4("local", "local_ipv4"), Field.ipv4("remote", "remote_ipv4")),
  G(7, Sid.LABEL, false, Field.interfaces()),
  H(8, Sid.LABEL, false, Field.pair()),
  I(14, Sid.SRV6, true, Field.ipv6("ipv6", "ipv6_node")),
  J(15, Sid.SRV6, true, Field.interfaces()),
  K(16, Sid.SRV6, true, Field.pair());

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

    static Field[] pair() {
      return new Field[] {ipv6("local", "local_ipv6"), ipv6("remote", "remote_ipv6")};
    }

    static Field[] interfaces() {
      return new Field[] {
        id("local-if-id"),
        ipv6("local-ipv6", "local_ipv6"),
        id("remote-if-id"),
        ipv6("remote-ipv6", "remote_ipv6")
      };
    }
  }

  private final int code;
  private final Sid sid;
  private final boolean algorithm;
  private final List<Field> fields;

  SegmentType(int code, Sid sid, boolean algorithm, Field... fields) {
    this.code = code;
    this.sid = sid;
    this.algorithm = algorithm;
    this.fields = List.of(fields);
  }

  int code() {
    return code;
  }

  Sid sid() {
    return sid;
  }

  /** Whether it names an SR algorithm. */
  boolean hasAlgorithm() {
    return algorithm;
  }

  List<Field> fields() {
    return fields;
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
    return "type-" + Character.toLowerCase(name().charAt(0));
  }

  static @Nullable SegmentType of(int code) {
    for (var type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    return null;
  }
}
