package net.herald.cli;

import net.herald.config.ExampleConfiguration;

/** Shows a configuration that has every keyword, with what it is for. */
final class ExampleCommand implements Subcommand.Action {

  @Override
  public Options options() {
    return new Options().words("[neighbor | full]", 0, 1, "a neighbor alone, or all (full)");
  }

  @Override
  public int run(Call call) {
    var words = call.given().words();
    var which = words.isEmpty() ? "full" : words.getFirst();
    switch (which) {
      case "neighbor" -> call.out().print(ExampleConfiguration.neighbor());
      case "full" -> call.out().print(ExampleConfiguration.full());
      default -> throw new UsageFault(which + " is neither neighbor nor full");
    }
    return 0;
  }
}
