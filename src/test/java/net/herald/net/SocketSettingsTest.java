package net.herald.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static net.herald.net.Loopback.md5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.herald.net.Authentication.Algorithm;
import net.herald.net.Authentication.TcpAo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocketSettingsTest {

  /** RFC 5082 section 3: who expects 255 sends 255. */
  @ParameterizedTest
  @CsvSource({"0, 0, 0", "64, 0, 64", "0, 255, 255", "64, 255, 64"})
  void sendsWithTheTtlItWantsToSee(int outgoing, int incoming, int sends) {
    assertThat(SocketSettings.PLAIN.ttl(outgoing, incoming).sendingTtl()).isEqualTo(sends);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "256, 0", "0, -1", "0, 256"})
  void aTtlNoPacketCanHaveIsRefused(int outgoing, int incoming) {
    assertThatThrownBy(() -> SocketSettings.PLAIN.ttl(outgoing, incoming))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noKeyIsEverPrinted() {
    Secret key = new Secret("parrot".getBytes(US_ASCII));
    var ao = new TcpAo(7, Algorithm.HMAC_SHA_1_96, key);
    assertThat(SocketSettings.PLAIN.authenticated(new Authentication.Md5(key)).toString())
        .contains("MD5")
        .doesNotContain("parrot");
    assertThat(SocketSettings.PLAIN.authenticated(ao).toString())
        .contains("TCP-AO key 7")
        .doesNotContain("parrot");
    assertThat(key).hasToString("(secret)");
  }

  @ParameterizedTest
  @CsvSource({
    "HMAC_SHA_1_96,   hmac-sha-1-96,   hmac(sha1)",
    "AES_128_CMAC_96, aes-128-cmac-96, cmac(aes128)",
    "HMAC_SHA_256,    hmac-sha-256,    hmac(sha256)",
  })
  void anAlgorithmHasANameOfTheConfigurationAndOneOfTheKernel(
      Algorithm algorithm, String keyword, String kernelName) {
    assertThat(algorithm.keyword()).isEqualTo(keyword);
    assertThat(algorithm.kernelName()).isEqualTo(kernelName);
  }

  @Test
  void keysAreComparedByTheirBytes() {
    assertThat(md5("secret")).isEqualTo(md5("secret")).hasSameHashCodeAs(md5("secret"));
    assertThat(md5("secret")).isNotEqualTo(md5("Secret"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 81})
  void aKeyTheKernelDoesNotTakeIsRefused(int length) {
    assertThatThrownBy(() -> new Secret(new byte[length]))
        .hasMessage("a key has 1 to 80 bytes, not " + length);
  }
}
