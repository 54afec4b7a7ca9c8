package net.herald.cli;

import net.herald.environment.Environment;
import net.herald.environment.EnvironmentListing;
import net.herald.environment.EnvironmentReader;

/** Prints the settings in a form that the program can read again. */
final class EnvCommand implements Subcommand.Action {

  @Override
  public Options options() {
    return new Options()
        .flag('d', "diff", "only what is not at its standard value")
        .flag('e', "env", "as variables of the process environment, not as ini file");
  }

  @Override
  public int run(Call call) {
    EnvironmentReader.Reading reading = call.reading();
    call.tell(reading.diagnostics());
    if (reading.diagnostics().errors() > 0) {
      return 1;
    }
    Environment environment = reading.environment();
    boolean diff = call.given().has("diff");
    call.out()
        .print(
            call.given().has("env")
                ? EnvironmentListing.variables(environment, diff)
                : EnvironmentListing.ini(environment, diff));
    return 0;
  }
}
