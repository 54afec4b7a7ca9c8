package net.herald.fuzz;

/** What a fuzzer calls for {@link Target#MESSAGE}. */
public final class FuzzMessage {
  private FuzzMessage() {}

  /** Tries an input. */
  public static void fuzzerTestOneInput(byte[] input) {
    Target.MESSAGE.accept(input);
  }
}
