package net.herald.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
  private static final List<String> KNOWN =
      List.of("peer-as", "local-as", "passive", "rd", "hold-time");

  @ParameterizedTest
  @CsvSource({
    "peer-az, peer-as",
    "peeras, peer-as",
    "pasive, passive",
    "holdtime, hold-time",
    "hodl-time, hold-time",
    "rdd, rd",
    "xy, ''",
    "router-id, ''",
    "'', ''",
  })
  void namesTheNearestWithinTwoEdits(String written, String meant) {
    assertThat(DidYouMean.nearest(written, KNOWN)).isEqualTo(meant);
  }
}
