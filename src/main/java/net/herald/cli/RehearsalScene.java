package net.herald.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import net.herald.daemon.SampleRoutes;

/**
 * The files of a rehearsed session, in a directory of their own: a configuration with routes, and a
 * helper process that announces as many others when the session is up, and an End-of-RIB marker
 * behind them. It reads every event, as the peer gives every route back.
 */
record RehearsalScene(Path directory) implements AutoCloseable {
  private static final String HELPER =
      """
      while read -r line; do
        case $line in *'"up"'*) break ;; esac
      done
      cat "${0%/*}/commands" &
      exec cat >/dev/null
      """;

  static RehearsalScene write(int routes) throws IOException {
    var scene = new RehearsalScene(Files.createTempDirectory("herald-rehearsal"));
    Files.writeString(scene.file("helper"), HELPER);
    Files.writeString(scene.file("commands"), commands(routes));
    Files.writeString(scene.configuration(), configuration(scene.file("helper"), routes));
    return scene;
  }

  Path configuration() {
    return file("herald.conf");
  }

  /** Where the daemon writes its log. */
  Path log() {
    return file("log");
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private static String configuration(Path helper, int routes) {
    var out = new StringBuilder();
    out.append("process helper { run /bin/sh '").append(helper).append("'; encoder json; }\n");
    out.append("neighbor 127.0.0.1 { router-id 192.0.2.1; local-address 127.0.0.1;\n");
    out.append("local-as 65001; peer-as 65002; family { ipv4 unicast; }\n");
    out.append("api { processes [ helper ]; neighbor-changes; receive { parsed; update; } }\n");
    out.append("static {\n");
    for (int i = 0; i < routes; i++) {
      out.append(SampleRoutes.route(10, i)).append(";\n");
    }
    return out.append("} }\n").toString();
  }

  private static String commands(int routes) {
    var out = new StringBuilder();
    for (int i = 0; i < routes; i++) {
      out.append(i % 3 == 0 ? "peer * " : "")
          .append("announce ")
          .append(SampleRoutes.route(11, i))
          .append('\n');
    }
    return out.append("announce eor ipv4 unicast\n").toString();
  }

  @Override
  public void close() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
