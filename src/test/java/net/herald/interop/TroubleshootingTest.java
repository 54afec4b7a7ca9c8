package net.herald.interop;

import static net.herald.interop.Daemons.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.herald.lab.Await;
import net.herald.lab.Ports;
import net.herald.lab.Program;
import net.herald.lab.Programs;
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
  private static final Map<String, Function<TroubleScene, Supplier<List<String>>>> OTHERS =
      new LinkedHashMap<>();

  static {
    OTHERS.put(
        "bind.failed reason=\"listen …: another program uses this address and port\"",
        TroubleScene::portThatIsTaken);
    OTHERS.put(
        "bind.failed reason=\"listen …: no such address on this machine\"",
        scene -> scene.daemon(Map.of("exabgp_tcp_bind", "192.0.2.99")).errors()::lines);
    OTHERS.put(
        "bind.failed reason=\"listen …: permission denied: a port below 1024 takes root or"
            + " CAP_NET_BIND_SERVICE\"",
        TroubleScene::portOfRoot);
    OTHERS.put(
        "can not locate the program '…'",
        scene -> scene.validated("process x { run ./absent.sh; encoder json; }\n", ""));
    OTHERS.put(
        "not allowed to run the program '…'",
        scene -> {
          scene.workshop().write("plain.sh", "#!/bin/sh\n");
          return scene.validated("process x { run ./plain.sh; encoder json; }\n", "");
        });
    OTHERS.put(
        "next-hop self: we have no address of ipv6 on this session",
        scene -> scene.validated("", "static { route 2001:db8::/32 next-hop self; }"));
    OTHERS.put(
        "command.refused …",
        scene -> scene.helped("echo announce nothing\nexec cat > /dev/null\n"));
    OTHERS.put("\"families\": [\"ipv4 unicast\"]", TroubleScene::familyOfOneSide);
    OTHERS.put(
        "route.unsent … next hop … needs extended next hop for …",
        TroubleScene::nextHopOfAnotherFamily);
    OTHERS.put("(Policy)", TroubleScene::frrWithoutPolicy);
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
    OTHERS.put("no daemon answers: Connection refused", TroubleScene::killedDaemon);
    OTHERS.put("no daemon answers: Permission denied", TroubleScene::socketOfAnother);
    OTHERS.put(
        "control.unavailable … reason=\"permission denied for user nobody\"",
        TroubleScene::folderOfAnother);
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
    var lines = OTHERS.get(row).apply(new TroubleScene(workshop, Ports.free()));
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
    var scene = new TroubleScene(workshop, Ports.free());
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
    var scene = new TroubleScene(workshop, Ports.free());
    var script =
        "#!/bin/sh\nunset PYTHONUNBUFFERED\ncd "
            + workshop.file("")
            + "\nexec python3 buffers.py\n";
    var socket = scene.socket("herald.sock");
    var herald = scene.helper(script, "processes [ x ];", TroubleScene.control(socket));
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
        case SILENT -> workshop.closing(new UnkindPeer(peer(number), port, 3));
        case DEAF -> workshop.closing(new UnkindPeer(peer(number), port, 0));
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
}
