package net.herald.interop;

import static net.herald.interop.Daemons.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import net.herald.lab.Await;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Ports;
import net.herald.lab.Program;
import net.herald.lab.Programs;
import net.herald.lab.RecordingPeer;
import net.herald.lab.Wire;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Programs with the manners of those that people have for ExaBGP: they wait in select, in readline
 * or not at all, count acknowledgements or read none, are woken by a clock, and leave when they are
 * done. What they saw they tell on their standard error, which is in the log of the daemon.
 */
@ExtendWith(WorkshopExtension.class)
class UnchangedProgramsTest {
  private static final String ATTRIBUTES = "00000015400101004002004003046501650140050400000064";

  private final int port = Ports.free();

  /** A daemon and the session it has. */
  private record Scene(Program herald, RecordingPeer.Recording session) {
    void saw(String line) {
      herald.errors().awaitLine(LIMIT, line);
    }
  }

  @BeforeAll
  static void hasAProgram() {
    assumeTrue(HeraldProgram.missing().isEmpty());
  }

  private Scene start(Workshop workshop, String run, int version, String section) {
    var peer = workshop.closing(new RecordingPeer(port));
    var configuration =
        """
        process unchanged { run %s; encoder %s; api-version %d; }
        neighbor 127.0.0.1 {
          router-id 192.0.2.1; local-address 127.0.0.1; local-as 65001; peer-as 65001;
          connect %d; capability { route-refresh enable; }
          family { ipv4 unicast; ipv4 flow; }
          api { processes [ unchanged ]; neighbor-changes; receive { parsed; update; } }
          %s
        }
        """
            .formatted(run, version == 4 ? "text" : "json", version, port, section);
    var herald = Daemons.start(workshop, workshop.write("herald.conf", configuration));
    return new Scene(herald, peer.session(0));
  }

  private Scene python(Workshop workshop, int version, String program) {
    assumeTrue(Programs.find("python3").isPresent(), "no python3 here");
    var file = workshop.write("unchanged.py", program);
    return start(workshop, "/usr/bin/env python3 " + file, version, "");
  }

  @Test
  void aShellThatReadsNothingAndLeavesTheNameOfItsWatchdogOut(Workshop workshop) {
    var script =
        workshop.script(
            "unchanged",
            """
            trap '' INT
            echo "announce watchdog"
            while :; do
              echo "announce route 10.1.0.0/16 next-hop 101.1.101.1"
              sleep 0.1
              echo "withdraw route 10.1.0.0/16 next-hop 101.1.101.1"
              sleep 0.1
            done
            """);
    var route = "route 10.9.0.0/16 next-hop 101.1.101.1 watchdog unchanged withdraw;";
    var scene = start(workshop, script.toString(), 4, "static { " + route + " }");
    scene.session.awaitMessage("UPDATE " + ATTRIBUTES + "100A09");
    scene.session.awaitMessage("UPDATE " + ATTRIBUTES + "100A01");
    scene.session.awaitMessage("UPDATE 0003100A010000");
    int size = scene.session.size();
    scene.session.awaitMessage(size, "UPDATE " + ATTRIBUTES + "100A01");
  }

  @Test
  void acknowledgementsAreCountedInSelectAndSwitchedOffAndOn(Workshop workshop) {
    var scene =
        python(
            workshop,
            4,
            """
            import os, select, sys
            held = b''

            def lines(wanted, patience=20):
                global held
                found = []
                while len(found) < wanted:
                    ready, _, _ = select.select([sys.stdin], [], [], patience)
                    if not ready:
                        break
                    held += os.read(sys.stdin.fileno(), 7)
                    while b'\\n' in held:
                        line, held = held.split(b'\\n', 1)
                        if line and not line.startswith(b'neighbor'):
                            found.append(line.decode())
                return found

            def say(text):
                sys.stdout.write(text + '\\n')
                sys.stdout.flush()

            say('announce route 10.1.0.0/16 next-hop 101.1.101.1')
            say('announce route 10.2.0.0/16 next-hop 101.1.101.1')
            say('announce route 10.300.0.0/16 next-hop 101.1.101.1')
            first = lines(3)
            say('disable-ack')
            off = lines(1)
            say('announce route 10.3.0.0/16 next-hop 101.1.101.1')
            say('enable-ack')
            on = lines(1)
            say('silence-ack')
            say('announce route 10.4.0.0/16 next-hop 101.1.101.1')
            say('enable-ack')
            again = lines(1)
            say('version')
            version = lines(2)
            sys.stderr.write('SAW %s %s %s %s %s\\n' % (first, off, on, again, version[1:]))
            sys.stderr.flush()
            sys.stdin.read()
            """);
    scene.saw("SAW ['done', 'done', 'error'] ['done'] ['done'] ['done'] ['done']");
    // in one message with the others, where the program was faster than the session
    Await.until(
        "the last route",
        LIMIT,
        () -> scene.session.messages().stream().anyMatch(text -> text.endsWith("100A04")));
  }

  @Test
  void whatAPeerAnnouncesIsAnsweredByARouteOfOurs(Workshop workshop) {
    var scene =
        python(
            workshop,
            6,
            """
            import json, sys
            while True:
                line = sys.stdin.readline().strip()
                if not line:
                    break
                try:
                    event = json.loads(line)
                except ValueError:
                    continue
                if event.get('type') != 'update':
                    continue
                update = event['neighbor']['message'].get('update', {})
                for family, hops in update.get('announce', {}).items():
                    for hop, routes in hops.items():
                        for route in routes:
                            path = update['attribute'].get('as-path', {})
                            seen = [n for s in path.values() for n in s.get('value', [])]
                            if 15169 in seen:
                                print('peer 127.0.0.1 announce route', route['nlri'],
                                      'next-hop 101.1.101.1', flush=True)
                            else:
                                print('SAW', route['nlri'], seen, file=sys.stderr, flush=True)
            """);
    scene.session.awaitMessage("UPDATE 00000000");
    scene.session.send(announced("00003B41", "100A01"));
    scene.session.send(announced("0000029A", "100A02"));
    scene.saw("SAW 10.2.0.0/16 [666]");
    scene.session.awaitMessage("UPDATE " + ATTRIBUTES + "100A01");
    scene.session.send(announced("00003B41", "100A03"));
    scene.session.awaitMessage("UPDATE " + ATTRIBUTES + "100A03");
    assertThat(scene.session.messages())
        .noneMatch(message -> message.startsWith("UPDATE") && message.endsWith("100A02"));
  }

  private static byte[] announced(String as, String prefix) {
    var path = "400206" + "0201" + as;
    return Wire.message(
        Wire.UPDATE,
        Wire.bytes("0000001B" + "40010100" + path + "4003047F000002" + "40050400000064" + prefix));
  }

  @Test
  void aClockWakesOneThatReadsToAskForRoutes(Workshop workshop) {
    var scene =
        python(
            workshop,
            4,
            """
            import signal, sys

            class Late(Exception):
                pass

            def ring(number, frame):
                raise Late

            signal.signal(signal.SIGALRM, ring)
            while True:
                try:
                    signal.setitimer(signal.ITIMER_REAL, 0.3)
                    if not sys.stdin.readline():
                        break
                except Late:
                    sys.stdout.write('announce route-refresh ipv4 unicast\\n')
                    sys.stdout.flush()
            """);
    scene.session.awaitMessage("ROUTE");
    int size = scene.session.size();
    assertThat(scene.session.awaitMessage(size, "ROUTE")).endsWith(" 00010001");
  }

  /** The newlines of a flow are written as a backslash and an n, as in old examples. */
  @Test
  void aFlowOfManyLinesComesInOne(Workshop workshop) {
    assumeTrue(Programs.find("perl").isPresent(), "no perl here");
    var script =
        workshop.write(
            "unchanged.pl",
            """
            use strict;
            $SIG{'INT'} = sub {};
            select STDOUT; $| = 1;
            print 'announce flow route {\\n match {\\n source 10.0.0.1/32;\\n }\\n'
              . ' then {\\n discard;\\n }\\n }\\n', "\\n";
            my $heard = '';
            $heard = <STDIN> until $heard =~ /^(done|error)/;
            print STDERR "SAW $heard";
            1 while <STDIN>;
            """);
    var scene = start(workshop, "/usr/bin/env perl " + script, 4, "");
    scene.saw("SAW done");
    var discard = "C010088006000000000000";
    var announced = scene.session.awaitMessage("UPDATE 0000002840010100400200400504");
    assertThat(announced).contains(discard).endsWith("000185000006" + "02200A000001");
  }

  @Test
  void oneThatEndsTheDaemonAndLeavesIsNotStartedAnew(Workshop workshop) {
    var count = workshop.file("count");
    var script = workshop.script("unchanged", "echo once >> " + count + "\necho shutdown\n");
    var scene = start(workshop, script.toString(), 4, "");
    assertThat(scene.herald.awaitExit(LIMIT)).isZero();
    assertThat(count).hasContent("once");
  }
}
