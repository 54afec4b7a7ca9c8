package net.herald.peer;

import java.util.Optional;
import net.herald.bgp.Asn;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.capability.Offer;
import net.herald.bgp.fsm.State;
import net.herald.bgp.message.Open;
import net.herald.config.Neighbor;
import org.jspecify.annotations.Nullable;

/** Our OPENs to a neighbor, and what comes of those of the neighbor. */
final class Handshake {
  private final World world;
  private Neighbor neighbor;
  private boolean restarted;

  Handshake(World world, Neighbor neighbor) {
    this.world = world;
    this.neighbor = neighbor;
    this.restarted = world.restarted();
  }

  Neighbor neighbor() {
    return neighbor;
  }

  void reconfigured(Neighbor next) {
    neighbor = next;
  }

  /** The peer knows of us: in later sessions we are not restarted (RFC 4724 section 3). */
  void established() {
    restarted = false;
  }

  /**
   * What our OPEN offers; empty when the AS number must be the peer's, which we do not know yet.
   */
  Optional<Offer> ours() {
    return Optional.ofNullable(neighbor.identity().localAs()).map(this::offer);
  }

  private Offer offer(Asn localAs) {
    return Greeting.offer(neighbor, localAs, world.software(), restarted);
  }

  /**
   * What both OPENs agree on; of a session that has its OPENs already, what they agreed on.
   *
   * @throws net.herald.bgp.message.MessageFault when we do not want such a session
   */
  Negotiated agree(State state, Open theirs) {
    return switch (state) {
      case State.OpenSent s -> agree(s.ours(), theirs);
      case State.Connect _ -> agree(ours().orElseGet(() -> offer(theirs.offer().asn())), theirs);
      case State.OpenConfirm s -> s.negotiated();
      case State.Established s -> s.negotiated();
      case State.Idle _, State.Active _ -> throw new IllegalStateException("OPEN in " + state);
    };
  }

  private Negotiated agree(Offer ours, Open theirs) {
    var role = neighbor.capabilities().role();
    theirs.accept(neighbor.identity().peerAs(), ours, role != null && role.strict());
    return Negotiated.of(ours, theirs.offer(), neighbor.capabilities().aigp())
        .withPrefixSid(neighbor.capabilities().prefixSid());
  }

  /** What was agreed on in a state; null where nothing is yet. */
  static @Nullable Negotiated negotiated(State state) {
    return switch (state) {
      case State.OpenConfirm s -> s.negotiated();
      case State.Established s -> s.negotiated();
      case State.Idle _, State.Connect _, State.Active _, State.OpenSent _ -> null;
    };
  }
}
