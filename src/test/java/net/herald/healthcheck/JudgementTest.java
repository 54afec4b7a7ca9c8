package net.herald.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.herald.healthcheck.Judgement.Position;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results, a letter each (+ good, - bad, x disabled), and the states they lead to. */
class JudgementTest {
  @ParameterizedTest
  @CsvSource({
    "3, 3, +++,       RISING RISING UP",
    "3, 3, ---,       FALLING FALLING DOWN",
    "1, 1, +-+-,      UP DOWN UP DOWN",
    "0, 0, +-,        UP DOWN",
    "1, 3, +--+---,   UP FALLING FALLING UP FALLING FALLING DOWN",
    "3, 1, -++-+++,   DOWN RISING RISING DOWN RISING RISING UP",
    "2, 2, +-+-+-++,  RISING FALLING RISING FALLING RISING FALLING RISING UP",
    "2, 2, ++-+-+--,  RISING UP FALLING RISING FALLING RISING FALLING DOWN",
    "2, 2, ++++,      RISING UP UP UP",
    "2, 2, ++xx+++,   RISING UP DISABLED DISABLED INIT RISING UP",
    "2, 2, x-,        DISABLED INIT",
    "1, 1, x--,       DISABLED INIT DOWN"
  })
  void resultsInARow(int rise, int fall, String results, String states) {
    var judgement = new Judgement(rise, fall);
    var position = Position.START;
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < results.length(); i++) {
      char result = results.charAt(i);
      position = judgement.next(position, result == '+', result == 'x');
      seen.add(position.state().name());
    }
    assertThat(String.join(" ", seen)).isEqualTo(states);
  }
}
