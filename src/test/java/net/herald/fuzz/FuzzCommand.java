package net.herald.fuzz;

/** What a fuzzer calls for {@link Target#COMMAND}. */
public final class FuzzCommand {
  private FuzzCommand() {}

  /** Tries an input. */
  public static void fuzzerTestOneInput(byte[] input) {
    Target.COMMAND.accept(input);
  }
}
