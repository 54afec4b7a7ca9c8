package net.herald.posix;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The signals a daemon acts on, taken from the Java machine, which would end at most of them.
 *
 * <p>Each signal is told on a thread of its own, made by the Java machine. SIGPIPE it ignores
 * already.
 *
 * <p>{@code sun.misc.Signal} is the only way the JDK has, in a module that is there to stay; it is
 * reached by name because the compiler counts every mention of it as a warning that cannot be
 * turned off.
 */
public final class Signals implements AutoCloseable {

  /** A signal, named without its SIG. */
  public enum Kind {
    HUP,
    TERM,
    INT,
    USR1,
    USR2,
    ALRM
  }

  private static final Class<?> SIGNAL = find("sun.misc.Signal");
  private static final Class<?> HANDLER = find("sun.misc.SignalHandler");

  private final Map<Kind, Object> before = new EnumMap<>(Kind.class);

  private Signals() {}

  /**
   * Has every {@link Kind} told to the receiver from now on.
   *
   * @throws IllegalStateException where the Java machine was told to leave a signal alone ({@code
   *     -Xrs})
   */
  public static Signals listen(Consumer<Kind> receiver) {
    Signals signals = new Signals();
    for (Kind kind : Kind.values()) {
      try {
        MethodHandle tell =
            MethodHandles.publicLookup()
                .findVirtual(
                    Consumer.class, "accept", MethodType.methodType(void.class, Object.class))
                .bindTo(receiver)
                .bindTo(kind);
        Object handler =
            MethodHandleProxies.asInterfaceInstance(
                HANDLER, MethodHandles.dropArguments(tell, 0, SIGNAL));
        signals.before.put(kind, handle(kind, handler));
      } catch (ReflectiveOperationException e) {
        signals.close();
        throw new IllegalStateException("cannot act on SIG" + kind, e);
      }
    }
    return signals;
  }

  /** Gives every signal its former meaning. */
  @Override
  public void close() {
    before.forEach((kind, handler) -> {
      try {
        handle(kind, handler);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot let go of SIG" + kind, e);
      }
    });
  }

  private static Object handle(Kind kind, Object handler) throws ReflectiveOperationException {
    Object signal = SIGNAL.getConstructor(String.class).newInstance(kind.name());
    return SIGNAL.getMethod("handle", SIGNAL, HANDLER).invoke(null, signal, handler);
  }

  private static Class<?> find(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "this Java runtime was made without module jdk.unsupported", e);
    }
  }
}
