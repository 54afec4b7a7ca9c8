package net.herald.bgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.herald.json.JsonWriter;
import net.herald.text.TextFault;
import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.WireFault;
import net.herald.wire.WireWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 8277 section 2: three octets a label, the bottom bit on the last. */
class LabelStackTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          100                      | 100 (1601)                       | 000641       | [ [100, 1601] ]
          0                        | 0 (1)                            | 000001       | [ [0, 1] ]
          1048575                  | 1048575 (16777201)               | FFFFF1       | [ [1048575, 16777201] ]
          100 (1603)               | 100 (1603)                       | 000643       | [ [100, 1603] ]
          [ 100 ]                  | 100 (1601)                       | 000641       | [ [100, 1601] ]
          [ 100 200 300 ]          | [ 100 (1600) 200 (3200) 300 (4801) ] | 000640000C800012C1 | \
          [ [100, 1600], [200, 3200], [300, 4801] ]
          524288 (8388608)         | 524288 (8388608)                 | 800000       | \
          [ [524288, 8388608] ]
          0 (0)                    | 0 (0)                            | 000000       | [ [0, 0] ]
          """)
  void writtenSentAndShown(String text, String shown, String octets, String json) {
    var stack = LabelStack.parse(Words.ofLine("test", text));
    assertThat(stack).hasToString(shown);
    var out = new WireWriter();
    stack.encode(out);
    assertThat(Hex.upper(out.toBytes())).isEqualTo(octets);
    assertThat(LabelStack.leading(out.toBytes(), 0)).isEqualTo(stack);
    assertThat(LabelStack.parse(Words.ofLine("test", shown))).isEqualTo(stack);
    var writer = new JsonWriter();
    stack.json(writer);
    assertThat(writer).hasToString(json);
  }

  @ParameterizedTest
  @CsvSource({
    "1048576,      out of range",
    "-1,           out of range",
    "ten,          not a valid label",
    "[ ],          no label",
    "[ 100,        not closed",
    "100 (1701),   not the bits of label 100",
    "100 (1601,    not the bits of label 100"
  })
  void refused(String text, String why) {
    assertThatThrownBy(() -> LabelStack.parse(Words.ofLine("test", text)))
        .isInstanceOf(TextFault.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          000640 000C81 0A0000     | 0 | [ 100 (1600) 200 (3201) ]
          000641 000C81 0A0000     | 0 | 100 (1601)
          800000 000C81 0A0000     | 0 | 524288 (8388608)
          000000 000C81 0A0000     | 0 | 0 (0)
          000640                   | 0 | 100 (1600)
          000640 0A0000            | 0 | 100 (1600)
          000640 000C80 0A00       | 0 | 100 (1600)
          000640 000001            | 3 | 100 (1600)
          """)
  void aStackEndsAtItsBottomBit(String octets, int behind, String stack) {
    assertThat(LabelStack.leading(Hex.parse(octets.replace(" ", "")), behind)).hasToString(stack);
  }

  @ParameterizedTest
  @CsvSource({"0006, 0", "000641, 1", "000641, 8"})
  void noRoomForALabelIsAFault(String octets, int behind) {
    assertThatThrownBy(() -> LabelStack.leading(Hex.parse(octets), behind))
        .isInstanceOf(WireFault.class);
  }
}
