package net.herald.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A run of the program inside a test.
 *
 * @param code the exit code
 * @param out what it wrote on standard output
 * @param err what it wrote on standard error
 */
public record CommandLine(int code, String out, String err) {

  /** Runs it with nothing in the environment but an installation that has no file of settings. */
  public static CommandLine run(String... arguments) {
    return run(Map.of(), "", arguments);
  }

  /** Runs it with variables of the process environment and a text on standard input. */
  public static CommandLine run(Map<String, String> variables, String input, String... arguments) {
    Map<String, String> all = new HashMap<>(Map.of("EXABGP_ENVFILE", "/nonexistent/exabgp.env"));
    all.putAll(variables);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Main main =
        new Main(
            all,
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    int code = main.run(List.of(arguments));
    return new CommandLine(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}
