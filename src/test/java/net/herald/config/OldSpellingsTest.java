package net.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What older versions of ExaBGP wrote means what is written today. */
class OldSpellingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "md5 secret;                      | md5-password secret;",
        "ttl-security;                    | outgoing-ttl 255;",
        "ttl-security 64;                 | outgoing-ttl 64;",
        "route-refresh;                   | capability { route-refresh; }",
        "graceful-restart 60;             | capability { graceful-restart 60; }",
        "multi-session;                   | capability { multi-session; }",
        "add-path send/receive;           | capability { add-path send/receive; }",
        "capability { add-path send-receive; } | capability { add-path send/receive; }",
        "asn4 disable;                    | capability { asn4 disable; }",
        "aigp enable;                     | capability { aigp enable; }",
        "capability { route refresh; }    | capability { route-refresh; }",
        "family { inet multicast; }       | family { ipv4 multicast; }",
        "family { inet4 multicast; inet6 multicast; } | family { ipv4 multicast; ipv6 multicast; }",
        "static { route 10.0.0.0/8 next-hop 192.0.2.2 as-sequence [ 1 ( 2 ) ]; }"
            + " | static { route 10.0.0.0/8 next-hop 192.0.2.2 as-path [ 1 ] ( 2 ); }",
        "static { route 10.0.0.0/8 next-hop 192.0.2.2 watchdog w withdrawn; }"
            + " | static { route 10.0.0.0/8 next-hop 192.0.2.2 watchdog w withdraw; }",
      })
  void meansTheSame(String old, String today) {
    assertThat(Texts.neighbor(old)).isEqualTo(Texts.neighbor(today));
    if (!old.contains("( 2 )") && !old.contains("send-receive")) {
      assertThat(Texts.said(old)).contains("warning", "is an old spelling");
    }
    assertThat(Texts.said(today)).doesNotContain("is an old spelling");
  }

  @Test
  void aProcessInANeighborIsOneOfTheFileThatIsToldOfIt() {
    String old =
        """
        process w {
          run /bin/sh;
          receive { parsed; updates; neighbor-changes; open; }
          send { packets; }
        }
        """;
    String today =
        """
        api {
          processes [ w ];
          neighbor-changes;
          receive { parsed; update; open; }
          send { packets; open; update; notification; keepalive; refresh; operational; }
        }
        """;
    Configuration before = Texts.configuration(Texts.section(old));
    Configuration now = Texts.configuration("process w { run /bin/sh; }" + Texts.section(today));
    assertThat(before.neighbors()).isEqualTo(now.neighbors());
    assertThat(before.processes()).isEqualTo(now.processes());
  }

  @Test
  void whatAGroupSaysItsNeighborsSayUnlessTheySayOtherwise() {
    Configuration before =
        Texts.configuration(
            """
            group {
              router-id 192.0.2.9; local-address 192.0.2.2; local-as 65001; hold-time 90;
              family { ipv4 unicast; }
              static { route 10.0.0.0/8 next-hop 192.0.2.2; }
              neighbor 192.0.2.1 { peer-as 65002; }
              neighbor 192.0.2.3 { peer-as 65003; hold-time 30; family { ipv6 unicast; } }
            }
            """);
    Configuration now =
        Texts.configuration(
            """
            neighbor 192.0.2.1 {
              router-id 192.0.2.9; local-address 192.0.2.2; local-as 65001; hold-time 90;
              peer-as 65002;
              family { ipv4 unicast; }
              static { route 10.0.0.0/8 next-hop 192.0.2.2; }
            }
            neighbor 192.0.2.3 {
              router-id 192.0.2.9; local-address 192.0.2.2; local-as 65001; hold-time 30;
              peer-as 65003;
              family { ipv4 unicast; ipv6 unicast; }
              static { route 10.0.0.0/8 next-hop 192.0.2.2; }
            }
            """);
    assertThat(before.neighbors()).isEqualTo(now.neighbors());
  }

  @Test
  void minimalFamiliesAreThoseOfTheRoutes() {
    Neighbor neighbor =
        Texts.configuration(
                """
                neighbor 192.0.2.1 {
                  router-id 192.0.2.9; local-address 192.0.2.2; local-as 65001; peer-as 65002;
                  family { minimal; }
                  static {
                    route 2001:db8::/32 next-hop 2001:db8::1;
                    route 2001:db9::/32 next-hop 2001:db8::1;
                  }
                }
                """)
            .neighbors()
            .getFirst();
    assertThat(neighbor.families()).containsExactly(net.herald.bgp.Family.IPV6_UNICAST);
  }
}
