package net.herald.bgp.fsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The machine beside the text of the RFC; {@code rfc4271.txt} names every difference and its
 * reason.
 */
class Rfc4271FsmTest {

  /**
   * A line of the table; {@code ours} and {@code why} are empty where Herald does as the RFC says.
   */
  record Row(String state, String number, String event, String rfc, String ours, String why) {
    static Row parse(String line) {
      String[] cells = line.split("\\s*\\|\\s*", -1);
      assertThat(cells.length).as(line).isIn(4, 6);
      boolean differs = cells.length == 6;
      return new Row(
          cells[0], cells[1], cells[2], cells[3], differs ? cells[4] : "", differs ? cells[5] : "");
    }
  }

  static List<Row> rows() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/net/herald/bgp/fsm/rfc4271.txt")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Row::parse)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  @DisplayName("RFC 4271 section 8.2.2")
  void theMachineFollowsTheRfcOrSaysWhyNot(Row row) {
    State from = Scenes.states().get(row.state());
    Event event = Scenes.events().get(row.event());
    assertThat(from).as("state of " + row).isNotNull();
    assertThat(event).as("event of " + row).isNotNull();

    String done = summary(Fsm.next(from, event, FsmSettings.DEFAULT));

    if (row.ours().isEmpty()) {
      assertThat(done).isEqualTo(row.rfc());
    } else {
      assertThat(done).isEqualTo(row.ours());
      assertThat(row.rfc()).as("a difference that is none any more").isNotEqualTo(row.ours());
      assertThat(row.why()).isNotBlank();
    }
  }

  /** The name of the next state, and the codes of the NOTIFICATION if one is sent. */
  private static String summary(Transition transition) {
    var text = new StringBuilder(transition.next().getClass().getSimpleName());
    for (var action : transition.actions()) {
      if (action instanceof Action.SendNotification(var n)) {
        text.append(", ").append(n.code()).append('/').append(n.subcode());
      }
    }
    return text.toString();
  }
}
