package net.herald.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import net.herald.iana.MessageType;
import net.herald.wire.Hex;

/**
 * The other end of a rehearsed session: gives every UPDATE back, so that receiving is rehearsed as
 * well, and leaves after the second End-of-RIB, which is that of the helper process. It speaks for
 * AS 65002, with octets of its own.
 */
final class RehearsalPeer implements AutoCloseable {
  private static final int HEADER = 19;
  private static final int END_OF_RIB = HEADER + 4;
  private static final String MARKER = "FF".repeat(16);

  /** AS 65002, hold time 180, 192.0.2.9; IPv4 unicast and four-octet AS numbers. */
  private static final String OPEN =
      MARKER + "002D0104FDEA00B4C0000209100206010400010001020641040000FDEA";

  private static final String KEEPALIVE = MARKER + "001304";

  private final ServerSocket listener;

  RehearsalPeer() throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("peer").start(this::serve);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void serve() {
    try (Socket socket = listener.accept();
        var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        var out = new BufferedOutputStream(socket.getOutputStream())) {
      int more = 2;
      while (more > 0) {
        byte[] header = in.readNBytes(HEADER);
        int length = (header[16] & 0xff) << 8 | header[17] & 0xff;
        byte[] body = in.readNBytes(length - HEADER);
        switch (header[18]) {
          case MessageType.OPEN -> out.write(Hex.parse(OPEN + KEEPALIVE));
          case MessageType.UPDATE -> {
            more -= length == END_OF_RIB && Arrays.equals(body, new byte[4]) ? 1 : 0;
            out.write(header);
            out.write(body);
          }
          default -> {}
        }
        if (in.available() == 0) {
          out.flush();
        }
      }
    } catch (IOException | RuntimeException over) {
      // The rehearsal is over, or goes without the rest of this part.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
