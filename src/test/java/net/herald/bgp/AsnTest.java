package net.herald.bgp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsnTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "65001, 65001, 65001",
    "65535, 65535, 65535",
    "65536, 65536, 23456",
    "4294967295, 4294967295, 23456",
    "1.1, 65537, 23456", // asdot, RFC 5396
    "0.65001, 65001, 65001",
  })
  void isReadPrintedAndSqueezed(String text, String printed, int as16) {
    var asn = requireNonNull(Asn.parse(text));
    assertThat(asn).hasToString(printed);
    assertThat(asn.as16()).isEqualTo(as16);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "+1", "4294967296", "1.65536", "65536.0", "1.", ".1", "1.1.1", "AS1"})
  void isRefused(String text) {
    assertThat(Asn.parse(text)).isNull();
  }
}
