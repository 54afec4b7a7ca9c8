package net.herald.net;

import static net.herald.net.Loopback.ip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.StandardProtocolFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,           192.0.2.1:179,                 INET",
    "2001:db8::1,         [2001:db8::1]:179,             INET6",
    "::ffff:192.0.2.1,    [::ffff:192.0.2.1]:179,        INET6",
  })
  void isWrittenAndOpenedByItsFamily(String address, String text, StandardProtocolFamily family)
      throws Exception {
    Endpoint endpoint = new Endpoint(ip(address), 179);
    assertThat(endpoint).hasToString(text);
    assertThat(endpoint.family()).isEqualTo(family);
    assertThat(Endpoint.of(endpoint.socket(null))).isEqualTo(endpoint);
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0, true", "::, true", "127.0.0.1, false", "::1, false"})
  void theUnspecifiedAddressIsEveryAddress(String address, boolean any) {
    assertThat(new Endpoint(ip(address), 179).anyAddress()).isEqualTo(any);
  }

  @Test
  void aLinkLocalAddressIsOnADevice() throws Exception {
    Endpoint peer = new Endpoint(ip("fe80::1"), 179);
    assertThat(((Inet6Address) peer.socket("lo").getAddress()).getScopeId()).isPositive();
    assertThatThrownBy(() -> peer.socket(null))
        .hasMessage("link-local address fe80::1 needs source-interface");
    assertThatThrownBy(() -> peer.socket("absent0")).hasMessage("no such device absent0");
  }

  @Test
  void otherAddressesNeedNoDevice() throws Exception {
    assertThat(new Endpoint(ip("192.0.2.1"), 179).socket("absent0").getPort()).isEqualTo(179);
  }
}
