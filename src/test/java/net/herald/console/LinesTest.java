package net.herald.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shell offers for a line that is being typed, and in which order. */
class LinesTest {
  private static final CommandCompletion COMMANDS =
      new CommandCompletion(() ->
          List.of(
              new Candidate("192.0.2.1", "AS65002 ESTABLISHED"),
              new Candidate("2001:db8::5", "AS65005 IDLE")));

  private static Lines lines(boolean fuzzy, String... remembered) {
    return new Lines(COMMANDS, typed -> typed, () -> Arrays.asList(remembered), fuzzy);
  }

  private static String meant(Lines lines, String typed) {
    int blank = typed.lastIndexOf(' ');
    var before = blank < 0 ? "" : typed.substring(0, blank).strip();
    var words = before.isEmpty() ? List.<String>of() : List.of(before.split(" +"));
    return lines.meant(words, typed.substring(blank + 1)).candidates().stream()
        .map(Candidate::word)
        .collect(Collectors.joining(","));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '>',
      value = {
        // those that begin so, the shortest first
        "'sh'                  > show,shutdown",
        "'SH'                  > show,shutdown",
        "'mon'                 > monitor",
        "'json sh'             > show,shutdown",
        "'set display '        > json,text",
        "'help daemon re'      > reload,restart",
        // else those with the letters in this order
        "'show nbr'            > neighbor",
        "'show ajb'            > adj-rib",
        "'announce rfsh'       > route-refresh",
        "'announce route 10.0.0.0/24 lp' > local-preference,tunnel-encap",
        "'peer db8'            > 2001:db8::5",
        // two words in one
        "'dst'                 > daemon status",
        "'dre'                 > ''",
        "'dsh'                 > daemon shutdown",
        // words before that can only mean one thing
        "'daem res'            > restart",
        "'da st'               > status",
        "'sess sy '            > enable,disable",
        "'xyz'                 > ''",
      })
  void whatIsMeant(String typed, String words) {
    assertThat(meant(lines(true), typed)).isEqualTo(words);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '>',
      value = {"'show nbr' > ''", "'dst' > ''", "'sh' > show,shutdown", "'da st' > status"})
  void withoutFuzzyMatchingOnlyBeginnings(String typed, String words) {
    assertThat(meant(lines(false), typed)).isEqualTo(words);
  }

  @Test
  void whatIsTypedOftenComesFirst() {
    assertThat(meant(lines(true), "daemon re")).isEqualTo("reload,restart");
    var habit = Collections.nCopies(3, "daemon restart").toArray(String[]::new);
    assertThat(meant(lines(true, habit), "daemon re")).isEqualTo("restart,reload");
  }

  @Test
  void whatWasTypedLastCountsMore() {
    assertThat(meant(lines(true, "daemon restart"), "daemon re")).isEqualTo("restart,reload");
    assertThat(meant(lines(true, "daemon restart", "daemon reload", "daemon reload"), "daemon re"))
        .isEqualTo("reload,restart");
  }

  @Test
  void addressesAreAllAlikeForThat() {
    var habit = "peer 192.0.2.9 teardown 2";
    assertThat(meant(lines(true), "peer 192.0.2.1 s")).startsWith("show");
    assertThat(new Habits(List.of(habit)).bonus(List.of("peer", "2001:db8::5"), "teardown"))
        .isEqualTo(30);
    assertThat(new Habits(List.of(habit)).bonus(List.of("peer", "2001:db8::5"), "show")).isZero();
  }

  @Test
  void atMostTenAreShownOfThoseWithTheLetters() {
    assertThat(meant(lines(true), "announce route 10.0.0.0/24 a").split(",")).hasSizeLessThan(11);
    assertThat(meant(lines(true), "announce flow route ti").split(",")).hasSize(10);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '>',
      value = {
        "da st                        > daemon status",
        "sh nei summ                  > sh nei summ",
        "daemon re                    > daemon re",
        "announce rou 10.0.0.0/24 orig inc > announce rou 10.0.0.0/24 orig inc",
        "announce route 10.0.0.0/24 loc 5 origin inc > announce route 10.0.0.0/24 local-preference 5 origin incomplete",
        "announce vpls dis            > announce vpls dis",
        "announce file al             > announce file al",
        "no such thing                > no such thing",
      })
  void wordsAreWrittenOutThatMeanOneThingOnly(String typed, String written) {
    assertThat(String.join(" ", lines(true).written(List.of(typed.split(" "))))).isEqualTo(written);
  }
}
