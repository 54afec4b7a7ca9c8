package net.herald.lab.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Routes to announce: always the same, of both families, and of many different path attributes. */
public final class Catalogue {
  private static final List<String> ORIGINS = List.of("igp", "egp", "incomplete");
  private static final long FIRST_OF_FOUR_OCTETS = 4_200_000_000L;

  private Catalogue() {}

  /** The first {@code count} routes. */
  public static List<Route> routes(int count) {
    var routes = new ArrayList<Route>();
    for (int i = 0; i < count; i++) {
      routes.add(route(i));
    }
    return List.copyOf(routes);
  }

  private static Route route(int i) {
    boolean ipv6 = i % 10 >= 7;
    String prefix =
        ipv6
            ? "2001:db8:%x::/%d".formatted(i, 48 + i % 17)
            : "10.%d.%d.0/%d".formatted(i / 256, i % 256, 24 + i % 3 * 4);
    String nextHop = (ipv6 ? "2001:db8:ffff::" : "192.0.2.") + (1 + i % 50);
    return Route.to(prefix, nextHop)
        .with(PathAttribute.ORIGIN, ORIGINS.get(i % 3))
        .with(PathAttribute.AS_PATH, path(i, i % 6))
        .with(PathAttribute.MED, i % 4 == 1 ? String.valueOf(1 + i * 4_000_000L) : "")
        .with(PathAttribute.ATOMIC_AGGREGATE, i % 7 == 3 ? "yes" : "")
        .with(PathAttribute.AGGREGATOR, i % 7 == 3 ? asn(i) + ":192.0.2.9" : "")
        .with(PathAttribute.COMMUNITY, list(i % 5, n -> (64_512 + i % 100) + ":" + n * 1000))
        .with(PathAttribute.LARGE_COMMUNITY, list(i % 4, n -> asn(i) + ":" + n + ":4294967295"));
  }

  /** Numbers of two and of four octets take turns. */
  private static long asn(int i) {
    return i % 2 == 0 ? 64_600 + i % 300 : FIRST_OF_FOUR_OCTETS + i;
  }

  private static String path(int i, int length) {
    return list(length, n -> String.valueOf(asn(i + (int) n)));
  }

  private static String list(int count, LongFunction<String> element) {
    return LongStream.range(0, count).mapToObj(element).collect(Collectors.joining(" "));
  }
}
