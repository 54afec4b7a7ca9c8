package net.herald.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WireTest {

  @Test
  void whatIsWrittenIsRead() {
    var out =
        new WireWriter(1)
            .u8(0xab)
            .u16(0xffee)
            .u24(0x123456)
            .u32(0xfffffffeL)
            .u64(-2L)
            .bytes(new byte[] {1, 2});
    assertThat(Hex.upper(out.toBytes()))
        .isEqualTo("AB" + "FFEE" + "123456" + "FFFFFFFE" + "FFFFFFFFFFFFFFFE" + "0102");
    var in = new WireReader(out.toBytes());
    assertThat(in.peekU8()).isEqualTo(0xab);
    assertThat(in.u8()).isEqualTo(0xab);
    assertThat(in.u16()).isEqualTo(0xffee);
    assertThat(in.u24()).isEqualTo(0x123456);
    assertThat(in.u32()).isEqualTo(0xfffffffeL);
    assertThat(in.u64()).isEqualTo(-2L);
    assertThat(in.since(3)).hasSize(15);
    assertThat(in.rest()).containsExactly(1, 2);
    assertThat(in.isEmpty()).isTrue();
  }

  @Test
  void nothingIsReadBeyondTheEnd() {
    List<Consumer<WireReader>> reads =
        List.of(
            WireReader::u8,
            WireReader::peekU8,
            WireReader::u16,
            WireReader::u24,
            WireReader::i32,
            WireReader::u64,
            r -> r.bytes(1),
            r -> r.skip(1),
            r -> r.slice(1),
            r -> r.bytes(-1),
            r -> r.exactly(1));
    for (var read : reads) {
      var in = new WireReader(new byte[20], 3, 3);
      assertThatThrownBy(() -> read.accept(in)).isInstanceOf(WireFault.class);
    }
  }

  @Test
  void aSliceEndsWhereItShould() {
    var in = new WireReader(new byte[] {1, 2, 3, 4});
    var slice = in.slice(2);
    assertThat(slice.exactly(2).u16()).isEqualTo(0x0102);
    assertThatThrownBy(slice::u8)
        .isInstanceOf(WireFault.class)
        .hasMessage("needs 1 more octets, has 0");
    assertThat(in.u16()).isEqualTo(0x0304);
  }

  @Test
  void lengthsArePatchedIn() {
    var out = new WireWriter().u16(0).u8(0).u24(7);
    out.patchU16(0, out.size());
    out.patchU8(2, 0xff);
    assertThat(Hex.lower(out.toBytes())).isEqualTo("0006ff000007");
    assertThatThrownBy(() -> out.patchU16(5, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    out.truncate(2);
    assertThat(out.size()).isEqualTo(2);
  }

  @Test
  void octetsAreValues() {
    var octets = Octets.of((byte) 1, (byte) 0xfe);
    assertThat(octets).isEqualTo(Octets.of(octets.toBytes())).hasToString("01FE");
    assertThat(octets.reader().u16()).isEqualTo(0x01fe);
    assertThat(Octets.of()).isSameAs(Octets.EMPTY);
  }
}
