package net.herald.lab;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits until something another process or thread does has happened, and no longer than a limit.
 */
public final class Await {
  private static final long SHORTEST = Duration.ofMillis(2).toNanos();
  private static final long LONGEST = Duration.ofMillis(200).toNanos();

  private Await() {}

  /** What a test claims about the world; an {@link AssertionError} means "not (yet) so". */
  @FunctionalInterface
  public interface Claim {
    void check();
  }

  /**
   * Checks a claim again and again until it holds.
   *
   * @throws AssertionError what the claim said last, when the limit has passed
   */
  public static void within(Duration limit, Claim claim) {
    long deadline = System.nanoTime() + limit.toNanos();
    for (long pause = SHORTEST; ; pause = Math.min(pause * 3 / 2, LONGEST)) {
      try {
        claim.check();
        return;
      } catch (AssertionError notYet) {
        if (System.nanoTime() - deadline >= 0) {
          throw new AssertionError("within " + limit + ": " + notYet.getMessage(), notYet);
        }
      }
      LockSupport.parkNanos(pause);
    }
  }

  /** Waits until a condition holds; {@code what} says it in words. */
  public static void until(String what, Duration limit, BooleanSupplier condition) {
    within(
        limit,
        () -> {
          if (!condition.getAsBoolean()) {
            throw new AssertionError(what);
          }
        });
  }

  /** Waits until a value is there; {@code what} says which. */
  public static <T> T value(String what, Duration limit, Supplier<Optional<T>> source) {
    var found =
        new Object() {
          Optional<T> value = Optional.empty();
        };
    until(
        what,
        limit,
        () -> {
          found.value = source.get();
          return found.value.isPresent();
        });
    return found.value.orElseThrow();
  }
}
