package net.herald.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * A temporary directory and the programs a test runs in it. Closing it stops the programs, the last
 * one first, and removes the directory. A test gets one by a parameter (see {@link
 * WorkshopExtension}), which then also explains a failure with what the programs wrote.
 */
public final class Workshop implements AutoCloseable {
  private static final Duration ONE_SHOT = Duration.ofSeconds(30);

  private final Path directory;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Deque<Program> started = new ArrayDeque<>();

  public Workshop() {
    try {
      directory = Files.createTempDirectory("herald-lab-");
      // Daemons which drop their privileges still have to reach what is in it.
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The path of a file in the directory; it need not exist. */
  public Path file(String name) {
    return directory.resolve(name);
  }

  /** Makes a folder in the directory. */
  public Path folder(String name) {
    try {
      return Files.createDirectory(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file in the directory, over an older one. */
  public Path write(String name, String text) {
    try {
      return Files.writeString(file(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a shell script which can be executed. */
  public Path script(String name, String body) {
    Path path = write(name, "#!/bin/sh\n" + body);
    try {
      return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a program which runs until it ends or the workshop closes. */
  public Program start(String name, Map<String, String> environment, List<String> command) {
    var program = Program.start(name, directory, environment, command);
    started.add(program);
    return closing(program);
  }

  public Program start(String name, List<String> command) {
    return start(name, Map.of(), command);
  }

  /** Runs a command to its end and returns it, whatever its exit code. */
  public Program finish(Map<String, String> environment, List<String> command) {
    try (var program = Program.start(command.getFirst(), directory, environment, command)) {
      program.awaitExit(ONE_SHOT);
      return program;
    }
  }

  /** Runs a command which must succeed and returns what it wrote on its standard output. */
  public String ask(List<String> command) {
    var program = finish(Map.of(), command);
    if (program.awaitExit(ONE_SHOT) != 0) {
      throw new AssertionError(String.join(" ", command) + "\n" + program.log());
    }
    return String.join("\n", program.output().lines());
  }

  /** Has something closed together with the workshop. */
  public <T extends AutoCloseable> T closing(T resource) {
    open.push(resource);
    return resource;
  }

  /** What every program of this workshop wrote. */
  public String logs() {
    var text = new StringBuilder();
    started.forEach(program -> text.append(program.log()));
    return text.toString();
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("something of the workshop does not close", e);
      }
    }
    try (var files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(Workshop::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
