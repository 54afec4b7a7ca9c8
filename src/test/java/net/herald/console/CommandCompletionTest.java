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
        "'show neighbor 192.0.2.1 '        > json text sync async",
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
      })
  void whatCouldBeTyped(String typed, String words) {
    assertThat(
            after(typed).candidates().stream()
                .map(Candidate::word)
                .collect(Collectors.joining(" ")))
        .isEqualTo(words);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '>',
      value = {
        "'announce route '                      > PREFIX",
        "'announce route 10.0.0.0/24 next-hop ' > VALUE",
        "'peer 192.0.2.1 teardown '             > SUBCODE",
        "'neighbor 192.0.2.1 local-ip '         > KEY-VALUE",
        "'announce ipv4 unicast '               > PREFIX WORD VALUE ...",
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
