package net.herald.peer;

import java.util.List;
import java.util.function.Consumer;
import net.herald.bgp.Family;
import net.herald.bgp.fsm.FsmSettings;
import net.herald.bgp.message.Notification;
import net.herald.bgp.message.Operational;
import net.herald.config.Neighbor;
import net.herald.rib.AdjRibIn;
import net.herald.rib.AdjRibOut;

/** What others may ask of a peer. Orders of one sender are carried out in the order given. */
public sealed interface Order extends Item {

  /** Begin: dial, or wait to be called. */
  record Start() implements Order {}

  /**
   * End the session.
   *
   * @param cease what the peer is told
   * @param again whether to start again at once; if not, this is the end of the peer
   * @param told the reason given to helper processes, as {@code stop, message [removed]}
   */
  record Stop(Notification cease, boolean again, String told) implements Order {}

  /** End the session and rest until {@link Enable}; what is to be announced is kept. */
  record Disable(Notification cease) implements Order {}

  /** Go on after {@link Disable}. */
  record Enable() implements Order {}

  /** A connection that the neighbor opened. */
  record Accept(OctetStream stream) implements Order {}

  /** Changes of routes, in order. */
  record Change(List<RouteChange> changes) implements Order {
    public Change {
      changes = List.copyOf(changes);
    }
  }

  /** Several, with nothing sent between them. */
  record Together(List<Order> orders) implements Order {
    public Together {
      orders = List.copyOf(orders);
    }
  }

  /**
   * The configuration of this neighbor was read anew. Routes of the former one that are not in it
   * are withdrawn, new ones announced, others left alone.
   *
   * @param settings what it means for the state machine
   * @param anew whether the session has to start again for the change to take effect
   */
  record Reconfigure(Neighbor neighbor, FsmSettings settings, boolean anew) implements Order {}

  /** Switch a group of configured routes on or off. */
  record Watchdog(String name, boolean announced) implements Order {}

  /** Ask the peer for its routes again (RFC 2918). */
  record Refresh(Family family) implements Order {}

  /** Send all our routes again. */
  record Flush() implements Order {}

  /** Withdraw all our routes. */
  record ClearOut() implements Order {}

  /** Forget all routes of the peer. */
  record ClearIn() implements Order {}

  /** Send an End-of-RIB marker behind what is pending. */
  record EndOfRib(Family family) implements Order {}

  /** Send no End-of-RIB marker at the begin of a session, until {@link ReleaseEndOfRib}. */
  record HoldEndOfRib() implements Order {}

  /** Send the End-of-RIB markers that were held, behind what is pending. */
  record ReleaseEndOfRib() implements Order {}

  /** Send an OPERATIONAL message, where both sides know them. */
  record Operate(Operational message) implements Order {}

  /**
   * Call when all that was ordered before was handed to the connection; at once where there is no
   * session.
   */
  record WhenSent(Runnable call) implements Order {}

  /** Look at the tables, on the thread of the peer, and so without delay or change. */
  record Look(Consumer<Tables> viewer) implements Order {}

  /** The tables of a peer. Not to be kept beyond the call. */
  record Tables(AdjRibIn in, AdjRibOut out) {}
}
