package net.herald.api;

import static org.assertj.core.api.Assertions.assertThat;

import net.herald.config.Texts;
import org.junit.jupiter.api.Test;

/** {@code show neighbor configuration}: what is shown is what was read. */
class ShownConfigurationTest {
  private static final String PROCESS = "process p { run /bin/cat; encoder json; }\n";

  @Test
  void whatIsShownReadsBackToTheSame() {
    var neighbor =
        Texts.configuration(
                PROCESS
                    + """
                    neighbor 2001:db8::1 {
                      description "the \\"other\\" side";
                      router-id 192.0.2.9; host-name here; domain-name example.com;
                      local-address 2001:db8::2; local-as 4200000001; peer-as 65002;
                      passive true; listen 1179; connect 2179; outgoing-ttl 3; incoming-ttl 254;
                      hold-time 30; rate-limit 7; group-updates false; auto-flush false;
                      adj-rib-in true; adj-rib-out false; manual-eor true;
                      capability {
                        asn4 enable; route-refresh enable; graceful-restart 120; nexthop enable;
                        add-path send/receive; operational enable; software-version enable;
                        aigp enable; multiple-labels { ipv4 nlri-mpls 3; }
                      }
                      family { ipv4 unicast; ipv6 unicast; ipv4 nlri-mpls; }
                      nexthop { ipv4 unicast ipv6; }
                      api {
                        processes [ p ];
                        neighbor-changes; negotiated; fsm; signal;
                        receive { parsed; update; keepalive; }
                        send { consolidate; packets; open; }
                      }
                      static {
                        route 10.0.0.0/24 next-hop self med 5 community [ 65000:1 no-export ];
                        route 10.0.1.0/24 next-hop 192.0.2.9 name here watchdog w withdraw;
                        route 2001:db8:1::/48 path-information 7 next-hop self;
                      }
                    }
                    """)
            .neighbors()
            .getFirst();
    var shown = String.join("\n", ShownConfiguration.of(neighbor));
    assertThat(Texts.configuration(PROCESS + shown).neighbors()).containsExactly(neighbor);
  }

  @Test
  void keysAreNotShown() {
    var neighbor = Texts.neighbor("md5-password secret;");
    assertThat(ShownConfiguration.of(neighbor)).noneMatch(line -> line.contains("secret"));
  }
}
