package net.herald.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Datagrams to a syslog of our own in a temporary directory. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class UnixDatagramTest {

  private static final NativeFunction SOCKET = NativeFunction.of("socket");
  private static final NativeFunction BIND = NativeFunction.of("bind");
  private static final NativeFunction RECV = NativeFunction.of("recv");
  private static final NativeFunction CLOSE = NativeFunction.of("close");

  @TempDir Path directory;
  private String path;

  @BeforeEach
  void choose() {
    path = directory.resolve("log").toString();
  }

  /** A daemon that listens at the path. */
  private int listen() throws IOException {
    int descriptor = SOCKET.call(1, 2, 0);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = UnixDatagram.address(path, arena);
      BIND.call(descriptor, address, (int) address.byteSize());
    }
    return descriptor;
  }

  private static String receive(int descriptor) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(4096);
      int size = RECV.call(descriptor, buffer, buffer.byteSize(), 0);
      return new String(buffer.asSlice(0, size).toArray(JAVA_BYTE), UTF_8);
    }
  }

  @Test
  void eachDatagramArrivesWhole() throws IOException {
    int daemon = listen();
    UnixDatagram socket = UnixDatagram.open(path);
    socket.send("<30>one".getBytes(UTF_8));
    socket.send("<30>two é".getBytes(UTF_8));
    assertThat(receive(daemon)).isEqualTo("<30>one");
    assertThat(receive(daemon)).isEqualTo("<30>two é");
    socket.close();
    CLOSE.call(daemon);
  }

  @Test
  void aDaemonStartedAnewIsFoundAgain() throws IOException {
    int before = listen();
    UnixDatagram socket = UnixDatagram.open(path);
    CLOSE.call(before);
    assertThatThrownBy(() -> socket.send(new byte[1]))
        .isInstanceOf(PosixException.class)
        .hasMessageStartingWith("cannot send to " + path + ": ");
    Files.delete(Path.of(path));
    int after = listen();
    socket.send("again".getBytes(UTF_8));
    assertThat(receive(after)).isEqualTo("again");
    socket.close();
    CLOSE.call(after);
  }

  @Test
  void aDaemonThatReadsNothingHoldsNobody() throws IOException {
    int daemon = listen();
    UnixDatagram socket = UnixDatagram.open(path);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1_000_000; i++) {
                socket.send(new byte[1000]);
              }
            })
        .isInstanceOf(PosixException.class);
    socket.close();
    CLOSE.call(daemon);
  }

  @Test
  void nothingAtThePathIsAnErrorAtOnce() {
    assertThatThrownBy(() -> UnixDatagram.open(path)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> UnixDatagram.open("/" + "x".repeat(108)))
        .hasMessageStartingWith("too long");
  }

  @Test
  void afterTheEndNothingIsSent() throws IOException {
    int daemon = listen();
    UnixDatagram socket = UnixDatagram.open(path);
    socket.close();
    socket.close();
    assertThatThrownBy(() -> socket.send(new byte[1])).isInstanceOf(PosixException.class);
    CLOSE.call(daemon);
  }
}
