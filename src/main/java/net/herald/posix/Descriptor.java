package net.herald.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.channels.NetworkChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The options of the socket under a channel of the JDK.
 *
 * <p>The channel must not be closed by another thread during a call: the number of a closed
 * descriptor may by then be another socket's. Who owns the channel calls this, before handing it
 * on.
 */
public final class Descriptor {

  private static final NativeFunction SETSOCKOPT = NativeFunction.of("setsockopt");
  private static final NativeFunction GETSOCKOPT = NativeFunction.of("getsockopt");

  /** Null where the package {@code sun.nio.ch} of the JDK is not exported to us. */
  private static final @Nullable MethodHandle NUMBER = number();

  private static final boolean LINUX = System.getProperty("os.name", "").equals("Linux");

  private Descriptor() {}

  /** Sets an option whose value is an int. */
  public static void set(NetworkChannel channel, SocketOption option, int value)
      throws PosixException {
    try (Arena arena = Arena.ofConfined()) {
      set(channel, option, arena.allocateFrom(JAVA_INT, value));
    }
  }

  /** Sets an option whose value is text. */
  public static void set(NetworkChannel channel, SocketOption option, String value)
      throws PosixException {
    try (Arena arena = Arena.ofConfined()) {
      set(channel, option, arena.allocateFrom(value, StandardCharsets.UTF_8));
    }
  }

  /** Sets an option whose value is a structure of the kernel. */
  public static void set(NetworkChannel channel, SocketOption option, byte[] structure)
      throws PosixException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocate(structure.length, 8);
      MemorySegment.copy(structure, 0, value, ValueLayout.JAVA_BYTE, 0, structure.length);
      set(channel, option, value);
      value.fill((byte) 0); // a key has no business in freed memory
    }
  }

  /** Reads an option whose value is an int. */
  public static int get(NetworkChannel channel, SocketOption option) throws PosixException {
    String tried = "cannot read " + option.name();
    int descriptor = of(channel, tried);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocate(JAVA_INT);
      MemorySegment size = arena.allocateFrom(JAVA_INT, (int) value.byteSize());
      GETSOCKOPT.call(descriptor, option.level(), option.number(), value, size);
      return value.get(JAVA_INT, 0);
    } catch (PosixException e) {
      throw new PosixException(tried, e.errno());
    }
  }

  private static void set(NetworkChannel channel, SocketOption option, MemorySegment value)
      throws PosixException {
    String tried = "cannot set " + option.name();
    if (!LINUX) {
      throw new PosixException(
          tried,
          Errno.ENOPROTOOPT.number(),
          "only done on Linux, not on " + System.getProperty("os.name"));
    }
    int descriptor = of(channel, tried);
    try {
      SETSOCKOPT.call(descriptor, option.level(), option.number(), value, (int) value.byteSize());
    } catch (PosixException e) {
      if (e.is(Errno.ENOPROTOOPT) && !option.needs().isEmpty()) {
        throw new PosixException(
            tried, e.errno(), "ENOPROTOOPT, this kernel lacks it: it takes " + option.needs());
      }
      throw new PosixException(tried, e.errno());
    }
  }

  private static int of(NetworkChannel channel, String tried) throws PosixException {
    if (NUMBER == null) {
      throw new PosixException(
          tried, 0, "the Java machine needs --add-exports java.base/sun.nio.ch=ALL-UNNAMED");
    }
    try {
      return (int) NUMBER.invokeExact((Object) channel);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable MethodHandle number() {
    try {
      Class<?> channel = Class.forName("sun.nio.ch.SelChImpl");
      return MethodHandles.lookup()
          .findVirtual(channel, "getFDVal", MethodType.methodType(int.class))
          .asType(MethodType.methodType(int.class, Object.class));
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
