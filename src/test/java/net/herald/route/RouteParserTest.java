package net.herald.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.herald.bgp.Family;
import net.herald.text.TextFault;
import net.herald.text.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which routes a text writes; a fault is shown as {@code column: what}. */
class RouteParserTest {
  private final RouteParser parser = new RouteParser();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10.0.0.0/24 next-hop 192.0.2.1               | ipv4 unicast 10.0.0.0/24 next-hop 192.0.2.1
          10.0.0.1 next-hop self                       | ipv4 unicast 10.0.0.1/32 next-hop self
          0.0.0.0/0 next-hop 192.0.2.1                 | ipv4 unicast 0.0.0.0/0 next-hop 192.0.2.1
          224.1.0.0/16 next-hop 192.0.2.1              | ipv4 multicast 224.1.0.0/16 next-hop 192.0.2.1
          2001:DB8::/32 next-hop 2001:db8::1           | ipv6 unicast 2001:db8::/32 next-hop 2001:db8::1
          2001:db8::1 next-hop 192.0.2.1               | ipv6 unicast 2001:db8::1/128 next-hop 192.0.2.1
          ff02::/16 next-hop 2001:db8::1               | ipv6 unicast ff02::/16 next-hop 2001:db8::1
          10.0.0.0/24                                  | ipv4 unicast 10.0.0.0/24
          10.0.0.0/24 path-information 1.2.3.4         | ipv4 unicast 10.0.0.0/24 path-information 1.2.3.4
          10.0.0.0/24 path-information 5               | ipv4 unicast 10.0.0.0/24 path-information 0.0.0.5
          10.0.0.0/24 path-information 5 path-information 6 | ipv4 unicast 10.0.0.0/24 path-information 0.0.0.6
          10.0.0.0/24 label 100                        | ipv4 nlri-mpls 10.0.0.0/24 label 100 (1601)
          10.0.0.0/24 label [ 100 200 ] label 300      | ipv4 nlri-mpls 10.0.0.0/24 label 300 (4801)
          10.0.0.0/24 rd 65000:1 label 100             | ipv4 mpls-vpn 10.0.0.0/24 label 100 (1601) rd 65000:1
          224.1.0.0/16 label 100 route-distinguisher 192.0.2.1:1 | ipv4 mpls-vpn 224.1.0.0/16 label 100 (1601) rd 192.0.2.1:1
          2001:db8::/32 label 100                      | ipv6 nlri-mpls 2001:db8::/32 label 100 (1601)
          2001:db8::/32 rd 65000:1 label 100           | ipv6 mpls-vpn 2001:db8::/32 label 100 (1601) rd 65000:1
          """)
  void theFamilyFollowsThePrefix(String text, String expected) {
    assertThat(routes(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          origin IGP                                      | origin igp
          med 100 local-preference 200                    | med 100 local-preference 200
          as-path [ 65001 4200000000 ]                    | as-path [ 65001 4200000000 ]
          as-path [ 65001, 1.1 ] ( 65003 )                | as-path [ 65001 65537 ] ( 65003 )
          as-path 65001                                   | as-path [ 65001 ]
          community [ 65000:1 no-export ]                 | community [ 65000:1 no-export ]
          community 65000:1                               | community 65000:1
          large-community [ 1:2:3 4:5:6 ]                 | large-community [ 1:2:3 4:5:6 ]
          extended-community target:65000:1               | extended-community [ target:65000:1 ]
          atomic-aggregate aggregator ( 65000:192.0.2.1 ) | atomic-aggregate aggregator ( 65000:192.0.2.1 )
          originator-id 192.0.2.1 cluster-list 192.0.2.2  | originator-id 192.0.2.1 cluster-list [ 192.0.2.2 ]
          attribute [ 0x99 0xe0 0x0102 ]                  | attribute [ 0x99 0xe0 0x0102 ]
          """)
  void whatIsWrittenDifferentlyMeansTheSame(String written, String same) {
    assertThat(attributes(written)).isEqualTo(attributes(same)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # written                                                  | counts
          med 1 med 2                                                | med 1
          origin egp origin igp                                      | origin egp
          community 1:1 community 2:2                                | community 1:1
          next-hop 192.0.2.1 next-hop 192.0.2.2                      | next-hop 192.0.2.2
          extended-community target:1:1 extended-community target:2:2 | extended-community [ target:1:1 target:2:2 ]
          bgp-prefix-sid [ 1 ] bgp-prefix-sid [ 2 ]                  | bgp-prefix-sid [ 1 ]
          bgp-prefix-sid [ 1 ] bgp-prefix-sid-srv6 ( l3-service fc00:: 1 ) | bgp-prefix-sid 0x010007000000000000010500190001001500FC00000000000000000000000000000000000100
          """)
  void ofTwoTheFirstCountsButForNextHopAndExtendedCommunities(String written, String counts) {
    assertThat(attributes(written)).isEqualTo(attributes(counts)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10.0.0.0/22 split /24  | 10.0.0.0/24 10.0.1.0/24 10.0.2.0/24 10.0.3.0/24
          10.0.0.0/24 split /24  | 10.0.0.0/24
          10.0.0.0/24 split /8   | 10.0.0.0/24
          255.255.255.254/31 split /32 | 255.255.255.254/32 255.255.255.255/32
          2001:db8::/62 split /64 | 2001:db8::/64 2001:db8:0:1::/64 2001:db8:0:2::/64 2001:db8:0:3::/64
          2001:db8::/126 split /128 | 2001:db8::/128 2001:db8::1/128 2001:db8::2/128 2001:db8::3/128
          2001:db8::/63 split /65 | 2001:db8::/65 2001:db8:0:0:8000::/65 2001:db8:0:1::/65 2001:db8:0:1:8000::/65
          10.0.0.0/31 rd 65000:1 label 100 split /32 | 10.0.0.0/32 label 100 (1601) rd 65000:1 10.0.0.1/32 label 100 (1601) rd 65000:1
          10.0.0.0/31 path-information 7 split /32 | 10.0.0.0/32 path-information 0.0.0.7 10.0.0.1/32 path-information 0.0.0.7
          """)
  void aSplitMakesTheRoutesOfItsParts(String text, String expected) {
    assertThat(
            parsed(text).stream()
                .map(route -> route.route().nlri().toString())
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @Test
  void aSplitHasABound() {
    assertThat(parsed("0.0.0.0/0 split /20")).hasSize(1 << 20);
    assertThatThrownBy(() -> parsed("0.0.0.0/0 split /21"))
        .hasMessage("split /21 makes more than 1048576 routes (expected at most /20)");
  }

  @Test
  void whatIsNotSentIsKeptBesideTheRoute() {
    ConfiguredRoute route =
        parsed("10.0.0.0/24 name \"to the lab\" watchdog dog withdraw").getFirst();
    assertThat(route.name()).isEqualTo("to the lab");
    assertThat(route.watchdog()).isEqualTo("dog");
    assertThat(route.withdrawn()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          10.0.0.1/8                    | 1: '10.0.0.1/8' has host bits (expected 10.0.0.0/8)
          2001:db8::1/64                | 1: '2001:db8::1/64' has host bits (expected 2001:db8::/64)
          10.0.0.0/                     | 1: '' is not a prefix length (expected 0 to 32)
          10.0.0.0/-1                   | 1: '-1' is not a prefix length (expected 0 to 32)
          2001:db8::/129                | 1: '129' is not a prefix length (expected 0 to 128)
          10.0/16                       | 1: '10.0/16' is not a prefix (expected as 192.0.2.0/24 or 2001:db8::/32)
          ``                            | 1: empty statement (expected a prefix)
          10.0.0.0/8 metric 5           | 12: unknown word 'metric' in a route
          10.0.0.0/8 comunity 1:1       | 12: unknown word 'comunity' in a route (did you mean 'community'?)
          10.0.0.0/8 atomic-aggregate true | 29: unknown word 'true' in a route
          10.0.0.0/8 med                | 15: nothing follows 'med' (expected a number from 0 to 4294967295)
          10.0.0.0/8 watchdog withdraw  | 21: 'withdraw' cannot name a watchdog (expected another name)
          10.0.0.0/8 split 16           | 18: '16' is not the length of a split (expected as /24)
          10.0.0.0/8 split /33          | 1: split /33 is out of range (expected /0 to /32)
          10.0.0.0/8 rd 65000           | 15: '65000' is not a route distinguisher (expected ASN:NUMBER or IPv4:NUMBER, as 65000:1)
          10.0.0.0/8 label 1048576      | 18: label 1048576 is out of range (expected a number from 0 to 1048575)
          10.0.0.0/8 label [ 100        | 18: this '[' is not closed (expected ']')
          10.0.0.0/8 path-information 4294967296 | 29: '4294967296' is not a path identifier (expected 0 to 4294967295, or 1.2.3.4)
          """)
  void aWrongRouteIsToldWithItsPlace(String text, String fault) {
    assertThatThrownBy(() -> parsed(text))
        .isInstanceOfSatisfying(
            TextFault.class,
            e ->
                assertThat(e.diagnostic().range().column() + ": " + e.diagnostic().oneLine())
                    .isEqualTo(fault));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          med 5 next-hop 192.0.2.1 nlri 10.0.0.0/8         | ipv4 unicast 10.0.0.0/8 next-hop 192.0.2.1 med 5
          rd 1:1 label 5 nlri 10.0.0.0/8 2001:db8::/32     | ipv4 mpls-vpn 10.0.0.0/8 label 5 (81) rd 1:1 ; ipv6 mpls-vpn 2001:db8::/32 label 5 (81) rd 1:1
          nlri 10.0.0.0/8 2001:db8::/32                    | ipv4 unicast 10.0.0.0/8 ; ipv6 unicast 2001:db8::/32
          split /9 path-information 1 nlri 10.0.0.0/8      | ipv4 unicast 10.0.0.0/9 path-information 0.0.0.1 ; ipv4 unicast 10.128.0.0/9 path-information 0.0.0.1
          """)
  void attributesGoWithEveryPrefixBehindNlri(String text, String expected) {
    List<ConfiguredRoute> routes = new ArrayList<>();
    parser.attributes(Words.ofLine("f", text), routes::add);
    assertThat(text(routes)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          med 5                        | nothing follows '5' (expected 'nlri')
          med 5 nlri                   | nothing follows 'nlri' (expected a prefix)
          med 5 nlri [ 10.0.0.0/8 ]    | '[' has no place here (expected prefixes without brackets)
          med 5 nlri 10.0.0.0/8 med    | 'med' is not a prefix (expected as 192.0.2.0/24 or 2001:db8::/32)
          """)
  void attributesNeedPrefixes(String text, String fault) {
    assertThatThrownBy(() -> parser.attributes(Words.ofLine("f", text), _ -> {})).hasMessage(fault);
  }

  @Test
  void aFaultHandsOnNoRoute() {
    List<ConfiguredRoute> routes = new ArrayList<>();
    assertThatThrownBy(
            () -> parser.attributes(Words.ofLine("f", "nlri 10.0.0.0/8 10.0.0.0/33"), routes::add))
        .isInstanceOf(TextFault.class);
    assertThat(routes).isEmpty();
  }

  @Test
  void behindAFamilyThePrefixIsOfThatSafi() {
    List<ConfiguredRoute> routes = new ArrayList<>();
    parser.route(Family.IPV4_MULTICAST, Words.ofLine("f", "10.0.0.0/8"), routes::add);
    parser.route(Family.IPV4_UNICAST, Words.ofLine("f", "224.0.0.0/8"), routes::add);
    assertThat(text(routes)).isEqualTo("ipv4 multicast 10.0.0.0/8 ; ipv4 unicast 224.0.0.0/8");
  }

  @Test
  void aTextIsReadOnceAndMeansTheSameForEveryPrefix() {
    String tail = " next-hop 192.0.2.1 med 5 path-information 3 name n";
    ConfiguredRoute first = parsed("10.0.0.0/8" + tail).getFirst();
    ConfiguredRoute second = parsed("11.0.0.0/8" + tail + " ;").getFirst();
    ConfiguredRoute third = parsed("12.0.0.0/8" + tail + "n").getFirst();
    assertThat(second.route().attributes()).isSameAs(first.route().attributes());
    assertThat(second.name()).isSameAs(first.name());
    assertThat(second.route().nlri()).hasToString("11.0.0.0/8 path-information 0.0.0.3");
    assertThat(third.name()).isEqualTo("nn");
  }

  @Test
  void aTextThatIsWrongIsWrongEveryTime() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> parsed("10.0.0.0/8 med x")).hasMessageContaining("'x'");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          10.0.0.0/8 med 1 med 2        | 18: 'med' is written twice (the first one counts)
          10.0.0.0/8 med 1 med 1        |
          10.0.0.0/8 withdraw           | 12: 'withdraw' does nothing without watchdog (expected watchdog NAME)
          10.0.0.0/8 withdraw watchdog a |
          10.0.0.0/8 extended-community target:1:1 extended-community target:2:2 |
          """)
  void whatHasNoEffectIsToldEveryTime(String text, String expected) {
    List<String> warnings = new ArrayList<>();
    RouteParser telling =
        new RouteParser(one -> warnings.add(one.range().column() + ": " + one.oneLine()), false);
    telling.route(Words.ofLine("f", text), _ -> {});
    telling.route(Words.ofLine("f", text), _ -> {});
    assertThat(warnings).isEqualTo(expected == null ? List.of() : List.of(expected, expected));
  }

  private List<ConfiguredRoute> parsed(String text) {
    List<ConfiguredRoute> routes = new ArrayList<>();
    parser.route(Words.ofLine("f", text), routes::add);
    return routes;
  }

  private String routes(String text) {
    return text(parsed(text));
  }

  private String attributes(String words) {
    return parsed("10.0.0.0/8 " + words).getFirst().route().attributes().toString();
  }

  private static String text(List<ConfiguredRoute> routes) {
    return routes.stream()
        .map(route -> route.route().family() + " " + route.route())
        .collect(Collectors.joining(" ; "));
  }
}
