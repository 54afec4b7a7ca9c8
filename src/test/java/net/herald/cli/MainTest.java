package net.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules by which a command line finds its subcommand. */
class MainTest {

  /** {@code command line; exit code; start of standard output; start of standard error}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "version;                  0; ExaBGP : ; ''",
        "--version;                0; ExaBGP : ; ''",
        "version -h;               0; usage: herald version [-h]; ''",
        "version extra;            2; ''; usage: herald version [-h]",
        "version --nope;           2; ''; usage: herald version [-h]",
        "env;                      0; ''; ''",
        "env -de;                  0; ''; ''",
        "env --env;                0; exabgp.profile.enable=false; ''",
        "env --en;                 0; exabgp.profile.enable=false; ''",
        "env extra;                2; ''; usage: herald env [-h] [-d] [-e]",
        "-h;                       0; usage: herald; ''",
        "--help;                   0; usage: herald; ''",
        "f.conf -h;                0; usage: herald; ''",
        "help;                     0; usage: herald; ''",
        "help env;                 0; usage: herald env [-h] [-d] [-e]; ''",
        "help configuration;       0; usage: herald configuration COMMAND; ''",
        "help configuration validate; 0; usage: herald configuration validate; ''",
        "help nothing;             2; ''; usage: herald help",
        "configuration -h;         0; usage: herald configuration COMMAND; ''",
        "configuration;            1; usage: herald configuration COMMAND; ''",
        "configuration nothing;    2; ''; usage: herald configuration COMMAND",
        "--env-file;               2; ''; usage: herald"
      })
  void whatIsRun(String line, int code, String out, String err) {
    CommandLine run = CommandLine.run(line.split(" "));
    assertThat(run.out()).startsWith(out);
    assertThat(run.err()).startsWith(err);
    assertThat(run.err().isEmpty()).isEqualTo(err.isEmpty());
    assertThat(run.out().isEmpty()).isEqualTo(code == Main.USAGE || line.equals("env -de"));
    assertThat(run.code()).isEqualTo(code);
  }

  @Test
  void noWordIsHelpWithTheSettingsAndAFailure() {
    CommandLine run = CommandLine.run();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("usage: herald")
        .contains("\nEnvironment values are:\n    exabgp.profile.enable       ")
        .contains("\n    exabgp.tcp.port             ");
    assertThat(run.err()).isEmpty();
    assertThat(CommandLine.run("configuration").out()).contains("\nEnvironment values are:\n");
  }

  @Test
  void aFirstWordThatIsNoSubcommandIsTheFileOfServer() {
    assertThat(CommandLine.run("--no-such-option", "edge.conf").err())
        .startsWith("usage: herald server ");
    assertThat(CommandLine.run("-d", "--no-such-option").err()).startsWith("usage: herald server ");
  }

  /** Whoever comes from ExaBGP 4 is told what to type; other mistakes get no such word. */
  @ParameterizedTest
  @CsvSource({
    "--validate f.conf,   --validate: herald validate FILE",
    "-t f.conf,           -t: herald validate FILE",
    "f.conf --di,         --di: herald env -d",
    "--env=x f.conf,      --env: herald --env-file FILE"
  })
  void optionsOfExabgp4(String line, String hint) {
    CommandLine run = CommandLine.run(line.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).endsWith("\ninstead of ExaBGP 4's " + hint + "\n");
    assertThat(CommandLine.run("env", "-t").err()).doesNotContain("ExaBGP 4");
    assertThat(CommandLine.run("--nope", "f").err()).doesNotContain("ExaBGP 4");
  }

  @ParameterizedTest
  @CsvSource({
    "--env-file FILE env -d -e",
    "--env-file=FILE env -d -e",
    "env --env-file FILE -d -e",
    "env -d -e --env-file FILE",
    "env -d -e --env-file=FILE"
  })
  void theFileOfSettingsMayBeNamedAnywhere(String line, @TempDir Path directory) throws Exception {
    Path file = directory.resolve("my.env");
    Files.writeString(file, "[exabgp.tcp]\nport = 1790\n");
    CommandLine run = CommandLine.run(line.replace("FILE", file.toString()).split(" "));
    assertThat(run).isEqualTo(new CommandLine(0, "exabgp.tcp.port=1790\n", ""));
  }

  @Test
  void aNamedFileOfSettingsThatIsMissingIsTold() {
    for (var line :
        List.of("--env-file /nonexistent/e env -d", "env -d --env-file=/nonexistent/e")) {
      assertThat(CommandLine.run(line.split(" ")))
          .isEqualTo(
              new CommandLine(
                  0, "", "warning: --env-file /nonexistent/e: there is no such file\n"));
    }
    assertThat(CommandLine.run("env", "-d").err()).isEmpty();
  }

  static Stream<Subcommand> everySubcommand() {
    return Subcommands.TABLE.stream();
  }

  @ParameterizedTest
  @MethodSource("everySubcommand")
  void everySubcommandExplainsItself(Subcommand subcommand) {
    List<String> words = List.of((subcommand.word() + " --help").split(" "));
    CommandLine run = CommandLine.run(words.toArray(String[]::new));
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("usage: herald " + subcommand.word() + " [-h]")
        .contains("\n" + subcommand.help() + "\n")
        .endsWith("\nexample: herald " + subcommand.example() + "\n");
    assertThat(subcommand.example()).startsWith(subcommand.word());
    assertThat(CommandLine.run("help").out()).contains("\n  " + subcommand.word() + " ");
  }

  @Test
  void noSubcommandStandsTwice() {
    assertThat(Subcommands.TABLE).extracting(Subcommand::word).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "version",
    "cli",
    "run",
    "healthcheck",
    "env",
    "decode",
    "encode",
    "server",
    "shell install",
    "shell uninstall",
    "shell completion",
    "schema",
    "validate",
    "configuration validate",
    "configuration export",
    "configuration example",
    "migrate conf",
    "migrate api"
  })
  void everyWordOfExabgpIsKnown(String word) {
    assertThat(Subcommands.named(word)).isNotNull();
  }

  /** A fault of ours costs the operator one line and a word what to do. */
  @Test
  void aFaultIsToldInOneLine() {
    Main main = program(new Broken());
    assertThat(captured(main, "x"))
        .isEqualTo(
            "1 error: herald x failed, which is a fault of herald:"
                + " java.lang.IllegalStateException: oh\n"
                + "Please report it with what `exabgp_debug_pdb=true herald x ...` says.\n");
  }

  @Test
  void aFaultShowsItsStackToThoseWhoAsk() {
    assertThat(captured(program(new Broken()), "x", "-d"))
        .contains("java.lang.IllegalStateException: oh\n\tat net.herald.cli.MainTest");
    assertThat(captured(program(Map.of("exabgp_debug_pdb", "true"), new Broken()), "x"))
        .contains("\n\tat net.herald.cli.MainTest");
  }

  private static final class Broken implements Subcommand.Action {
    @Override
    public Options options() {
      return new Options().flag('d', "debug", "show the stack of a fault");
    }

    @Override
    public int run(Call call) {
      throw new IllegalStateException("oh");
    }
  }

  private final ByteArrayOutputStream captured = new ByteArrayOutputStream();

  private Main program(Subcommand.Action action) {
    return program(Map.of(), action);
  }

  private Main program(Map<String, String> variables, Subcommand.Action action) {
    PrintStream both = new PrintStream(captured, true, StandardCharsets.UTF_8);
    List<Subcommand> table = List.of(new Subcommand("x", "help", "x", action));
    return new Main(variables, InputStream.nullInputStream(), both, both, table);
  }

  private String captured(Main main, String... words) {
    int code = main.run(List.of(words));
    return code + " " + captured.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aMistypedSubcommandIsTakenForAFileAndAnsweredWithTheOneThatIsMeant() {
    assertThat(CommandLine.run("validat", "edge.conf").err())
        .isEqualTo(
            """
            error: validat is not an exabgp config file (file not found)
            did you mean herald validate?
            """);
    assertThat(CommandLine.run("validate", "/nonexistent/edge.conf").err())
        .isEqualTo("error: /nonexistent/edge.conf is not an exabgp config file (file not found)\n");
    assertThat(CommandLine.run("validate", "src").err())
        .isEqualTo("error: src is not an exabgp config file (it is a directory)\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"netlink", "flow", "debugger", "profiler"})
  void aProgramOfExabgpThatHasNoPlaceHereIsToldWithWhatTakesIt(String word) {
    assertThat(CommandLine.run(word).err())
        .startsWith("error: " + word + " is not an exabgp config file (file not found)\n")
        .contains("there is no herald " + word + ": ");
  }
}
