package net.herald.fuzz;

/** What a fuzzer calls for {@link Target#CONFIGURATION}. */
public final class FuzzConfiguration {
  private FuzzConfiguration() {}

  /** Tries an input. */
  public static void fuzzerTestOneInput(byte[] input) {
    Target.CONFIGURATION.accept(input);
  }
}
