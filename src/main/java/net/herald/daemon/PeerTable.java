package net.herald.daemon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import net.herald.bgp.Ip;
import net.herald.config.Neighbor;
import net.herald.peer.Peer;
import org.jspecify.annotations.Nullable;

/**
 * The peers that run, by the key of their neighbor, in the order of the configuration. One thread
 * changes it, all may read: each change makes a new map.
 */
final class PeerTable {

  /**
   * A neighbor and the peer that runs it.
   *
   * @param peer null for a range of addresses, whose peers come and go with their connections
   */
  record Entry(Neighbor neighbor, @Nullable Peer peer) {}

  private volatile SequencedMap<String, Entry> entries =
      Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

  SequencedMap<String, Entry> all() {
    return entries;
  }

  /** The peers that run, those of ranges left aside. */
  List<Peer> peers() {
    var peers = new ArrayList<Peer>();
    for (var entry : entries.values()) {
      if (entry.peer != null) {
        peers.add(entry.peer);
      }
    }
    return peers;
  }

  @Nullable Entry get(String key) {
    return entries.get(key);
  }

  void put(String key, Entry entry) {
    var changed = new LinkedHashMap<>(entries);
    changed.put(key, entry);
    entries = Collections.unmodifiableSequencedMap(changed);
  }

  void remove(String key) {
    var changed = new LinkedHashMap<>(entries);
    changed.remove(key);
    entries = Collections.unmodifiableSequencedMap(changed);
  }

  /** Makes the table anew, for a reload of many. */
  void replace(SequencedMap<String, Entry> all) {
    entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(all));
  }

  /**
   * Whom a connection is from: the neighbor of that very address before a range, and the first in
   * the order of the file.
   *
   * @param port where it came in: a neighbor with a port of its own is only met there
   */
  @Nullable Entry match(Ip local, int port, Ip remote) {
    Entry range = null;
    for (var entry : entries.values()) {
      var neighbor = entry.neighbor;
      var addresses = neighbor.addresses();
      int own = neighbor.transport().listen();
      boolean here = addresses.local() == null || local.equals(addresses.local());
      if (!here || !addresses.covers(remote) || own != 0 && own != port) {
        continue;
      }
      if (!addresses.isRange()) {
        return entry;
      }
      if (range == null) {
        range = entry;
      }
    }
    return range;
  }
}
