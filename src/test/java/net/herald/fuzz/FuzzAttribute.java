package net.herald.fuzz;

/** What a fuzzer calls for {@link Target#ATTRIBUTE}. */
public final class FuzzAttribute {
  private FuzzAttribute() {}

  /** Tries an input. */
  public static void fuzzerTestOneInput(byte[] input) {
    Target.ATTRIBUTE.accept(input);
  }
}
