package net.herald.bgp.nlri;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Words for the values of a component of a flow specification.
 *
 * @param values by word, in lower case; of two words for a value the first one is shown
 * @param shown whether a value is shown by its word
 */
record FlowNames(Map<String, Integer> values, boolean shown) {
  /** Values without words. */
  static final FlowNames NONE = new FlowNames(Map.of(), false);

  static final FlowNames PROTOCOLS =
      shown(
          "icmp 1 igmp 2 ipip 4 tcp 6 egp 8 udp 17 rsvp 46 gre 47 esp 50 ah 51 icmpv6 58 ospf 89"
              + " pim 103 sctp 132");

  static final FlowNames ICMP_TYPES =
      shown(
          "echo-reply 0 unreachable 3 redirect 5 echo-request 8 router-advertisement 9"
              + " router-solicit 10 time-exceeded 11 parameter-problem 12 timestamp 13"
              + " timestamp-reply 14 photuris 40 experimental-mobility 41"
              + " extended-echo-request 42 extended-echo-reply 43 experimental-one 253"
              + " experimental-two 254");

  /** RFC 8956 section 3.5: the types of ICMPv6 are other numbers than those of ICMP. */
  static final FlowNames ICMPV6_TYPES =
      shown(
          "unreachable 1 packet-too-big 2 time-exceeded 3 parameter-problem 4 echo-request 128"
              + " echo-reply 129 router-solicit 133 router-advertisement 134"
              + " neighbor-solicit 135 neighbor-advertisement 136 redirect 137"
              + " experimental-mobility 150 extended-echo-request 160 extended-echo-reply 161");

  /** Words of different types for the same numbers: shown as numbers. */
  static final FlowNames ICMP_CODES =
      new FlowNames(
          values(
              "network-unreachable 0 host-unreachable 1 protocol-unreachable 2"
                  + " port-unreachable 3 fragmentation-needed 4 source-route-failed 5"
                  + " destination-network-unknown 6 destination-host-unknown 7"
                  + " source-host-isolated 8 destination-network-prohibited 9"
                  + " destination-host-prohibited 10 network-unreachable-for-tos 11"
                  + " host-unreachable-for-tos 12 communication-prohibited-by-filtering 13"
                  + " host-precedence-violation 14 precedence-cutoff-in-effect 15"
                  + " redirect-for-network 0 redirect-for-host 1 redirect-for-tos-and-net 2"
                  + " redirect-for-tos-and-host 3 ttl-eq-zero-during-transit 0"
                  + " ttl-eq-zero-during-reassembly 1 required-option-missing 1"
                  + " ip-header-bad 2"),
          false);

  static final FlowNames TCP_FLAGS =
      shown("fin 1 syn 2 rst 4 push 8 ack 16 urg 32 urgent 32 ece 64 cwr 128 ns 256");

  static final FlowNames FRAGMENTS =
      shown("dont-fragment 1 is-fragment 2 first-fragment 4 last-fragment 8");

  /** Well-known ports by the names of their services; shown as numbers. */
  static final FlowNames SERVICES = new FlowNames(services(), false);

  private static FlowNames shown(String table) {
    return new FlowNames(values(table), true);
  }

  private static Map<String, Integer> values(String table) {
    var values = new LinkedHashMap<String, Integer>();
    var words = table.split(" ");
    for (int i = 0; i + 1 < words.length; i += 2) {
      values.put(words[i], Integer.valueOf(words[i + 1]));
    }
    return values;
  }

  private static Map<String, Integer> services() {
    var file = Objects.requireNonNull(FlowNames.class.getResourceAsStream("services.txt"));
    try (var in = new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII))) {
      var table = in.lines().filter(line -> !line.startsWith("#")).toList();
      return values(String.join(" ", table));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value of a word in any letter case, with {@code _} or {@code -}; -1 for none. */
  int value(String word) {
    return values.getOrDefault(word.toLowerCase(Locale.ROOT).replace('_', '-'), -1);
  }

  /** All words. */
  List<String> words() {
    return List.copyOf(values.keySet());
  }

  /** The word of a value; null where it is shown as a number. */
  @Nullable String word(long value) {
    if (shown) {
      for (var entry : values.entrySet()) {
        if (entry.getValue() == value) {
          return entry.getKey();
        }
      }
    }
    return null;
  }
}
