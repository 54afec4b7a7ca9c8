package net.herald.event;

import java.util.List;
import net.herald.bgp.fsm.State;

/** States of the machine by ExaBGP's names. */
public final class FsmWords {
  /** Every name. */
  static final List<String> ALL =
      List.of("IDLE", "ACTIVE", "CONNECT", "OPENSENT", "OPENCONFIRM", "ESTABLISHED");

  private FsmWords() {}

  /** The name of a state, such as {@code OPENSENT}. */
  public static String of(State state) {
    return switch (state) {
      case State.Idle _ -> "IDLE";
      case State.Active _ -> "ACTIVE";
      case State.Connect _ -> "CONNECT";
      case State.OpenSent _ -> "OPENSENT";
      case State.OpenConfirm _ -> "OPENCONFIRM";
      case State.Established _ -> "ESTABLISHED";
    };
  }
}
