package net.herald.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.herald.posix.Signals;

/**
 * No router at hand: runs the speaker against a peer of its own on loopback and shows what the
 * peer's table holds. The speaker is the same program as a user runs, with a configuration file and
 * a helper program.
 */
final class DemoCommand implements Subcommand.Action {
  private static final int FAREWELL_SECONDS = 8;

  @Override
  public Options options() {
    return new Options()
        .value('t', "seconds", "N", "end by itself after N seconds")
        .words("", 0, 0, "");
  }

  @Override
  public int run(Call call) throws IOException, InterruptedException {
    int seconds = seconds(call);
    var out = call.out();
    var folder = Files.createTempDirectory("herald-demo");
    // the speaker gives up root, and must still find its helper program
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var peer = new DemoPeer(text -> show(out, text))) {
      var configuration = write(folder, peer.port());
      show(
          out,
          "A speaker, AS 65001, talks to a peer, AS 65002, on 127.0.0.1:"
              + peer.port()
              + ".\nIts configuration is "
              + configuration
              + ", its helper program "
              + folder.resolve("demo.sh")
              + ".\nCtrl-C ends both.");
      return speak(out, configuration, seconds);
    } finally {
      delete(folder);
    }
  }

  private static int seconds(Call call) {
    var text = call.given().value("seconds");
    try {
      return text == null ? 0 : Integer.parseUnsignedInt(text);
    } catch (NumberFormatException e) {
      throw new UsageFault("option --seconds needs a number, not " + text);
    }
  }

  private static Path write(Path folder, int port) throws IOException {
    var helper = folder.resolve("demo.sh");
    Files.writeString(helper, resource("demo.sh"));
    Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwxr-xr-x"));
    var configuration = folder.resolve("demo.conf");
    Files.writeString(
        configuration,
        resource("demo.conf")
            .replace("@helper@", helper.toString())
            .replace("@port@", Integer.toString(port)));
    return configuration;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = DemoCommand.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("this installation lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Runs the speaker until it is interrupted, as we are then too, or its time is over. */
  private static int speak(PrintStream out, Path configuration, int seconds)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(Self.command(List.of("server", configuration.toString()))).inheritIO();
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("exabgp"));
    environment.put("exabgp_api_version", "4");
    environment.put("exabgp_api_cli", "false");
    environment.put("exabgp_log_level", "WARNING");
    var speaker = builder.start();
    int code = 0;
    try (var _ = Signals.listen(signal -> speaker.destroy())) {
      if (seconds == 0 || speaker.waitFor(seconds, TimeUnit.SECONDS)) {
        code = speaker.waitFor();
      } else {
        stop(speaker);
      }
    }
    show(
        out,
        code == 0 ? "The demonstration is over." : "The speaker ended with code " + code + ".");
    return code;
  }

  private static void stop(Process speaker) {
    speaker.destroy();
    try {
      if (!speaker.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        speaker.destroyForcibly();
      }
    } catch (InterruptedException e) {
      speaker.destroyForcibly();
    }
  }

  private static synchronized void show(PrintStream out, String text) {
    out.println(text);
    out.println();
    out.flush();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
