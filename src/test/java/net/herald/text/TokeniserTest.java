package net.herald.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a text is split into: the words of a statement in angle brackets, then what ended it. */
class TokeniserTest {
  /** In these tables {@code ~} is the end of a line and {@code %} a tab. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          a b;                      ! <a><b>;
          a;b;                      ! <a>; <b>;
          family{ipv4 unicast;}     ! <family>{ <ipv4><unicast>; }
          a%b ; # note              ! <a><b>;
          # note                    !
          a; # b; c                 ! <a>;
          `a;~ #x~b;`               ! <a>; <b>;
          ;;                        ! ; ;
          c [1:1 2:2,3];            ! <c><[><1:1><2:2><,><3><]>;
          p ( 1 2 ) (3);            ! <p><(><1><2><)><(3)>;
          `"foo # bar; { }" x;`     ! <foo # bar; { }><x>;
          `"" ;`                    ! <>;
          `foo"bar" ;`              ! <foobar>;
          `"foo"bar ;`              ! <foo><bar>;
          `"it's" 'a "b"';`         ! <it's><a "b">;
          `"a\\;b" c\\;d;`          ! <a;b><c;d>;
          `"a \\"b\\" c";`          ! <a "b" c>;
          `a\\nb;`                  ! <a><b>;
          `a\\ b;`                  ! <a><b>;
          `"a\\tb";`                ! <a%b>;
          `\\u0041\\u00e9;`         ! <Aé>;
          `a\\\\b;`                 ! <a\\b>;
          `a b \\~  c;`             ! <a><b><c>;
          `ab\\~c;`                 ! <abc>;
          `ab\\  %~c;`              ! <abc>;
          `"ab \\~  c";`            ! <ab   c>;
          `# note \\~ a;~b;`        ! <b>;
          `a;\\`                    ! <a>;
          """)
  void splitsAFile(String text, String expected) {
    Diagnostics diagnostics = new Diagnostics();
    String found = statements(Tokeniser.ofFile(source(text), diagnostics));
    assertThat(found).isEqualTo(expected == null ? "" : expected.replace('%', '\t'));
    assertThat(diagnostics.errors()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          route a b                 ! <route><a><b>
          route a { b; }            ! <route><a>{ <b>; }
          `a \\`                    ! <a><\\>
          `a \\x`                   ! <a><x>
          """)
  void theEndOfACommandEndsItsStatement(String text, String expected) {
    Diagnostics diagnostics = new Diagnostics();
    assertThat(statements(Tokeniser.ofCommand(source(text), diagnostics))).isEqualTo(expected);
    assertThat(diagnostics.errors()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          `hold-time 180~a;`     ! <hold-time><180>; <a>; ! f:1:14: this statement is not ended (expected ';')
          `a`                    ! <a>;                   ! f:1:2: this statement is not ended (expected ';')
          `neighbor x~~ { a; }`  ! <neighbor><x>{ <a>; }  ! f:3:2: '{' cannot start a line (expected it on the line before)
          `a "b c;~d;`           ! <a><b c;>; <d>;        ! f:1:3: this quote is not closed (expected ")
          a b#c;                 ! <a><b>;                ! f:1:4: this '#' is glued to a word (expected a blank before a comment, or quotes around the word)
          `a \\u00g1;`           ! <a><u00g1>;            ! f:1:3: broken escape (expected four hexadecimal digits after \\u)
          """)
  void goesOnAfterAFault(String text, String expected, String fault) {
    Diagnostics diagnostics = new Diagnostics();
    assertThat(statements(Tokeniser.ofFile(source(text), diagnostics))).isEqualTo(expected);
    assertThat(diagnostics.sorted())
        .map(one -> one.range() + ": " + one.oneLine())
        .containsExactly(fault);
  }

  @Test
  void warnsOfACommentThatSwallowsTheNextLine() {
    Diagnostics diagnostics = new Diagnostics();
    assertThat(statements(Tokeniser.ofFile(source("# see C:\\~a;"), diagnostics))).isEmpty();
    assertThat(diagnostics.print())
        .isEqualTo(
            """
            f:1:9: warning: this '\\' makes the next line part of the comment
                1 | # see C:\\
                  |         ^ expected no '\\' at the end of a comment
            """);
  }

  @Test
  void aByteOrderMarkIsNoWord() {
    assertThat(statements(Tokeniser.ofFile(source("\ufeffa;"), new Diagnostics())))
        .isEqualTo("<a>;");
  }

  @Test
  void noTextMakesItThrowOrStandStill() {
    Random random = new Random(20_25);
    String alphabet = "ab \t\r\n[],;{}\"'\\u0#()é\u0001";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Source source = new Source("f", text.toString());
      Diagnostics diagnostics = new Diagnostics();
      Tokeniser tokeniser =
          random.nextBoolean()
              ? Tokeniser.ofFile(source, diagnostics)
              : Tokeniser.ofCommand(source, diagnostics);
      int statements = 0;
      while (tokeniser.next()) {
        tokeniser.words().rest();
        assertThat(++statements).isLessThanOrEqualTo(text.length());
      }
      assertThat(diagnostics.print().lines().count())
          .isLessThanOrEqualTo(3L * (diagnostics.errors() + diagnostics.warnings()));
    }
  }

  private static Source source(String text) {
    return new Source("f", text.replace('~', '\n').replace('%', '\t'));
  }

  private static String statements(Tokeniser tokeniser) {
    StringBuilder out = new StringBuilder();
    while (tokeniser.next()) {
      out.append(out.isEmpty() ? "" : " ");
      while (tokeniser.words().hasNext()) {
        out.append('<').append(tokeniser.words().next("a word")).append('>');
      }
      if (tokeniser.terminator() != Tokeniser.END) {
        out.append(tokeniser.terminator());
      }
    }
    return out.toString();
  }
}
