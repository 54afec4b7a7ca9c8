package net.herald.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flow specifications in commands, in the forms that users' scripts have. */
class FlowCommandsTest {
  private static final String CONFIGURATION =
      """
      process p { run /bin/cat; encoder json; }
      neighbor 192.0.2.1 {
        router-id 192.0.2.9; local-address 192.0.2.9; local-as 65001; peer-as 65002;
        family { ipv4 flow; ipv4 flow-vpn; ipv6 flow; ipv6 flow-vpn; }
        api { processes [ p ]; }
      }
      """;

  /** A command, and the route it announces (+) or withdraws (-). */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # in parts
          announce flow route { match { source 10.0.0.1/32; } then { discard; } } | +flow source-ipv4 10.0.0.1/32 extended-community rate-limit:0
          announce flow route give-me-a-name { match { source 10.0.0.1/32; } then { discard; } } | +flow source-ipv4 10.0.0.1/32 extended-community rate-limit:0
          announce flow route {\\n match {\\n source 10.0.0.1/32;\\n }\\n then {\\n discard;\\n }\\n }\\n\\n | +flow source-ipv4 10.0.0.1/32 extended-community rate-limit:0
          announce flow route { match { source 7.7.7.7/32; } scope { interface-set [ non-transitive:input:3405770241:1 transitive:output:254:254 ]; } then { discard; } } | +flow source-ipv4 7.7.7.7/32 extended-community [ interface-set:output:254:254 interface-set:input:3405770241:1 rate-limit:0 ]
          announce flow route { then { redirect 1.2.3.4; } match { destination 192.168.0.1/32; } } | +flow destination-ipv4 192.168.0.1/32 next-hop 1.2.3.4 extended-community redirect-to-nexthop
          announce flow route { rd 65535:65536; next-hop 5.6.7.8; match { source 10.0.0.3/32; } then { redirect-to-nexthop; } }; | +flow source-ipv4 10.0.0.3/32 rd 65535:65536 next-hop 5.6.7.8 extended-community redirect-to-nexthop
          neighbor 192.0.2.1 announce flow route { match { source 2001:db8::/32; next-header tcp; } then { rate-limit 9600; } } | +flow source-ipv6 2001:db8::/32/0 next-header =tcp extended-community rate-limit:9600
          peer * announce flow route { match { port 80; } then { accept; community [ 30740:0 ]; large-community [ 1:2:3 ]; extended-community [ target:1:2 ]; } } | +flow port =80 community 30740:0 extended-community target:1:2 large-community 1:2:3
          withdraw flow route { match { source 10.0.0.1/32; } then { discard; } } | -flow source-ipv4 10.0.0.1/32
          peer 192.0.2.1 withdraw flow route { match { source 10.0.0.1/32; } } | -flow source-ipv4 10.0.0.1/32
          # on one line
          announce flow route source 10.0.0.0/24 destination-port [ =80 >1024&<2048 ] protocol tcp rate-limit 1000 packets | +flow source-ipv4 10.0.0.0/24 protocol =tcp destination-port [ =80 >1024&<2048 ] extended-community rate-limit:1000:packets
          announce flow route destination 133.130.1.219/32 discard interface-set [ transitive:input:1234:10] | +flow destination-ipv4 133.130.1.219/32 extended-community [ interface-set:input:1234:10 rate-limit:0 ]
          announce flow route source 10.0.0.1/32 rd 65000:1 mark 46 action sample-terminal; | +flow source-ipv4 10.0.0.1/32 rd 65000:1 extended-community [ action sample-terminal mark 46 ]
          announce flow route source 10.0.0.1/32 redirect 65500:12345 | +flow source-ipv4 10.0.0.1/32 extended-community redirect:65500:12345
          announce flow route source 10.0.0.1/32 redirect 70000:12 | +flow source-ipv4 10.0.0.1/32 extended-community redirect:70000:12
          announce flow route source 10.0.0.1/32 redirect 1.2.3.4:5678 | +flow source-ipv4 10.0.0.1/32 extended-community redirect:1.2.3.4:5678
          announce flow route source 10.0.0.1/32 redirect [2001:db8::1] | +flow source-ipv4 10.0.0.1/32 next-hop 2001:db8::1 extended-community redirect-to-nexthop
          announce flow route source 10.0.0.1/32 redirect "[2001:db8::1]:100" | +flow source-ipv4 10.0.0.1/32 extended-community-ipv6 redirect:2001:db8::1:100
          announce flow route source 10.0.0.1/32 redirect [2001:db8::1]:100 | +flow source-ipv4 10.0.0.1/32 extended-community-ipv6 redirect:2001:db8::1:100
          announce flow route source 10.0.0.1/32 redirect-to-nexthop-ietf 1.2.3.4 | +flow source-ipv4 10.0.0.1/32 extended-community redirect-to-nexthop-ietf 1.2.3.4
          announce flow route source 10.0.0.1/32 redirect-to-nexthop-ietf 2a02:b80::1 | +flow source-ipv4 10.0.0.1/32 extended-community-ipv6 redirect-to-nexthop-ietf 2a02:b80::1
          announce flow route source 10.0.0.1/32 copy 1.2.3.4 | +flow source-ipv4 10.0.0.1/32 next-hop 1.2.3.4 extended-community copy-to-nexthop
          announce flow route source 10.0.0.1/32 copy-to-nexthop-ietf 1.2.3.4 | +flow source-ipv4 10.0.0.1/32 extended-community copy-to-nexthop-ietf 1.2.3.4 (with copy)
          announce flow route source 10.0.0.1/32 next-hop 9.9.9.9 copy-to-nexthop | +flow source-ipv4 10.0.0.1/32 next-hop 9.9.9.9 extended-community copy-to-nexthop
          withdraw flow route source 10.0.0.1/32 | -flow source-ipv4 10.0.0.1/32
          # by family
          announce ipv4 flow destination-ipv4 192.168.0.1/32 source-ipv4 10.0.0.1/32 extended-community [rate-limit:0 action sample] | +flow destination-ipv4 192.168.0.1/32 source-ipv4 10.0.0.1/32 extended-community [ rate-limit:0 action sample ]
          announce ipv4 flow source-ipv4 10.0.0.1/32 rd 65535:65536 discard | +flow source-ipv4 10.0.0.1/32 rd 65535:65536 extended-community rate-limit:0
          announce ipv6 flow flow-label 5 discard | +flow flow-label =5 extended-community rate-limit:0
          withdraw ipv4 flow-vpn source-ipv4 10.0.0.1/32 rd 65535:65536 | -flow source-ipv4 10.0.0.1/32 rd 65535:65536
          """)
  void isDone(String command, String effect) {
    for (int version : new int[] {4, 6}) {
      var scene = new CommandScene(version, CONFIGURATION);
      assertThat(scene.say(command)).containsExactly("done");
      assertThat(scene.speaker().effects()).isEqualTo(List.of("65002: " + effect));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          announce flow | nothing follows 'flow' (expected 'route') at character 14
          announce flow rule source 10.0.0.1/32 | 'rule' has no place here (expected 'route') at character 15
          announce flow route | this cannot be sent: a rule without components at character 1
          announce flow route { } | this cannot be sent: a rule without components at character 21
          announce flow route { match { source 10.0.0.1/32; } | the rule is not closed (expected '}') at character 52
          announce flow route { match { source 10.0.0.1/32 } } | this statement is not ended (expected ';') at character 31
          announce flow route { match { source 10.0.0.1/32; } } announce | this stands behind the rule (expected nothing) at character 55
          announce flow route { source 10.0.0.1/32; } | 'source' does not stand in a flow specification (expected it in match) at character 23
          announce flow route { match { discard; } } | 'discard' does not stand in match (expected it in then) at character 31
          announce flow route { match { sorce 10.0.0.1/32; } } | unknown word 'sorce' in match (did you mean 'source'?) at character 31
          announce flow route { mach { source 10.0.0.1/32; } } | unknown section 'mach' in a flow specification (did you mean 'match'?) at character 23
          announce flow route { match { source 10.0.0.1/32; then { } } } | no section can stand in match (expected ';' in place of '{') at character 51
          announce flow route { match { source 10.0.0.1/32; destination 2001:db8::/32; } } | '2001:db8::/32' is of ipv6, and '10.0.0.1/32' makes this rule one of ipv4 (expected one address family in a rule) at character 63
          announce flow route source 10.0.0.1/32 flow-label 5 | 'flow-label' is of ipv6, and '10.0.0.1/32' makes this rule one of ipv4 (expected one address family in a rule) at character 40
          announce flow route source 10.0.0.1/32 rate-limit lots | 'lots' is not a valid rate-limit (expected a number of octets, or packets) at character 51
          announce flow route source 10.0.0.1/32 rate-limit -1 | rate-limit -1 is out of range (expected a number of octets, or packets) at character 51
          announce flow route source 10.0.0.1/32 redirect here | 'here' is not a target of redirect (expected AS:NUMBER, AS4:NUMBER16, IPv4:NUMBER16, [IPv6]:NUMBER16 or an IP address) at character 49
          announce flow route source 10.0.0.1/32 redirect 70000:65536 | '70000:65536' is not a target of redirect
          announce flow route source 10.0.0.1/32 mark 64 | mark 64 is out of range (expected a number from 0 to 63) at character 45
          announce flow route source 10.0.0.1/32 action nosample | 'nosample' is not a valid action (did you mean 'sample'?) at character 47
          announce flow route source 10.0.0.1/32 interface-set input:1:16384 | 'input:1:16384' is not an interface set (expected [non-]transitive:input|output|input-output:AS:GROUP, GROUP up to 16383) at character 54
          announce flow route source 10.0.0.1/32 copy here | 'here' is not an IP address (expected one) at character 45
          announce flow route source 10.0.0.1/32 split /33 | this cannot be split
          announce ipv4 flow source 2001:db8::/32 | '2001:db8::/32' is of ipv6, and this rule is of ipv4 (expected one address family in a rule) at character 27
          """)
  void isRefused(String command, String why) {
    var scene = new CommandScene(6, CONFIGURATION);
    var answers = scene.say(command);
    assertThat(answers).hasSize(2).endsWith("error");
    assertThat(answers.getFirst()).startsWith("error: " + why);
    assertThat(scene.speaker().effects()).isEmpty();
  }
}
