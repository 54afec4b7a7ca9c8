package net.herald.differential;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Message;
import net.herald.bgp.message.RouteRefresh;
import net.herald.bgp.message.Update;
import net.herald.bgp.nlri.Nlri;
import net.herald.lab.Await;
import net.herald.lab.Ports;
import net.herald.lab.RecordingPeer;
import net.herald.lab.Wire;
import net.herald.offline.OfflineSession;
import org.jspecify.annotations.Nullable;

/**
 * A daemon, its peer, and its helper program, of which the last two are ours. The peer keeps what
 * it is told as a router would.
 */
final class Station implements AutoCloseable {
  private static final String LOST = "LOST";
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final String MARKED = "203.0.113.1/32";
  private static final String MARK = "ipv4 unicast " + MARKED;

  /** How a daemon is run: its command, and what its environment says beside what is common. */
  record Maker(String name, List<String> command, Map<String, String> environment) {}

  /**
   * What came of a script.
   *
   * @param answers a list for each step
   * @param events lines, in order
   * @param routes of the peer at the end
   * @param sent which End-of-RIB and ROUTE-REFRESH messages, and other ones
   */
  record Outcome(
      List<List<String>> answers,
      List<String> events,
      Map<String, String> routes,
      Map<String, Integer> sent) {
    /** Whether the daemon did not go on. */
    boolean lost() {
      return routes.containsKey(LOST);
    }
  }

  private final Path folder;
  private final Process daemon;
  private final RecordingPeer peer;
  private final Socket helper;
  private final BufferedWriter commands;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final OfflineSession session;
  private final int version;
  private final List<String> events = new ArrayList<>();
  private int seen;
  private int marks;

  Station(Maker maker, String python, Path relay, int version, OfflineSession session)
      throws IOException {
    this.version = version;
    this.session = session;
    folder = Files.createTempDirectory("station");
    int port = Ports.free();
    peer = new RecordingPeer(port);
    try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var file = folder.resolve("station.conf");
      Files.writeString(
          file, configuration(port, python + " " + relay + " " + door.getLocalPort()));
      var builder = new ProcessBuilder(new ArrayList<>(maker.command));
      builder.command().add(file.toString());
      builder.directory(new File("/"));
      builder.environment().putAll(maker.environment);
      builder.environment().put("exabgp_api_version", String.valueOf(version));
      builder.environment().put("exabgp_api_cli", "false");
      builder.environment().put("exabgp_tcp_bind", "");
      builder.environment().put("exabgp_daemon_user", System.getProperty("user.name"));
      builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
      daemon = builder.start();
      try {
        door.setSoTimeout((int) LIMIT.toMillis());
        helper = door.accept();
      } catch (IOException e) {
        daemon.destroyForcibly();
        throw e;
      }
    }
    commands =
        new BufferedWriter(
            new OutputStreamWriter(helper.getOutputStream(), StandardCharsets.US_ASCII));
    Thread.ofVirtual().start(this::read);
    try {
      peer.session(0);
      Await.until("the session", LIMIT, () -> lines.stream().anyMatch(l -> l.contains("\"up\"")));
      mark();
    } catch (AssertionError | IOException e) {
      close();
      throw e;
    }
  }

  private static String configuration(int port, String program) {
    return """
    process relay { run %s; encoder json; }
    neighbor 127.0.0.1 {
      router-id 192.0.2.1; local-address 127.0.0.1; local-as 65533; peer-as 65533;
      connect %d; hold-time 180; adj-rib-in true;
      capability { route-refresh enable; asn4 enable; }
      family { ipv4 unicast; ipv6 unicast; ipv4 nlri-mpls; ipv4 mpls-vpn; ipv4 flow; l2vpn vpls; }
      api { processes [ relay ]; neighbor-changes; receive { parsed; update; } }
      static { route 198.51.100.0/24 next-hop 192.0.2.1 watchdog dog withdraw; }
    }
    """
        .formatted(program, port);
  }

  private void read() {
    try (var in =
        new BufferedReader(
            new InputStreamReader(helper.getInputStream(), StandardCharsets.US_ASCII))) {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
      }
    } catch (IOException closed) {
      // what was read stays
    }
  }

  private @Nullable String hear() throws IOException {
    try {
      return lines.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Says lines and waits for so many answers; what else came is kept as events. */
  private List<String> say(List<String> said, int answers) throws IOException {
    commands.write(String.join("\n", said) + "\n");
    commands.flush();
    var heard = new ArrayList<String>();
    for (int left = answers; left > 0; ) {
      var line = hear();
      if (line == null) {
        heard.add("NOTHING");
        return heard;
      }
      if (isEvent(line)) {
        events.add(line);
      } else {
        heard.add(line);
        left -= line.equals("done") || line.equals("error") ? 1 : 0;
      }
    }
    return heard;
  }

  private static boolean isEvent(String line) {
    return line.startsWith("{ \"exabgp\"");
  }

  private void send(byte[] message) throws IOException {
    try {
      peer.session(0).send(message);
    } catch (UncheckedIOException closed) {
      events.add("CLOSED");
      return;
    }
    int before = events.size();
    while (events.size() == before) {
      var line = hear();
      events.add(line == null ? "NOTHING" : line);
    }
  }

  /** Sends two routes one behind the other: what was to be sent before the first one is there. */
  private void mark() throws IOException {
    for (int i = 0; i < 2; i++) {
      var med = "med " + ++marks;
      var words = "announce route " + MARKED + " next-hop 192.0.2.1 " + med;
      say(List.of(version == 4 ? words : "peer * " + words), 1);
      Await.until(
          "the mark",
          LIMIT,
          () -> routes().getOrDefault(MARK, "").matches(".*\\b" + med + "\\b.*"));
    }
  }

  /**
   * The routes of the peer now; one that differs in its labels alone takes the place of another.
   */
  private Map<String, String> routes() {
    var routes = new HashMap<Nlri, String>();
    for (var update : updates()) {
      update.withdrawn().forEach(gone -> gone.nlri().forEach(routes::remove));
      for (var come : update.announced()) {
        var with = come.nextHop() + " " + update.attributes();
        for (var nlri : come.nlri()) {
          routes.remove(nlri);
          routes.put(nlri, with);
        }
      }
    }
    var named = new TreeMap<String, String>();
    routes.forEach((nlri, with) -> named.put(nlri.family() + " " + nlri, with));
    return named;
  }

  private List<Update> updates() {
    var updates = new ArrayList<Update>();
    for (var text : peer.session(0).messages()) {
      if (text.startsWith("UPDATE ")) {
        updates.add((Update) Message.decode(frame(text), session.negotiated()));
      }
    }
    return updates;
  }

  private static Frame frame(String text) {
    var words = text.split(" ");
    int type = words[0].equals("UPDATE") ? Wire.UPDATE : Wire.ROUTE_REFRESH;
    return Frame.of(type, Wire.bytes(words.length > 1 ? words[1] : ""));
  }

  /** End-of-RIB markers and requests for routes since the last time; equal ones may be one. */
  private Map<String, Integer> markers() {
    var counts = new TreeMap<String, Integer>();
    var messages = peer.session(0).messages();
    for (var text : messages.subList(seen, messages.size())) {
      if (text.startsWith("UPDATE ")) {
        var update = (Update) Message.decode(frame(text), session.negotiated());
        if (update.endOfRib() != null) {
          counts.put("End-of-RIB " + update.endOfRib(), 1);
        }
      } else if (text.startsWith("ROUTE")) {
        var refresh = (RouteRefresh) Message.decode(frame(text), session.negotiated());
        if (refresh.subtype() == 0) {
          counts.put(refresh.toString(), 1);
        } // how often all is sent again depends on how soon it was asked for
      } else {
        counts.merge(text, 1, Integer::sum);
      }
    }
    seen = messages.size();
    return counts;
  }

  /** Plays a script, then withdraws everything. */
  Outcome play(Script script) throws IOException {
    events.clear();
    var answers = new ArrayList<List<String>>();
    for (var step : script.steps()) {
      switch (step) {
        case Script.Say(var said, var count) -> answers.add(say(said, count));
        case Script.Send(var message) -> send(message.toBytes());
      }
    }
    try {
      mark();
      var routes = routes();
      routes.remove(MARK);
      var outcome = new Outcome(answers, List.copyOf(events), routes, markers());
      clear();
      return outcome;
    } catch (AssertionError lost) {
      var log = Files.readString(folder.resolve("log"), StandardCharsets.ISO_8859_1);
      var end = log.substring(Math.max(0, log.length() - 1500));
      return new Outcome(answers, List.copyOf(events), Map.of(LOST, end), Map.of());
    }
  }

  private void clear() throws IOException {
    boolean four = version == 4;
    say(List.of(four ? "withdraw watchdog dog" : "peer * withdraw watchdog dog"), 1);
    say(List.of(four ? "clear adj-rib out" : "rib clear out"), 1);
    mark();
    markers();
  }

  @Override
  public void close() throws IOException {
    helper.close();
    daemon.destroy();
    try {
      if (!daemon.waitFor(5, TimeUnit.SECONDS)) {
        daemon.destroyForcibly();
      }
    } catch (InterruptedException e) {
      daemon.destroyForcibly();
    }
    peer.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
