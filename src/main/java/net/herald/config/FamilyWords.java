package net.herald.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.herald.bgp.Family;
import net.herald.bgp.nlri.Families;
import net.herald.iana.Afi;
import net.herald.iana.Safi;
import net.herald.text.Words;

/** The families that a file may name, and those that a neighbor has where it names none. */
final class FamilyWords {
  private static final List<Integer> INET =
      List.of(
          Safi.UNICAST,
          Safi.MULTICAST,
          Safi.MPLS_LABEL,
          Safi.MCAST_VPN,
          Safi.SR_POLICY,
          Safi.MUP,
          Safi.MPLS_VPN,
          Safi.FLOW,
          Safi.FLOW_VPN);

  /** Every family that can be named, by AFI, and in it by word. */
  private static final Map<String, Map<String, Family>> BY_WORDS =
      Map.of(
          "ipv4", words(Afi.IPV4, append(INET, Safi.ROUTE_TARGET)),
          "ipv6", words(Afi.IPV6, INET),
          "l2vpn", words(Afi.L2VPN, List.of(Safi.VPLS, Safi.EVPN)),
          "bgp-ls", words(Afi.BGP_LS, List.of(Safi.BGP_LS, Safi.BGP_LS_VPN)));

  /** Every family, in the order of the OPEN. */
  static final List<Family> ALL =
      BY_WORDS.values().stream()
          .flatMap(safis -> safis.values().stream())
          .distinct()
          .sorted()
          .toList();

  private FamilyWords() {}

  private static List<Integer> append(List<Integer> list, int one) {
    return Stream.concat(list.stream(), Stream.of(one)).toList();
  }

  private static Map<String, Family> words(int afi, List<Integer> safis) {
    Map<String, Family> words = new LinkedHashMap<>();
    for (int safi : safis) {
      Family family = new Family(afi, safi);
      words.put(family.safiWord(), family);
      if (safi == Safi.MPLS_LABEL) {
        words.put("labeled-unicast", family);
      }
    }
    return words;
  }

  private static Map<String, Family> safis(String afi) {
    return BY_WORDS.getOrDefault(afi, Map.of());
  }

  /** The SAFI words of an address family, joined for people. */
  static String shape(String afi) {
    return String.join(" | ", safis(afi).keySet());
  }

  /** Takes a SAFI, in any letter case; also one of a family that has numbers only. */
  static Family parseAny(String afi, Words words) {
    String word = words.peek().toLowerCase(Locale.ROOT);
    boolean numbers = word.startsWith("safi-") || afi.startsWith("afi-");
    Family family = numbers ? Families.parse(afi, word) : null;
    if (family == null) {
      return parse(afi, words);
    }
    words.next("a SAFI");
    return family;
  }

  /** Takes a SAFI, in any letter case. */
  static Family parse(String afi, Words words) {
    Map<String, Family> safis = safis(afi);
    String word = words.next("a family of " + afi);
    Family family = safis.get(word.toLowerCase(Locale.ROOT));
    if (family == null) {
      throw words.unknown("'" + word + "' is no family of " + afi, List.copyOf(safis.keySet()));
    }
    return family;
  }
}
