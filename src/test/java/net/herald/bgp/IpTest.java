package net.herald.bgp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "192.0.2.1, 192.0.2.1",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:DB8::1, 2001:db8::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1", // RFC 5952 4.2.2: one group of zeros stays
    "1:0:0:2:0:0:0:3, 1:0:0:2::3", // 4.2.3: the longest run
    "1:0:0:2:3:0:0:4, 1::2:3:0:0:4", // 4.2.3: of two equal runs the first
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::ffff:192.0.2.1, ::ffff:192.0.2.1",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
  })
  void isReadAndPrinted(String text, String printed) {
    var address = requireNonNull(Ip.parse(text));
    assertThat(address).hasToString(printed);
    assertThat(Ip.parse(printed)).isEqualTo(address);
    assertThat(Ip.of(address.bytes())).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "1.2.3", "1.2.3.4.5", "01.2.3.4", "256.1.1.1", "1.2.3.", "1..2.3", "a.b.c.d",
            "1.2.3.4/24",
        ":", ":::", "1:", ":1", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "g::",
        "1:2:3:4:5:6:7:1.2.3.4", "1::2:3:4:5:6:7:8", "fe80::1%eth0", "localhost"
      })
  void isRefused(String text) {
    assertThat(Ip.parse(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0, 10.255.0.1, 8, true",
    "10.0.0.0, 11.0.0.0, 8, false",
    "10.0.0.0, 11.0.0.0, 0, true",
    "10.0.0.1, 10.0.0.1, 32, true",
    "2001:db8::, 2001:db8:ffff::1, 32, true",
    "2001:db8::1, 2001:db8::2, 126, true",
    "2001:db8::1, 2001:db8::2, 127, false",
    "10.0.0.0, ::, 0, false",
  })
  void sharesAPrefix(String one, String other, int length, boolean shares) {
    assertThat(requireNonNull(Ip.parse(one)).sharesPrefix(requireNonNull(Ip.parse(other)), length))
        .isEqualTo(shares);
  }
}
