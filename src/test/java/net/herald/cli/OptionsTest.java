package net.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grammar of options, which is that of argparse. */
class OptionsTest {

  private static Options options() {
    return new Options()
        .flag('v', "verbose", "say more")
        .flag('d', "debug", "say all")
        .value('s', "signal", "SECONDS", "when")
        .value('\0', "profile", "FILE", "where")
        .value('\0', "protocol", "NAME", "which")
        .words("FILE [FILE ...]", 1, 3, "what to read");
  }

  /** What was given, as one line. */
  private static String given(String line) {
    Options.Given given = options().read(List.of(line.split(" ")));
    StringBuilder out = new StringBuilder();
    for (String flag : List.of("verbose", "debug")) {
      out.append(given.has(flag) ? flag + " " : "");
    }
    for (String option : List.of("signal", "profile", "protocol")) {
      for (String value : given.values(option)) {
        out.append(option).append('=').append(value).append(' ');
      }
    }
    return out + String.join(",", given.words());
  }

  @ParameterizedTest
  @CsvSource({
    "f,                      f",
    "-v f,                   verbose f",
    "f -v,                   verbose f",
    "a -v b -d c,            'verbose debug a,b,c'",
    "-vd f,                  verbose debug f",
    "-s 5 f,                 signal=5 f",
    "-s5 f,                  signal=5 f",
    "-vs5 f,                 verbose signal=5 f",
    "-vs 5 f,                verbose signal=5 f",
    "--signal 5 f,           signal=5 f",
    "--signal=5 f,           signal=5 f",
    "--signal= f,            signal= f",
    "--sig 5 f,              signal=5 f",
    "--verb f,               verbose f",
    "--profile -x f,         profile=-x f",
    "-s 1 --signal 2 f,      signal=1 signal=2 f",
    "-- -v,                  -v",
    "-v -- -d,               verbose -d",
    "-,                      -",
    "-5,                     -5",
    "-0.5,                   -0.5"
  })
  void understood(String line, String given) {
    assertThat(given(line)).isEqualTo(given);
  }

  @ParameterizedTest
  @CsvSource({
    "-v,            'the following is missing: FILE [FILE ...]'",
    "a b c d,       not understood: d",
    "-x f,          no option -x",
    "-vx f,         no option -x in -vx",
    "--nope f,      no option --nope",
    "f -s,          'option --signal needs a value: -s SECONDS, --signal SECONDS'",
    "f --signal,    'option --signal needs a value: -s SECONDS, --signal SECONDS'",
    "--debug=1 f,   option --debug takes no value",
    "--pro x f,     --pro could be --profile or --protocol"
  })
  void notUnderstood(String line, String why) {
    assertThatThrownBy(() -> given(line)).isInstanceOf(UsageFault.class).hasMessage(why);
  }

  @Test
  void aLetterThatIsADigit() {
    Options once = new Options().flag('1', "once", "one attempt").words("[FILE]", 0, 1, "what");
    assertThat(once.read(List.of("-1")).has("once")).isTrue();
  }

  @Test
  void helpNeedsNoWords() {
    assertThat(options().read(List.of("-h")).has("help")).isTrue();
  }

  @Test
  void theLastOfSeveralValuesCounts() {
    assertThat(options().read(List.of("f", "-s", "1", "-s", "2")).value("signal")).isEqualTo("2");
    assertThat(options().read(List.of("f")).value("signal")).isNull();
  }

  @Test
  void theRowsAreTheUsageAndTheHelp() {
    assertThat(options().usage())
        .isEqualTo(
            "[-h] [-v] [-d] [-s SECONDS] [--profile FILE] [--protocol NAME] FILE [FILE ...]");
    assertThat(options().help())
        .isEqualTo(
            """
              FILE [FILE ...]               what to read
              -h, --help                    show this help
              -v, --verbose                 say more
              -d, --debug                   say all
              -s SECONDS, --signal SECONDS  when
              --profile FILE                where
              --protocol NAME               which
            """);
  }
}
