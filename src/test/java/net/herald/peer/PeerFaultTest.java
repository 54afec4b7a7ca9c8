package net.herald.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.herald.bgp.fsm.FsmSettings;
import net.herald.event.ApiEvent;
import net.herald.wire.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a peer says that it must not, and the octets of the NOTIFICATION that it gets for it. A line
 * is one fault: how far the session had come, the message, and type, code, subcode and data of the
 * answer.
 */
@Timeout(20)
class PeerFaultTest {
  private static final String MARKER = "ffffffffffffffffffffffffffffffff";

  /** An OPEN of AS 65002, hold time 90, router 10.0.0.2, without capabilities. */
  private static final String OPEN = MARKER + "001d01" + "04fdea005a0a00000200";

  private static final String KEEPALIVE = MARKER + "001304";

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        // RFC 4271 section 6.1
        "OpenSent | 00ffffffffffffffffffffffffffffff001304 | 030101 | marker",
        "OpenSent | ffffffffffffffffffffffffffffffff001204 | 0301020012 | shorter than a header",
        "OpenSent | ffffffffffffffffffffffffffffffff100102 | 0301021001 | longer than 4096",
        "OpenSent | ffffffffffffffffffffffffffffffff001404 | 0301020014 | KEEPALIVE with a body",
        "OpenSent | ffffffffffffffffffffffffffffffff001c01 | 030102001c | OPEN too short",
        "OpenSent | ffffffffffffffffffffffffffffffff001407 | 03010307   | unknown type",
        // RFC 4271 section 6.2
        "OpenSent | ffffffffffffffffffffffffffffffff001d0103fdea005a0a00000200 | 0302010004 | version",
        "OpenSent | ffffffffffffffffffffffffffffffff001d0104fdeb005a0a00000200 | 030202 | AS number",
        "OpenSent | ffffffffffffffffffffffffffffffff001d0104fdea005a0000000000 | 030203 | identifier 0",
        "OpenSent | ffffffffffffffffffffffffffffffff001f0104fdea005a0a000002020900 | 030204 | parameter",
        "OpenSent | ffffffffffffffffffffffffffffffff001d0104fdea00020a00000200 | 030206 | hold time 2",
        "OpenSent | ffffffffffffffffffffffffffffffff001e0104fdea005a0a0000020102 | 030200 | truncated",
        // RFC 6608: the type of the message is the data
        "OpenSent | ffffffffffffffffffffffffffffffff001304 | 03050104 | KEEPALIVE before OPEN",
        "OpenSent | ffffffffffffffffffffffffffffffff00170200000000 | 03050102 | UPDATE before OPEN",
        "OpenSent | ffffffffffffffffffffffffffffffff00170500010001 | 03050105 | REFRESH before OPEN",
        "OpenConfirm | ffffffffffffffffffffffffffffffff00170200000000 | 03050202 | UPDATE",
        "OpenConfirm | ffffffffffffffffffffffffffffffff001d0104fdea005a0a00000200 | 03050201 | OPEN",
        "Established | ffffffffffffffffffffffffffffffff001d0104fdea005a0a00000200 | 03050301 | OPEN",
        // RFC 7606 section 3(b), 3(j) and 5.2
        "Established | ffffffffffffffffffffffffffffffff00170200010000 | 030301 | lengths",
        "Established | ffffffffffffffffffffffffffffffff0018020000000021 | 03030a | NLRI",
        // RFC 7313 section 5: the whole message is the data
        "Established | ffffffffffffffffffffffffffffffff0018050001000100 | 030701ffffffffffffffffffffffffffffffff0018050001000100 | REFRESH length",
      })
  void aFaultIsAnsweredWithTheNotificationOfItsRfc(
      String state, String message, String answer, String what) throws Exception {
    try (var world = new Simulation(SimulatedPeerTest.NEIGHBOR)) {
      var remote = world.answered();
      remote.opened();
      if (!state.equals("OpenSent")) {
        remote.send(Hex.parse(OPEN));
      }
      if (state.equals("Established")) {
        remote.send(Hex.parse(KEEPALIVE));
        world.await(ApiEvent.Up.class);
      }

      remote.send(Hex.parse(message));

      assertThat(remote.rest()).endsWith(answer.strip());
      assertThat(world.await(ApiEvent.Down.class).reason())
          .isEqualTo(
              "notification sent (%d,%d)",
              Integer.parseInt(answer.substring(2, 4), 16),
              Integer.parseInt(answer.substring(4, 6), 16));
      assertThat(world.peer.statistics().get(Statistics.Counter.DEFECT)).isZero();
    }
  }

  @Test
  void aNotificationIsNotAnswered() throws Exception {
    try (var world = new Simulation(SimulatedPeerTest.NEIGHBOR)) {
      var remote = world.answered();
      remote.opened();
      remote.send(Hex.parse(MARKER + "0015030206"));

      assertThat(remote.rest()).isEmpty();
      assertThat(world.await(ApiEvent.Down.class).reason())
          .isEqualTo("notification received (2,6)");
      assertThat(world.peer.statistics().lastError())
          .isEqualTo("the peer sent OPEN message error / Unacceptable Hold Time");
    }
  }

  @Test
  void noOpenInTimeIsAHoldTimeout() throws Exception {
    var settings = FsmSettings.DEFAULT.withOpenWait(java.time.Duration.ofSeconds(7));
    try (var world = new Simulation(SimulatedPeerTest.NEIGHBOR, settings, 100)) {
      var remote = world.answered();
      remote.opened();
      world.awaitRest();

      world.clock.advance(java.time.Duration.ofSeconds(7));

      assertThat(remote.rest()).isEqualTo(List.of("030400"));
    }
  }

  @Test
  void noKeepaliveAfterTheOpenIsAHoldTimeout() throws Exception {
    try (var world = new Simulation(SimulatedPeerTest.NEIGHBOR)) {
      var remote = world.answered().greet(Remote.open("10.0.0.2", 65002, 9));
      world.awaitRest();

      world.clock.advance(java.time.Duration.ofSeconds(9));

      assertThat(remote.rest()).isEqualTo(List.of("030400"));
    }
  }

  @Test
  void anUpdateTreatedAsWithdrawKeepsTheSession() throws Exception {
    try (var world = new Simulation(SimulatedPeerTest.NEIGHBOR)) {
      var remote = world.answered().establish(Remote.open());
      world.await(ApiEvent.Up.class);
      remote.send(
          Remote.update("0000 0014 400101 00 400206 0201 0000fdea 400304 0a000002 10 0a02"));
      // ORIGIN 9 does not exist (RFC 7606 section 7.1).
      remote.send(
          Remote.update("0000 0014 400101 09 400206 0201 0000fdea 400304 0a000002 10 0a02"));
      remote.send(
          Remote.update("0000 0014 400101 00 400206 0201 0000fdea 400304 0a000002 10 0a03"));
      world.heard(remote);

      assertThat(world.received()).containsExactly("10.3.0.0/16");
      assertThat(world.peer.statistics().get(Statistics.Counter.PREFIXES_RECEIVED)).isEqualTo(2);
      assertThat(world.peer.statistics().get(Statistics.Counter.PREFIXES_WITHDRAWN)).isEqualTo(1);
    }
  }

  @Test
  void anUpdateThatNobodyWantsIsCheckedAllTheSame() throws Exception {
    var unwanted = SimulatedPeerTest.NEIGHBOR.replace("hold-time 90;", "adj-rib-in false;");
    try (var world = new Simulation(unwanted)) {
      var remote = world.answered().establish(Remote.open());
      world.await(ApiEvent.Up.class);
      // ORIGIN 9 does not exist: no more than a withdrawal (RFC 7606 section 7.1)
      remote.send(
          Remote.update("0000 0014 400101 09 400206 0201 0000fdea 400304 0a000002 10 0a02"));
      world.heard(remote);
      assertThat(world.received()).as("nothing is kept").isEmpty();
      assertThat(world.peer.statistics().get(Statistics.Counter.PREFIXES_WITHDRAWN)).isEqualTo(1);

      // a prefix of 33 bits: nobody knows where the next one begins (RFC 7606 section 5.3)
      remote.send(Remote.update("0000 0000 21 0a020000 00"));

      assertThat(remote.rest()).endsWith("03030a");
    }
  }

  @Test
  void aDefectOfOursEndsTheSessionAndNothingElse() throws Exception {
    try (var world = new Simulation(SimulatedPeerTest.NEIGHBOR)) {
      world.watcher =
          event -> {
            if (event instanceof ApiEvent.Up) {
              throw new IllegalStateException("a defect");
            }
          };
      var remote = world.answered().establish(Remote.open());

      assertThat(remote.rest()).isEqualTo(List.of("030600"));
      assertThat(world.peer.statistics().get(Statistics.Counter.DEFECT)).isEqualTo(1);

      world.watcher = event -> {};
      world.answered().establish(Remote.open());
      world.await(ApiEvent.Up.class);
    }
  }
}
