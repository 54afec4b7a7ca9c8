package net.herald.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lines as datagrams of syslog, facility daemon, one datagram for each physical line.
 *
 * <p>To the syslog of this machine in the form the C library uses, {@code <29>herald[77]: text}:
 * the daemon there adds time and host itself. To another machine by RFC 5424, with the event as
 * MSGID, over UDP by RFC 5426. A text too long for a datagram is continued in the next.
 */
final class SyslogSink implements Sink {

  /** RFC 5424, section 6.2.1. */
  private static final int DAEMON = 3 << 3;

  /** What every receiver should take: RFC 5426, section 3.2. */
  static final int REMOTE_LIMIT = 2048;

  /** What common daemons take on the local socket. */
  static final int LOCAL_LIMIT = 8192;

  /** RFC 5424, section 6: the longest MSGID. */
  private static final int LONGEST_ID = 32;

  private final String name;
  private final SyslogSocket socket;
  private final Layout layout;
  private final long pid;
  private final @Nullable String hostName;

  private SyslogSink(
      String name, SyslogSocket socket, Layout layout, long pid, @Nullable String hostName) {
    this.name = name;
    this.socket = socket;
    this.layout = layout;
    this.pid = pid;
    this.hostName = hostName;
  }

  /** For the syslog of this machine. */
  static SyslogSink local(String name, SyslogSocket socket, Layout layout, long pid) {
    return new SyslogSink(name, socket, layout, pid, null);
  }

  /**
   * For a syslog on another machine.
   *
   * @param hostName what this machine is called in its lines
   */
  static SyslogSink remote(
      String name, SyslogSocket socket, Layout layout, long pid, String hostName) {
    return new SyslogSink(name, socket, layout, pid, hostName);
  }

  @Override
  public void write(Line line) throws IOException {
    StringBuilder text = new StringBuilder();
    layout.render(line, false, text);
    byte[] header = header(line).getBytes(StandardCharsets.UTF_8);
    int room = (hostName == null ? LOCAL_LIMIT : REMOTE_LIMIT) - header.length;
    int from = 0;
    for (int end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", from)) {
      send(header, text.substring(from, end).getBytes(StandardCharsets.UTF_8), room);
      from = end + 1;
    }
  }

  private void send(byte[] header, byte[] text, int room) throws IOException {
    int from = 0;
    do {
      int end = Math.min(text.length, from + room);
      // Never between the bytes of one character.
      while (end < text.length && end > from && (text[end] & 0xc0) == 0x80) {
        end--;
      }
      byte[] datagram = new byte[header.length + end - from];
      System.arraycopy(header, 0, datagram, 0, header.length);
      System.arraycopy(text, from, datagram, header.length, end - from);
      socket.send(datagram);
      from = end;
    } while (from < text.length);
  }

  private String header(Line line) {
    StringBuilder header = new StringBuilder(64);
    header.append('<').append(DAEMON + line.level().severity()).append('>');
    if (hostName == null) {
      return header.append("herald[").append(pid).append("]: ").toString();
    }
    header.append("1 ").append(microseconds(line.at())).append(' ').append(hostName);
    header.append(" herald ").append(pid).append(' ').append(messageId(line.event()));
    return header.append(" - ").toString();
  }

  /** RFC 5424, section 6.2.3, rule 5: nothing finer than microseconds. */
  private static Instant microseconds(Instant at) {
    return Instant.ofEpochSecond(at.getEpochSecond(), at.getNano() / 1000 * 1000L);
  }

  /** The event when it is a name; a sentence has none. */
  private static String messageId(String event) {
    for (int i = 0; i < event.length(); i++) {
      if (event.charAt(i) <= ' ' || event.charAt(i) > '~') {
        return "-";
      }
    }
    return event.isEmpty() || event.length() > LONGEST_ID ? "-" : event;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  @Override
  public String name() {
    return name;
  }
}
