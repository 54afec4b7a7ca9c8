package net.herald.fuzz;

/** What a fuzzer calls for {@link Target#OPEN}. */
public final class FuzzOpen {
  private FuzzOpen() {}

  /** Tries an input. */
  public static void fuzzerTestOneInput(byte[] input) {
    Target.OPEN.accept(input);
  }
}
