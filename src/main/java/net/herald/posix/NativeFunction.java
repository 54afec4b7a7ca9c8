package net.herald.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;

/**
 * One function of the C library that takes up to six integers and pointers, returns an int and
 * leaves an error number. Keep it in a static field of the class that needs it, so that it is
 * looked up on first use.
 *
 * <p>All of them are called in one way, as if they took six longs: on 64 bits an int or a pointer
 * has a register of its own like a long, and nobody looks at a register too many. The JVM makes
 * some twenty classes for each way to call that it meets, a tenth of a second of a daemon's start
 * in all.
 */
final class NativeFunction {

  private static final int MOST = 6;

  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
  private static final MethodHandle CALL = call();

  private final String name;
  private final MemorySegment function;

  private NativeFunction(String name, MemorySegment function) {
    this.name = name;
    this.function = function;
  }

  /** The function of this name. */
  static NativeFunction of(String name) {
    return new NativeFunction(name, Linker.nativeLinker().defaultLookup().findOrThrow(name));
  }

  @SuppressWarnings("restricted")
  private static MethodHandle call() {
    if (ADDRESS.byteSize() != JAVA_LONG.byteSize()) {
      throw new UnsupportedOperationException("needs a machine of 64 bits");
    }
    var six =
        FunctionDescriptor.of(
            JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    return Linker.nativeLinker().downcallHandle(six, Linker.Option.captureCallState("errno"));
  }

  /**
   * Calls the function.
   *
   * @param arguments up to six of {@code Integer}, {@code Long} and {@code MemorySegment}, the last
   *     one native
   * @return what it returned, which is not -1
   * @throws PosixException where it returned -1
   */
  int call(Object... arguments) throws PosixException {
    var words = new long[MOST];
    for (int i = 0; i < arguments.length; i++) {
      words[i] = word(arguments[i]);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int result =
          (int)
              CALL.invokeExact(
                  function, state, words[0], words[1], words[2], words[3], words[4], words[5]);
      if (result == -1) {
        throw new PosixException(name, (int) ERRNO.get(state, 0L));
      }
      return result;
    } catch (PosixException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name, e);
    } finally {
      Reference.reachabilityFence(arguments);
    }
  }

  private static long word(Object argument) {
    return argument instanceof MemorySegment octets
        ? octets.address()
        : ((Number) argument).longValue();
  }

  @Override
  public String toString() {
    return name;
  }
}
