package net.herald.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The live view as text. */
class ScreenTest {
  private static final long SECOND = 1_000_000_000L;

  private static Standing standing(String address, boolean up, long in, long received, long sent) {
    return new Standing(
        address,
        "65002",
        up ? "established" : "idle",
        up,
        90,
        in,
        2,
        received,
        sent,
        3,
        4,
        up ? "" : "connection failed");
  }

  private static final List<Standing> STANDINGS =
      List.of(
          standing("192.0.2.2", true, 10, 100, 50),
          standing("192.0.2.1", false, 0, 0, 0),
          standing("192.0.2.3", true, 700, 7, 5));

  private static final Screen FIRST =
      new Screen("6.0", 3700, STANDINGS, Map.of(), "p 2 (140 octets)", "");

  @Test
  void thePictureHasEverything() {
    assertThat(String.join("\n", FIRST.lines("exabgp", Ordering.CONFIGURED)))
        .isEqualTo(
            """
            exabgp  neighbors 3, established 2  up 1h01m  6.0
            helpers: p 2 (140 octets)
            order: configuration  (s next, r reverse, q leave)
            Neighbor      AS  State        For    Routes in  out  Messages in  out  Queued in  out  Rate in/out  Last error
            192.0.2.2  65002  established  1m30s         10    2          100   50          3    4  -
            192.0.2.1  65002  idle         1m30s          0    2            0    0          3    4  -            connection failed
            192.0.2.3  65002  established  1m30s        700    2            7    5          3    4  -\
            """);
  }

  @Test
  void ratesAreOfTheTimeBetweenTwoPictures() {
    var before =
        Map.of(
            "192.0.2.2 65002", standing("192.0.2.2", true, 10, 80, 45),
            "192.0.2.3 65002", standing("192.0.2.3", true, 10, 900, 5));
    var rates = FIRST.since(before, 2 * SECOND).rates();
    // a session that began anew counts anew
    assertThat(rates).isEqualTo(Map.of("192.0.2.2 65002", "10/2.5", "192.0.2.3 65002", "0.0/0.0"));
    assertThat(FIRST.since(before, 0).rates()).isEmpty();
  }

  @Test
  void withoutADaemonTheLastPictureStaysAndSaysSo() {
    assertThat(FIRST.without("nobody listens\n - there").lines("exabgp", Ordering.CONFIGURED))
        .hasSize(7)
        .first()
        .asString()
        .startsWith("exabgp  NO DAEMON: nobody listens  neighbors 3");
  }

  @Test
  void onANarrowScreenTheErrorIsWorthMoreThanCounters() {
    assertThat(String.join("\n", FIRST.lines("exabgp", Ordering.CONFIGURED, new Frame(80, 20, 0))))
        .isEqualTo(
            """
            exabgp  neighbors 3, established 2  up 1h01m  6.0
            helpers: p 2 (140 octets)
            order: configuration  (s next, r reverse, q leave)
            Neighbor      AS  State        For    Routes in  out  Last error
            192.0.2.2  65002  established  1m30s         10    2
            192.0.2.1  65002  idle         1m30s          0    2  connection failed
            192.0.2.3  65002  established  1m30s        700    2\
            """);
    assertThat(FIRST.lines("exabgp", Ordering.CONFIGURED, new Frame(40, 20, 0)))
        .contains("Neighbor   State        Last error");
  }

  @Test
  void whatIsTooLongHasPages() {
    var frame = new Frame(80, 2, 0);
    assertThat(FIRST.lines("exabgp", Ordering.CONFIGURED, frame))
        .hasSize(6)
        .contains(
            "1 to 2 of 3 (n next, p previous)  order: configuration  (s next, r reverse, q leave)");
    var second = frame.at(frame.next(3));
    assertThat(FIRST.lines("exabgp", Ordering.CONFIGURED, second))
        .hasSize(5)
        .last()
        .asString()
        .startsWith("192.0.2.3");
    assertThat(second.next(3)).as("there is no third").isEqualTo(2);
    assertThat(second.previous()).isZero();
    assertThat(frame.at(9).first(3)).as("fewer than there were").isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "0, configuration, 2 1 3",
    "1, address, 1 2 3",
    "2, state, 1 2 3",
    "4, routes in, 3 2 1",
    "6, messages, 2 3 1",
    "8, configuration, 2 1 3",
  })
  void theOrderIsChosenByAKey(int times, String title, String order) {
    var ordering = Ordering.CONFIGURED;
    for (int i = 0; i < times; i++) {
      ordering = ordering.next();
    }
    assertThat(ordering.title()).isEqualTo(title);
    assertThat(
            ordering.sorted(STANDINGS).stream()
                .map(s -> s.address().substring("192.0.2.".length()))
                .collect(Collectors.joining(" ")))
        .isEqualTo(order);
    assertThat(ordering.reversed().sorted(STANDINGS))
        .isEqualTo(ordering.sorted(STANDINGS).reversed());
  }
}
