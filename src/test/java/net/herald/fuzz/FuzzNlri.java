package net.herald.fuzz;

/** What a fuzzer calls for {@link Target#NLRI}. */
public final class FuzzNlri {
  private FuzzNlri() {}

  /** Tries an input. */
  public static void fuzzerTestOneInput(byte[] input) {
    Target.NLRI.accept(input);
  }
}
