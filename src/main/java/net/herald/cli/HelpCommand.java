package net.herald.cli;

/** Prints the help of the program, or of one subcommand. */
final class HelpCommand implements Subcommand.Action {

  @Override
  public Options options() {
    return new Options().words("[COMMAND]", 0, 2, "the subcommand to explain");
  }

  @Override
  public int run(Call call) {
    String word = String.join(" ", call.given().words());
    if (word.isEmpty()) {
      call.out().print(Help.program());
      return 0;
    }
    Subcommand subcommand = Subcommands.named(word);
    if (subcommand == null && Subcommands.group(word).isEmpty()) {
      throw new UsageFault("no subcommand " + word);
    }
    call.out().print(subcommand == null ? Help.group(word) : Help.subcommand(subcommand));
    return 0;
  }
}
