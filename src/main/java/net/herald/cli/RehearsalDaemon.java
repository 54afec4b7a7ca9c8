package net.herald.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/**
 * The daemon of a rehearsed shell: a socket, in a directory of its own, that has an answer for what
 * a shell asks and says {@code done} to all else. With the real one the cache of the shell would
 * hold all of a daemon.
 */
final class RehearsalDaemon implements AutoCloseable {
  private static final String NEIGHBOR =
      """
      {"state": "up", "duration": 5000, "fsm": "ESTABLISHED", \
      "local": {"address": "192.0.2.9", "as": 65001, "families": {"ipv4 unicast": true}}, \
      "peer": {"address": "192.0.2.1", "as": 65002, "families": {"ipv4 unicast": true}}, \
      "messages": {"sent": {"total": 120}, "received": {"total": 110}}, \
      "routes": {"in": 10, "out": 20}, "queued": {"in": 0, "out": 0}, "last-error": null}\
      """;

  private static final Map<String, String> ANSWERS =
      Map.of(
          "peer list",
          "[{\"peer-address\": \"192.0.2.1\", \"peer-as\": 65002, \"state\": \"ESTABLISHED\"}]",
          "show neighbor json",
          "[" + NEIGHBOR + "]",
          "show neighbor summary json",
          "[" + NEIGHBOR + "]",
          "daemon status json",
          "{\"version\": \"6.0.0\", \"uptime\": 5000}",
          "system queue-status json",
          "{\"helper\": {\"items\": 1, \"bytes\": 70}}");

  private final Path folder;
  private final ServerSocketChannel server;

  RehearsalDaemon() throws IOException {
    folder = Files.createTempDirectory("herald-rehearsal");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path()));
    Thread.ofPlatform().daemon().name("daemon").start(this::serve);
  }

  /** Where operators find it. */
  Path path() {
    return folder.resolve("s");
  }

  /** What is written here goes with it. */
  Path folder() {
    return folder;
  }

  private void serve() {
    try {
      while (true) {
        SocketChannel client = server.accept();
        Thread.ofPlatform().daemon().name("client").start(() -> answer(client));
      }
    } catch (IOException over) {
      // The rehearsal is.
    }
  }

  private static void answer(SocketChannel client) {
    try (client) {
      var in =
          new BufferedReader(
              new InputStreamReader(Channels.newInputStream(client), StandardCharsets.US_ASCII));
      var out = Channels.newOutputStream(client);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String answer = ANSWERS.containsKey(line) ? ANSWERS.get(line) + "\n" : "";
        out.write((answer + "done\n").getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException gone) {
      // So is the client.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
