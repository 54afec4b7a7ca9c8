package net.herald.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program under test, started as a user starts it. It is {@code bin/herald} of this project
 * with the classes of this build, installed under the build directory once for all tests; or what
 * HERALD_BINARY names instead.
 */
public final class HeraldProgram {
  private static final String MAIN = "net.herald.cli.Main";

  private HeraldProgram() {}

  /** Installed by the first who asks. */
  private static final class Installed {
    static final Path LAUNCHER = install();
  }

  /** Why it can not be run here; empty when it can. */
  public static String missing() {
    String other = System.getenv("HERALD_BINARY");
    if (other != null) {
      return Files.isExecutable(Path.of(other)) ? "" : other + " can not be executed";
    }
    return Files.exists(classes().resolve(MAIN.replace('.', '/') + ".class"))
        ? ""
        : "this build has no " + MAIN;
  }

  public static Path path() {
    String other = System.getenv("HERALD_BINARY");
    return other == null ? Installed.LAUNCHER : Path.of(other);
  }

  /** A command line of it. */
  public static List<String> command(String... arguments) {
    var command = new ArrayList<String>();
    command.add(path().toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Writes herald.jar and the jars that it runs with into a directory, as the build does. */
  public static void jars(Path directory) throws IOException {
    var names = new ArrayList<String>();
    for (var entry : System.getProperty("java.class.path").split(":")) {
      var library = Path.of(entry);
      var name = library.getFileName().toString();
      if (name.startsWith("jline-") && name.endsWith(".jar")) {
        Files.copy(library, directory.resolve(name));
        names.add(name);
      }
    }
    jar(directory.resolve("herald.jar"), String.join(" ", names));
  }

  private static Path classes() {
    return tests().resolveSibling("classes");
  }

  private static Path tests() {
    try {
      return Path.of(
          HeraldProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path install() {
    Path home = tests().resolveSibling("herald-under-test");
    try {
      Files.createDirectories(home.resolve("bin"));
      Files.createDirectories(home.resolve("lib"));
      for (String script : List.of("bin/herald", "bin/jdk.sh")) {
        Files.copy(
            Path.of(script),
            home.resolve(script),
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.COPY_ATTRIBUTES);
      }
      jar(home.resolve("lib/herald.jar"), librariesOfThisBuild());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return home.resolve("bin/herald");
  }

  private static void jar(Path file, String libraries) throws IOException {
    try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest(libraries));
        var classes = Files.walk(classes())) {
      for (Path path : classes.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new JarEntry(classes().relativize(path).toString()));
        Files.copy(path, jar);
        jar.closeEntry();
      }
    }
  }

  private static String librariesOfThisBuild() {
    return Stream.of(System.getProperty("java.class.path").split(":"))
        .filter(entry -> entry.endsWith(".jar"))
        .map(entry -> Path.of(entry).toUri())
        .map(URI::toString)
        .collect(Collectors.joining(" "));
  }

  /** As that of the released jar. */
  private static Manifest manifest(String libraries) {
    var manifest = new Manifest();
    var main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, MAIN);
    main.put(new Attributes.Name("Add-Exports"), "java.base/sun.nio.ch");
    main.put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
    main.put(Attributes.Name.CLASS_PATH, libraries);
    return manifest;
  }
}
