package net.herald.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticTest {
  private static final Source EDGE =
      new Source("edge.conf", "\n".repeat(11) + "    peer-az 65001;\n\thold-time 2;\r\n");

  @Test
  void showsTheLineUnderlinesTheWordAndSuggests() {
    Range range = new Range(EDGE, 15, 22);
    String summary = "unknown keyword 'peer-az' in neighbor";
    assertThat(new Diagnostic(Severity.ERROR, range, summary, "", "peer-as").print())
        .isEqualTo(
            """
            edge.conf:12:5: error: unknown keyword 'peer-az' in neighbor
               12 |     peer-az 65001;
                  |     ^^^^^^^ did you mean 'peer-as'?
            """);
  }

  @Test
  void aTabIsUnderATabAndTheEndOfALineIsNotShown() {
    Range range = new Range(EDGE, 41, 42);
    assertThat(Diagnostic.warning(range, "hold-time 2", "expected 0, or 3 to 65535").print())
        .isEqualTo(
            """
            edge.conf:13:12: warning: hold-time 2
               13 | \thold-time 2;
                  | \t          ^ expected 0, or 3 to 65535
            """);
  }

  @Test
  void aRangeThatGoesOnInTheNextLineIsUnderlinedToTheEndOfItsOwn() {
    Source source = new Source("f", "ab \\\ncd;");
    assertThat(Diagnostic.error(new Range(source, 1, 7), "no").print())
        .isEqualTo("f:1:2: error: no\n    1 | ab \\\n      |  ^^^\n");
  }

  @Test
  void aPlaceAtTheEndOfTheTextIsShownBehindItsLastLine() {
    Source source = new Source("f", "ab");
    assertThat(Diagnostic.error(new Range(source, 2, 2), "no").print())
        .isEqualTo("f:1:3: error: no\n    1 | ab\n      |   ^\n");
  }

  @Test
  void aLongLineIsCutAroundTheWord() {
    Source source = new Source("f", "x".repeat(1000) + "BAD" + "y".repeat(1000));
    assertThat(Diagnostic.error(new Range(source, 1000, 1003), "no").print())
        .isEqualTo(
            "f:1:1001: error: no\n    1 | ..."
                + "x".repeat(60)
                + "BAD"
                + "y".repeat(117)
                + "...\n      |    "
                + " ".repeat(60)
                + "^^^\n");
  }

  @Test
  void whatIsShownDoesNotDriveTheTerminal() {
    Source source = new Source("f", "\u001b[2J");
    assertThat(Diagnostic.error(new Range(source, 0, 1), "bad \u001b").print())
        .isEqualTo("f:1:1: error: bad ?\n    1 | ?[2J\n      | ^\n");
  }

  @Test
  void aTextAsAWholeHasNoLine() {
    assertThat(Diagnostic.error(Range.whole(EDGE), "no such file", "expected a file").print())
        .isEqualTo("edge.conf: error: no such file\n      | expected a file\n");
  }

  @Test
  void manyAreSortedByPlaceCountedAndCut() {
    Diagnostics diagnostics = new Diagnostics();
    Source first = new Source("first", "abcdef");
    Source second = new Source("second", "a".repeat(100));
    diagnostics.add(Diagnostic.error(new Range(first, 3, 4), "three"));
    diagnostics.add(Diagnostic.warning(new Range(second, 0, 1), "zero", ""));
    diagnostics.add(Diagnostic.error(new Range(first, 1, 2), "one"));
    assertThat(diagnostics.sorted())
        .map(Diagnostic::summary)
        .isEqualTo(List.of("one", "three", "zero"));

    for (int i = 0; i < 60; i++) {
      diagnostics.add(Diagnostic.error(new Range(second, i, i + 1), "more"));
    }
    assertThat(diagnostics.errors()).isEqualTo(62);
    assertThat(diagnostics.warnings()).isEqualTo(1);
    assertThat(diagnostics.sorted()).hasSize(51);
    assertThat(diagnostics.print())
        .contains("second:1:1: warning: zero")
        .endsWith("12 more errors\n");
  }
}
