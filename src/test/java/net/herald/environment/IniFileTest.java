package net.herald.environment;

import static org.assertj.core.api.Assertions.assertThat;

import net.herald.text.Diagnostics;
import net.herald.text.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grammar of the ini file, which is that of Python's configparser. */
class IniFileTest {

  private final Diagnostics diagnostics = new Diagnostics();

  private IniFile read(String text) {
    return IniFile.read(new Source("exabgp.env", text), diagnostics);
  }

  /** The value of option o in section s, or null. */
  private String value(String text) {
    IniFile file = read(text);
    IniFile.Entry entry = file.section("s").get("o");
    return entry == null ? null : file.value("s", entry, diagnostics);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "o = v, v",
        "o=v, v",
        "o: v, v",
        "o : v, v",
        "o = a = b, a = b",
        "o: a = b, a = b",
        "o = a: b, a: b",
        "O = v, v",
        "\"  o = v\", v",
        "\"o = v \t\", v",
        "o =, \"\"",
        "o = 'v', 'v'",
        "o = v ; no comment, v ; no comment",
        "o = v # no comment, v # no comment",
        "o = [x], [x]"
      })
  void oneLine(String line, String value) {
    assertThat(value("[s]\n" + line + "\n")).isEqualTo(value);
    assertThat(diagnostics.print()).isEmpty();
  }

  @Test
  void commentsAndEmptyLinesAreNothing() {
    assertThat(value("# a\n; b\n\n[s]\n  # c\no = v\n; d\n")).isEqualTo("v");
    assertThat(diagnostics.print()).isEmpty();
  }

  @Test
  void anIndentedLineGoesOn() {
    assertThat(value("[s]\no = 127.0.0.1\n   # not this\n   127.0.0.2\n\np = x"))
        .isEqualTo("127.0.0.1\n127.0.0.2");
    assertThat(value("[s]\n  o = 1\n    2\n  p = x")).isEqualTo("1\n2");
    assertThat(diagnostics.print()).isEmpty();
  }

  @Test
  void endsOfLinesOfOtherSystems() {
    assertThat(value("\ufeff[s]\r\no = v\r\n")).isEqualTo("v");
    assertThat(value("[s]\no = v")).isEqualTo("v");
  }

  @Test
  void aSectionOnlyHasItsOwnOptionsAndTheDefaults() {
    assertThat(value("[t]\no = v\n")).isNull();
    assertThat(value("[DEFAULT]\no = d\n[s]\np = x\n")).isEqualTo("d");
    assertThat(value("[DEFAULT]\no = d\n[s]\no = v\n")).isEqualTo("v");
  }

  @ParameterizedTest
  @CsvSource({
    "100%%,           100%",
    "%%(p)s,          %(p)s",
    "%(p)s/log,       /var/log",
    "%(P)s,           /var",
    "%(q)s,           /var!",
    "a%%b%%,          a%b%"
  })
  void percentSigns(String written, String value) {
    assertThat(value("[s]\np = /var\nq = %(p)s!\no = " + written + "\n")).isEqualTo(value);
    assertThat(diagnostics.print()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "50%,     a percent sign alone in '50%'",
    "%d,      a percent sign alone in '%d'",
    "%(p,     a percent sign alone in '%(p'",
    "%(x)s,   no option x to take a value from",
    "%(o)s,   values that refer to each other in a circle"
  })
  void percentSignsThatMeanNothing(String written, String summary) {
    assertThat(value("[s]\np = /var\no = " + written + "\n")).isNull();
    assertThat(diagnostics.print())
        .startsWith("exabgp.env:3:5: error: " + summary + "\n")
        .contains("write %% for a percent sign");
  }

  @Test
  void whatIsNoIniFileIsSaidWithItsPlace() {
    read("stray = 1\n[s]\njust words\n= 5\no = 1\no = 2\n[s]\n");
    assertThat(diagnostics.print())
        .isEqualTo(
            """
            exabgp.env:1:1: error: 'stray = 1' stands before any section
                1 | stray = 1
                  | ^^^^^^^^^ expected [exabgp.SECTION]
            exabgp.env:3:1: error: 'just words' is not an option
                3 | just words
                  | ^^^^^^^^^^ expected OPTION = VALUE
            exabgp.env:4:1: error: '= 5' is not an option
                4 | = 5
                  | ^^^ expected OPTION = VALUE
            exabgp.env:6:1: error: option o is there twice
                6 | o = 2
                  | ^^^^^
            exabgp.env:7:1: error: section [s] is there twice
                7 | [s]
                  | ^^^
            """);
  }
}
