package net.herald.lab.speaker;

import static net.herald.lab.speaker.PathAttribute.AS_PATH;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A unicast route in a form in which routes of different speakers can be compared.
 *
 * @param prefix in the form of {@link InetAddress#getHostAddress()}, so that every speaker's IPv6
 *     prefixes look the same
 */
public record Route(String prefix, Map<PathAttribute, String> attributes)
    implements Comparable<Route> {

  public Route {
    prefix = canonical(prefix);
    attributes = Collections.unmodifiableMap(copy(attributes));
  }

  /** A route with nothing but a next hop and ORIGIN IGP. */
  public static Route to(String prefix, String nextHop) {
    return new Route(prefix, Map.of())
        .with(PathAttribute.NEXT_HOP, nextHop)
        .with(PathAttribute.ORIGIN, "igp");
  }

  /** The same route with this value; an empty value takes the attribute away. */
  public Route with(PathAttribute attribute, String value) {
    var changed = copy(attributes);
    if (value.isBlank() || attribute == PathAttribute.MED && value.equals("0")) {
      changed.remove(attribute);
    } else {
      changed.put(attribute, canonical(attribute, value));
    }
    return new Route(prefix, changed);
  }

  /** The same route without this attribute. */
  public Route without(PathAttribute attribute) {
    return with(attribute, "");
  }

  /** The same route after an autonomous system has put itself before the path. */
  public Route prepended(long asn) {
    return with(AS_PATH, asn + get(AS_PATH).map(path -> " " + path).orElse(""));
  }

  public Optional<String> get(PathAttribute attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  public boolean isIpv6() {
    return prefix.contains(":");
  }

  @Override
  public int compareTo(Route other) {
    return Comparator.comparing(Route::prefix).compare(this, other);
  }

  @Override
  public String toString() {
    return attributes.entrySet().stream()
        .map(entry -> " " + entry.getKey().keyword() + " " + entry.getValue())
        .collect(Collectors.joining("", prefix, ""));
  }

  private static EnumMap<PathAttribute, String> copy(Map<PathAttribute, String> attributes) {
    var copy = new EnumMap<PathAttribute, String>(PathAttribute.class);
    copy.putAll(attributes);
    return copy;
  }

  private static String canonical(String prefix) {
    String[] parts = prefix.split("/", 2);
    return address(parts[0]) + "/" + parts[1];
  }

  private static String address(String text) {
    return InetAddress.ofLiteral(text).getHostAddress();
  }

  private static String canonical(PathAttribute attribute, String value) {
    return switch (attribute) {
      case NEXT_HOP -> address(value);
      case COMMUNITY, LARGE_COMMUNITY ->
          Arrays.stream(value.strip().split("\\s+")).sorted().collect(Collectors.joining(" "));
      case ORIGIN, AS_PATH, MED, LOCAL_PREFERENCE, ATOMIC_AGGREGATE, AGGREGATOR -> value.strip();
    };
  }
}
