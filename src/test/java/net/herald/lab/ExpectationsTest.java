package net.herald.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.herald.lab.Expectations.Action;
import net.herald.lab.Expectations.Mismatch;
import org.junit.jupiter.api.Test;

/** What counts as received, and what the peer does about it, without a socket. */
class ExpectationsTest {
  private static final byte[] ONE = Wire.message(Wire.UPDATE, Wire.bytes("0000 0000 0801"));
  private static final byte[] TWO = Wire.message(Wire.UPDATE, Wire.bytes("0000 0000 0802"));
  private static final byte[] END_OF_RIB = Wire.message(Wire.UPDATE, Wire.bytes("0000 0000"));
  private static final byte[] END_OF_IPV6 =
      Wire.message(Wire.UPDATE, Wire.bytes("0000 0007 900F0003 000201"));
  private static final byte[] REFRESH = Wire.message(Wire.ROUTE_REFRESH, Wire.bytes("00010001"));

  private static Expectations expecting(String... lines) {
    return new Expectations(ConformanceCase.parse("a-case", String.join("\n", lines)).groups());
  }

  private static String raw(String prefix, byte[] message) {
    return prefix + ":raw:" + Wire.text(message);
  }

  /** The actions as text: what is sent in hexadecimal, a signal by its name. */
  private static List<String> text(List<Action> actions) {
    var text = new ArrayList<String>();
    for (var action : actions) {
      text.add(
          switch (action) {
            case Action.Send(String message) -> message;
            case Action.Raise(String signal) -> signal;
          });
    }
    return text;
  }

  @Test
  void theMessagesOfAGroupComeInAnyOrder() throws Mismatch {
    var expectations = expecting(raw("1", ONE), raw("1", TWO));

    expectations.received(TWO);
    assertThat(expectations.met()).isFalse();
    expectations.received(ONE);
    assertThat(expectations.met()).isTrue();
  }

  @Test
  void aMessageWhichWasReceivedIsUsedUp() throws Mismatch {
    var expectations = expecting(raw("1", ONE), raw("1", TWO));
    expectations.received(ONE);

    assertThatThrownBy(() -> expectations.received(ONE)).isInstanceOf(Mismatch.class);
  }

  @Test
  void theSameMessageCanBeExpectedTwice() throws Mismatch {
    var expectations = expecting(raw("1", ONE), raw("1", ONE));
    expectations.received(ONE);
    expectations.received(ONE);

    assertThat(expectations.met()).isTrue();
  }

  @Test
  void aMessageOfALaterGroupComesTooEarly() {
    var expectations = expecting(raw("1", ONE), raw("2", TWO));

    assertThatThrownBy(() -> expectations.received(TWO)).isInstanceOf(Mismatch.class);
  }

  @Test
  void aMismatchShowsWhatCameWhatWasExpectedAndWhereTheyDiffer() {
    var expectations = expecting(raw("1", ONE));

    assertThatThrownBy(() -> expectations.received(TWO))
        .hasMessage(
            """
            received UPDATE FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF:0019:02:000000000802
            which is none of those expected now:
              FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF:0019:02:000000000801
            the first difference is at byte 24\
            """);
  }

  @Test
  void withoutAMarkerTheMarkerIsNotCompared() throws Mismatch {
    var expectations = expecting("1:raw:0019:02:000000000801");
    expectations.received(ONE);

    assertThat(expectations.met()).isTrue();
  }

  @Test
  void aKeepaliveIsNeverMatchedAndAlwaysFine() throws Mismatch {
    var expectations = expecting(raw("1", ONE), raw("1", Wire.keepalive()));
    expectations.received(Wire.keepalive());
    expectations.received(ONE);
    expectations.received(Wire.keepalive());

    assertThat(expectations.met()).isFalse();
  }

  @Test
  void anEndOfRibCountsAsAMessage() {
    var expectations = expecting(raw("1", ONE));

    assertThatThrownBy(() -> expectations.received(END_OF_RIB)).isInstanceOf(Mismatch.class);
  }

  @Test
  void onceEverythingCameAFurtherEndOfRibIsAcceptedAndNothingElse() throws Mismatch {
    var expectations = expecting("1:notification:enough");
    expectations.opened();
    expectations.received(END_OF_RIB);
    expectations.received(END_OF_IPV6);

    assertThatThrownBy(() -> expectations.received(ONE))
        .hasMessageStartingWith("nothing more was expected, received UPDATE");
  }

  @Test
  void aSignalIsSentWhenItsTurnComes() throws Mismatch {
    var expectations = expecting(raw("1", ONE), raw("1", TWO), "2:signal:SIGUSR1", raw("3", ONE));

    assertThat(text(expectations.received(ONE))).isEmpty();
    assertThat(text(expectations.received(TWO))).containsExactly("SIGUSR1");
    assertThat(text(expectations.received(ONE))).isEmpty();
    assertThat(expectations.met()).isTrue();
  }

  @Test
  void aNotificationIsSentWhenItsTurnComes() throws Mismatch {
    var expectations = expecting(raw("1", ONE), "2:notification:Hi");

    assertThat(text(expectations.received(ONE)))
        .containsExactly("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF:0018:03:0602026869");
    assertThat(expectations.met()).isTrue();
  }

  @Test
  void theOpenAloneBringsTheTurnOfAMereNotification() {
    assertThat(text(expecting("1:notification:Hi").opened()))
        .containsExactly("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF:0018:03:0602026869");
  }

  @Test
  void aSignalAndTheNotificationAfterItGoTogether() {
    assertThat(text(expecting("1:signal:SIGUSR1", "2:notification:Hi", raw("3", ONE)).opened()))
        .containsExactly("SIGUSR1", "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF:0018:03:0602026869");
  }

  @Test
  void aSignalIsOnlySentWhenItStandsFirst() throws Mismatch {
    var expectations = expecting(raw("1", ONE), "1:signal:SIGUSR1", raw("1", TWO));

    assertThat(text(expectations.opened())).isEmpty();
    assertThat(text(expectations.received(ONE))).containsExactly("SIGUSR1");
  }

  @Test
  void aRouteRefreshIsAnsweredWithTheUpdatesSoFarAsTheyCameAndAKeepalive() throws Mismatch {
    var expectations =
        expecting(raw("1", ONE), raw("1", TWO), raw("1", END_OF_RIB), raw("2", REFRESH));
    expectations.received(TWO);
    expectations.received(END_OF_RIB);
    expectations.received(ONE);

    assertThat(text(expectations.received(REFRESH)))
        .containsExactly(Wire.text(TWO), Wire.text(ONE), Wire.text(Wire.keepalive()));
  }
}
