package net.herald.interop;

import static net.herald.interop.Daemons.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import net.herald.bgp.Ipv4;
import net.herald.control.ControlClient;
import net.herald.lab.Await;
import net.herald.lab.Ports;
import net.herald.lab.Program;
import net.herald.lab.RecordingPeer;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Helper programs of every kind, real ones, and a daemon with little memory: whatever they do, the
 * session stays up and the operator is answered.
 */
@ExtendWith(WorkshopExtension.class)
class HelpersOfTheProgramTest {
  /** The peer hangs up when nothing comes for so long. */
  private static final Duration HOLD_TIME = Duration.ofSeconds(6);

  private static final String END_OF_RIB = "UPDATE 00000000";

  private final int port = Ports.free();
  private final StringBuilder processes = new StringBuilder();
  private final List<String> names = new ArrayList<>();

  /** A daemon, its peer, and its operator. */
  private record Scene(Program herald, RecordingPeer peer, Path socket, Path configuration) {
    List<String> ask(String... commands) {
      var answers = new ArrayList<String>();
      try (var client = ControlClient.socket(socket)) {
        for (var command : commands) {
          client.say(command);
        }
        while (answers.stream().filter(Scene::isLast).count() < commands.length) {
          var line = client.hear(LIMIT);
          assertThat(line).as("an answer to " + List.of(commands)).isNotNull();
          answers.add(line);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return answers;
    }

    private static boolean isLast(String line) {
      return line.equals("done") || line.equals("error");
    }

    /** The session is the first one still, and both sides keep it up. */
    void isWell() {
      peer.session(0).awaitKeepalives(2);
      assertThat(peer.sessions()).as("the session stayed up").isOne();
      assertThat(peer.session(0).over()).isFalse();
      assertThat(ask("session ping")).last().isEqualTo("done");
    }
  }

  private void helper(Workshop workshop, String name, String options, String script) {
    var path = workshop.script(name, script);
    processes.append("process ").append(name).append(" { run ").append(path).append("; ");
    processes.append("encoder json; ").append(options).append(" }\n");
    names.add(name);
  }

  private String configuration(String section, List<String> routes) {
    var api =
        names.isEmpty()
            ? ""
            : "  api { processes [ "
                + String.join(" ", names)
                + " ]; receive { parsed; update; } }";
    return processes + Daemons.configuration(port, "  hold-time 6;\n" + section + api, routes);
  }

  private Scene start(Workshop workshop, String section, Map<String, String> environment) {
    var peer = workshop.closing(new RecordingPeer(port, HOLD_TIME));
    var file = workshop.write("herald.conf", configuration(section, List.of()));
    var herald = daemon(workshop, file, environment);
    Await.until("the socket", LIMIT, () -> Files.exists(socket(workshop)));
    return new Scene(herald, peer, socket(workshop), file);
  }

  private static Path socket(Workshop workshop) {
    return workshop.file("herald.sock");
  }

  private static Program daemon(Workshop workshop, Path file, Map<String, String> environment) {
    var all = new HashMap<>(environment);
    all.put("exabgp_api_cli", "true");
    all.put("exabgp_api_socketpath", socket(workshop).toString());
    all.put("HERALD_JAVA_OPTS", "-Xmx192m");
    return Daemons.start(workshop, all, file.toString());
  }

  private static void flood(RecordingPeer.Recording session, int routes) {
    for (int i = 0; i < routes; i += 500) {
      session.send(Daemons.update(i, 500));
    }
  }

  private static boolean runs(String pid) {
    return !pid.isEmpty()
        && ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent();
  }

  private static String content(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whateverHelpersDoTheyHarmOnlyThemselves(Workshop workshop) {
    var said = workshop.file("said");
    helper(workshop, "flood", "", "exec yes nonsense\n");
    helper(
        workshop,
        "half",
        "respawn false;",
        "printf 'announce route 10.66.0.0/24 next-hop 127.0.0.1'\nkill -9 $$\n");
    helper(workshop, "binary", "", "head -c 1000000 /dev/urandom\necho\nexec cat > /dev/null\n");
    helper(workshop, "endless", "respawn false;", "head -c 100000000 /dev/zero | tr '\\0' x\n");
    helper(workshop, "deaf", "", "exec sleep 1000\n");
    helper(workshop, "ends", "", "exit 3\n");
    helper(
        workshop,
        "wrong",
        "",
        "i=0; while [ $i -lt 10000 ]; do echo announce nonsense $i; read a; i=$((i+1)); done\n"
            + "echo $a > "
            + said
            + "\nexec cat > /dev/null\n");
    helper(
        workshop,
        "pipeline",
        "",
        """
        echo announce route 10.77.0.0/24 next-hop 127.0.0.1 | cat
        sleep 1000 | cat > /dev/null
        """);
    for (int i = 0; i < 50; i++) {
      helper(workshop, "idle" + i, "", "exec cat > /dev/null\n");
    }
    helper(
        workshop,
        "good",
        "",
        "echo announce route 10.88.0.0/24 next-hop 127.0.0.1\nexec cat > /dev/null\n");

    var scene = start(workshop, "", Map.of());

    var session = scene.peer.session(0);
    for (var route : List.of("180A4D00", "180A5800")) {
      Await.until(route, LIMIT, () -> session.messages().stream().anyMatch(m -> m.contains(route)));
    }
    flood(session, 20_000);
    Await.until("10,000 answers", Duration.ofSeconds(60), () -> content(said).equals("error"));
    scene.isWell();
    assertThat(session.messages()).as("half a line is none").noneMatch(m -> m.contains("180A42"));
    assertThat(scene.ask("announce route 10.99.0.0/24 next-hop 127.0.0.1")).containsExactly("done");
    Await.until(
        "the operator's route",
        LIMIT,
        () -> session.messages().stream().anyMatch(m -> m.contains("180A6300")));

    scene.herald.signal("TERM");
    assertThat(scene.herald.awaitExit(LIMIT)).isZero();
    var directory = workshop.file("").toString();
    assertThat(ProcessHandle.allProcesses().map(p -> p.info().commandLine().orElse("")))
        .as("no helper is left")
        .noneMatch(command -> command.contains(directory));
  }

  @Test
  void aHelperThatNeverReadsCostsNoMemoryWhileAMillionRoutesCome(Workshop workshop) {
    helper(workshop, "deaf", "", "exec sleep 1000\n");
    var scene = start(workshop, "  adj-rib-in false;\n", Map.of());
    var session = scene.peer.session(0);
    session.awaitMessage(END_OF_RIB);

    flood(session, 1_000_000);

    Await.until(
        "a million routes",
        Duration.ofSeconds(90),
        () -> scene.ask("peer * show").getFirst().contains("\"received\": 1000000,"));
    scene.isWell();
    assertThat(scene.ask("system queue-status").getFirst()).contains("\"deaf\"");
  }

  @Test
  void threeHundredHelpersThatWaitInPipesHoldNobody(Workshop workshop) {
    workshop.script("sleeper", "exec sleep 1000\n");
    for (int i = 0; i < 310; i++) {
      names.add("sleeper" + i);
      processes.append("process sleeper").append(i).append(" { run ");
      processes.append(workshop.file("sleeper")).append("; encoder json; }\n");
    }
    var scene = start(workshop, "", Map.of());
    var session = scene.peer.session(0);
    session.awaitMessage(END_OF_RIB);

    flood(session, 5_000);

    Await.until(
        "all routes",
        LIMIT,
        () -> scene.ask("peer * show").getFirst().contains("\"received\": 5000,"));
    scene.isWell();
  }

  @Test
  void aReloadThatRemovesARunningHelperEndsItAndNothingElse(Workshop workshop) {
    var pid = workshop.file("pid");
    helper(workshop, "gone", "", "echo $$ > " + pid + "\nsleep 1000 | cat > /dev/null\n");
    var scene = start(workshop, "", Map.of());
    scene.peer.session(0).awaitMessage(END_OF_RIB);
    Await.until("the helper runs", LIMIT, () -> runs(content(pid)));

    names.clear();
    processes.setLength(0);
    workshop.write("herald.conf", configuration("", List.of()));
    assertThat(scene.ask("daemon reload")).last().isEqualTo("done");

    Await.until("the helper ended", LIMIT, () -> !runs(content(pid)));
    scene.isWell();
  }

  @Test
  void aReloadWhileRoutesWaitToBeSentLosesNeither(Workshop workshop) {
    var scene = start(workshop, "  rate-limit 4;\n", Map.of());
    var session = scene.peer.session(0);
    session.awaitMessage(END_OF_RIB);

    workshop.write(
        "herald.conf",
        configuration("  rate-limit 4;\n", List.of("10.3.0.0/16 next-hop 127.0.0.1")));
    var commands = new ArrayList<String>();
    for (int i = 0; i < 12; i++) {
      commands.add("announce route 10.2." + i + ".0/24 next-hop 127.0.0.1 med " + i);
    }
    commands.add("daemon reload");
    assertThat(scene.ask(commands.toArray(String[]::new))).last().isEqualTo("done");

    Await.until(
        "the route of the new configuration, and twelve others",
        LIMIT,
        () ->
            session.messages().stream().anyMatch(m -> m.endsWith("100A03"))
                && session.messages().stream().filter(m -> m.contains("180A02")).count() == 12);
    assertThat(scene.peer.sessions()).isOne();
  }

  @Test
  void routesOfCommandsOutlastADaemonThatIsKilled(Workshop workshop) {
    var persist = Map.of("exabgp_api_persist", workshop.file("kept").toString());
    var scene = start(workshop, "", persist);
    scene.peer.session(0).awaitMessage(END_OF_RIB);
    scene.ask(
        "announce route 10.4.0.0/16 next-hop self med 7",
        "announce route 10.5.0.0/16 next-hop self",
        "ttl=1 announce route 10.6.0.0/16 next-hop self",
        "withdraw route 10.5.0.0/16");
    scene.peer.session(0).awaitMessage("UPDATE 0003100A06");
    scene.herald.signal("KILL");
    scene.herald.awaitExit(LIMIT);

    daemon(workshop, scene.configuration, persist);

    var second = scene.peer.session(1);
    second.awaitMessage(END_OF_RIB);
    assertThat(second.messages().stream().filter(m -> m.startsWith("UPDATE")).toList())
        .containsExactly(
            "UPDATE 0000001C40010100400200400304"
                + "7F000001"
                + "800404"
                + "00000007"
                + "40050400000064"
                + "100A04",
            END_OF_RIB);
  }

  @Test
  void eventsGoOnWhereASnapshotEnds(Workshop workshop) throws IOException {
    var events = workshop.file("events");
    helper(
        workshop,
        "keeper",
        "",
        "exec 3<&0\n: > "
            + events
            + "\ncat <&3 >> "
            + events
            + " &\n"
            + "while [ $(wc -l < "
            + events
            + ") -lt 50 ]; do sleep 0.01; done\n"
            + "echo snapshot\nwait\n");
    var scene = start(workshop, "", Map.of());
    var session = scene.peer.session(0);
    session.awaitMessage(END_OF_RIB);
    int count = 0;
    int enough = Integer.MAX_VALUE;
    while (count < enough) {
      for (int to = count + 5000; count < to; count += 100) {
        session.send(Daemons.update(count, 100));
      }
      if (enough == Integer.MAX_VALUE && content(events).contains("\"counter\": 0,")) {
        enough = count + 20_000;
      }
    }
    var last = "\"" + new Ipv4(0x0a000000 + count - 1) + "/32\"";
    Await.until("all events", LIMIT, () -> content(events).contains(last));

    var lines = Files.readAllLines(events);
    var told = lines.stream().filter(line -> line.contains("\"counter\": 0,")).toList();
    int begin = lines.indexOf(told.getFirst());
    int end = lines.lastIndexOf(told.getLast()) + 1;
    assertThat(lines.subList(begin, end)).as("the snapshot is in one piece").isEqualTo(told);
    var before = routes(lines.subList(0, begin));
    var snapshot = routes(told);
    var after = routes(lines.subList(end, lines.size()));
    assertThat(before).isNotEmpty();
    assertThat(snapshot).as("all that was told before").isEqualTo(before);
    assertThat(after).isNotEmpty();
    assertThat(Collections.disjoint(after, snapshot)).as("nothing is told twice").isTrue();
    assertThat(snapshot.size() + after.size()).isEqualTo(count);
  }

  private static Set<String> routes(List<String> lines) {
    var routes = new HashSet<String>();
    var pattern = Pattern.compile("\"nlri\": \"([^\"]*)\"");
    lines.forEach(line -> pattern.matcher(line).results().forEach(m -> routes.add(m.group(1))));
    return routes;
  }

  @Test
  void eachHelperIsAnsweredInItsOwnVersion(Workshop workshop) {
    for (var version : List.of("4", "6")) {
      helper(
          workshop,
          "speaks" + version,
          "api-version " + version + ";",
          "echo version\nread answer\nread done\necho $answer > "
              + workshop.file("said" + version)
              + "\nexec cat > /dev/null\n");
    }
    start(workshop, "", Map.of("exabgp_version", "5.0.0-test"));
    Await.until(
        "an answer in version 4",
        LIMIT,
        () -> content(workshop.file("said4")).equals("exabgp 5.0.0-test"));
    Await.until(
        "an answer in version 6",
        LIMIT,
        () -> content(workshop.file("said6")).startsWith("{\"version\": \"5.0.0-test\""));
  }

  @Test
  void endOfRibWaitsForTheWordOfAHelper(Workshop workshop) {
    var go = workshop.file("go");
    helper(
        workshop,
        "late",
        "",
        "while [ ! -e "
            + go
            + " ]; do sleep 0.05; done\n"
            + "echo announce route 10.7.0.0/16 next-hop 127.0.0.1\necho session ready\n"
            + "exec cat > /dev/null\n");
    var scene = start(workshop, "", Map.of("exabgp_api_ready", "600"));
    Await.until(
        "the session",
        LIMIT,
        () -> scene.ask("peer list").getFirst().contains("\"state\": \"ESTABLISHED\""));
    scene.peer.session(0).awaitKeepalives(1);
    assertThat(scene.peer.session(0).messages()).hasSize(1);

    workshop.write("go", "");

    scene.peer.session(0).awaitMessage(END_OF_RIB);
    assertThat(scene.peer.session(0).messages())
        .hasSize(3)
        .satisfies(messages -> assertThat(messages.get(1)).endsWith("100A07"));
  }
}
