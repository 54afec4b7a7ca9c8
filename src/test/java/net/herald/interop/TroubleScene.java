package net.herald.interop;

import static net.herald.interop.Daemons.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Ports;
import net.herald.lab.Program;
import net.herald.lab.Programs;
import net.herald.lab.RecordingPeer;
import net.herald.lab.Workshop;

/** A daemon with one neighbor whom nobody plays, if not told otherwise. */
record TroubleScene(Workshop workshop, int port) {

  Path configuration(String before, String section) {
    var text = Daemons.configuration(port, section, List.of());
    return workshop.write("herald.conf", before + text);
  }

  Program daemon(Map<String, String> environment) {
    return Daemons.start(workshop, environment, configuration("", "").toString());
  }

  Supplier<List<String>> portThatIsTaken() {
    var taken = listen();
    var port = String.valueOf(taken.getLocalPort());
    var bind = Map.of("exabgp_tcp_bind", "127.0.0.1", "exabgp_tcp_port", port);
    return daemon(bind).errors()::lines;
  }

  ServerSocket listen() {
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

  Program start(Map<String, String> environment, String section) {
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

  Path socket(String name) {
    return workshop.file(name);
  }

  static Map<String, String> control(Path socket) {
    return Map.of("exabgp_api_cli", "true", "exabgp_api_socketpath", socket.toString());
  }

  /** Asks with `herald run`. */
  Program say(Path socket, String... words) {
    return say(Map.of("exabgp_api_socketpath", socket.toString()), List.of(), words);
  }

  Program say(Map<String, String> environment, List<String> by, String... words) {
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
