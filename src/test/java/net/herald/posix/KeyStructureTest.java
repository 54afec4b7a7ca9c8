package net.herald.posix;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The structures of {@code linux/tcp.h}, byte for byte, as a little-endian machine lays them out.
 */
class KeyStructureTest {

  private static final byte[] KEY = "secret".getBytes(US_ASCII);
  private static final InetAddress V4 = InetAddress.ofLiteral("192.0.2.1");
  private static final InetAddress V6 = InetAddress.ofLiteral("2001:db8::1");

  /**
   * {@code struct sockaddr_in} and {@code sockaddr_in6}: family, port, (flow,) address, padding to
   * 128.
   */
  private static final String ADDRESS_V4 = "0200 0000 c0000201" + zeros(120);

  private static final String ADDRESS_V6 =
      "0a00 0000 00000000 20010db8000000000000000000000001" + zeros(104);

  @BeforeEach
  void onlyLittleEndian() {
    assumeTrue(
        ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN,
        "the expected bytes are those of a little-endian machine");
  }

  @Test
  void md5KeyOfOneIpv4Peer() {
    assertThat(hex(TcpMd5.key(V4, KEY)))
        .isEqualTo(
            plain(
                ADDRESS_V4
                    + "00" // flags
                    + "00" // prefix length
                    + "0600" // key length
                    + "00000000" // device
                    + "736563726574"
                    + zeros(74)));
  }

  @Test
  void md5KeyOfAnIpv6Range() {
    assertThat(hex(TcpMd5.key(V6, 32, KEY)))
        .isEqualTo(
            plain(
                ADDRESS_V6
                    + "01" // flags: prefix
                    + "20" // prefix length
                    + "0600"
                    + "00000000"
                    + "736563726574"
                    + zeros(74)));
  }

  @Test
  void md5NoKeyRemovesIt() {
    assertThat(hex(TcpMd5.key(V4, new byte[0])))
        .isEqualTo(plain(ADDRESS_V4 + "00 00 0000 00000000" + zeros(80)));
  }

  @Test
  void aoKeyOfAConnectingIpv4Socket() {
    assertThat(hex(TcpAo.add(V4, 32, "hmac(sha1)", 7, KEY, true)))
        .isEqualTo(
            plain(
                ADDRESS_V4
                    + "686d6163287368613129"
                    + zeros(54) // algorithm, 64 bytes
                    + "00000000" // device
                    + "03000000" // set_current, set_rnext
                    + "0000" // reserved
                    + "20" // prefix length
                    + "07" // SendID
                    + "07" // RecvID
                    + "0c" // MAC length
                    + "00" // flags
                    + "06" // key length
                    + "736563726574"
                    + zeros(74)))
        .hasSize(2 * 288);
  }

  @Test
  void aoKeyOfAListeningIpv6Socket() {
    assertThat(hex(TcpAo.add(V6, 128, "cmac(aes128)", 255, KEY, false)))
        .isEqualTo(
            plain(
                ADDRESS_V6
                    + "636d61632861657331323829"
                    + zeros(52)
                    + "00000000"
                    + "00000000"
                    + "0000"
                    + "80 ff ff 0c 00 06"
                    + "736563726574"
                    + zeros(74)))
        .hasSize(2 * 288);
  }

  @Test
  void aoKeyRemovedFromAListeningSocket() {
    assertThat(hex(TcpAo.delete(V4, 32, 7)))
        .isEqualTo(
            plain(
                ADDRESS_V4
                    + "00000000" // device
                    + "00000000" // flags
                    + "0000" // reserved
                    + "20 07 07" // prefix length, SendID, RecvID
                    + "00 00 00")) // current, next, flags
        .hasSize(2 * 144);
  }

  @Test
  void aKeyTooLongForTheStructureIsRefused() {
    byte[] tooLong = new byte[81];
    assertThatThrownBy(() -> TcpMd5.key(V4, tooLong)).hasMessageContaining("80 bytes");
    assertThatThrownBy(() -> TcpAo.add(V4, 32, "hmac(sha1)", 7, tooLong, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String zeros(int bytes) {
    return "00".repeat(bytes);
  }

  private static String plain(String spaced) {
    return spaced.replace(" ", "");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
