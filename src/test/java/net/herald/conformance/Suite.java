package net.herald.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the data of the suite is: HERALD_CONFORMANCE, or shared/conformance beside this project.
 */
final class Suite {
  private Suite() {}

  static Path folder() {
    var named = System.getenv("HERALD_CONFORMANCE");
    return Path.of(named != null ? named : "../shared/conformance").toAbsolutePath().normalize();
  }

  /** The files of a stage, by name; the test is skipped, with a word, where they are not. */
  static List<Path> files(String stage, String ending) throws IOException {
    var folder = folder().resolve(stage);
    assumeTrue(Files.isDirectory(folder), "the suite is not here: there is no " + folder);
    try (var files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** The lines of a file. */
  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of a file without its ending. */
  static String name(Path file) {
    var name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }
}
