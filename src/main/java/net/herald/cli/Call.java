package net.herald.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import net.herald.environment.Environment;
import net.herald.environment.EnvironmentReader;
import net.herald.environment.Installation;
import net.herald.log.Log;
import net.herald.posix.UnixDatagram;
import net.herald.text.Diagnostics;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * One run of a subcommand: what was typed, and everything of the world it may touch.
 *
 * @param given its options and words
 * @param variables the process environment
 * @param envFile the value of {@code --env-file}, or null
 * @param in standard input
 * @param out standard output, buffered; the caller flushes it
 * @param err standard error
 */
public record Call(
    Options.Given given,
    Map<String, String> variables,
    @Nullable String envFile,
    InputStream in,
    PrintStream out,
    PrintStream err) {

  /** Ends a subcommand with a message that was already written. */
  public static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;
    private final int code;

    /**
     * Ends it.
     *
     * @param code the exit code
     */
    public Failed(int code) {
      super(null, null, false, false);
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  /** Where the program and its ini file are. */
  public Installation installation() {
    return Installation.find(variables, envFile);
  }

  /** Reads the settings, right or wrong. */
  public EnvironmentReader.Reading reading() {
    return EnvironmentReader.read(variables, installation());
  }

  /**
   * Reads the settings. Warnings are left to those who start a daemon.
   *
   * @throws Failed with exit code 1 when one of them is wrong, which standard error then says
   */
  public Environment environment() throws Failed {
    EnvironmentReader.Reading reading = reading();
    if (reading.diagnostics().errors() > 0) {
      tell(reading.diagnostics());
      throw new Failed(1);
    }
    return reading.environment();
  }

  /** The log of a command that ends soon: it writes at once, and is to be closed. */
  public Log log(Environment environment) {
    return Log.direct(
        environment.logSettings(), environment.logOutput(UnixDatagram::open), Clock.system());
  }

  /** Prints what is wrong on standard error, if anything is. */
  void tell(Diagnostics diagnostics) {
    if (diagnostics.errors() + diagnostics.warnings() > 0) {
      err.print(diagnostics.print());
    }
  }
}
