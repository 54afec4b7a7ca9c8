package net.herald.bgp.fsm;

import java.util.List;

/**
 * The answer to an event.
 *
 * @param next the new state
 * @param actions what to do, in order; the new state holds while they are carried out
 * @param reason one sentence for the log
 */
public record Transition(State next, List<Action> actions, String reason) {
  public Transition {
    actions = List.copyOf(actions);
  }
}
