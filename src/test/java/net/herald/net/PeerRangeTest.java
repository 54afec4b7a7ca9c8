package net.herald.net;

import static net.herald.net.Loopback.ip;
import static net.herald.net.Loopback.peers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerRangeTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,        192.0.2.1",
    "192.0.2.1/32,     192.0.2.1",
    "192.0.2.130/25,   192.0.2.128/25",
    "192.0.2.130/0,    0.0.0.0/0",
    "2001:db8::1/128,  2001:db8::1",
    "2001:db8:f::1/33, 2001:db8::/33",
  })
  void isItsPrefixWithoutTheRest(String written, String meant) {
    assertThat(peers(written)).hasToString(meant).isEqualTo(peers(meant));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24,  192.0.2.255,    true",
    "192.0.2.0/24,  192.0.3.0,      false",
    "192.0.2.1,     192.0.2.1,      true",
    "192.0.2.1,     192.0.2.2,      false",
    "0.0.0.0/0,     2001:db8::1,    false",
    "2001:db8::/32, 2001:db8:ffff::, true",
    "2001:db8::/32, 2001:db9::,     false",
  })
  void containsTheAddressesOfItsPrefix(String range, String address, boolean contained) {
    assertThat(peers(range).contains(ip(address))).isEqualTo(contained);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.128/25, true",
    "192.0.2.0/24, 192.0.2.0/24,   true",
    "192.0.2.0/25, 192.0.2.0/24,   false",
    "192.0.2.0/24, 192.0.3.0/25,   false",
  })
  void containsRangesWithin(String outer, String inner, boolean contained) {
    assertThat(peers(outer).contains(peers(inner))).isEqualTo(contained);
  }

  @Test
  void aLengthTheAddressDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> peers("192.0.2.0/33")).hasMessage("192.0.2.0/33");
    assertThatThrownBy(() -> new PeerRange(ip("::"), -1)).hasMessage("::/-1");
  }
}
