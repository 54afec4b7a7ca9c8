package net.herald.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.herald.differential.Script.Say;
import net.herald.differential.Station.Outcome;
import net.herald.lab.Wire;
import net.herald.wire.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as a difference between two programs that were given the same script. */
class ComparisonTest {
  private static final Script SCRIPT =
      new Script(4, List.of(new Say(List.of("first", "second"), 2)));

  private static Outcome outcome(List<String> answers, List<String> events) {
    return new Outcome(List.of(answers), events, Map.of("10.0.0.0/8", "a"), Map.of("eor", 1));
  }

  private static List<String> between(List<String> ours, List<String> theirs) {
    return Comparison.of(SCRIPT, outcome(ours, List.of()), outcome(theirs, List.of()));
  }

  /** Lines with / between them; what is said of the difference, empty for none. */
  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "done/done                       ~ done/done                  ~",
        "error/done                      ~ error: why/error/done      ~",
        "error/done                      ~ {\"error\": \"why\"}/error/done ~",
        "done/done                       ~ error/done                 ~ answer to 'first' : done, not error",
        "done/done                       ~ done/error                 ~ answer to 'second' : done, not error",
        "done                            ~ done/done                  ~ answer to 'first | second' : [done], not"
            + " [done, done]",
        "a/done/done                     ~ done/done                  ~ answer to 'first' : [a, done], not [done]",
        "{\"a\": 1}/done/done            ~ {\"a\":1}/done/done        ~",
        "{\"a\": 1}/done/done            ~ {\"a\": 2}/done/done       ~ answer to 'first' /a: 1, not 2",
        "{\"duration\": 1}/done/done     ~ {\"duration\": 2}/done/done ~",
        "{\"a\": 1}/done/done            ~ {\"a\"}/done/done          ~ answer to 'first' : {a=1}, not NO JSON"
            + " {\"a\"}",
      })
  void answers(String ours, String theirs, String difference) {
    var found = between(List.of(ours.split("/")), List.of(theirs.split("/")));
    assertThat(String.join(", ", found)).isEqualTo(difference == null ? "" : difference);
  }

  @Test
  void theOrderOfATableAndTheTimesOfASummaryDoNotCount() {
    var one = "127.0.0.1 ipv4 unicast 10.0.0.0/8";
    var other = "127.0.0.1 ipv4 unicast 11.0.0.0/8";
    assertThat(between(List.of(one, other, "done", "done"), List.of(other, one, "done", "done")))
        .isEmpty();
    assertThat(between(List.of(one, "done", "done"), List.of(other, "done", "done"))).hasSize(1);
    assertThat(
            between(
                List.of("127.0.0.1       65533     0:00:07 established    5    0", "done", "done"),
                List.of("127.0.0.1       65533     0:00:09 established   15    1", "done", "done")))
        .isEmpty();
  }

  @Test
  void eventsCountInTheirOrderButNotByTheClock() {
    var up = "{ \"time\": 1.5, \"counter\": 3, \"type\": \"up\" }";
    var later = "{ \"time\": 2.5, \"counter\": 7, \"type\": \"up\" }";
    var down = "{ \"time\": 2.5, \"counter\": 7, \"type\": \"down\" }";
    var answers = List.of("done", "done");
    var first = outcome(answers, List.of(up, down));
    assertThat(Comparison.of(SCRIPT, first, outcome(answers, List.of(later, down)))).isEmpty();
    assertThat(Comparison.of(SCRIPT, first, outcome(answers, List.of(down, up))))
        .containsExactly("event /type: up, not down", "event /type: down, not up");
    assertThat(Comparison.of(SCRIPT, first, outcome(answers, List.of(up)))).hasSize(1);
  }

  @Test
  void whatThePeerHasInTheEndAndWhatItWasSentBesideRoutes() {
    var answers = List.of(List.of("done", "done"));
    var ours = new Outcome(answers, List.of(), Map.of("x", "1", "y", "2"), Map.of("eor", 1));
    var theirs = new Outcome(answers, List.of(), Map.of("x", "1", "z", "2"), Map.of("eor", 2));
    assertThat(Comparison.of(SCRIPT, ours, theirs))
        .containsExactly("route y: 2, not null", "route z: null, not 2", "sent eor: 1, not 2");
  }

  @Test
  void whereRoutesDifferTheLastCommandTellsWhichIsRight() {
    var script =
        new Script(
            6,
            List.of(
                new Say(List.of("peer * announce route 10.1.0.0/16 next-hop 192.0.2.1"), 1),
                new Say(List.of("peer * announce route 10.2.0.0/16 next-hop 192.0.2.1"), 1),
                new Say(List.of("# withdraw route 10.2.0.0/16"), 1),
                new Say(List.of("peer * group withdraw route 10.1.0.0/16 ; announce eor"), 1)));
    assertThat(script.lastOf("10.1.0.0/16")).isEqualTo("peer * withdraw route 10.1.0.0/16");
    assertThat(script.lastOf("10.2.0.0/16")).startsWith("peer * announce");
    assertThat(script.lastOf("10.3.0.0/16")).isNull();
    var answers = List.of(List.of("done"), List.of("done"), List.of("done"), List.of("done"));
    var has = Map.of("ipv4 unicast 10.2.0.0/16", "192.0.2.1 origin igp");
    var other =
        Map.of(
            "ipv4 unicast 10.1.0.0/16", "192.0.2.1 x", "ipv4 unicast 10.2.0.0/16", "192.0.2.2 x");
    assertThat(
            Comparison.of(
                script,
                new Outcome(answers, List.of(), has, Map.of()),
                new Outcome(answers, List.of(), other, Map.of())))
        .allMatch(line -> line.startsWith("stale route "))
        .hasSize(2);
    assertThat(
            Comparison.of(
                script,
                new Outcome(answers, List.of(), other, Map.of()),
                new Outcome(answers, List.of(), has, Map.of())))
        .allMatch(line -> line.startsWith("route "))
        .hasSize(2);
  }

  @Test
  void partsOfASplitPrefixAndRoutesLeftFromBeforeAreStaleToo() {
    var script =
        new Script(
            4,
            List.of(
                new Say(List.of("announce route 10.8.0.0/23 next-hop 192.0.2.3 split /24"), 1),
                new Say(List.of("announce route 10.8.0.0/23 next-hop 192.0.2.1 split /24"), 1)));
    assertThat(script.lastOf("10.8.1.0/24")).contains("192.0.2.1");
    assertThat(script.lastOf("10.9.1.0/24")).isNull();
    var answers = List.of(List.of("done"), List.of("done"));
    var part = "ipv4 unicast 10.8.1.0/24";
    var ours = Map.of(part, "192.0.2.1 x");
    var theirs = Map.of(part, "192.0.2.3 x", "ipv6 unicast 2001:db8::/48", "::1 x");
    assertThat(
            Comparison.of(
                script,
                new Outcome(answers, List.of(), ours, Map.of()),
                new Outcome(answers, List.of(), theirs, Map.of())))
        .allMatch(line -> line.startsWith("stale route "))
        .hasSize(2);
    assertThat(
            Comparison.of(
                script,
                new Outcome(answers, List.of(), theirs, Map.of()),
                new Outcome(answers, List.of(), ours, Map.of())))
        .allMatch(line -> line.startsWith("route "))
        .hasSize(2);
  }

  @Test
  void aRouteThatThePeerHasWithdrawnAndIsShownIsStale() {
    var message = "F".repeat(32) + "001A" + "02" + "000310AC120000";
    var script =
        new Script(
            6,
            List.of(
                new Script.Send(Octets.of(Wire.bytes(message))),
                new Say(List.of("rib show in"), 1)));
    var other = "{\"127.0.0.1\": {\"routes\": [{\"prefix\": \"172.17.0.0/16\"}]}}";
    var gone = other.replace("172.17", "172.18");
    var ours = List.of(other, "done");
    var theirs = List.of(gone, other, "done");
    assertThat(Comparison.of(script, outcome(ours, List.of()), outcome(theirs, List.of())))
        .allMatch(line -> line.startsWith("stale answer to 'rib show in' "))
        .hasSize(1);
    assertThat(Comparison.of(script, outcome(theirs, List.of()), outcome(ours, List.of())))
        .allMatch(line -> line.startsWith("answer to "))
        .hasSize(1);
  }
}
