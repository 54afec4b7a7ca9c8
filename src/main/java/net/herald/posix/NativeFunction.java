package net.herald.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * One function of the C library that returns an int and leaves an error number. Keep it in a static
 * field of the class that needs it, so that it is looked up on first use.
 */
final class NativeFunction {

  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));

  private final String name;
  private final MethodHandle handle;

  private NativeFunction(String name, MethodHandle handle) {
    this.name = name;
    this.handle = handle;
  }

  /** The function of this name, taking arguments of these kinds. */
  @SuppressWarnings("restricted")
  static NativeFunction of(String name, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    MethodHandle handle =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow(name),
            FunctionDescriptor.of(JAVA_INT, arguments),
            Linker.Option.captureCallState("errno"));
    return new NativeFunction(name, handle.asSpreader(Object[].class, arguments.length));
  }

  /**
   * Calls the function.
   *
   * @return what it returned, which is not -1
   * @throws PosixException where it returned -1
   */
  int call(Object... arguments) throws PosixException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int result = (int) handle.invokeExact(state, arguments);
      if (result == -1) {
        throw new PosixException(name, (int) ERRNO.get(state, 0L));
      }
      return result;
    } catch (PosixException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name, e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
