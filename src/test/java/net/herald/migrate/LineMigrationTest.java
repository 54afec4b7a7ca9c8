package net.herald.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineMigrationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shutdown | daemon shutdown",
        "reload | daemon reload",
        "restart | daemon restart",
        "status | daemon status",
        "enable-ack | session ack enable",
        "disable-ack | session ack disable",
        "silence-ack | session ack silence",
        "ping | session ping",
        "help | system help",
        "version | system version",
        "reset | session reset",
        "show neighbor | peer show",
        "show neighbor summary | peer show summary",
        "show neighbor 192.0.2.1 extensive | peer show 192.0.2.1 extensive",
        "show adj-rib in extensive | rib show in extensive",
        "show adj-rib out | rib show out",
        "clear adj-rib out | rib clear out",
        "flush adj-rib out | rib flush out",
        "teardown 4 | peer * teardown 4",
        "announce route 10.0.0.0/24 next-hop self | peer * announce route 10.0.0.0/24 next-hop self",
        "withdraw route 10.0.0.0/24 | peer * withdraw route 10.0.0.0/24",
        "neighbor 192.0.2.1 announce eor | peer 192.0.2.1 announce eor",
        "neighbor 192.0.2.1 , neighbor 192.0.2.2 announce eor |"
            + " peer 192.0.2.1 , peer 192.0.2.2 announce eor",
        "neighbor 192.0.2.1, neighbor 192.0.2.2 local-as 1 teardown 2 |"
            + " peer 192.0.2.1, peer 192.0.2.2 local-as 1 teardown 2",
        "neighbor 192.0.2.1 announce operational asm advisory \"a  , neighbor b\" |"
            + " peer 192.0.2.1 announce operational asm advisory \"a  , neighbor b\"",
        "peer 192.0.2.1 announce eor | peer 192.0.2.1 announce eor",
        "# a comment | # a comment",
        "shutdowns | shutdowns"
      })
  void commands(String old, String now) {
    assertThat(LineMigration.forward("4", "main").line(old).text()).isEqualTo(now);
    assertThat(LineMigration.forward("5", "main").line(old).text()).isEqualTo(now);
    assertThat(LineMigration.forward("4", "5").line(old).text()).isEqualTo(old);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"bgp-ls\": {\"sr_capability_flags\": 1, \"x\": \"sr_capability_flags\"}} |"
            + " {\"bgp-ls\": {\"sr-capability-flags\": 1, \"x\": \"sr_capability_flags\"}}",
        "{\"bgp-ls bgp-ls\": [ {\"interface-address\" : {}} ]} |"
            + " {\"bgp-ls bgp-ls\": [ {\"interface-addresses\" : {}} ]}",
        "{\"sr_capability_flags\": 1} | {\"sr_capability_flags\": 1}",
        "{\"ip-reachability-tlv\": {\"ip\": \"10.0.0.0\"}, \"ip\": 1} |"
            + " {\"ip-reachability-tlv\": {\"prefix\": \"10.0.0.0\"}, \"ip\": 1}",
        "{\"a\\\"ip\": \"} { ip-reachability-tlv\", \"ip\": 2 |"
            + " {\"a\\\"ip\": \"} { ip-reachability-tlv\", \"ip\": 2"
      })
  void keysOfEvents(String old, String now) {
    assertThat(LineMigration.forward("4", "main").line(old).text()).isEqualTo(now);
    assertThat(LineMigration.backward("4", "main").line(now).text()).isEqualTo(old);
  }
}
