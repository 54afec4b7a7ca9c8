package net.herald.healthcheck;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Asks one name server, over UDP, for the addresses of a name (RFC 1035 section 4.1): healthy when
 * it answers without error, whatever the answer is.
 */
public final class DnsCheck {
  private static final int HEADER = 12;
  private static final int ANSWER_MOST = 512;
  private static final int LABEL_MOST = 63;
  private static final int TYPE_A = 1;
  private static final int CLASS_IN = 1;
  private static final int IS_ANSWER = 0x80;
  private static final int ERROR_CODE = 0x0f;
  private static final SecureRandom RANDOM = new SecureRandom();

  private DnsCheck() {}

  /**
   * The check.
   *
   * @param server its name or address, which is looked up at each check
   * @param limit above zero, for the lookup and the answer
   */
  public static Check of(String name, String server, int port, Duration limit) {
    return NetworkChecks.within(
        limit,
        "DNS " + name + " at " + server + " port " + port,
        () -> ask(name, new InetSocketAddress(InetAddress.getByName(server), port), limit));
  }

  private static String ask(String name, InetSocketAddress server, Duration limit)
      throws IOException {
    byte[] query = query(name, RANDOM.nextInt(1 << 16));
    try (var socket = new DatagramSocket()) {
      socket.setSoTimeout(NetworkChecks.ms(limit));
      // Only what the server sends is taken.
      socket.connect(server);
      socket.send(new DatagramPacket(query, query.length));
      var answer = new DatagramPacket(new byte[ANSWER_MOST], ANSWER_MOST);
      do {
        answer.setLength(ANSWER_MOST);
        socket.receive(answer);
      } while (!answers(answer, query));
      int code = answer.getData()[3] & ERROR_CODE;
      return code == 0 ? "" : "error code " + code;
    }
  }

  private static boolean answers(DatagramPacket answer, byte[] query) {
    byte[] octets = answer.getData();
    return answer.getLength() >= HEADER
        && octets[0] == query[0]
        && octets[1] == query[1]
        && (octets[2] & IS_ANSWER) != 0;
  }

  static byte[] query(String name, int id) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) (id >>> 8), (byte) id});
    // Recursion desired, one question.
    out.writeBytes(HexFormat.of().parseHex("01000001000000000000"));
    for (String label : name.split("\\.")) {
      byte[] octets = label.getBytes(StandardCharsets.US_ASCII);
      out.write(octets.length & LABEL_MOST);
      out.write(octets, 0, octets.length & LABEL_MOST);
    }
    out.writeBytes(new byte[] {0, 0, TYPE_A, 0, CLASS_IN});
    return out.toByteArray();
  }
}
