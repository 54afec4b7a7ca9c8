package net.herald.bgp.fsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every state, every event: what happens and why, held against the file {@code fsm-matrix.txt} that
 * people read. {@code -Dherald.rewrite=true} writes the file anew.
 */
class FsmMatrixTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/net/herald/bgp/fsm/fsm-matrix.txt");

  /** The states of the blocks with other settings, which show only what those change. */
  private static final Set<String> SHOWN_AGAIN =
      Set.of(
          "Idle",
          "Connect, dialling",
          "Active",
          "OpenSent",
          "OpenConfirm",
          "Established, graceful restart");

  @Test
  void theMachineDoesWhatTheMatrixSays() throws IOException {
    String actual = matrix();
    if (Boolean.getBoolean("herald.rewrite")) {
      Files.writeString(GOLDEN, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(GOLDEN));
  }

  private static String matrix() {
    var out = new StringBuilder();
    out.append("The state machine, every state and every event.\n");
    out.append(
        "'->' another state, '=' the same one; in brackets the reason; below it what is done.\n");
    out.append("Made by FsmMatrixTest with -Dherald.rewrite=true.\n");
    Scenes.states().forEach((name, state) -> block(out, name, state, FsmSettings.DEFAULT));
    Scenes.settings()
        .forEach((condition, settings) ->
            Scenes.states()
                .forEach((name, state) -> {
                  if (SHOWN_AGAIN.contains(name)) {
                    block(out, name + "   (" + condition + ")", state, settings);
                  }
                }));
    return out.toString();
  }

  private static void block(StringBuilder out, String title, State state, FsmSettings settings) {
    var rows = new StringBuilder();
    var ignored = new LinkedHashMap<String, List<String>>();
    Scenes.events()
        .forEach((eventName, event) -> {
          var transition = Fsm.next(state, event, settings);
          boolean same = transition.equals(Fsm.next(state, event, FsmSettings.DEFAULT));
          if (same && !settings.equals(FsmSettings.DEFAULT)) {
            return;
          }
          if (transition.next().equals(state) && transition.actions().isEmpty()) {
            ignored.computeIfAbsent(transition.reason(), _ -> new ArrayList<>()).add(eventName);
          } else {
            row(rows, eventName, state, transition);
          }
        });
    ignored.forEach((why, events) ->
        rows.append("  ignored (%s): %s\n".formatted(why, String.join("; ", events))));
    if (!rows.isEmpty()) {
      out.append('\n').append(title).append('\n').append(rows);
    }
  }

  private static void row(StringBuilder out, String event, State from, Transition transition) {
    boolean moves = !transition.next().equals(from);
    out.append("  %-26s".formatted(event));
    out.append(moves ? "-> " + Scenes.text(transition.next()) : "=");
    out.append("   (").append(transition.reason()).append(")\n");
    if (!transition.actions().isEmpty()) {
      out.append(" ".repeat(31)).append(Scenes.text(transition.actions())).append('\n');
    }
  }
}
