package net.herald.daemon;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import net.herald.bgp.message.Notification;
import net.herald.environment.Environment;
import net.herald.environment.Settings;
import net.herald.iana.ErrorCode;
import net.herald.wire.Octets;

/**
 * How a NOTIFICATION about a broken message is put. RFC 4271 section 6.1 has one answer to a
 * message of an unknown type: 1/3 with the type. ExaBGP has 1/0 with a sentence, which its recorded
 * sessions want, and which helper processes are told of as {@code notification sent (1,0)}. Who
 * asks for version 4 of the API asks for what ExaBGP's scripts know, and gets it; no peer reads
 * more from it than that the session is over.
 */
final class Wording {
  private static final int SCRIPTS_OF_EXABGP = 4;

  private Wording() {}

  /** What the settings ask for. */
  static UnaryOperator<Notification> of(Environment environment) {
    return environment.get(Settings.API_VERSION) == SCRIPTS_OF_EXABGP
        ? Wording::asExabgp
        : UnaryOperator.identity();
  }

  private static Notification asExabgp(Notification rfc) {
    if (rfc.code() != ErrorCode.MESSAGE_HEADER || rfc.subcode() != ErrorCode.BAD_MESSAGE_TYPE) {
      return rfc;
    }
    int type = rfc.data().toBytes()[0] & 0xff;
    var sentence = "can not decode update message of type \"" + type + "\"";
    return new Notification(
        ErrorCode.MESSAGE_HEADER,
        ErrorCode.UNSPECIFIC,
        Octets.of(sentence.getBytes(StandardCharsets.US_ASCII)));
  }
}
