package net.herald.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import net.herald.wire.Hex;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 4364 section 4.2: the form of the first part says the type. */
class RouteDistinguisherTest {
  @ParameterizedTest
  @CsvSource({
    "65000:1,                0000FDE800000001",
    "65535:4294967295,       0000FFFFFFFFFFFF",
    "192.0.2.1:258,          0001C00002010102",
    "65536:1,                0002000100000001",
    "4294967295:65535,       0002FFFFFFFFFFFF",
    "0:0,                    0000000000000000",
    "0x0002000000010001,     0002000000010001",
    "0xFFFF000000010001,     FFFF000000010001"
  })
  void writtenAndSent(String text, String octets) {
    var distinguisher = RouteDistinguisher.parse(text);
    assertThat(distinguisher).isNotNull().hasToString(text);
    var out = new WireWriter();
    distinguisher.encode(out);
    assertThat(Hex.upper(out.toBytes())).isEqualTo(octets);
    assertThat(RouteDistinguisher.decode(new WireReader(out.toBytes()))).isEqualTo(distinguisher);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "1",
        "1:",
        ":1",
        "65536:65536",
        "192.0.2.1:65536",
        "1:4294967296",
        "4294967296:1",
        "a:1",
        "1:-1",
        "0x12",
        "0x00000000000000zz",
        "2001:db8::1:5"
      })
  void refused(String text) {
    assertThat(RouteDistinguisher.parse(text)).isNull();
  }
}
