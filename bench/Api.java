import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What helper processes see: only Herald has them. The helper is two {@code cat}s between the pipes
 * of Herald and two FIFOs, whose other ends are here; so what is measured has two more copies in it
 * than that of a real program.
 */
final class Api {
  private static final double NANOS = 1e9;

  private final Duration limit;

  Api(Duration limit) {
    this.limit = limit;
  }

  /** A helper process that is under way: its output is what we write, its input what we read. */
  private record Helper(Process process, Writer commands, BufferedReader events)
      implements AutoCloseable {
    @Override
    public void close() throws Exception {
      Speaker.Runs.stop(process);
      events.close();
      commands.close();
    }
  }

  private Helper start(Speaker.Herald herald, Path folder, int sessions, boolean acknowledged)
      throws Exception {
    for (var name : List.of("commands", "events")) {
      new ProcessBuilder("mkfifo", folder.resolve(name).toString()).start().waitFor();
    }
    var environment = new HashMap<>(herald.environment());
    environment.put("exabgp_api_ack", "" + acknowledged);
    var command = herald.commanded(folder, sessions);
    var process = Speaker.Runs.start(command, environment, folder);
    // without the program the FIFOs end, and with them whoever reads one
    Thread.ofVirtual().start(() -> end(process));
    return new Helper(
        process,
        Files.newBufferedWriter(folder.resolve("commands")),
        Files.newBufferedReader(folder.resolve("events"), StandardCharsets.ISO_8859_1));
  }

  private void end(Process process) {
    Peers.pause(limit.toMillis());
    process.destroyForcibly();
  }

  private static void established(Peers peers, Duration limit) throws Exception {
    if (!peers.established(limit)) {
      throw new IOException("no session");
    }
    Peers.pause(700);
  }

  /** From the first command written to the last prefix at all peers. */
  Map<String, Double> commands(Speaker speaker, Path folder, int count, int sessions)
      throws Exception {
    if (!(speaker instanceof Speaker.Herald herald)) {
      return null;
    }
    var text = new Routes(count).commands();
    try (var peers = new Peers(sessions, (long) count * sessions).listen(Speaker.OURS);
        var helper = start(herald, folder, sessions, false)) {
      established(peers, limit);
      long begun = System.nanoTime();
      helper.commands.write(text);
      helper.commands.flush();
      long finished = peers.complete(limit);
      var row = new LinkedHashMap<String, Double>();
      double seconds = finished == 0 ? Double.NaN : (finished - begun) / NANOS;
      row.put("seconds", seconds);
      row.put("routes/s", count / seconds);
      row.put("cpu-s", Speaker.Runs.cpu(helper.process));
      row.put("peak-MiB", Speaker.Runs.memory(helper.process, "VmHWM") / 1024.0);
      return row;
    }
  }

  /** From the first UPDATE sent to the event of the last prefix, as JSON. */
  Map<String, Double> events(Speaker speaker, Path folder, int count) throws Exception {
    if (!(speaker instanceof Speaker.Herald herald)) {
      return null;
    }
    byte[] updates = new Routes(count).updates();
    try (var peers = new Peers(1, 1).listen(Speaker.OURS);
        var helper = start(herald, folder, 1, false)) {
      established(peers, limit);
      long begun = System.nanoTime();
      Thread.ofVirtual().start(() -> send(peers, updates));
      long told = 0;
      var line = helper.events.readLine();
      while (line != null && told < count) {
        told += prefixes(line);
        line = told < count ? helper.events.readLine() : null;
      }
      double seconds = told < count ? Double.NaN : (System.nanoTime() - begun) / NANOS;
      var row = new LinkedHashMap<String, Double>();
      row.put("seconds", seconds);
      row.put("prefixes/s", count / seconds);
      row.put("cpu-s", Speaker.Runs.cpu(helper.process));
      return row;
    }
  }

  private static void send(Peers peers, byte[] updates) {
    try {
      peers.send(updates);
    } catch (IOException ended) {
      // the run is over, and told of
    }
  }

  /** All prefixes of {@link Routes} are of one length, and nothing else is written like that. */
  private static int prefixes(String line) {
    int count = 0;
    for (int at = line.indexOf("/24\""); at >= 0; at = line.indexOf("/24\"", at + 4)) {
      count++;
    }
    return count;
  }

  /** One command at a time, from its writing to its UPDATE at the peer. */
  Map<String, Double> latency(Speaker speaker, Path folder, int count) throws Exception {
    if (!(speaker instanceof Speaker.Herald herald)) {
      return null;
    }
    var lines = new Routes(count).commands().split("(?<=\n)");
    var micros = new double[count];
    try (var peers = new Peers(1, count).listen(Speaker.OURS);
        var helper = start(herald, folder, 1, false)) {
      established(peers, limit);
      for (int i = 0; i < count; i++) {
        long begun = System.nanoTime();
        helper.commands.write(lines[i]);
        helper.commands.flush();
        micros[i] = (peers.arrived(i + 1, limit) - begun) / 1e3;
      }
    }
    Arrays.sort(micros);
    var row = new LinkedHashMap<String, Double>();
    row.put("p50-us", micros[count / 2]);
    row.put("p99-us", micros[(int) (count * 0.99)]);
    return row;
  }

  /** One command at a time, the next one when the last was answered. */
  Map<String, Double> acknowledged(Speaker speaker, Path folder, int count) throws Exception {
    if (!(speaker instanceof Speaker.Herald herald)) {
      return null;
    }
    var lines = new Routes(count).commands().split("(?<=\n)");
    try (var peers = new Peers(1, count).listen(Speaker.OURS);
        var helper = start(herald, folder, 1, true)) {
      established(peers, limit);
      long begun = System.nanoTime();
      for (var line : lines) {
        helper.commands.write(line);
        helper.commands.flush();
        var answer = helper.events.readLine();
        while (answer != null && !answer.startsWith("done")) {
          answer = helper.events.readLine();
        }
      }
      var row = new LinkedHashMap<String, Double>();
      row.put("commands/s", count / ((System.nanoTime() - begun) / NANOS));
      return row;
    }
  }
}
