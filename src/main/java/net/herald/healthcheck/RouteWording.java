package net.herald.healthcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.herald.healthcheck.settings.Target;

/**
 * The commands that say what is to be announced.
 *
 * @param selector which neighbors: {@code peer *}
 * @param targets in the order of their metrics
 * @param nextHop an address or {@code self}
 * @param metrics of the first target, by state; UP, DOWN and DISABLED have one
 * @param increase what each further target has more
 * @param localPreference -1 for none
 * @param community the words in the brackets, empty for none
 * @param disabledCommunity takes the place of the community while the service is not up
 * @param extendedCommunity the words in the brackets
 * @param largeCommunity the words in the brackets
 * @param asPaths the words in the brackets, by state
 * @param pathId -1 for none
 * @param withdrawOnDown whether routes are withdrawn while the service is not up
 */
public record RouteWording(
    String selector,
    List<Target> targets,
    String nextHop,
    Map<State, Long> metrics,
    long increase,
    long localPreference,
    String community,
    String disabledCommunity,
    String extendedCommunity,
    String largeCommunity,
    Map<State, String> asPaths,
    long pathId,
    boolean withdrawOnDown) {

  private static final long MOST_MED = 0xffffffffL;

  /** GRACEFUL_SHUTDOWN (RFC 8326): others are to look for another way before this one goes. */
  private static final String GRACEFUL_SHUTDOWN = "65535:0";

  /**
   * The commands for a state.
   *
   * @param draining whether the routes are about to go, and say so
   */
  public List<String> lines(State state, boolean draining) {
    List<String> lines = new ArrayList<>();
    long metric = metrics.getOrDefault(state, 0L);
    boolean gone = state == State.EXIT || withdrawOnDown && state != State.UP;
    for (Target target : targets) {
      lines.add(gone ? withdraw(target) : announce(target, state, metric, draining));
      metric = Math.clamp(metric + increase, 0, MOST_MED);
    }
    return lines;
  }

  private String withdraw(Target target) {
    return selector + " withdraw route " + target + " next-hop " + nextHop + path();
  }

  private String announce(Target target, State state, long metric, boolean draining) {
    String usual = state == State.UP || disabledCommunity.isEmpty() ? community : disabledCommunity;
    String communities = draining ? (usual + " " + GRACEFUL_SHUTDOWN).strip() : usual;
    return selector
        + (" announce route " + target + " next-hop " + nextHop + " med " + metric)
        + (localPreference < 0 ? "" : " local-preference " + localPreference)
        + list("community", communities)
        + list("extended-community", extendedCommunity)
        + list("large-community", largeCommunity)
        + list("as-path", asPaths.getOrDefault(state, ""))
        + path();
  }

  private static String list(String word, String values) {
    return values.isEmpty() ? "" : " " + word + " [ " + values + " ]";
  }

  private String path() {
    return pathId < 0 ? "" : " path-information " + pathId;
  }
}
