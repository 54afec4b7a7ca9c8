package net.herald.cli;

/**
 * A subcommand of ExaBGP that Herald does not have. It says so and ends with 2, as an option nobody
 * knows does, and not with 1, which a script may take for the answer "invalid".
 */
final class Unsupported implements Subcommand.Action {

  private static final int ANY = Integer.MAX_VALUE;

  private final String word;

  Unsupported(String word) {
    this.word = word;
  }

  @Override
  public Options options() {
    return new Options().words("[...]", 0, ANY, "not looked at");
  }

  @Override
  public int run(Call call) {
    call.err().print("error: " + word + " is not supported\n");
    return 2;
  }
}
