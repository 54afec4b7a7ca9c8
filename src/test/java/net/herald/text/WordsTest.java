package net.herald.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @Test
  void goesThroughTheWordsOfALine() {
    Words words = Words.ofLine("f", "route 10.0.0.0/24 med \"5 6\" ;");
    assertThat(words.peek()).isEqualTo("route");
    assertThat(words.take("med")).isFalse();
    assertThat(words.take("route")).isTrue();
    assertThat(words.peek(1)).isEqualTo("med");
    assertThat(words.next("a prefix")).isEqualTo("10.0.0.0/24");
    assertThat(words.range().column()).isEqualTo(7);
    assertThat(words.nextRange().column()).isEqualTo(19);
    assertThat(words.left()).isEqualTo(2);
    assertThat(words.rest()).isEqualTo("med 5 6");
    words.seek(0);
    assertThat(words.rest()).startsWith("route 10.");
  }

  @Test
  void aQuotedBracketIsNoBracket() {
    assertThat(Words.ofLine("f", "\"[\"").isNext("[")).isFalse();
    assertThat(Words.ofLine("f", "[").isNext("[")).isTrue();
    assertThat(Words.ofLine("f", "\"med\"").isNext("med")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "0, 0",
    "4294967295, 4294967295",
    "007, 7",
  })
  void readsNumbers(String text, long expected) {
    assertThat(Words.ofLine("f", text).number("med", 0, 0xffffffffL)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          x                     | 'x' is not a valid med (expected a number from 0 to 4294967295)
          -1                    | med -1 is out of range (expected a number from 0 to 4294967295)
          4294967296            | med 4294967296 is out of range (expected a number from 0 to 4294967295)
          99999999999999999999  | med 99999999999999999999 is out of range (expected a number from 0 to 4294967295)
          0x10                  | '0x10' is not a valid med (expected a number from 0 to 4294967295)
          +5                    | '+5' is not a valid med (expected a number from 0 to 4294967295)
          -                     | '-' is not a valid med (expected a number from 0 to 4294967295)
          ٣                     | '٣' is not a valid med (expected a number from 0 to 4294967295)
          """)
  void refusesWhatIsNoNumber(String text, String fault) {
    assertThat(faultOf(text, words -> words.number("med", 0, 0xffffffffL)))
        .isEqualTo("f:1:1: " + fault);
  }

  @Test
  void readsHexadecimalWhereItIsAllowed() {
    assertThat(Words.ofLine("f", "0xfF").numberOrHex("aigp", 0, 255)).isEqualTo(255);
    assertThat(faultOf("0x", words -> words.numberOrHex("aigp", 0, 255)))
        .isEqualTo("f:1:1: '0x' is not a valid aigp (expected a number from 0 to 255)");
  }

  @Test
  void readsAChoiceInAnyLetterCaseAndSuggestsTheNearest() {
    List<String> origins = List.of("igp", "egp", "incomplete");
    assertThat(Words.ofLine("f", "IGP").choice("origin", origins)).isEqualTo("igp");
    assertThat(faultOf("incomplet", words -> words.choice("origin", origins)))
        .isEqualTo("f:1:1: 'incomplet' is not a valid origin (did you mean 'incomplete'?)");
    assertThat(faultOf("foo", words -> words.choice("origin", origins)))
        .isEqualTo("f:1:1: 'foo' is not a valid origin (expected igp, egp, incomplete)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1          | 1
          [ 1 ]      | 1
          [ 1 2 3 ]  | 1 2 3
          [1,2 3]    | 1 2 3
          [ ]        |
          """)
  void readsListsWithAndWithoutBrackets(String text, String expected) {
    List<String> found = Words.ofLine("f", text).list(words -> words.next("a value"), true);
    assertThat(String.join(" ", found)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          as [ 1 2     | f:1:4: this '[' is not closed (expected ']')
          as [ 1 , ]   | f:1:8: this ',' has nothing behind it (expected another value)
          as           | f:1:3: nothing follows 'as' (expected a number from 0 to 9)
          """)
  void refusesBrokenLists(String text, String fault) {
    assertThat(
            faultOf(
                text,
                words -> {
                  words.next("a keyword");
                  return words.list(one -> one.number("asn", 0, 9), true);
                }))
        .isEqualTo(fault);
  }

  @Test
  void tellsWhatIsExpectedAtTheEndOfAStatement() {
    assertThat(faultOf("next-hop ;", words -> words.next("x") + words.next("an IPv4 address")))
        .isEqualTo("f:1:10: nothing follows 'next-hop' (expected an IPv4 address)");
    assertThat(faultOf("", words -> words.next("a command")))
        .isEqualTo("f:1:1: empty statement (expected a command)");
  }

  @Test
  void refusesWordsThatAreLeft() {
    assertThatThrownBy(() -> Words.ofLine("f", "a").expectEnd())
        .hasMessage("'a' has no place here (expected the end of the statement)");
    assertThatThrownBy(() -> Words.ofLine("f", "a").expect("b"))
        .hasMessage("'a' has no place here (expected 'b')");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a; b     | the line goes on after its ';' (expected one statement)
          a { b; } | '{' has no place here
          a 'b     | this quote is not closed (expected ')
          """)
  void aLineIsOneStatement(String line, String fault) {
    assertThatThrownBy(() -> Words.ofLine("f", line)).hasMessage(fault);
  }

  private static String faultOf(String line, Function<Words, ?> parser) {
    Words words = Words.ofLine("f", line);
    TextFault fault = catchThrowableOfType(TextFault.class, () -> parser.apply(words));
    return fault.diagnostic().range() + ": " + fault.getMessage();
  }
}
