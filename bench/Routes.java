import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.util.Random;

/**
 * The routes of a run: prefix number i is a /24, five neighbours in the list share their
 * attributes, as a table of the Internet has it. All is a function of the number.
 */
record Routes(int count) {
  static final int SHARED = 5;
  private static final int FIRST = 1 << 24; // 1.0.0.0
  private static final int LOOPBACK = 127 << 16;

  /** The address of a prefix; the loopback network is left out. */
  static int address(int number) {
    int network = (FIRST >>> 8) + number;
    return (network >= LOOPBACK ? network + (1 << 16) : network) << 8;
  }

  static String text(int address) {
    return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "."
        + (address & 255);
  }

  /** What a group of prefixes has in common. */
  record Common(int[] path, int med, int community) {
    static Common of(int group) {
      var random = new Random(group * 7919L);
      int[] path = new int[2 + random.nextInt(4)];
      for (int i = 0; i < path.length; i++) {
        path[i] = 1000 + random.nextInt(60_000);
      }
      return new Common(path, random.nextInt(1000), random.nextInt(60_000));
    }
  }

  /** As {@code static} of ExaBGP has them. */
  void herald(Writer out) throws IOException {
    for (int i = 0; i < count; i++) {
      out.write(words(i) + ";\n");
    }
  }

  /** As commands of a helper process, a line each. */
  String commands() {
    var out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append("peer * announce ").append(words(i)).append('\n');
    }
    return out.toString();
  }

  private static String words(int number) {
    var common = Common.of(number / SHARED);
    var out = new StringBuilder("route " + text(address(number)));
    out.append("/24 next-hop 192.0.2.1 as-path [ 65001");
    for (int as : common.path) {
      out.append(' ').append(as);
    }
    return out.append(" ] med " + common.med + " community [ 65001:" + common.community + " ]")
        .toString();
  }

  /** As {@code protocol static} of BIRD has them. */
  void bird(Writer out) throws IOException {
    for (int i = 0; i < count; i++) {
      var common = Common.of(i / SHARED);
      out.write("route " + text(address(i)) + "/24 blackhole { bgp_path=+empty+;");
      for (int at = common.path.length - 1; at >= 0; at--) {
        out.write("bgp_path.prepend(" + common.path[at] + ");");
      }
      out.write("bgp_med=" + common.med + ";bgp_community.add((65001," + common.community + "));};\n");
    }
  }

  /** As UPDATE messages, each of one group. */
  byte[] updates() {
    var out = new ByteArrayOutputStream(count * 20);
    for (int first = 0; first < count; first += SHARED) {
      var common = Common.of(first / SHARED);
      var attributes = new Octets().u8(0x40).u8(1).u8(1).u8(0);
      attributes.u8(0x40).u8(2).u8(2 + 4 * (common.path.length + 1)).u8(2).u8(common.path.length + 1);
      attributes.u32(65000);
      for (int as : common.path) {
        attributes.u32(as);
      }
      attributes.u8(0x40).u8(3).u8(4).u32(0xC0000201);
      attributes.u8(0x80).u8(4).u8(4).u32(common.med);
      attributes.u8(0xC0).u8(8).u8(4).u32(65001 << 16 | common.community);
      var body = new Octets().u16(0).u16(attributes.size()).add(attributes.bytes());
      for (int i = first; i < Math.min(first + SHARED, count); i++) {
        int address = address(i);
        body.u8(24).u8(address >>> 24).u8(address >>> 16).u8(address >>> 8);
      }
      out.writeBytes(Peers.message(2, body.bytes()));
    }
    return out.toByteArray();
  }

  /** Octets in network order. */
  static final class Octets {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Octets u8(int value) {
      out.write(value);
      return this;
    }

    Octets u16(int value) {
      return u8(value >>> 8).u8(value);
    }

    Octets u32(int value) {
      return u16(value >>> 16).u16(value);
    }

    Octets add(byte[] more) {
      out.writeBytes(more);
      return this;
    }

    int size() {
      return out.size();
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }
}
