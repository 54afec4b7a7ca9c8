import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that is measured: how it is configured and started, and what it uses. */
sealed interface Speaker {
  /** Where we wait to be called, and where the speaker does. */
  int OURS = 21790;

  int THEIRS = 21791;

  String name();

  /** What the program is; empty when it is not installed. */
  String version() throws Exception;

  /** Whether it calls us; if not we call it. */
  boolean calls(int sessions);

  /**
   * Writes its configuration and gives the command that runs it.
   *
   * @param routes what it announces in each session; none where it is to receive
   */
  List<String> configured(Path folder, int sessions, Routes routes) throws IOException;

  default Map<String, String> environment() {
    return Map.of();
  }

  /** Short runs of the program, by name. */
  default Map<String, List<String>> shortRuns(Path configuration) {
    return Map.of();
  }

  record Herald(Path launcher) implements Speaker {
    @Override
    public String name() {
      return "herald";
    }

    @Override
    public String version() throws Exception {
      return Runs.line(List.of(launcher.toString(), "version"));
    }

    @Override
    public boolean calls(int sessions) {
      return true;
    }

    @Override
    public Map<String, String> environment() {
      return Map.of(
          "exabgp_tcp_port", "" + OURS, "exabgp_tcp_bind", "", "exabgp_log_enable", "false",
          "exabgp_api_cli", "false", "exabgp_daemon_user", System.getProperty("user.name"));
    }

    @Override
    public List<String> configured(Path folder, int sessions, Routes routes) throws IOException {
      var file = folder.resolve("herald.conf");
      try (var out = Files.newBufferedWriter(file)) {
        for (int i = 0; i < sessions; i++) {
          out.write("neighbor " + Peers.address(i) + " {\nrouter-id 10.0.0.1;\n");
          out.write("local-address 127.0.0.1;\nlocal-as 65001;\npeer-as 65000;\n");
          out.write("family { ipv4 unicast; }\nstatic {\n");
          routes.herald(out);
          out.write("}\n}\n");
        }
      }
      return List.of(launcher.toString(), "server", file.toString());
    }

    /** With a helper process between the FIFOs {@code commands} and {@code events} of the folder. */
    List<String> commanded(Path folder, int sessions) throws IOException {
      var script = folder.resolve("helper");
      Files.writeString(script, "cat " + folder + "/commands &\nexec cat >" + folder + "/events\n");
      var file = folder.resolve("herald.conf");
      try (var out = Files.newBufferedWriter(file)) {
        out.write("process helper { run /bin/sh " + script + "; encoder json; }\n");
        for (int i = 0; i < sessions; i++) {
          out.write("neighbor " + Peers.address(i) + " {\nrouter-id 10.0.0.1;\n");
          out.write("local-address 127.0.0.1;\nlocal-as 65001;\npeer-as 65000;\n");
          out.write("family { ipv4 unicast; }\n");
          out.write("api { processes [ helper ]; receive { parsed; update; } }\n}\n");
        }
      }
      return List.of(launcher.toString(), "server", file.toString());
    }

    @Override
    public Map<String, List<String>> shortRuns(Path configuration) {
      return Map.of(
          "version", List.of(launcher.toString(), "version"),
          "validate", List.of(launcher.toString(), "validate", configuration.toString()));
    }
  }

  record Bird() implements Speaker {
    @Override
    public String name() {
      return "bird";
    }

    @Override
    public String version() throws Exception {
      return Runs.line(List.of("bird", "--version"));
    }

    /** As a listener it accepts about three sessions a second; as a caller it waits a second. */
    @Override
    public boolean calls(int sessions) {
      return sessions > 1;
    }

    @Override
    public List<String> configured(Path folder, int sessions, Routes routes) throws IOException {
      var file = folder.resolve("bird.conf");
      boolean announces = routes.count() > 0;
      boolean calls = calls(sessions);
      try (var out = Files.newBufferedWriter(file)) {
        out.write("router id 10.0.0.1;\nlog \"" + folder + "/bird.log\" { warning, error, fatal };\n");
        out.write("protocol device {}\n");
        statics(out, routes);
        for (int i = 0; i < sessions; i++) {
          out.write("protocol bgp p" + i + " { local 127.0.0.1 "
              + (calls ? "as 65001; connect delay time 1" : "port " + THEIRS + " as 65001; passive yes")
              + "; neighbor " + Peers.address(i) + (calls ? " port " + OURS : "") + " as 65000;");
          out.write(" multihop; ipv4 { import " + (announces ? "none" : "all") + "; export "
              + (announces ? "all" : "none") + "; next hop self; }; }\n");
        }
      }
      return List.of("bird", "-f", "-c", file.toString(), "-s", folder.resolve("bird.ctl").toString());
    }

    private static void statics(Writer out, Routes routes) throws IOException {
      if (routes.count() > 0) {
        out.write("protocol static {\nipv4;\n");
        routes.bird(out);
        out.write("}\n");
      }
    }

    @Override
    public Map<String, List<String>> shortRuns(Path configuration) {
      return Map.of("version", List.of("bird", "--version"));
    }
  }

  /** Its configuration has no routes, so it only receives. */
  record GoBgp() implements Speaker {
    @Override
    public String name() {
      return "gobgp";
    }

    @Override
    public String version() throws Exception {
      return Runs.line(List.of("gobgpd", "--version"));
    }

    @Override
    public boolean calls(int sessions) {
      return false;
    }

    @Override
    public List<String> configured(Path folder, int sessions, Routes routes) throws IOException {
      if (routes.count() > 0) {
        return List.of();
      }
      var lines = new ArrayList<String>();
      lines.add("[global.config]\nas = 65001\nrouter-id = \"10.0.0.1\"\nport = " + THEIRS);
      lines.add("local-address-list = [\"127.0.0.1\"]");
      for (int i = 0; i < sessions; i++) {
        lines.add("[[neighbors]]\n[neighbors.config]\nneighbor-address = \"" + Peers.address(i) + "\"");
        lines.add("peer-as = 65000\n[neighbors.transport.config]\npassive-mode = true");
        lines.add("[neighbors.ebgp-multihop.config]\nenabled = true\nmultihop-ttl = 64");
      }
      var file = Files.write(folder.resolve("gobgpd.toml"), lines);
      return List.of("gobgpd", "-f", file.toString(), "--api-hosts", "127.0.0.1:21792",
          "--pprof-disable", "--log-level", "warn");
    }

    @Override
    public Map<String, List<String>> shortRuns(Path configuration) {
      return Map.of("version", List.of("gobgpd", "--version"));
    }
  }

  /** Starting programs and asking the kernel about them. */
  final class Runs {
    private Runs() {}

    static Process start(List<String> command, Map<String, String> environment, Path folder)
        throws IOException {
      var all = new ArrayList<String>();
      var nice = System.getenv("HERALD_BENCH_NICE");
      if (nice != null) {
        all.addAll(List.of("nice", "-n", nice));
      }
      all.addAll(command);
      var builder = new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true);
      builder.redirectOutput(folder.resolve("output").toFile());
      builder.environment().putAll(environment);
      return builder.start();
    }

    /** The first line of what a program writes; empty when there is no such program. */
    static String line(List<String> command) throws Exception {
      try {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var lines = new String(process.getInputStream().readAllBytes()).lines().toList();
        process.waitFor();
        return lines.isEmpty() ? "" : lines.getFirst();
      } catch (IOException notInstalled) {
        return "";
      }
    }

    static void stop(Process process) throws InterruptedException {
      process.destroy();
      if (!process.waitFor(8, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }

    /** Resident memory in KiB, now ({@code VmRSS}) or at most ({@code VmHWM}). */
    static long memory(Process process, String which) throws IOException {
      for (var line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
        if (line.startsWith(which)) {
          return Long.parseLong(line.replaceAll("\\D+", ""));
        }
      }
      return 0;
    }

    /** CPU time so far, in seconds. */
    static double cpu(Process process) throws IOException {
      var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    /** When the program last used CPU, as soon as it has used next to none for a while. */
    static long quiet(Process process, long limitNanos) throws IOException {
      double before = cpu(process);
      long busy = System.nanoTime();
      long end = busy + limitNanos;
      for (long now = busy; now - busy < 400_000_000L && now < end; now = System.nanoTime()) {
        Peers.pause(20);
        double used = cpu(process);
        if (used - before > 0.015) {
          busy = System.nanoTime();
          before = used;
        }
      }
      return busy;
    }
  }
}
