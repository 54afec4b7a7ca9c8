package net.herald.bgp.fsm;

import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.fsm.State.Active;
import net.herald.bgp.fsm.State.Connect;
import net.herald.bgp.fsm.State.Established;
import net.herald.bgp.fsm.State.Idle;
import net.herald.bgp.fsm.State.OpenConfirm;
import net.herald.bgp.fsm.State.OpenSent;

/**
 * Two connections to one peer (RFC 4271 section 6.8, RFC 6286 section 2.3): who gets a new one, and
 * which one survives. As with the machine itself there is no memory here.
 */
public final class Collision {

  /** What becomes of a connection that the peer opened. */
  public enum Admission {
    /** The first machine was waiting for it. */
    TAKE,
    /** It competes: a second machine runs it until the OPENs decide. */
    CONTEND,
    /**
     * The peer gave up the connection of the first machine, which is to let it go and take this
     * one.
     */
    REPLACE,
    /** The session is up and stays: Cease, Connection Collision Resolution. */
    REFUSE,
    /** Nothing is wanted from this peer any more: Cease, Connection Rejected. */
    REJECT
  }

  private Collision() {}

  /** What becomes of a new incoming connection while the first machine is in {@code first}. */
  public static Admission admit(State first) {
    return switch (first) {
      case Idle s -> s.finished() ? Admission.REJECT : Admission.TAKE;
      case Active _ -> Admission.TAKE;
      case Connect s -> s.up().map(Collision::beside).orElse(Admission.CONTEND);
      case OpenSent s -> beside(s.origin());
      case OpenConfirm s -> beside(s.origin());
      // RFC 4724 section 5: with graceful restart a peer that calls again has restarted.
      case Established s ->
          s.negotiated().peerGracefulRestart() != null ? Admission.REPLACE : Admission.REFUSE;
    };
  }

  /** Nobody opens a second connection while it still cares for its first. */
  private static Admission beside(Origin existing) {
    return existing == Origin.OUTGOING ? Admission.CONTEND : Admission.REPLACE;
  }

  /** What the states of two machines say. */
  public enum Verdict {
    /** One of them has not seen the peer's OPEN and the other is not Established. */
    UNDECIDED,
    FIRST_STAYS,
    SECOND_STAYS
  }

  /** Which of two machines stays; the other has to give up. */
  public static Verdict judge(State first, State second) {
    if (first instanceof Established) {
      return Verdict.FIRST_STAYS;
    }
    if (second instanceof Established) {
      return Verdict.SECOND_STAYS;
    }
    if (first instanceof OpenConfirm confirmed && second instanceof OpenConfirm) {
      Origin kept = weDominate(confirmed.negotiated()) ? Origin.OUTGOING : Origin.INCOMING;
      return confirmed.origin() == kept ? Verdict.FIRST_STAYS : Verdict.SECOND_STAYS;
    }
    return Verdict.UNDECIDED;
  }

  /** The higher BGP identifier wins, then the higher AS number (RFC 6286). */
  private static boolean weDominate(Negotiated agreed) {
    int identifiers = agreed.ours().identifier().compareTo(agreed.theirs().identifier());
    return identifiers != 0 ? identifiers > 0 : agreed.localAs().compareTo(agreed.peerAs()) > 0;
  }
}
