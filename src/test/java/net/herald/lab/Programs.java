package net.herald.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds installed programs, also daemons which are only on the PATH of root. */
public final class Programs {
  private static final List<String> SYSTEM = List.of("/usr/local/sbin", "/usr/sbin", "/sbin");

  private Programs() {}

  /** Where a program is; nothing when it is not installed. */
  public static Optional<Path> find(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(Arrays.stream(path.split(":")), SYSTEM.stream())
        .map(folder -> Path.of(folder).resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The command line word for a program; its bare name when it is not installed. */
  public static String word(String name) {
    return find(name).map(Path::toString).orElse(name);
  }
}
