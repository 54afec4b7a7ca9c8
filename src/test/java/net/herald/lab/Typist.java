package net.herald.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Somebody at a terminal: starts a program there, types, and waits for what it shows. Needs
 * python3, which makes the pseudo terminal.
 */
public final class Typist implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String CONTROLS =
      "\u001b\\[[0-9;?=>]*[ -/]*[@-~]|\u001b[=>]|[\u0007\u000e\u000f]";

  private final Process process;
  private final StringBuilder shown = new StringBuilder();
  private int seen;

  /** Why there is no terminal here; empty when there is one. */
  public static String missing() {
    return Programs.find("python3").isPresent() ? HeraldProgram.missing() : "no python3";
  }

  /**
   * Sits down at a terminal of 40 lines and 160 columns.
   *
   * @param folder for what is needed meanwhile
   * @param environment besides that of the tests
   */
  public Typist(Path folder, Map<String, String> environment, List<String> program)
      throws IOException {
    var driver = folder.resolve("terminal.py");
    try (var in = Typist.class.getResourceAsStream("terminal.py")) {
      Files.write(driver, in.readAllBytes());
    }
    var command =
        new ArrayList<>(List.of(Programs.word("python3"), driver.toString(), "40", "160"));
    command.addAll(program);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("TERM", "xterm-256color");
    builder.environment().remove("NO_COLOR");
    builder.environment().putAll(environment);
    process = builder.start();
    Thread.ofPlatform().daemon().name("terminal").start(this::watch);
  }

  private void watch() {
    var octets = new byte[4096];
    try (InputStream in = process.getInputStream()) {
      for (int n = in.read(octets); n >= 0; n = in.read(octets)) {
        synchronized (shown) {
          shown.append(new String(octets, 0, n, StandardCharsets.ISO_8859_1));
        }
      }
    } catch (IOException e) {
      // it is over
    }
  }

  /** Everything that was shown, colours and all. */
  public String raw() {
    synchronized (shown) {
      return shown.toString();
    }
  }

  private String plain() {
    var octets = raw().getBytes(StandardCharsets.ISO_8859_1);
    return new String(octets, StandardCharsets.UTF_8).replaceAll(CONTROLS, "");
  }

  /** Types keys. */
  public Typist type(String keys) {
    try {
      process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(plain(), e);
    }
    return this;
  }

  /** Makes the terminal larger or smaller. */
  public Typist resize(int rows, int columns) throws IOException, InterruptedException {
    var program = process.descendants().findFirst().orElseThrow();
    var terminal = Files.readSymbolicLink(Path.of("/proc/" + program.pid() + "/fd/0"));
    var stty =
        List.of("stty", "-F", terminal.toString(), "rows", "" + rows, "columns", "" + columns);
    int code = new ProcessBuilder(stty).inheritIO().start().waitFor();
    if (code != 0) {
      throw new AssertionError(stty + " ended with " + code);
    }
    return this;
  }

  /** Waits until a text was shown behind what was waited for before; colours do not count. */
  public Typist sees(String text) {
    Await.within(
        LIMIT,
        () -> {
          int at = plain().indexOf(text, seen);
          if (at < 0) {
            throw new AssertionError("expected '" + text + "' behind '" + rest() + "'");
          }
          seen = at + text.length();
        });
    return this;
  }

  private String rest() {
    return plain().substring(Math.min(seen, plain().length()));
  }

  /** The exit code, waiting for the end. */
  public int ends() throws InterruptedException {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running, shows " + plain());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
