package net.herald.daemon;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import net.herald.bgp.message.Notification;
import net.herald.environment.Environment;
import net.herald.environment.Settings;
import net.herald.iana.ErrorCode;
import net.herald.wire.Octets;
import org.junit.jupiter.api.Test;

/** How a NOTIFICATION about a message of an unknown type is put. */
class WordingTest {
  private static final Notification RFC =
      new Notification(ErrorCode.MESSAGE_HEADER, ErrorCode.BAD_MESSAGE_TYPE, Octets.of((byte) 255));

  @Test
  void asTheRfcSays() {
    assertThat(put(6, RFC)).isEqualTo(RFC);
  }

  @Test
  void asExabgpDoesForItsScripts() {
    var put = put(4, RFC);

    assertThat(put.code()).isEqualTo(1);
    assertThat(put.subcode()).isZero();
    assertThat(new String(put.data().toBytes(), US_ASCII))
        .isEqualTo("can not decode update message of type \"255\"");
  }

  @Test
  void otherFaultsOfAHeaderAreAlwaysPutAsTheRfcSays() {
    var length =
        new Notification(
            ErrorCode.MESSAGE_HEADER, ErrorCode.BAD_MESSAGE_LENGTH, Octets.of((byte) 0, (byte) 18));

    assertThat(put(4, length)).isEqualTo(length);
  }

  private static Notification put(int version, Notification notification) {
    var environment = Environment.standard().with(Settings.API_VERSION, version);
    return Wording.of(environment).apply(notification);
  }
}
