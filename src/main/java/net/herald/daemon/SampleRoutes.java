package net.herald.daemon;

import java.util.List;

/** Routes as they are found in the wild: a few prefixes share attributes, and no two are alike. */
public final class SampleRoutes {
  private SampleRoutes() {}

  /**
   * A route as the configuration and commands have it.
   *
   * @param octet the first of its prefix
   * @param i which one, up to 262,144
   */
  public static String route(int octet, int i) {
    int path = i / 5;
    var prefix = List.of(octet, i >> 8 & 0xff, i & 0xff, i >> 16 << 6).toString();
    return "route "
        + prefix.substring(1, prefix.length() - 1).replace(", ", ".")
        + "/30 next-hop 192.0.2.1 origin igp as-path [ 65001 "
        + (path % 60_000 + 1)
        + ' '
        + (path * 7 % 60_000 + 1)
        + " ]"
        + (path % 2 == 0 ? "" : " community [ 65001:" + path + " ]");
  }
}
