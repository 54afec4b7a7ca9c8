package net.herald.cli;

/**
 * A row of {@link Subcommands#TABLE}.
 *
 * @param word one word, or two for one of a group such as {@code configuration validate}
 * @param help what it does, in one line
 * @param example a call of it, without the name of the program
 * @param action does it
 */
public record Subcommand(String word, String help, String example, Action action) {

  /** What a subcommand does. */
  public interface Action {

    /** The options and words it takes. */
    Options options();

    /**
     * Runs it.
     *
     * @param call its options, and the world around it
     * @return the exit code
     * @throws UsageFault when options contradict each other
     */
    int run(Call call) throws Exception;
  }
}
