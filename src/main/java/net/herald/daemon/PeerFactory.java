package net.herald.daemon;

import java.util.function.Consumer;
import java.util.function.Function;
import net.herald.bgp.Ip;
import net.herald.bgp.fsm.FsmSettings;
import net.herald.config.Neighbor;
import net.herald.event.NeighborIdentity;
import net.herald.peer.Peer;
import net.herald.peer.World;

/** Makes the peers of neighbors. */
final class PeerFactory {
  private final Function<Neighbor, World> worlds;
  private final FsmSettings settings;

  /**
   * A factory.
   *
   * @param worlds what each neighbor sees of the world: its events are its own
   * @param settings what is the same for all
   */
  PeerFactory(Function<Neighbor, World> worlds, FsmSettings settings) {
    this.worlds = worlds;
    this.settings = settings;
  }

  /** The peer of a neighbor, for as long as it is configured. */
  Peer lasting(Neighbor neighbor, Consumer<Peer> finished) {
    return new Peer(worlds.apply(neighbor), neighbor, settings(neighbor), finished);
  }

  /** What the configuration of a neighbor means for its state machine. */
  FsmSettings settings(Neighbor neighbor) {
    return settings.withPassive(neighbor.transport().passive());
  }

  /** The peer of one client of a range of addresses, for one connection. */
  Peer single(Neighbor range, Ip client, Consumer<Peer> finished) {
    var neighbor = range.at(client);
    return new Peer(worlds.apply(neighbor), neighbor, settings.forOneConnection(), finished);
  }

  /** What events say of a neighbor that has no session. */
  static NeighborIdentity identity(Neighbor neighbor) {
    return new NeighborIdentity(
        neighbor.addresses().local(),
        neighbor.addresses().peer(),
        neighbor.identity().localAs(),
        neighbor.identity().peerAs(),
        neighbor.identity().routerId());
  }
}
