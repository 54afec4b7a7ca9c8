package net.herald.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * What {@code ./build} runs while the JVM records the start-up cache: the subcommands that people
 * and scripts start most often, so that their classes come out of the cache linked.
 */
public final class Rehearsal {

  /** {@code 10.0.0.0/24} and next hop 1.2.3.4. */
  private static final String UPDATE =
      "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF0030020000001540010100400200400304"
          + "0102030440050400000064180A0000";

  private Rehearsal() {}

  /** One command line each. What they print goes nowhere. */
  static List<List<String>> lines(String configuration) {
    return List.of(
        List.of("env"),
        List.of("env", "-d", "-e"),
        List.of("--help"),
        List.of("encode", "route 192.0.2.0/24 next-hop 198.51.100.1"),
        List.of("decode", UPDATE),
        List.of("decode", "--command", UPDATE),
        List.of("validate", configuration),
        List.of("validate", "-n", "-r", "-v", configuration));
  }

  /**
   * Runs every line; one that fails costs only its part of the cache.
   *
   * @param arguments the file that is validated
   */
  public static void main(String[] arguments) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    for (List<String> line : lines(arguments[0])) {
      new Main(Map.of(), InputStream.nullInputStream(), nowhere, nowhere).run(line);
    }
    // Through the front door, which also prints and ends the process.
    Main.main(new String[] {"version"});
  }
}
