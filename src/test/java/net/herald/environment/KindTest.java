package net.herald.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of value accepts, as {@code what is written, what env shows of it}. */
class KindTest {

  private static final String REFUSED = "refused";

  /** The value as the ini file shows it. */
  private static <T> String shown(Kind<T> kind, String text) {
    T value = kind.parse(text);
    return value == null ? REFUSED : kind.ini(value);
  }

  @ParameterizedTest
  @CsvSource({
    "1, true",
    "yes, true",
    "on, true",
    "enable, true",
    "true, true",
    "TRUE, true",
    "On, true",
    "enabled, true",
    "0, false",
    "no, false",
    "off, false",
    "disable, false",
    "disabled, false",
    "false, false",
    "'', false",
    "maybe, false",
    "2, false",
    "tru, false"
  })
  void flags(String text, String shown) {
    assertThat(shown(Kind.flag(), text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "1, false",
    "YES, false",
    "Off, false",
    "'', false",
    "disabled, false",
    "maybe, true",
    "ture, true",
    "2, true"
  })
  void flagsThatAreDoubtful(String text, boolean doubtful) {
    assertThat(Kind.flag().doubtful(text)).isEqualTo(doubtful);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "179, 179",
    "+179, 179",
    "0179, 179",
    "65535, 65535",
    "0, refused",
    "65536, refused",
    "-1, refused",
    "1.0, refused",
    "0x10, refused",
    "1_000, refused",
    "'', refused",
    "+, refused",
    "１７９, refused",
    "99999999999999999999, refused",
    "1 2, refused"
  })
  void integers(String text, String shown) {
    assertThat(shown(Kind.integer(1, 65535), text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.0",
    "0.25, 0.25",
    ".5, 0.5",
    "1e-1, 0.1",
    "0, refused",
    "-1, refused",
    "nan, refused",
    "inf, refused",
    "1e999, refused",
    "0x1p3, refused",
    "1f, refused",
    "'', refused",
    "., refused"
  })
  void reals(String text, String shown) {
    assertThat(shown(Kind.real(), text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "0137, '0o137'", "137, '0o137'", "0o137, '0o137'", "0O22, '0o22'", "0, '0o0'",
        "777, '0o777'", "1000, refused", "8, refused", "0x5f, refused", "-7, refused",
        "0o, refused", "\"\", refused", "77777777777777, refused"
      })
  void octalNumbers(String text, String shown) {
    assertThat(shown(Kind.octal(), text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\"\", ''",
        "\"   \", ''",
        "127.0.0.1, '127.0.0.1'",
        "\" 127.0.0.1   ::1 \", '127.0.0.1 ::1'",
        "\"2001:DB8:0::1\", '2001:db8::1'",
        "\"127.0.0.1,::1\", refused",
        "127.0.0.256, refused",
        "127.1, refused",
        "01.1.1.1, refused",
        "localhost, refused"
      })
  void addresses(String text, String shown) {
    assertThat(shown(Kind.addresses(), text)).isEqualTo(shown);
  }

  @Test
  void addressesOfSeveralLines() {
    assertThat(shown(Kind.addresses(), "127.0.0.1\n127.0.0.2")).isEqualTo("'127.0.0.1 127.0.0.2'");
  }

  @ParameterizedTest
  @CsvSource({
    "FATAL, FATAL",
    "CRITICAL, CRITICAL",
    "ERROR, ERROR",
    "WARNING, WARNING",
    "INFO, INFO",
    "DEBUG, DEBUG",
    "NOTSET, NOTSET",
    "debug, DEBUG",
    "WARN, refused",
    "'', refused",
    "7, refused"
  })
  void levels(String text, String shown) {
    assertThat(shown(Kind.level(), text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"text, 'text'", "JSON, 'json'", "xml, refused", "\"\", refused"})
  void words(String text, String shown) {
    assertThat(shown(Kind.word("text", "json"), text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"4, 4", "6, 6", "5, refused", "6.0, refused", "'', refused"})
  void someNumbers(String text, String shown) {
    assertThat(shown(Kind.oneOf(4, 6), text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "root, 'root'",
        "nobody, 'nobody'",
        "no-such-user, refused",
        "0, refused",
        "\"\", refused"
      })
  void users(String text, String shown) {
    assertThat(shown(Kind.user(), text)).isEqualTo(shown);
  }

  @Test
  void everyKindSaysWhatItExpects() {
    assertThat(
            List.of(
                Kind.flag().expected(),
                Kind.integer(1, 9).expected(),
                Kind.integer(0, Integer.MAX_VALUE).expected(),
                Kind.word("v1", "v2").expected(),
                Kind.oneOf(4, 6).expected()))
        .containsExactly(
            "true or false", "an integer from 1 to 9", "an integer from 0", "v1 or v2", "4 or 6");
  }
}
