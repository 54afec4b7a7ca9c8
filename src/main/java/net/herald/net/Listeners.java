package net.herald.net;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every address listened on. One thread owns this: it says what is wanted, at start and after each
 * reload, and the difference to what there is is made so. A listener that stays is not touched:
 * connections waiting in it are not lost.
 */
public final class Listeners implements Closeable {

  private final Incoming incoming;
  private final Map<Endpoint, Listener> open = new LinkedHashMap<>();

  /** Nothing is listened on yet. */
  public Listeners(Incoming incoming) {
    this.incoming = incoming;
  }

  /**
   * Listens on these addresses, and on no others, for these neighbors. Each neighbor is expected by
   * every listener it can reach: those of its local address, and those of all addresses.
   *
   * @return what could not be done. A neighbor named there must not be started: its connections are
   *     refused.
   */
  public List<ListenFault> apply(Collection<Endpoint> wanted, List<Expected> neighbors) {
    List<ListenFault> faults = new ArrayList<>();
    // First what is no longer wanted: its port may be wanted for all addresses now, or the other
    // way round.
    for (Endpoint unwanted : without(open.keySet(), wanted)) {
      close(unwanted, faults);
    }
    for (Endpoint at : new LinkedHashSet<>(wanted)) {
      List<Expected> reaching = neighbors.stream().filter(one -> reaches(one, at)).toList();
      Listener there = open.get(at);
      if (there != null) {
        faults.addAll(there.expect(reaching));
      } else {
        listen(at, reaching, faults);
      }
    }
    return faults;
  }

  /** What is listened on, each with the port the system chose where it was left to it. */
  public List<Endpoint> endpoints() throws IOException {
    List<Endpoint> all = new ArrayList<>();
    for (Listener listener : open.values()) {
      all.add(listener.endpoint());
    }
    return all;
  }

  /** Stops listening. Connections that were handed over stay. */
  @Override
  public void close() throws IOException {
    List<ListenFault> faults = new ArrayList<>();
    without(open.keySet(), Set.of()).forEach(at -> close(at, faults));
    if (!faults.isEmpty()) {
      throw new IOException(faults.getFirst().toString());
    }
  }

  private void listen(Endpoint at, List<Expected> neighbors, List<ListenFault> faults) {
    try {
      Listener listener = Listener.open(at, incoming);
      try {
        faults.addAll(listener.expect(neighbors));
        listener.listen();
        open.put(at, listener);
      } finally {
        if (!open.containsKey(at)) {
          listener.close();
        }
      }
    } catch (IOException e) {
      faults.add(new ListenFault(at, null, Reason.of(e)));
    }
  }

  private void close(Endpoint at, List<ListenFault> faults) {
    Listener listener = open.remove(at);
    try {
      if (listener != null) {
        listener.close();
      }
    } catch (IOException e) {
      faults.add(new ListenFault(at, null, "cannot be closed: " + Reason.of(e)));
    }
  }

  private static boolean reaches(Expected neighbor, Endpoint listener) {
    return neighbor.peers().address().afi() == listener.address().afi()
        && (listener.anyAddress() || neighbor.reaches(listener.address()));
  }

  private static Set<Endpoint> without(Collection<Endpoint> some, Collection<Endpoint> others) {
    Set<Endpoint> rest = new LinkedHashSet<>(some);
    rest.removeAll(new HashSet<>(others));
    return rest;
  }
}
