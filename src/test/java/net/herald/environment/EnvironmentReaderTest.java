package net.herald.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.herald.bgp.Ip;
import net.herald.log.Category;
import net.herald.log.Level;
import net.herald.log.LogSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where values come from, and what is said of those that are wrong. */
class EnvironmentReaderTest {

  @TempDir static Path directory;

  private static EnvironmentReader.Reading read(Map<String, String> variables, String ini) {
    Path file = directory.resolve("exabgp.env");
    try {
      Files.writeString(file, ini);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return EnvironmentReader.read(variables, new Installation(directory, file));
  }

  private static Environment good(Map<String, String> variables, String ini) {
    EnvironmentReader.Reading reading = read(variables, ini);
    assertThat(reading.diagnostics().print()).isEmpty();
    return reading.environment();
  }

  /** What is wrong, with the name of the file made short. */
  private static String wrong(Map<String, String> variables, String ini) {
    return read(variables, ini)
        .diagnostics()
        .print()
        .replace(directory.resolve("exabgp.env").toString(), "exabgp.env");
  }

  /** Another value than the standard one, for every row. */
  private static String sample(Setting<?> setting) {
    return switch (setting.standard()) {
      case Boolean flag -> flag ? "no" : "yes";
      case Integer number when setting == Settings.API_VERSION -> "4";
      case Integer number when setting == Settings.DAEMON_UMASK -> "0022";
      case Integer number -> String.valueOf(number + 1);
      case Double number -> "0.5";
      case Level level -> "warning";
      case List<?> list -> "127.0.0.1 ::1";
      case String text when setting == Settings.DAEMON_USER -> "root";
      case String text when setting == Settings.API_ENCODER -> "text";
      case String text when setting == Settings.LOG_FORMAT -> "json";
      case String text when setting == Settings.API_SHOW_ROUTES_FORMAT -> "v2";
      case String text when setting == Settings.API_ERROR_DETAIL -> "true";
      case String text when setting == Settings.BGP_FLOW_OFFSET -> "whole";
      case Object text -> "/tmp/100 % sure";
    };
  }

  static Stream<Setting<?>> everySetting() {
    return Settings.TABLE.stream();
  }

  @ParameterizedTest
  @MethodSource("everySetting")
  void everySettingHasThreeSpellings(Setting<?> setting) {
    String sample = sample(setting);
    Object value = setting.kind().parse(sample);
    assertThat(value).isNotNull().isNotEqualTo(setting.standard());
    String ini =
        "[exabgp.%s]\n%s = '%s'\n"
            .formatted(setting.section(), setting.option(), sample.replace("%", "%%"));

    assertThat(good(Map.of(), "").get(setting)).isEqualTo(setting.standard());
    assertThat(good(Map.of(setting.dotted(), sample), "").get(setting)).isEqualTo(value);
    assertThat(good(Map.of(setting.underscored(), sample), "").get(setting)).isEqualTo(value);
    assertThat(good(Map.of(), ini).get(setting)).isEqualTo(value);
  }

  @Test
  void spellings() {
    assertThat(Settings.TCP_PORT.dotted()).isEqualTo("exabgp.tcp.port");
    assertThat(Settings.TCP_PORT.underscored()).isEqualTo("exabgp_tcp_port");
    assertThat(Settings.API_SHOW_ROUTES_FORMAT.underscored())
        .isEqualTo("exabgp_api_show-routes-format");
  }

  @Test
  void theFirstOfDottedUnderscoredAndFileWins() {
    String ini = "[exabgp.tcp]\nport = 3\n";
    Map<String, String> both = Map.of("exabgp.tcp.port", "1", "exabgp_tcp_port", "2");
    assertThat(good(both, ini).get(Settings.TCP_PORT)).isEqualTo(1);
    assertThat(good(Map.of("exabgp_tcp_port", "2"), ini).get(Settings.TCP_PORT)).isEqualTo(2);
    assertThat(good(Map.of(), ini).get(Settings.TCP_PORT)).isEqualTo(3);
    assertThat(good(Map.of(), "").get(Settings.TCP_PORT)).isEqualTo(179);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {"'/a b'", "\"/a b\"", "~ '/a b' ~", "'\"/a b\"'", "/a b"})
  void quotesAndOuterBlanksAreNotPartOfAValue(String written) {
    assertThat(good(Map.of("exabgp_daemon_pid", written), "").get(Settings.DAEMON_PID))
        .isEqualTo("/a b");
    assertThat(good(Map.of(), "[exabgp.daemon]\npid = " + written).get(Settings.DAEMON_PID))
        .isEqualTo("/a b");
    assertThat(good(Map.of("exabgp_tcp_port", "'1790'"), "").get(Settings.TCP_PORT))
        .isEqualTo(1790);
  }

  /** {@code process environment; ini file; attempts}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "tcp_once=true;                    ; 1",
        "tcp_once=false;                   ; 0",
        "tcp_once=true tcp_attempts=5;     ; 5",
        "tcp_attempts=5 tcp_connections=3; ; 3",
        "tcp_once=true tcp_connections=3;  ; 3",
        ";                                 once = true; 1",
        ";                                 once = true|attempts = 5; 5",
        ";                                 connections = 3|attempts = 5; 3",
        "tcp_once=false;                   attempts = 5; 0",
        "tcp_once=true;                    attempts = 5; 1",
        "tcp_attempts=2;                   once = true; 2",
        "tcp_connections=4;                attempts = 5; 4"
      })
  void olderNamesOfAttempts(String variables, String ini, int attempts) {
    Map<String, String> environment = new HashMap<>();
    for (String variable : variables == null ? new String[0] : variables.split(" ")) {
      environment.put("exabgp_" + variable.split("=")[0], variable.split("=")[1]);
    }
    String file = ini == null ? "" : "[exabgp.tcp]\n" + ini.replace("|", "\n");
    assertThat(good(environment, file).get(Settings.TCP_ATTEMPTS)).isEqualTo(attempts);
  }

  @Test
  void everythingWrongIsToldAtOnceWithItsPlace() {
    String ini =
        "[exabgp.tcp]\nport = 99999 ; the usual\n[exabgp.log]\nlevel = LOUD\nall = maybe\n";
    assertThat(wrong(Map.of("exabgp.tcp.bind", "1.1.1.1,::1", "exabgp_api_version", "5"), ini))
        .isEqualTo(
            """
            exabgp.env:2:8: error: invalid value for tcp.port : 99999 ; the usual
                2 | port = 99999 ; the usual
                  |        ^^^^^^^^^^^^^^^^^ expected an integer from 1 to 65535; a comment needs a line of its own
            exabgp.env:4:9: error: invalid value for log.level : LOUD
                4 | level = LOUD
                  |         ^^^^ expected FATAL, CRITICAL, ERROR, WARNING, INFO, DEBUG or NOTSET
            exabgp.env:5:7: warning: log.all is false, since it is 'maybe'
                5 | all = maybe
                  |       ^^^^^ expected true or false
            environment:1:17: error: invalid value for tcp.bind : 1.1.1.1,::1
                1 | exabgp.tcp.bind=1.1.1.1,::1
                  |                 ^^^^^^^^^^^ expected IP addresses separated by blanks, or nothing
            environment:1:20: error: invalid value for api.version : 5
                1 | exabgp_api_version=5
                  |                    ^ expected 4 or 6
            """);
  }

  @Test
  void aWrongValueOfAnOlderNameIsToldUnderThatName() {
    assertThat(wrong(Map.of("exabgp_tcp_connections", "x"), ""))
        .startsWith("environment:1:24: error: invalid value for tcp.connections : x\n");
  }

  @Test
  void aPercentSignAloneIsToldOnce() {
    assertThat(wrong(Map.of(), "[exabgp.log]\ndestination = /var/log/50%\n[exabgp.tcp]\nonce = 5%"))
        .isEqualTo(
            """
            exabgp.env:2:15: error: a percent sign alone in '/var/log/50%'
                2 | destination = /var/log/50%
                  |               ^^^^^^^^^^^^ write %% for a percent sign
            exabgp.env:4:8: error: a percent sign alone in '5%'
                4 | once = 5%
                  |        ^^ write %% for a percent sign
            """);
  }

  @Test
  void aNameNobodyKnowsIsAWarning() {
    EnvironmentReader.Reading reading =
        read(Map.of("exabgp_tcp_prot", "1790"), "[exabgp.tcp]\ntimeout = 5\n[other]\nx = 1\n");
    assertThat(reading.diagnostics().errors()).isZero();
    assertThat(
            wrong(Map.of("exabgp_tcp_prot", "1790"), "[exabgp.tcp]\ntimeout = 5\n[other]\nx = 1\n"))
        .isEqualTo(
            """
            exabgp.env:2:11: warning: no setting tcp.timeout
                2 | timeout = 5
                  |           ^ not used
            environment:1:1: warning: no setting tcp_prot
                1 | exabgp_tcp_prot=1790
                  | ^^^^^^^^^^^^^^^ not used; did you mean 'tcp_port'?
            """);
  }

  @Test
  void variablesThatAreNoSettingsAreKnown() {
    Map<String, String> variables = new HashMap<>();
    for (Variables.Variable variable : Variables.TABLE) {
      variables.put(variable.name(), "x");
    }
    assertThat(good(variables, "").variable("exabgp_cli_pipe")).isEqualTo("x");
  }

  @Test
  void aMissingFileIsNotAnError() {
    Path nowhere = directory.resolve("no/such/file");
    EnvironmentReader.Reading reading =
        EnvironmentReader.read(Map.of(), new Installation(directory, nowhere));
    assertThat(reading.diagnostics().print()).isEmpty();
    assertThat(reading.environment().get(Settings.TCP_PORT)).isEqualTo(179);
  }

  @Test
  void aFileThatCannotBeReadIsAnError() {
    EnvironmentReader.Reading reading =
        EnvironmentReader.read(Map.of(), new Installation(directory, directory));
    assertThat(reading.diagnostics().print())
        .isEqualTo(directory + ": error: the file of settings cannot be read: Is a directory\n");
  }

  @Test
  void aFileThatIsNoPageOfTextIsAnError() {
    assertThat(wrong(Map.of(), "#".repeat((1 << 20) + 1)))
        .isEqualTo("exabgp.env: error: the file of settings is larger than 1 MiB\n");
  }

  @ParameterizedTest
  @CsvSource({"stdout", "syslog", "/var/log/exabgp", "host:192.0.2.1"})
  void destinationsOfTheLog(String destination) {
    assertThat(
            good(Map.of("exabgp_log_destination", destination), "").get(Settings.LOG_DESTINATION))
        .isEqualTo(destination);
  }

  @Test
  void anUnknownDestinationOfTheLogIsAWarning() {
    assertThat(wrong(Map.of("exabgp_log_destination", "printer"), ""))
        .isEqualTo(
            """
            environment:1:24: warning: the log goes to standard error, since log.destination is printer
                1 | exabgp_log_destination=printer
                  |                        ^^^^^^^ expected stdout, stderr, syslog, host:NAME or an absolute path
            """);
  }

  static Stream<Arguments> topics() {
    return Stream.of(Category.values())
        .filter(Category::switched)
        .map(category -> Arguments.of(category, "exabgp_log_" + category.setting()));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void eachTopicOfTheLogHasItsSwitch(Category category, String variable) {
    assertThat(good(Map.of(variable, "yes"), "").logSettings().shows(category, Level.INFO))
        .isTrue();
    assertThat(good(Map.of(variable, "no"), "").logSettings().shows(category, Level.INFO))
        .isFalse();
    assertThat(
            good(Map.of(variable, "no", "exabgp_log_all", "yes"), "")
                .logSettings()
                .shows(category, Level.INFO))
        .isTrue();
  }

  @Test
  void verboseShowsEverything() {
    LogSettings log = good(Map.of(), "").verbose().logSettings();
    assertThat(Category.values()).allMatch(category -> log.shows(category, Level.DEBUG));
  }

  @Test
  void anOptionOfTheCommandLineMakesAnotherEnvironment() {
    Environment before = good(Map.of(), "");
    Environment after = before.with(Settings.BGP_PASSIVE, true);
    assertThat(before.get(Settings.BGP_PASSIVE)).isFalse();
    assertThat(after.get(Settings.BGP_PASSIVE)).isTrue();
    assertThat(after.get(Settings.TCP_BIND)).isEqualTo(List.<Ip>of());
  }
}
