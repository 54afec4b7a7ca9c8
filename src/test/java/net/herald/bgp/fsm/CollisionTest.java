package net.herald.bgp.fsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.fsm.Collision.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 4271 section 6.8, RFC 6286 section 2.3, RFC 4724 section 5. */
class CollisionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Idle                                    | TAKE",
        "Idle, finished                          | REJECT",
        "Active                                  | TAKE",
        "Connect, dialling                       | CONTEND",
        "Connect, awaiting OPEN                  | REPLACE",
        "OpenSent                                | CONTEND",
        "OpenConfirm                             | CONTEND",
        "Established                             | REFUSE",
        "Established, graceful restart           | REPLACE",
        "Established, graceful restart and N bit | REPLACE",
      })
  void aCallIsAdmittedByTheStateOfTheFirstMachine(String state, Collision.Admission admission) {
    assertThat(Collision.admit(Scenes.states().get(state))).isEqualTo(admission);
  }

  @ParameterizedTest(name = "{0} AS {1} against {2} AS {3}: the {4} connection stays")
  @CsvSource({
    "10.0.0.2, 65001, 10.0.0.1, 65001, OUTGOING",
    "10.0.0.1, 65001, 10.0.0.2, 65001, INCOMING",
    // Identifiers are unsigned.
    "200.0.0.1, 65001, 10.0.0.1, 65001, OUTGOING",
    "10.0.0.1, 65001, 200.0.0.1, 65001, INCOMING",
    // Equal ones are legal between two AS; then the AS number decides, all 32 bits of it.
    "10.0.0.1, 65002, 10.0.0.1, 65001, OUTGOING",
    "10.0.0.1, 65001, 10.0.0.1, 4200000000, INCOMING",
  })
  void theConnectionOfTheHigherIdentifierStays(
      String ourId, long ourAs, String theirId, long theirAs, Origin stays) {
    var agreed =
        Negotiated.of(
            Scenes.offer(ourId, (int) ourAs, 90), Scenes.offer(theirId, (int) theirAs, 90), false);
    State outgoing = new State.OpenConfirm(Retry.NONE, Origin.OUTGOING, agreed);
    State incoming = new State.OpenConfirm(Retry.NONE, Origin.INCOMING, agreed);

    assertThat(Collision.judge(outgoing, incoming))
        .isEqualTo(stays == Origin.OUTGOING ? Verdict.FIRST_STAYS : Verdict.SECOND_STAYS);
    assertThat(Collision.judge(incoming, outgoing))
        .isEqualTo(stays == Origin.INCOMING ? Verdict.FIRST_STAYS : Verdict.SECOND_STAYS);
  }

  @Test
  void nothingIsDecidedBeforeBothSidesSentAnOpen() {
    State sent = new State.OpenSent(Retry.NONE, Origin.OUTGOING, Scenes.OURS);
    State confirmed = new State.OpenConfirm(Retry.NONE, Origin.INCOMING, Scenes.PLAIN);
    State dialling = new State.Connect(Retry.NONE, Optional.empty());

    assertThat(Collision.judge(sent, confirmed)).isEqualTo(Verdict.UNDECIDED);
    assertThat(Collision.judge(dialling, confirmed)).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void anEstablishedSessionStays() {
    State sent = new State.OpenSent(Retry.NONE, Origin.OUTGOING, Scenes.OURS);
    State established = new State.Established(Retry.NONE, Origin.INCOMING, Scenes.PLAIN);

    assertThat(Collision.judge(sent, established)).isEqualTo(Verdict.SECOND_STAYS);
    assertThat(Collision.judge(established, sent)).isEqualTo(Verdict.FIRST_STAYS);
  }
}
