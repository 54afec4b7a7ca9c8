package net.herald.cli;

import net.herald.api.ShownConfiguration;

/** Prints a configuration in its normal form, which reads back to the same. */
final class PrintCommand implements Subcommand.Action {

  @Override
  public Options options() {
    return new Options().words("FILE", 1, 1, "the configuration file");
  }

  @Override
  public int run(Call call) throws Call.Failed {
    var configuration = ConfigurationFiles.read(call, call.given().words().getFirst());
    if (configuration == null) {
      return Main.FAILED;
    }
    ShownConfiguration.of(configuration).forEach(line -> call.out().print(line + "\n"));
    return 0;
  }
}
