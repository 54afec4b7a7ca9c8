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

  /** One command line each. What they print goes nowhere. */
  static final List<List<String>> LINES =
      List.of(List.of("env"), List.of("env", "-d", "-e"), List.of("--help"));

  private Rehearsal() {}

  /** Runs every line; one that fails costs only its part of the cache. */
  public static void main(String[] arguments) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    for (List<String> line : LINES) {
      new Main(Map.of(), InputStream.nullInputStream(), nowhere, nowhere).run(line);
    }
    // Through the front door, which also prints and ends the process.
    Main.main(new String[] {"version"});
  }
}
