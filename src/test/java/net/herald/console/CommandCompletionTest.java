package net.herald.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words typed so far, the beginning of the next, and what it could become. */
class CommandCompletionTest {
  private static final CommandCompletion COMPLETION =
      new CommandCompletion(() ->
          List.of(
              new Candidate("192.0.2.1", "AS65002 ESTABLISHED"),
              new Candidate("2001:db8::5", "AS65005 IDLE")));

  private static Suggestions after(String typed) {
    int blank = typed.lastIndexOf(' ');
    var before = blank < 0 ? "" : typed.substring(0, blank).strip();
    var words = before.isEmpty() ? List.<String>of() : List.of(before.split(" +"));
    return COMPLETION.after(words).startingWith(typed.substring(blank + 1));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '>',
      value = {
        // both dialects
        "'pe'                              > peer",
        "'sh'                              > show shutdown",
        "'show '                           > neighbor peer adj-rib healthcheck",
        "'show adj-rib '                   > in out",
        "'rib '                            > show flush clear",
        "'rib flush '                      > out",
        "'daemon '                         > shutdown reload restart status",
        "'session ack '                    > enable disable silence",
        "'system api '                     > version",
        "'announce e'                      > eor",
        "'peer '                           > * 192.0.2.1 2001:db8::5 show create delete disable enable list",
        "'neighbor '                       > * 192.0.2.1 2001:db8::5",
        "'neighbor 192.0.2.1 t'            > teardown",
        "'peer 192.0.2.1 peer-'            > peer-as",
        "'peer 192.0.2.1 peer-as 65002 te' > teardown",
        "'peer * clear '                   > adj-rib",
        // what follows a command
        "'show neighbor s'                 > summary sync",
        "'show neighbor summary '          > * 192.0.2.1 2001:db8::5 json text sync async",
        "'show neighbor 192.0.2.1 '        > summary extensive configuration json text sync async",
        "'show neighbor 192.0.2.1 summary ' > json text sync async",
        "'show neighbor extensive 192.0.2.1 ' > json text sync async",
        "'peer 192.0.2.1 show '            > * 192.0.2.1 2001:db8::5 summary extensive configuration json text sync async",
        "'peer show 2001:db8::5 e'         > extensive",
        "'rib show in 2'                   > 2001:db8::5",
        "'rib show in l2vpn '              > * 192.0.2.1 2001:db8::5 extensive json text sync async",
        "'announce eor '                   > ipv4 ipv6 bgp-ls l2vpn json text sync async",
        "'announce eor ipv6 m'             > multicast mpls-vpn mup mcast-vpn",
        "'announce eor l2vpn '             > vpls evpn",
        "'announce operational lpcp a'     > afi",
        "'announce operational asm afi ipv4 safi unicast ' > advisory router-id sequence",
        // routes
        "'announce route 10.0.0.0/24 next' > next-hop",
        "'announce route 10.0.0.0/24 next-hop self com'           > community",
        "'announce route 10.0.0.0/24 community [ 1:1 2:2 ] loc'   > local-preference",
        "'announce route 10.0.0.0/24 atomic-aggregate med 5 loc'  > local-preference",
        "'peer * announce route 10.0.0.0/24 next-hop self label'  > label",
        "'announce attributes med 5 nl'    > nlri",
        "'peer * routes ipv4 unicast '     > list add remove",
        "'peer * routes add route 10.0.0.0/24 next-' > next-hop",
        "'peer * routes add route 10.0.0.0/24 origin ' > igp egp incomplete",
        "'group announce route 10.0.0.0/24 origin '  > igp egp incomplete",
        "'group announce route 10.0.0.0/24 next-hop self ; with' > withdraw",
        // values of attributes
        "'announce route 10.0.0.0/24 origin '        > igp egp incomplete",
        "'announce route 10.0.0.0/24 next-hop s'     > self",
        "'announce route 10.0.0.0/24 community '     > [ blackhole llgr-stale no-advertise no-export no-export-subconfed no-llgr no-peer",
        "'announce route 10.0.0.0/24 community [ 1:1 no-e' > no-export no-export-subconfed",
        "'announce route 10.0.0.0/24 community [ 1:1 ' > ] blackhole llgr-stale no-advertise no-export no-export-subconfed no-llgr no-peer",
        "'announce route 10.0.0.0/24 as-path '       > [ ( confed",
        "'announce route 10.0.0.0/24 as-path [ 1 '   > , ] (",
        "'announce route 10.0.0.0/24 extended-community [ t' > target:",
        "'announce route 10.0.0.0/24 extended-community [ redirect' > redirect-to-nexthop redirect-to-nexthop-ietf redirect:",
        "'announce route 10.0.0.0/24 pmsi [ ing'     > ingress-replication",
        "'announce route 10.0.0.0/24 bgp-prefix-sid-srv6 ( ' > l3-service l2-service",
        "'withdraw route 10.0.0.0/24 a'              > as-path atomic-aggregate aggregator aigp attribute-set attribute async",
        "'withdraw route 10.0.0.0/24 withd'          > withdraw",
        // families and what their routes are made of
        "'announce ipv4 m'                           > multicast mpls-vpn mup mcast-vpn",
        "'announce l2vpn '                           > vpls evpn",
        "'announce l2vpn evpn m'                     > mac-ip multicast",
        "'announce l2vpn evpn mac-ip e'              > esi ethernet-tag extended-community extended-community-ipv6",
        "'announce l2vpn vpls discovery r'           > rd route-distinguisher",
        "'announce vpls rd 65000:1 endpoint 5 b'     > base base-bits bgp-ls bgp-prefix-sid bgp-prefix-sid-srv6",
        "'announce ipv4 mup '                        > mup-isd mup-dsd mup-t1st mup-t2st",
        "'announce ipv4 mcast-vpn s'                 > s-pmsi source-ad shared-join source-join",
        "'announce ipv4 rtc '                        > default origin-as",
        "'announce ipv4 sr-policy dis'               > distinguisher",
        "'announce ipv6 mpls-vpn 2001:db8::/32 rd 1:1 lab' > label",
        "'announce bgp-ls '                          > bgp-ls bgp-ls-vpn",
        "'announce bgp-ls bgp-ls '                   > raw",
        // flow specifications on one line
        "'announce flow '                            > route",
        "'announce flow route desti'                 > destination destination-ipv4 destination-ipv6 destination-port",
        "'announce flow route destination 10.0.0.0/24 protocol i' > icmp igmp ipip icmpv6",
        "'announce flow route protocol [ tcp u'      > udp",
        "'announce flow route tcp-flags '            > [ fin syn rst push ack urg urgent ece cwr ns",
        "'announce flow route fragment '             > [ dont-fragment is-fragment first-fragment last-fragment",
        "'announce flow route next-header tcp icmp-type echo' > echo-request echo-reply",
        "'announce flow route protocol tcp red'      > redirect redirect-to-nexthop redirect-to-nexthop-ietf",
        "'announce flow route protocol tcp rate-limit 9600 b' > bytes bgp-ls bgp-prefix-sid bgp-prefix-sid-srv6",
        "'announce flow route protocol tcp action '  > sample terminal sample-terminal",
        "'announce ipv6 flow next-header t'          > tcp",
        // what is told to a subscriber
        "'subscribe version '                          > 4 6",
        "'subscribe { '                                > neighbor-changes negotiated fsm signal healthcheck send receive }",
        "'subscribe { receive '                        > {",
        "'subscribe { receive { '                      > parsed packets consolidate open update notification keepalive refresh operational }",
        "'peer * subscribe json { receive { parsed ; u' > update",
        "'subscribe { fsm '                            > enable disable ;",
        "'subscribe { fsm enable '                     > ;",
        "'subscribe { fsm ; }'                         > }",
        "'subscribe { fsm ; } '                        > json text sync async",
        "'subscribe { receive { parsed ; } } '         > json text sync async",
        "'subscribe { no-such '                        > ''",
        // and in parts
        "'announce flow route { match '              > {",
        "'announce flow route { match { des'         > destination destination-ipv4 destination-ipv6 destination-port",
        "'announce flow route { match { dis'         > ''",
        "'announce flow route { match { protocol tcp ' > ;",
        "'announce flow route { match { protocol tcp ; } t' > then tunnel-encap",
        "'announce flow route { match { protocol tcp ; } scope { ' > } interface-set",
        "'announce flow route { match { protocol tcp ; } then { redirect-' > redirect-to-nexthop redirect-to-nexthop-ietf",
        "'announce flow route { match { protocol tcp ; } then { des' > ''",
        "'announce flow route { match { protocol tcp ; } then { discard ; } } ' > json text sync async",
      })
  void whatCouldBeTyped(String typed, String words) {
    assertThat(words(typed)).isEqualTo(words);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '>',
      value = {
        "'announce flow route '                      > { destination destination-ipv4",
        "'announce flow route { '                    > } match scope then rd route-distinguisher origin as-path",
        "'announce flow route { match { '            > } destination destination-ipv4 destination-ipv6 source",
        "'announce flow route { match { protocol tcp ; } then { ' > } accept discard rate-limit redirect",
        "'announce attributes med 5 '                > nlri origin as-path",
        "'announce l2vpn evpn mac-ip '               > rd esi ethernet-tag mac ip label vni origin",
      })
  void whatBelongsThereComesFirst(String typed, String words) {
    assertThat(words(typed)).startsWith(words + " ");
  }

  private static String words(String typed) {
    return after(typed).candidates().stream().map(Candidate::word).collect(Collectors.joining(" "));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '>',
      value = {
        "'announce route '                      > a prefix",
        "'announce route 10.0.0.0/24 next-hop ' > an IP address or self",
        "'announce route 10.0.0.0/24 med '      > a number from 0 to 4294967295",
        "'announce route 10.0.0.0/24 large-community ' > a large community",
        "'announce route 10.0.0.0/24 origin '   > ''",
        "'peer 192.0.2.1 teardown '             > SUBCODE",
        "'neighbor 192.0.2.1 local-ip '         > KEY-VALUE",
        "'announce ipv4 unicast '               > a prefix",
        "'announce route-refresh ipv4 unicast ' > ''",
      })
  void whatIsNoWordIsNamed(String typed, String expected) {
    assertThat(after(typed).expected()).isEqualTo(expected);
  }

  @Test
  void wordsAreExplainedAndFilesAreFiles() {
    assertThat(after("daemon rel").candidates())
        .containsExactly(new Candidate("reload", "reads the configuration anew"));
    assertThat(after("show neighbor 19").candidates())
        .containsExactly(new Candidate("192.0.2.1", "AS65002 ESTABLISHED"));
    assertThat(after("announce file ").files()).isTrue();
    assertThat(after("announce route ").files()).isFalse();
  }

  @Test
  void behindNonsenseThereIsNothing() {
    assertThat(after("no such command ")).isEqualTo(Suggestions.NONE);
    assertThat(after("announce route 10.0.0.0/24 no-such-word ").candidates()).isEmpty();
  }
}
