package net.herald.interop;

import static net.herald.interop.Daemons.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.herald.lab.Await;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Ports;
import net.herald.lab.Program;
import net.herald.lab.Programs;
import net.herald.lab.RecordingPeer;
import net.herald.lab.Wire;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code docs/troubleshooting.md} says one sees, brought about with real programs: each line
 * of its tables that begin with "You see".
 */
@ExtendWith(WorkshopExtension.class)
class TroubleshootingTest {
  private static final Path PAGE = Path.of("docs", "troubleshooting.md");
  private static final Pattern TABLE =
      Pattern.compile("(?m)^\\| You see .*\\n\\|---.*\\n((\\|.*\\n)+)");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]*)` \\|");

  /**
   * A neighbor that does not get on.
   *
   * @param ours what our side has in place of, or beside, the usual
   * @param theirs what a session of BIRD has beside the usual; empty where nobody is there
   */
  private record Fault(String ours, String theirs) {}

  private static final String PLAIN = "med metric off;";
  private static final String SILENT = "@silent";
  private static final String DEAF = "@deaf";
  private static final String STOPPED = "disabled off;";
  private static final Fault STRANGER = new Fault("hold-time 90;", "");

  private static final String KEY_IN_THE_WAY =
      "connection failed: connect …: timed out after 9 s (a peer without MD5, or with another key,"
          + " looks like this)";

  /** The lines about sessions, and what brings each about; a BIRD of its own where it has words. */
  private static final Map<String, List<Fault>> SESSIONS = new LinkedHashMap<>();

  static {
    SESSIONS.put("connection failed: connect …: refused", List.of(new Fault("", "")));
    SESSIONS.put(
        "connection failed: connect …: timed out after 9 s",
        List.of(new Fault("", "password \"theirs\";")));
    SESSIONS.put(
        KEY_IN_THE_WAY,
        List.of(
            new Fault("md5-password ours;", PLAIN),
            new Fault("md5-password ours;", "password \"theirs\";")));
    SESSIONS.put(
        "connection failed: connect …: timed out after 9 s (a peer whose packets arrive with a TTL"
            + " below 255 looks like this)",
        List.of(new Fault("incoming-ttl 255;", "")));
    SESSIONS.put(
        "connection failed: connect …: cannot use local address …: no such address on this machine",
        List.of(new Fault("local-address 192.0.2.99;", "")));
    SESSIONS.put(
        "connection lost: closed by the peer",
        List.of(
            new Fault("local-address 127.0.4.1;", PLAIN),
            new Fault("family { ipv6 unicast; }", PLAIN)));
    SESSIONS.put("the peer sent Cease / Connection Rejected", List.of(STRANGER));
    SESSIONS.put(
        "the peer sent OPEN message error / Bad Peer AS",
        List.of(new Fault("local-as 65009;", PLAIN)));
    SESSIONS.put(
        "OPEN: AS number is …, configured is …", List.of(new Fault("peer-as 65003;", PLAIN)));
    SESSIONS.put(
        "OPEN: BGP identifier … is our own",
        List.of(new Fault("local-as 65002; router-id 127.0.0.2;", PLAIN)));
    SESSIONS.put(
        "the peer sent OPEN message error / Unsupported Capability",
        List.of(new Fault("family { ipv6 unicast; }", PLAIN)));
    SESSIONS.put(
        "no KEEPALIVE in time",
        List.of(new Fault("hold-time 3; outgoing-ttl 1;", "ttl security yes;")));
    SESSIONS.put(
        "the peer was silent for the hold time", List.of(new Fault("hold-time 3;", SILENT)));
    SESSIONS.put(
        "the peer does not read what we send", List.of(new Fault(moreThanSocketsHold(), DEAF)));
    SESSIONS.put(
        "the peer sent Cease / Maximum Number of Prefixes Reached",
        List.of(
            new Fault(
                "static { route 192.0.2.0/24 next-hop self split /25; }",
                "ipv4 { import all; export none; import limit 1 action disable; };")));
    SESSIONS.put("the peer sent Cease / Administrative Shutdown", List.of(new Fault("", STOPPED)));
    SESSIONS.put("connection.refused … reason=\"no such neighbor\"", List.of(STRANGER));
  }

  /** The other lines, and where to look for each. */
  private static final Map<String, Function<Scene, Supplier<List<String>>>> OTHERS =
      new LinkedHashMap<>();

  static {
    OTHERS.put(
        "bind.failed reason=\"listen …: another program uses this address and port\"",
        Scene::portThatIsTaken);
    OTHERS.put(
        "bind.failed reason=\"listen …: no such address on this machine\"",
        scene -> scene.daemon(Map.of("exabgp_tcp_bind", "192.0.2.99")).errors()::lines);
    OTHERS.put(
        "bind.failed reason=\"listen …: permission denied: a port below 1024 takes root or"
            + " CAP_NET_BIND_SERVICE\"",
        Scene::portOfRoot);
    OTHERS.put(
        "can not locate the program '…'",
        scene -> scene.validated("process x { run ./absent.sh; encoder json; }\n", ""));
    OTHERS.put(
        "not allowed to run the program '…'",
        scene -> {
          scene.workshop.write("plain.sh", "#!/bin/sh\n");
          return scene.validated("process x { run ./plain.sh; encoder json; }\n", "");
        });
    OTHERS.put(
        "next-hop self: we have no address of ipv6 on this session",
        scene -> scene.validated("", "static { route 2001:db8::/32 next-hop self; }"));
    OTHERS.put(
        "command.refused …",
        scene -> scene.helped("echo announce nothing\nexec cat > /dev/null\n"));
    OTHERS.put("\"families\": [\"ipv4 unicast\"]", Scene::familyOfOneSide);
    OTHERS.put(
        "route.unsent … next hop … needs extended next hop for …", Scene::nextHopOfAnotherFamily);
    OTHERS.put("(Policy)", Scene::frrWithoutPolicy);
    OTHERS.put("process.down … reason=\"it ended too often\"", scene -> scene.helped("exit 1\n"));
    OTHERS.put(
        "setsid: failed to execute …: No such file or directory",
        scene -> scene.helped("#!/absent/interpreter\n", ""));
    OTHERS.put(
        "command.refused … reason=\"unknown command …\"",
        scene -> scene.helped("echo anounce\nexec cat > /dev/null\n"));
    OTHERS.put(
        "command.refused … reason=\"no neighbor names process … in its section api\"",
        scene -> scene.unnamed("echo announce eor ipv4 unicast\nexec cat > /dev/null\n"));
    OTHERS.put(
        "could not find the Unix socket …",
        scene -> scene.alone(Map.of("exabgp_api_socketname", "nowhere")));
    OTHERS.put(
        "no daemon answers: No such file or directory",
        scene -> scene.alone(Map.of("exabgp_api_socketpath", scene.socket("no").toString())));
    OTHERS.put("no daemon answers: Connection refused", Scene::killedDaemon);
    OTHERS.put("no daemon answers: Permission denied", Scene::socketOfAnother);
    OTHERS.put(
        "control.unavailable … reason=\"permission denied for user nobody\"",
        Scene::folderOfAnother);
  }

  /** Routes whose UPDATE messages are 6 MB; few lines, for an AS number takes one digit. */
  private static String moreThanSocketsHold() {
    var path = "1 ".repeat(200);
    var text = new StringBuilder("static {\n");
    for (int i = 0; i < 7000; i++) {
      text.append("route 10.0.%d.%d/32".formatted(i >> 8, i & 255));
      text.append(" next-hop self as-path [ ").append(path).append("] med ").append(i);
      text.append(";\n");
    }
    return text.append("}").toString();
  }

  private static List<String> others() {
    return List.copyOf(OTHERS.keySet());
  }

  /** Anything in place of the dots. */
  private static Pattern pattern(String row) {
    return Pattern.compile(".*" + Pattern.quote(row).replace("…", "\\E.*\\Q") + ".*");
  }

  @BeforeEach
  void asRootAndWithBird() {
    assumeThat(System.getProperty("user.name")).as("addresses, keys, users").isEqualTo("root");
    assumeThat(Programs.find("bird")).as("BIRD is here").isPresent();
  }

  @Test
  void nothingElseIsOnThePage() throws IOException {
    var rows = new ArrayList<String>();
    var tables = TABLE.matcher(Files.readString(PAGE));
    while (tables.find()) {
      ROW.matcher(tables.group(1)).results().forEach(row -> rows.add(row.group(1)));
    }
    var run = Stream.concat(SESSIONS.keySet().stream(), OTHERS.keySet().stream()).toList();
    assertThat(rows).containsExactlyElementsOf(run);
  }

  /** All at once: one daemon, and for each fault a neighbor and, mostly, a session of BIRD. */
  @Test
  void sessions(Workshop workshop) {
    var lab = new Lab(workshop);
    SESSIONS.values().forEach(faults -> faults.forEach(lab::add));
    var herald = lab.start();
    lab.stop(herald);
    SESSIONS.forEach((row, faults) -> {
      var wanted = pattern(row);
      for (var fault : faults) {
        var about = lab.about(fault);
        Await.until(
            row + ": " + fault.theirs,
            LIMIT,
            () ->
                herald.errors().lines().stream()
                    .anyMatch(line -> about.test(line) && wanted.matcher(line).matches()));
      }
    });
    assertThat(lab.bird().errors().lines())
        .anyMatch(line -> line.contains("Unexpected connect from unknown address 127.0.4.1"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void seen(String row, Workshop workshop) {
    var lines = OTHERS.get(row).apply(new Scene(workshop, Ports.free()));
    var wanted = pattern(row);
    Await.until(
        row + "\n" + lines.get(),
        LIMIT,
        () -> lines.get().stream().anyMatch(line -> wanted.matcher(line).matches()));
  }

  /** What the kernel counts where it drops a packet: the machine of both sides, here. */
  @ParameterizedTest
  @CsvSource({
    "'', theirs, TCPMD5NotFound",
    "ours, '', TCPMD5Unexpected",
    "ours, theirs, TCPMD5Failure"
  })
  void md5(String ours, String theirs, String counter, Workshop workshop) throws IOException {
    assertThat(Files.readString(PAGE)).contains("| `TcpExt" + counter + "` |");
    var lab = new Lab(workshop);
    lab.add(
        new Fault(
            ours.isEmpty() ? "" : "md5-password " + ours + ";",
            theirs.isEmpty() ? PLAIN : "password \"" + theirs + "\";"));
    long before = counted(workshop, counter);
    lab.start();
    Await.until(counter, LIMIT, () -> counted(workshop, counter) > before);
  }

  private static long counted(Workshop workshop, String counter) {
    return workshop
        .ask(List.of("nstat", "-asz", "TcpExt" + counter))
        .lines()
        .filter(line -> line.startsWith("TcpExt"))
        .mapToLong(line -> Long.parseLong(line.split(" +")[1]))
        .sum();
  }

  @Test
  void theCapabilityOfTheUnitOpensAPortOfRoot(Workshop workshop) {
    var scene = new Scene(workshop, Ports.free());
    var herald = scene.onPortOfRoot("--bounding-set=-all,+net_bind_service");
    herald.errors().awaitLine(LIMIT, "daemon.started");
  }

  @Test
  void whatWaitsInTheBufferOfAHelperIsNotAnnounced(Workshop workshop) {
    workshop.write(
        "buffers.py",
        """
        import pathlib, sys, time
        print("announce route 192.0.2.0/24 next-hop 192.0.2.1")
        pathlib.Path("printed").touch()
        while not pathlib.Path("flush").exists():
            time.sleep(0.05)
        sys.stdout.flush()
        sys.stdin.read()
        """);
    var scene = new Scene(workshop, Ports.free());
    var script =
        "#!/bin/sh\nunset PYTHONUNBUFFERED\ncd "
            + workshop.file("")
            + "\nexec python3 buffers.py\n";
    var socket = scene.socket("herald.sock");
    var herald = scene.helper(script, "processes [ x ];", Scene.control(socket));
    herald.errors().awaitLine(LIMIT, "control.open");
    Await.until("it printed", LIMIT, () -> Files.exists(workshop.file("printed")));
    var route = "192.0.2.0/24";
    assertThat(scene.say(socket, "show", "adj-rib", "out").log()).doesNotContain(route);

    workshop.write("flush", "");
    Await.until(
        "the route",
        LIMIT,
        () -> scene.say(socket, "show", "adj-rib", "out").log().contains(route));
    assertThat(herald.errors().lines()).noneMatch(line -> line.contains("command.refused"));
  }

  /** A daemon and a BIRD with a session for each fault, every one with addresses of its own. */
  private static final class Lab {
    private static final Map<String, String> USUAL =
        Map.of(
            "router-id", "127.0.0.1",
            "local-as", "65001",
            "peer-as", "65002",
            "family", "{ ipv4 unicast; }");

    private final Workshop workshop;
    private final int port = Ports.free();
    private final int own = Ports.free();
    private final StringBuilder ours = new StringBuilder();
    private final StringBuilder theirs =
        new StringBuilder("router id 127.0.0.2;\nlog stderr all;\nprotocol device {}\n");
    private final Map<Fault, Integer> numbers = new HashMap<>();
    private @Nullable Program bird;

    Lab(Workshop workshop) {
      this.workshop = workshop;
    }

    private static String peer(int number) {
      return "127.0.2." + number;
    }

    private static String local(int number) {
      return "127.0.3." + number;
    }

    void add(Fault fault) {
      if (numbers.containsKey(fault)) {
        return;
      }
      int number = numbers.size() + 1;
      numbers.put(fault, number);
      ours.append("neighbor ").append(peer(number)).append(" {\n");
      USUAL.forEach((name, value) -> usual(fault, name, value));
      usual(fault, "local-address", local(number));
      usual(fault, "connect", String.valueOf(fault.equals(STRANGER) ? own : port));
      ours.append(fault.ours).append("\n}\n");
      switch (fault.theirs) {
        case "" -> {}
        case SILENT -> workshop.closing(new Unkind(peer(number), port, 3));
        case DEAF -> workshop.closing(new Unkind(peer(number), port, 0));
        default -> session(number, fault);
      }
    }

    private void usual(Fault fault, String name, String value) {
      if (!fault.ours.contains(name)) {
        ours.append(name).append(' ').append(value).append(value.endsWith("}") ? "\n" : ";\n");
      }
    }

    private void session(int number, Fault fault) {
      var as = fault.ours.contains("local-as 65002") ? 65002 : 65001;
      theirs.append(
          "protocol bgp p%d { multihop; passive; strict bind; local %s port %d as 65002;\n"
              .formatted(number, peer(number), port));
      theirs.append("neighbor %s as %d; %s\n".formatted(local(number), as, fault.theirs));
      theirs.append(
          fault.theirs.contains("ipv4") ? "}\n" : "ipv4 { import all; export none; }; }\n");
    }

    /** Whether a line is about this one. */
    Predicate<String> about(Fault fault) {
      var number = numbers.get(fault);
      return Pattern.compile("=127\\.0\\.[23]\\." + number + " ").asPredicate();
    }

    Program start() {
      var file = workshop.write("bird.conf", theirs.toString()).toString();
      var socket = workshop.file("bird.ctl");
      bird =
          workshop.start(
              "bird", List.of(Programs.word("bird"), "-f", "-c", file, "-s", socket.toString()));
      Await.until("BIRD", LIMIT, () -> Files.exists(socket));
      var environment =
          Map.of(
              "exabgp_log_level",
              "DEBUG",
              "exabgp_bgp_send_hold",
              "2",
              "exabgp_tcp_bind",
              peer(numbers.getOrDefault(STRANGER, 1)),
              "exabgp_tcp_port",
              String.valueOf(own));
      var configuration = workshop.write("herald.conf", ours.toString());
      return Daemons.start(workshop, environment, configuration.toString());
    }

    /** Has BIRD stop the session that is to be stopped, once it is up. */
    void stop(Program herald) {
      numbers.forEach((fault, number) -> {
        if (fault.theirs.equals(STOPPED)) {
          herald
              .errors()
              .awaitLine(
                  LIMIT, "peer=" + peer(number) + " connection=2 from=OpenConfirm to=Established");
          var socket = workshop.file("bird.ctl").toString();
          workshop.ask(List.of(Programs.word("birdc"), "-s", socket, "disable p" + number));
        }
      });
    }

    Program bird() {
      return Objects.requireNonNull(bird);
    }
  }

  /** A peer that says OPEN and KEEPALIVE, and no more; without a hold time it does not read. */
  private static final class Unkind implements AutoCloseable {
    private static final int SMALL = 4096;

    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int holdTime;

    Unkind(String address, int port, int holdTime) {
      this.holdTime = holdTime;
      try {
        listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.setReceiveBufferSize(SMALL);
        listener.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
      try {
        while (true) {
          var socket = listener.accept();
          sockets.add(socket);
          var open = "04 FDEA %04X 7F000002 00".formatted(holdTime);
          socket.getOutputStream().write(Wire.message(Wire.OPEN, Wire.bytes(open)));
          socket.getOutputStream().write(Wire.keepalive());
        }
      } catch (IOException closed) {
        // nobody is waited for any more
      }
    }

    @Override
    public void close() throws IOException {
      listener.close();
      for (var socket : sockets) {
        socket.close();
      }
    }
  }

  /** A daemon with one neighbor whom nobody plays, if not told otherwise. */
  private record Scene(Workshop workshop, int port) {

    private Path configuration(String before, String section) {
      var text = Daemons.configuration(port, section, List.of());
      return workshop.write("herald.conf", before + text);
    }

    private Program daemon(Map<String, String> environment) {
      return Daemons.start(workshop, environment, configuration("", "").toString());
    }

    Supplier<List<String>> portThatIsTaken() {
      var taken = listen();
      var port = String.valueOf(taken.getLocalPort());
      var bind = Map.of("exabgp_tcp_bind", "127.0.0.1", "exabgp_tcp_port", port);
      return daemon(bind).errors()::lines;
    }

    private ServerSocket listen() {
      try {
        return workshop.closing(new ServerSocket(Ports.free()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Supplier<List<String>> portOfRoot() {
      return onPortOfRoot("--bounding-set=-net_bind_service").errors()::lines;
    }

    /** A daemon with other capabilities, that wants to listen on a port below 1024. */
    Program onPortOfRoot(String capabilities) {
      var bind = Map.of("exabgp_tcp_bind", "127.0.2.179", "exabgp_tcp_port", "179");
      var file = configuration("", "").toString();
      return Daemons.start(workshop, bind, List.of("setpriv", capabilities), file);
    }

    Supplier<List<String>> validated(String before, String section) {
      var file = configuration(before, section).toString();
      return workshop.finish(Map.of(), HeraldProgram.command("validate", file)).errors()::lines;
    }

    Supplier<List<String>> helped(String script) {
      return helped("#!/bin/sh\n", script);
    }

    Supplier<List<String>> helped(String first, String script) {
      return helper(first + script, "processes [ x ];", Map.of()).errors()::lines;
    }

    Supplier<List<String>> unnamed(String script) {
      return helper("#!/bin/sh\n" + script, "", Map.of()).errors()::lines;
    }

    /** A daemon with a helper program, and a peer. */
    Program helper(String script, String api, Map<String, String> environment) {
      workshop.closing(new RecordingPeer(port));
      var file = workshop.script("x", "");
      workshop.write("x", script);
      var process = "process x { run " + file + "; encoder json; }\n";
      var section = api.isEmpty() ? "" : "  api { " + api + " }";
      return Daemons.start(workshop, environment, configuration(process, section).toString());
    }

    Supplier<List<String>> familyOfOneSide() {
      var socket = socket("herald.sock");
      bird();
      start(control(socket), "family { ipv4 unicast; ipv6 unicast; }");
      return () -> say(socket, "show neighbor").output().lines();
    }

    Supplier<List<String>> nextHopOfAnotherFamily() {
      bird();
      var rib = Map.of("exabgp_log_rib", "true");
      return start(rib, "static { route 192.0.2.0/24 next-hop 2001:db8::1; }").errors()::lines;
    }

    private Program start(Map<String, String> environment, String section) {
      var text =
          """
          neighbor 127.0.2.1 {
            router-id 127.0.0.1; local-address 127.0.3.1; local-as 65001; peer-as 65002;
            connect %d;
            %s
          }
          """
              .formatted(port, section);
      var file = workshop.write("herald.conf", text);
      return Daemons.start(workshop, environment, file.toString());
    }

    private void bird() {
      var text =
          """
          router id 127.0.0.2;
          protocol device {}
          protocol bgp {
            multihop; passive; strict bind; local 127.0.2.1 port %d as 65002;
            neighbor 127.0.3.1 as 65001; ipv4 { import all; export none; };
          }
          """
              .formatted(port);
      var file = workshop.write("bird.conf", text).toString();
      var socket = workshop.file("bird.ctl").toString();
      workshop.start("bird", List.of(Programs.word("bird"), "-f", "-c", file, "-s", socket));
    }

    Supplier<List<String>> frrWithoutPolicy() {
      var bgpd = Path.of("/usr/lib/frr/bgpd");
      assumeThat(bgpd).as("FRR is here").isExecutable();
      var text =
          """
          router bgp 65002
           bgp router-id 127.0.0.2
           neighbor 127.0.3.1 remote-as 65001
           neighbor 127.0.3.1 passive
           neighbor 127.0.3.1 ebgp-multihop 64
           neighbor 127.0.3.1 update-source 127.0.2.1
          line vty
          """;
      var file = workshop.write("frr.conf", text).toString();
      var directory = workshop.file("").toString();
      var pid = workshop.file("frr.pid").toString();
      var where = List.of("-f", file, "-l", "127.0.2.1", "-p", String.valueOf(port), "-i", pid);
      var how = List.of("-Z", "-n", "-S", "-u", "root", "-g", "root", "-P", "0");
      var command = new ArrayList<>(List.of(bgpd.toString(), "--vty_socket", directory));
      command.addAll(where);
      command.addAll(how);
      workshop.start("frr", command);
      start(Map.of(), "");
      var vtysh = List.of(Programs.word("vtysh"), "--vty_socket", directory, "-d", "bgpd", "-c");
      var ask = new ArrayList<>(vtysh);
      ask.add("show bgp summary");
      return () -> workshop.finish(Map.of(), ask).output().lines();
    }

    private Path socket(String name) {
      return workshop.file(name);
    }

    private static Map<String, String> control(Path socket) {
      return Map.of("exabgp_api_cli", "true", "exabgp_api_socketpath", socket.toString());
    }

    /** Asks with `herald run`. */
    private Program say(Path socket, String... words) {
      return say(Map.of("exabgp_api_socketpath", socket.toString()), List.of(), words);
    }

    private Program say(Map<String, String> environment, List<String> by, String... words) {
      var command = new ArrayList<>(by);
      command.addAll(HeraldProgram.command("run"));
      command.addAll(List.of(words));
      return workshop.finish(environment, command);
    }

    /** What `herald run` says that finds nobody. */
    Supplier<List<String>> alone(Map<String, String> environment, String... by) {
      return () -> {
        var run = say(environment, List.of(by), "show", "neighbor");
        assertThat(run.awaitExit(LIMIT)).isEqualTo(3);
        return run.errors().lines();
      };
    }

    Supplier<List<String>> killedDaemon() {
      var socket = socket("herald.sock");
      var herald = daemon(control(socket));
      herald.errors().awaitLine(LIMIT, "daemon.started");
      herald.signal("KILL");
      herald.awaitExit(LIMIT);
      return alone(Map.of("exabgp_api_socketpath", socket.toString()));
    }

    /** Root without the right to pass by permissions is one user of many. */
    Supplier<List<String>> socketOfAnother() {
      var socket = workshop.folder("theirs").resolve("herald.sock");
      give(socket.getParent(), "nobody");
      var all = new HashMap<>(control(socket));
      all.put("exabgp_daemon_user", "nobody");
      daemon(all).errors().awaitLine(LIMIT, "daemon.started");
      var path = Map.of("exabgp_api_socketpath", socket.toString());
      return alone(path, "setpriv", "--bounding-set=-dac_override,-dac_read_search");
    }

    Supplier<List<String>> folderOfAnother() {
      var all = new HashMap<>(control(workshop.folder("ours").resolve("herald.sock")));
      all.put("exabgp_daemon_user", "nobody");
      return daemon(all).errors()::lines;
    }

    private void give(Path folder, String user) {
      workshop.ask(List.of("chown", user, folder.toString()));
    }
  }
}
