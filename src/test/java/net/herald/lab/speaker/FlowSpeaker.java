package net.herald.lab.speaker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.herald.lab.Await;
import net.herald.lab.Ports;
import net.herald.lab.Programs;
import net.herald.lab.Workshop;

/** The programs that take flow specifications, each in its own words. */
public enum FlowSpeaker {
  BIRD(SpeakerKind.BIRD) {
    @Override
    List<String> daemon(Workshop workshop, Session session, int control) {
      var own = session.local();
      var configuration =
          Daemon.lines(
              "router id " + own.routerId() + ";",
              "log stderr all;",
              "protocol device {}",
              "flow4 table f4; flow6 table f6;",
              "protocol static s4 { flow4 { table f4; };",
              "  route flow4 { dst 203.0.113.0/24; src 198.51.100.0/24; proto = 6;",
              "    dport 80, 8080..8090; tcp flags 0x2/0x12; length 100..200; dscp 46;",
              "    fragment !is_fragment; }",
              "  { bgp_ext_community.add((generic, 0x80060000, 0x46160000)); };",
              "}",
              "protocol static s6 { flow6 { table f6; };",
              "  route flow6 { dst 2001:db8:5::/48; src ::1234:5678:9800:0/101 offset 64;",
              "    next header 17; dport = 53; label 0x5; };",
              "}",
              "protocol bgp peer {",
              "  local %s port %d as %d;".formatted(own.address(), own.port(), own.asn()),
              "  neighbor %s as %d;".formatted(session.remote().address(), session.remote().asn()),
              "  passive yes; multihop; strict bind yes;",
              "  flow4 { table f4; import all; export all; };",
              "  flow6 { table f6; import all; export all; };",
              "}");
      var file = workshop.write("bird.conf", configuration).toString();
      return List.of(Programs.word("bird"), "-f", "-c", file, "-s", socket(workshop));
    }

    @Override
    List<List<String>> questions(Workshop workshop, Session session, int control) {
      return List.of(
          ask(workshop, "show route table f4 protocol peer all"),
          ask(workshop, "show route table f6 protocol peer all"));
    }

    private List<String> ask(Workshop workshop, String question) {
      return List.of(Programs.word("birdc"), "-r", "-s", socket(workshop), question);
    }

    private String socket(Workshop workshop) {
      return workshop.file("bird.ctl").toString();
    }

    @Override
    public List<String> announced() {
      return List.of(
          "flow destination-ipv4 203.0.113.0/24 source-ipv4 198.51.100.0/24 protocol =tcp"
              + " destination-port [ =80 >=8080&<=8090 ] tcp-flags [ =syn&!ack ]"
              + " packet-length [ >=100&<=200 ] dscp =46 fragment !is-fragment",
          "flow destination-ipv6 2001:db8:5::/48/0 source-ipv6 ::1234:5678:9800:0/101/64"
              + " next-header =udp destination-port =53 flow-label =5");
    }
  },

  GOBGP(SpeakerKind.GOBGP) {
    @Override
    List<String> daemon(Workshop workshop, Session session, int control) {
      var own = session.local();
      var configuration =
          Daemon.lines(
              "[global.config]",
              "  as = " + own.asn(),
              "  router-id = \"" + own.routerId() + "\"",
              "  port = " + own.port(),
              "  local-address-list = [\"" + own.address() + "\"]",
              "[[neighbors]]",
              "  [neighbors.config]",
              "    neighbor-address = \"" + session.remote().address() + "\"",
              "    peer-as = " + session.remote().asn(),
              "  [neighbors.transport.config]",
              "    local-address = \"" + own.address() + "\"",
              "    passive-mode = true",
              "  [[neighbors.afi-safis]]",
              "    [neighbors.afi-safis.config]",
              "      afi-safi-name = \"ipv4-flowspec\"",
              "  [[neighbors.afi-safis]]",
              "    [neighbors.afi-safis.config]",
              "      afi-safi-name = \"ipv6-flowspec\"");
      var file = workshop.write("gobgpd.toml", configuration).toString();
      return List.of(
          Programs.word("gobgpd"),
          "-f",
          file,
          "--api-hosts",
          "127.0.0.1:" + control,
          "--pprof-disable");
    }

    @Override
    void afterStart(Workshop workshop, int control) {
      var rules =
          List.of(
              "ipv4-flowspec match destination 203.0.113.0/24 source 198.51.100.0/24"
                  + " protocol ==tcp destination-port ==80,>=8080&<=8090 tcp-flags =SA,!F"
                  + " packet-length >100&<200 fragment is-fragment then rate-limit 9600",
              "ipv6-flowspec match destination 2001:db8:5::/48"
                  + " source ::1234:5678:9800:0/101/64 protocol ==udp destination-port ==53"
                  + " label ==5 then redirect 65500:12345");
      for (var rule : rules) {
        var command = client(control);
        command.addAll(List.of("global", "rib", "add", "-a"));
        for (var word : rule.split(" ")) {
          command.add(word.replace(',', ' '));
        }
        Await.until(
            "gobgpd takes a rule",
            LIMIT,
            () -> workshop.finish(Map.of(), command).awaitExit(LIMIT) == 0);
      }
    }

    @Override
    List<List<String>> questions(Workshop workshop, Session session, int control) {
      var questions = new ArrayList<List<String>>();
      for (var family : List.of("ipv4-flowspec", "ipv6-flowspec")) {
        var command = client(control);
        command.addAll(List.of("neighbor", session.remote().address(), "adj-in", "-a", family));
        questions.add(command);
      }
      return questions;
    }

    private List<String> client(int control) {
      return new ArrayList<>(List.of(Programs.word("gobgp"), "-p", Integer.toString(control)));
    }

    @Override
    public List<String> announced() {
      return List.of(
          "flow destination-ipv4 203.0.113.0/24 source-ipv4 198.51.100.0/24 protocol =tcp"
              + " destination-port [ =80 >=8080&<=8090 ] tcp-flags [ =syn+ack !fin ]"
              + " packet-length [ >100&<200 ] fragment is-fragment",
          "flow destination-ipv6 2001:db8:5::/48/0 source-ipv6 ::1234:5678:9800:0/101/64"
              + " next-header =udp destination-port =53 flow-label =5");
    }
  },

  /** It takes flow specifications and has none of its own. */
  FRR(SpeakerKind.FRR) {
    @Override
    List<String> daemon(Workshop workshop, Session session, int control) {
      var own = session.local();
      var neighbor = " neighbor " + session.remote().address() + " ";
      var configuration =
          Daemon.lines(
              "router bgp " + own.asn(),
              " bgp router-id " + own.routerId(),
              " no bgp default ipv4-unicast",
              neighbor + "remote-as " + session.remote().asn(),
              neighbor + "passive",
              neighbor + "update-source " + own.address(),
              neighbor + "disable-connected-check",
              " address-family ipv4 flowspec",
              neighbor + "activate",
              " exit-address-family",
              " address-family ipv6 flowspec",
              neighbor + "activate",
              " exit-address-family",
              "line vty");
      var file = workshop.write("frr.conf", configuration).toString();
      var user = System.getProperty("user.name");
      var command = new ArrayList<>(List.of(Frr.BGPD, "-f", file, "-l", own.address(), "-p"));
      command.addAll(List.of(Integer.toString(own.port()), "-Z", "-n", "-S", "-u", user, "-g"));
      command.addAll(List.of(user, "-P", "0", "--log", "stdout", "-i"));
      command.addAll(List.of(workshop.file("frr.pid").toString(), "--vty_socket"));
      command.add(workshop.file("").toString());
      return command;
    }

    @Override
    List<List<String>> questions(Workshop workshop, Session session, int control) {
      return List.of(
          ask(workshop, "show bgp ipv4 flowspec detail"),
          ask(workshop, "show bgp ipv6 flowspec detail"));
    }

    private List<String> ask(Workshop workshop, String question) {
      var directory = workshop.file("").toString();
      return List.of(
          Programs.word("vtysh"), "--vty_socket", directory, "-d", "bgpd", "-c", question);
    }

    @Override
    public List<String> announced() {
      return List.of();
    }
  };

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final SpeakerKind kind;

  FlowSpeaker(SpeakerKind kind) {
    this.kind = kind;
  }

  /** Why it cannot run here; empty when it can. */
  public String missing() {
    return kind.missing();
  }

  /** One that is running and can be asked. */
  public final class Running {
    private final Workshop workshop;
    private final Session session;
    private final int control = Ports.free();

    private Running(Workshop workshop, Session session) {
      this.workshop = workshop;
      this.session = session;
      workshop.start(FlowSpeaker.this.toString(), Map.of(), daemon(workshop, session, control));
      afterStart(workshop, control);
    }

    /** The rules it has from its neighbor, as it shows them, with a blank for each run of them. */
    public String learned() {
      return questions(workshop, session, control).stream()
          .map(question -> workshop.finish(Map.of(), question))
          .map(program -> String.join(" ", program.output().lines()))
          .collect(Collectors.joining(" "))
          .replaceAll("\\s+", " ");
    }
  }

  /** Starts it; it waits for its neighbor and announces {@link #announced}. */
  public Running start(Workshop workshop, Session session) {
    return new Running(workshop, session);
  }

  /** Writes the configuration and returns the command line which uses it. */
  abstract List<String> daemon(Workshop workshop, Session session, int control);

  /** What cannot be configured. */
  void afterStart(Workshop workshop, int control) {}

  /** Command lines that show the rules. */
  abstract List<List<String>> questions(Workshop workshop, Session session, int control);

  /** The rules it announces, as Herald shows them. */
  public abstract List<String> announced();
}
