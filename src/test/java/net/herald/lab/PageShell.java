package net.herald.lab;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Does what a page tells its reader: writes its files and types its commands into one shell, from
 * top to bottom, in a directory of its own, which the page calls {@code /tmp/lab}. The ports 1790
 * to 1799 of the page are other ones here, which are free. A command whose result is not yet as the
 * page has it is typed again for a while.
 */
public final class PageShell implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final long PAUSE = Duration.ofMillis(100).toNanos();
  private static final Pattern PORT = Pattern.compile("\\b179[0-9]\\b");
  private static final String DIRECTORY = "/tmp/lab";
  private static final String END = "--end-of-command--";

  private final Workshop workshop;
  private final Process shell;
  private final Output output;
  private final BufferedWriter input;
  private final Map<String, String> ports = new HashMap<>();
  private int typed;

  /**
   * Starts the shell.
   *
   * @param herald the program that the page calls {@code herald}
   */
  public PageShell(Workshop workshop, Path herald) {
    this.workshop = workshop;
    var programs = workshop.file("bin");
    var builder = new ProcessBuilder("/usr/bin/env", "bash", "--norc", "--noprofile");
    builder.directory(workshop.file("").toFile()).redirectErrorStream(true);
    var environment = builder.environment();
    var path = String.valueOf(environment.get("PATH"));
    environment.put("PATH", programs + ":" + path + ":/usr/sbin:/sbin:/usr/lib/frr");
    environment.put("HOME", workshop.file("").toString());
    environment.put("exabgp_daemon_user", System.getProperty("user.name"));
    environment.put("exabgp_api_socketpath", workshop.file("herald.sock").toString());
    environment.put("EXABGP_ENVFILE", workshop.file("herald.env").toString());
    try {
      Files.createDirectories(programs);
      Files.createSymbolicLink(programs.resolve("herald"), herald.toAbsolutePath());
      shell = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    output = new Output("shell", shell.getInputStream());
    input = shell.outputWriter(StandardCharsets.UTF_8);
  }

  /** Goes through all blocks of a page. */
  public void follow(Page page) {
    for (var block : page.blocks()) {
      if (block.isFile()) {
        write(block);
      } else if (block.isConsole()) {
        block.commands().forEach(command -> type(page, command));
      }
    }
  }

  private void write(Page.Block block) {
    var file = workshop.write(block.name(), here(block.text()));
    if (block.text().startsWith("#!")) {
      try {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The text with a directory and ports of this machine. */
  private String here(String text) {
    var directory = workshop.file("").toAbsolutePath().toString();
    return PORT.matcher(text.replace(DIRECTORY, directory))
        .replaceAll(
            found -> ports.computeIfAbsent(found.group(), port -> String.valueOf(Ports.free())));
  }

  private void type(Page page, Page.Typed typed) {
    var command = here(typed.command());
    var expected = pattern(typed.prints());
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      var answer = answer(command, deadline);
      if (answer.code == 0 && expected.matcher(answer.text()).matches()) {
        return;
      }
      if (System.nanoTime() - deadline >= 0) {
        throw new AssertionError(
            "%s:%d: $ %s\nended with %d and printed\n%sthe page has\n%s\n%s"
                .formatted(
                    page.path(),
                    typed.line(),
                    command,
                    answer.code,
                    answer.text(),
                    String.join("\n", typed.prints()),
                    log()));
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  private record Answer(int code, List<String> lines) {
    String text() {
      var text = new StringBuilder();
      lines.forEach(line -> text.append(line.stripTrailing()).append('\n'));
      return text.toString();
    }
  }

  private Answer answer(String command, long deadline) {
    int from = output.size();
    var end = END + typed++ + " ";
    try {
      input.write(command + "\nended=$?; echo; echo " + end + "$ended\n");
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(command, e);
    }
    var left = Duration.ofNanos(Math.max(deadline - System.nanoTime(), 0)).plus(LIMIT);
    Await.until(
        "the end of: " + command + "\n" + String.join("\n", output.since(from)),
        left,
        () -> output.since(from).stream().anyMatch(line -> line.startsWith(end)));
    var lines = new ArrayList<String>();
    for (var line : output.since(from)) {
      if (line.startsWith(end)) {
        return new Answer(Integer.parseInt(line.substring(end.length())), withoutLast(lines));
      }
      lines.add(line);
    }
    throw new AssertionError("no end of " + command);
  }

  /** Without the empty line that ends a last line without an end of its own. */
  private static List<String> withoutLast(List<String> lines) {
    boolean empty = !lines.isEmpty() && lines.getLast().isEmpty();
    return empty ? lines.subList(0, lines.size() - 1) : lines;
  }

  private Pattern pattern(List<String> prints) {
    var pattern = new StringBuilder();
    for (var line : prints) {
      if (line.equals("…")) {
        pattern.append("(?:[^\n]*\n)*");
      } else {
        var text = Pattern.quote(here(line).stripTrailing());
        pattern.append(text.replace("…", "\\E[^\n]*\\Q")).append('\n');
      }
    }
    return Pattern.compile(prints.isEmpty() ? "(?s).*" : pattern.toString());
  }

  /** The files whose names end in {@code .log}. */
  private String log() {
    var text = new StringBuilder();
    try (var files = Files.list(workshop.file(""))) {
      for (var file : files.filter(f -> f.toString().endsWith(".log")).sorted().toList()) {
        text.append("\n--- ")
            .append(file.getFileName())
            .append('\n')
            .append(Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Ends the shell and all that it started. */
  @Override
  public void close() {
    var children = shell.descendants().toList();
    children.forEach(ProcessHandle::destroy);
    shell.destroy();
    for (var child : children) {
      child.onExit().orTimeout(5, TimeUnit.SECONDS).exceptionally(e -> child).join();
      child.destroyForcibly();
    }
  }
}
