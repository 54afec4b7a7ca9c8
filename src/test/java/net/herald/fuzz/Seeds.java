package net.herald.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the examples of a target as files of a corpus. Arguments: the target, a directory. */
public final class Seeds {
  private Seeds() {}

  /** Writes them. */
  public static void main(String[] arguments) throws Exception {
    int number = 0;
    for (var example : FuzzTest.examples(Target.valueOf(arguments[0].toUpperCase(Locale.ROOT)))) {
      Files.write(Path.of(arguments[1], "example-" + number++), example);
    }
  }
}
