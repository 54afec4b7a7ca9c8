package net.herald.net;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which keys one listening socket takes for these neighbors, and which of them cannot share it: the
 * kernel knows one key for an address, whatever local address a connection comes to, and takes
 * nothing unsigned from where it has a key.
 *
 * @param keys the key of each range
 * @param conflicts neighbors that cannot have what they want, and why
 */
record KeyPlan(Map<PeerRange, Authentication> keys, Map<Expected, String> conflicts) {

  static KeyPlan of(List<Expected> neighbors) {
    Map<PeerRange, Authentication> keys = new LinkedHashMap<>();
    Map<PeerRange, Expected> owners = new LinkedHashMap<>();
    Map<Expected, String> conflicts = new LinkedHashMap<>();
    for (Expected neighbor : neighbors) {
      Authentication wanted = neighbor.settings().authentication();
      if (wanted == null) {
        continue;
      }
      Expected owner = owners.putIfAbsent(neighbor.peers(), neighbor);
      if (owner == null) {
        keys.put(neighbor.peers(), wanted);
      } else if (!wanted.equals(keys.get(neighbor.peers()))) {
        conflicts.put(
            neighbor, "neighbor " + owner.neighbor() + " has another key for " + neighbor.peers());
      }
    }
    for (Expected neighbor : neighbors) {
      if (neighbor.settings().authentication() == null) {
        Expected signed = around(neighbor.peers(), owners);
        if (signed != null) {
          conflicts.put(
              neighbor,
              "it has no key, and neighbor %s has one for %s"
                  .formatted(signed.neighbor(), signed.peers()));
        }
      }
    }
    return new KeyPlan(keys, conflicts);
  }

  /** A neighbor with a key for a range that these peers are in. */
  private static @Nullable Expected around(PeerRange peers, Map<PeerRange, Expected> owners) {
    for (Expected owner : owners.values()) {
      if (owner.peers().contains(peers)) {
        return owner;
      }
    }
    return null;
  }
}
