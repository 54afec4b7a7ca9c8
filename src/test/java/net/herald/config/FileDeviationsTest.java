package net.herald.config;

import static net.herald.config.Texts.configuration;
import static net.herald.config.Texts.neighbor;
import static net.herald.config.Texts.said;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.herald.bgp.Family;
import net.herald.route.ConfiguredRoute;
import org.junit.jupiter.api.Test;

/** Where Herald reads a file otherwise than ExaBGP; KNOWN_DEVIATIONS.md names these. */
class FileDeviationsTest {
  private static final String COMPLETE = "router-id 192.0.2.9; local-as 1; peer-as 2;";

  @Test
  void aBraceTooManyDoesNotHideTheRestOfTheFile() {
    String text = "neighbor 192.0.2.1 {%s}}neighbor 192.0.2.2 {}".formatted(COMPLETE);
    assertThat(Texts.read(text).diagnostics().print())
        .contains("error: this '}' closes nothing")
        .contains("error: incomplete neighbor, missing router-id, local-as, peer-as");
  }

  @Test
  void aTemplateNobodyWroteIsAnError() {
    assertThat(said("inherit late;"))
        .isEqualTo("error: unknown template 'late' (expected one written above)");
  }

  @Test
  void aTemplateInheritsToo() {
    String text =
        "template { neighbor a { hold-time 30; } neighbor b { inherit a; } }"
            + "neighbor 192.0.2.1 { inherit b; %s }".formatted(COMPLETE);
    assertThat(configuration(text).neighbors().getFirst().holdTime()).isEqualTo(30);
  }

  @Test
  void anEscapedCharacterIsAnOrdinaryOne() {
    assertThat(neighbor("description \"a \\\"b\\\" \\; c\";").identity().description())
        .isEqualTo("a \"b\" ; c");
  }

  @Test
  void theOtherQuoteIsAnOrdinaryCharacterBetweenQuotes() {
    assertThat(neighbor("description \"it's\";").identity().description()).isEqualTo("it's");
  }

  @Test
  void aStatementEndedByABraceIsAnError() {
    assertThat(said("capability { asn4 disable }"))
        .isEqualTo("error: this statement is not ended (expected ';')");
  }

  @Test
  void wordsTooManyAreToldOf() {
    assertThat(said("hold-time 30 40;"))
        .isEqualTo("warning: '40' is ignored (expected the end of the statement)");
  }

  @Test
  void wordsInFrontOfTheBraceOfARouteCount() {
    ConfiguredRoute route =
        neighbor("static { route 10.0.0.0/8 next-hop 192.0.2.2 { med 5; } }").routes().getFirst();
    assertThat(route.route().attributes()).hasToString("next-hop 192.0.2.2 med 5");
  }

  @Test
  void whatATemplateOverridesIsToldOf() {
    String text =
        "template { neighbor a { hold-time 30; } }"
            + "neighbor 192.0.2.1 { inherit a; hold-time 60; %s }".formatted(COMPLETE);
    assertThat(Texts.read(text).diagnostics().print())
        .contains("warning: 'hold-time' is overridden by template 'a'");
  }

  @Test
  void aMaskThatIsNoLengthIsAnError() {
    assertThat(said("static { route 10.0.0.0/255.0.0.0 next-hop 192.0.2.2; }"))
        .isEqualTo("error: '255.0.0.0' is not a prefix length (expected 0 to 32)");
  }

  @Test
  void aProcessNobodyDefinedIsAnErrorAndAPatternThatMatchesNoneIsNot() {
    assertThat(said("api { processes [ watcher ]; }"))
        .isEqualTo(
            "error: process 'watcher' is not defined (expected the name of a process section)");
    assertThat(said("api { processes-match [ \"^w\" ]; }"))
        .isEqualTo("warning: no process matches '^w' (expected the start of a name)");
  }

  @Test
  void aProcessNeedsAName() {
    assertThat(Texts.read("process { run /bin/sh; }").diagnostics().print())
        .contains("error: nothing follows 'process'");
  }

  @Test
  void addPathForAllIsForAll() {
    assertThat(
            neighbor("capability { add-path send; } add-path { all; }").capabilities().pathLimits())
        .containsOnlyKeys(Family.IPV4_UNICAST, Family.IPV6_UNICAST);
  }

  @Test
  void rateLimitCanBeDisabled() {
    assertThat(neighbor("rate-limit disable;").rateLimit()).isZero();
  }

  @Test
  void prefixesOfBothFamiliesMayStandBehindNlri() {
    assertThat(
            routes(
                neighbor(
                    "static { attributes next-hop self nlri 10.0.0.0/24 10.1.0.0/24; "
                        + "attributes next-hop 2001:db8::2 nlri 2001:db8::/32 10.2.0.0/24; }")))
        .containsExactly(
            "ipv4 unicast 10.0.0.0/24",
            "ipv4 unicast 10.1.0.0/24",
            "ipv6 unicast 2001:db8::/32",
            "ipv4 unicast 10.2.0.0/24");
  }

  @Test
  void announceTakesWhatStaticTakes() {
    assertThat(
            routes(
                neighbor(
                    """
                    family { ipv4 multicast; }
                    announce {
                      ipv4 {
                        multicast 10.0.0.0/8 next-hop 192.0.2.2;
                        unicast 10.0.0.0/23 split /24 path-information 5 originator-id 192.0.2.1 \
                          next-hop 192.0.2.2 atomic-aggregate name a watchdog b withdraw;
                      }
                    }
                    """)))
        .containsExactly(
            "ipv4 multicast 10.0.0.0/8",
            "ipv4 unicast 10.0.0.0/24 path-information 0.0.0.5",
            "ipv4 unicast 10.0.1.0/24 path-information 0.0.0.5");
  }

  @Test
  void aPrefixOfTheOtherFamilyIsAnnouncedAsWhatItIs() {
    String text = "announce { ipv4 { unicast 2001:db8::/32 next-hop 2001:db8::1; } }";
    assertThat(said(text))
        .isEqualTo("warning: this prefix is not of ipv4 (it is announced as what it is)");
    assertThat(routes(neighbor(text))).containsExactly("ipv6 unicast 2001:db8::/32");
  }

  @Test
  void aRouteThatLacksItsLabelIsAnError() {
    String family = "family { ipv4 mpls-vpn; ipv4 nlri-mpls; } ";
    assertThat(said(family + "static { route 10.0.0.0/8 rd 1:1 next-hop 192.0.2.2; }"))
        .isEqualTo("error: this route has no label (expected label)");
    assertThat(said(family + "announce { ipv4 { nlri-mpls 10.0.0.0/8 next-hop 192.0.2.2; } }"))
        .isEqualTo("error: this route has no label (expected label)");
  }

  @Test
  void familiesWithoutWordsCanBeNamed() {
    String families = "family { ipv4 rtc; ipv4 safi-129; afi-16397 safi-4; afi-8 nlri-mpls; }";
    assertThat(neighbor(families).families())
        .contains(
            Family.IPV4_ROUTE_TARGET, new Family(1, 129), new Family(16397, 4), new Family(8, 4));
    assertThat(said("family { afi-65536 safi-4; }"))
        .startsWith("error: unknown keyword 'afi-65536' in family");
    assertThat(said("family { ipv4 safi-256; }"))
        .startsWith("error: 'safi-256' is no family of ipv4");
  }

  @Test
  void multiSessionIsOneNeighborWithAllFamilies() {
    assertThat(neighbor("capability { multi-session; }").families())
        .containsExactly(Family.IPV4_UNICAST, Family.IPV6_UNICAST);
  }

  @Test
  void ipv6MulticastCanBeNamed() {
    assertThat(neighbor("family { ipv6 multicast; }").families()).contains(Family.IPV6_MULTICAST);
  }

  @Test
  void aRouteWithoutNextHopIsToldOf() {
    assertThat(said("static { route 10.0.0.0/8; }"))
        .isEqualTo("warning: this route has no next hop (expected next-hop IP)");
  }

  @Test
  void aPasswordIsNeverShown() {
    assertThat(
            Texts.read(Texts.section("md5-password hunter2; md5-password hunter3 more; bogus;"))
                .diagnostics()
                .print())
        .doesNotContain("hunter", "more;")
        .contains("md5-password *******; md5-password ************; bogus;");
  }

  @Test
  void sectionsStandAtMostSixteenDeep() {
    assertThat(Texts.read("neighbor 192.0.2.1 {".repeat(17)).diagnostics().print())
        .contains("error: sections stand too deep in each other");
  }

  private static List<String> routes(Neighbor neighbor) {
    return neighbor.routes().stream()
        .map(route -> route.route().family() + " " + route.route().nlri())
        .toList();
  }
}
