package net.herald.log;

import java.io.IOException;

/**
 * Sends datagrams to a syslog. The JDK has no datagram sockets of the Unix family, so the one for
 * the syslog of this machine comes from whoever opens the log.
 */
public interface SyslogSocket {

  /**
   * Sends one datagram without waiting.
   *
   * @throws IOException when nobody takes it
   */
  void send(byte[] datagram) throws IOException;

  /** Releases the socket. */
  void close() throws IOException;

  /** Makes the socket for the syslog at a path such as {@code /dev/log}. */
  interface Opener {
    SyslogSocket open(String path) throws IOException;
  }
}
