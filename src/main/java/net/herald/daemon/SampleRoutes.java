package net.herald.daemon;

/**
 * Routes as they are found in the wild: prefixes of several lengths, of which up to sixteen in a
 * row share attributes, and attributes of several kinds that come again. No two are alike.
 */
public final class SampleRoutes {
  private static final int PRIVATE_AS = 65_001;

  /** How many numbers of public AS are used. */
  private static final int PUBLIC = 60_000;

  /** How many routes there are before attributes come again. */
  private static final int SETS = 3_600;

  private SampleRoutes() {}

  /**
   * A route as the configuration and commands have it.
   *
   * @param octet the first of its prefix; the next one after 65,536 routes
   * @param i which one
   */
  public static String route(int octet, int i) {
    var out = new StringBuilder(160);
    prefix(octet, i, out).append(" next-hop 192.0.2.1");
    attributes((i & -(1 << (i >> 4) % 5)) % SETS, out);
    return out.toString();
  }

  /** One that only says where its prefix is to be found. */
  static String plain(int octet, int i) {
    return prefix(octet, i, new StringBuilder(48)).append(" next-hop 192.0.2.1").toString();
  }

  private static StringBuilder prefix(int octet, int i, StringBuilder out) {
    int length = i % 256 == 0 ? 16 : i % 16 == 0 ? 20 : i % 4 == 2 ? 23 : i % 8 == 7 ? 32 : 24;
    return out.append("route ")
        .append(octet + (i >> 16))
        .append('.')
        .append(i >> 8 & 0xff)
        .append('.')
        .append(i & 0xff)
        .append(".0/")
        .append(length);
  }

  private static void attributes(int group, StringBuilder out) {
    out.append(" origin ").append(group % 7 == 0 ? "incomplete" : "igp");
    if (group % 3 == 0) {
      out.append(" med ").append(group % 500);
    }
    out.append(" as-path [ ").append(PRIVATE_AS);
    for (int i = 0; i < 2 + group % 4; i++) {
      out.append(' ').append((group * 31 + i * 7919) % PUBLIC + 1);
    }
    out.append(" ]");
    if (group % 11 == 0) {
      out.append(" large-community [ 65001:1:").append(group).append(" ]");
    }
    if (group % 5 != 0) {
      out.append(" community [");
      for (int i = 0; i < group % 5; i++) {
        out.append(' ').append(PRIVATE_AS).append(':').append((group * 7 + i * 7919) % PUBLIC);
      }
      out.append(" ]");
    }
  }
}
