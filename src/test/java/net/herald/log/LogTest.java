package net.herald.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is shown, and how it reads. */
class LogTest {

  private final RecordedLog recorded = new RecordedLog();
  private final Log log = recorded.log();

  @Test
  void anEventIsFollowedByItsKeysAndValues() {
    log.info(Category.NETWORK, "peer.connected", "peer", "192.0.2.1", "port", 179);
    assertThat(recorded.lines())
        .containsExactly("network         peer.connected peer=192.0.2.1 port=179");
  }

  @Test
  void valuesThatWouldReadAsSeveralAreQuoted() {
    log.info(
        Category.API, "e", "a", "two words", "b", "x=y", "c", "say \"hi\"", "d", "", "e", "\\");
    assertThat(recorded.lines())
        .containsExactly(
            "api             e a=\"two words\" b=\"x=y\" c=\"say \\\"hi\\\"\" d=\"\" e=\\");
  }

  @Test
  void aSentenceStaysAsItIs() {
    log.info(Category.CONFIGURATION, "✓ neighbor  127.0.0.1");
    assertThat(recorded.lines()).containsExactly("configuration   ✓ neighbor  127.0.0.1");
  }

  @Test
  void everyPhysicalLineHasThePrefix() {
    log.error(Category.CONFIGURATION, "first\nsecond\n\nthird\n");
    assertThat(recorded.lines())
        .containsExactly(
            "configuration   first",
            "configuration   second",
            "configuration   ",
            "configuration   third");
  }

  @Test
  void aValueOfSeveralLinesGoesBelow() {
    log.error(Category.API, "command.refused", "error", "line 1\r\nline 2", "service", "watch");
    assertThat(recorded.lines())
        .containsExactly(
            "api             command.refused service=watch",
            "api               error:",
            "api                 line 1",
            "api                 line 2");
  }

  @Test
  void controlCharactersAreEscaped() {
    log.info(Category.PROCESSES, "said", "line", "\u001b[2J\r\u0000\u0085\u2028x");
    assertThat(recorded.lines())
        .containsExactly("processes       said line=\\u001b[2J\\r\\u0000\\u0085\\u2028x");
  }

  @Test
  void someCategoriesShowAnotherWord() {
    log.debug(Category.PACKETS, "p");
    log.debug(Category.TIMERS, "t");
    assertThat(recorded.lines()).containsExactly("wire            p", "timer           t");
  }

  @Test
  void aConnectionSpeaksUnderItsOwnName() {
    log.as("outgoing-1").info(Category.NETWORK, "connection.made");
    assertThat(recorded.lines()).containsExactly("outgoing-1      connection.made");
  }

  @Test
  void theLevelAndTheCategoryDecide() {
    RecordedLog some =
        new RecordedLog(new LogSettings(true, Level.WARNING, EnumSet.of(Category.NETWORK)));
    some.log().warning(Category.NETWORK, "shown");
    some.log().info(Category.NETWORK, "less severe than the level");
    some.log().critical(Category.RIB, "switched off, however severe");
    some.log().warning(Category.STARTUP, "has no switch");
    assertThat(some.lines())
        .containsExactly("network         shown", "startup         has no switch");
  }

  @Test
  void theMasterSwitchSilencesEverything() {
    RecordedLog none = new RecordedLog(LogSettings.NOTHING);
    none.log().critical(Category.STARTUP, "not shown");
    assertThat(none.lines()).isEmpty();
  }

  @Test
  void whatIsNotShownIsNotBuilt() {
    AtomicInteger built = new AtomicInteger();
    RecordedLog info =
        new RecordedLog(new LogSettings(true, Level.INFO, EnumSet.allOf(Category.class)));
    info.log().debug(Category.PACKETS, () -> "built " + built.incrementAndGet());
    assertThat(built).hasValue(0);
    log.debug(Category.PACKETS, () -> "built " + built.incrementAndGet());
    assertThat(recorded.lines()).containsExactly("wire            built 1");
  }

  @Test
  void aValueThatCannotSayWhatItIsCostsNobodyAnything() {
    Object broken =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("no");
          }
        };
    log.info(Category.RIB, "route", "nlri", broken, "alone");
    assertThat(recorded.lines())
        .containsExactly(
            "rib             route nlri=\"(unprintable: IllegalStateException)\" alone=\"\"");
  }

  @Test
  void theHistoryKeepsTheLastTwenty() {
    for (int i = 1; i <= 25; i++) {
      log.info(Category.DAEMON, "event " + i);
    }
    List<String> last = log.history().lines().toList();
    assertThat(last).hasSize(20);
    assertThat(last.getFirst()).endsWith(" daemon          event 6");
    assertThat(last.getLast()).endsWith(" daemon          event 25");
  }
}
