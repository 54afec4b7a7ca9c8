package net.herald.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.herald.cli.Subcommand;
import net.herald.cli.Subcommands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code bin/herald} in a machine of its own: a directory with blanks in its name holds the
 * launcher, Javas that are shell scripts, and a PATH of a few tools. The scripts tell which Java
 * they are and what they were given.
 */
class LauncherTest {

  private static final String GIVES_BACK = "-XX:MaxHeapFreeRatio=20";
  private static final String STARTS_FAST = "-XX:TieredStopAtLevel=1";
  private static final List<String> TOOLS =
      List.of("readlink", "cat", "find", "head", "grep", "tr", "env");

  @TempDir private Path temporary;
  private Path machine;
  private Path home;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void installHerald() throws IOException {
    machine = Files.createDirectory(temporary.resolve("a machine").toAbsolutePath());
    home = machine.resolve("opt/her ald");
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    Files.writeString(home.resolve("lib/herald.jar"), "");
    Path tools = Files.createDirectory(machine.resolve("tools"));
    for (String tool : TOOLS) {
      program(tools.resolve(tool), "#!/bin/sh\nPATH=/usr/bin:/bin\nexec " + tool + " \"$@\"\n");
    }
    program(home.resolve("bin/herald"), Files.readString(Path.of("bin/herald")));
    Files.createSymbolicLink(home.resolve("bin/exabgp"), Path.of("herald"));
    String root = "\"" + machine + "\"/";
    String finder = Files.readString(Path.of("bin/jdk.sh"));
    Files.writeString(
        home.resolve("bin/jdk.sh"), finder.replaceAll("(?<=[ ])/(?=(usr|opt|Library)/)", root));
    environment.put("PATH", tools.toString());
    environment.put("HOME", machine.resolve("root").toString());
  }

  @Test
  void itPicksTheJavaThatIsNewEnough() throws Exception {
    java("usr/lib/jvm/java-17", "17.0.15");
    java("usr/lib/jvm/java-8", "1.8.0_412");
    java("usr/lib/jvm/jdk-25", "25.0.3");
    assertThat(run("version").out()).startsWith("java 25.0.3\n");
  }

  @Test
  void theOneThatWasNamedComesFirst() throws Exception {
    java("usr/lib/jvm/jdk-25", "25.0.3");
    environment.put("JAVA_HOME", java("opt/mine", "25.0.1").toString());
    assertThat(run("version").out()).startsWith("java 25.0.1\n");
    environment.put("HERALD_JAVA_HOME", java("opt/for herald", "26").toString());
    assertThat(run("version").out()).startsWith("java 26\n");
  }

  @Test
  void theOneThatAPackageBringsComesBeforeThoseOfTheMachine() throws Exception {
    environment.put("JAVA_HOME", java("opt/mine", "25.0.1").toString());
    java("opt/her ald/runtime", "25.0.3");
    assertThat(run("version").out()).startsWith("java 25.0.3\n");
    environment.put("HERALD_JAVA_HOME", java("opt/for herald", "26").toString());
    assertThat(run("version").out()).startsWith("java 26\n");
  }

  @Test
  void javaOnThePathServesThroughItsLinks() throws Exception {
    Path jdk = java("opt/elsewhere/jdk", "25.0.2");
    Files.createSymbolicLink(machine.resolve("tools/java"), jdk.resolve("bin/java"));
    assertThat(run("version").out()).startsWith("java 25.0.2\n");
  }

  @Test
  void anOldJavaHomeIsPassedOver() throws Exception {
    environment.put("JAVA_HOME", java("opt/old", "21.0.4").toString());
    java("root/.sdkman/candidates/java/25.0.3-tem", "25.0.3");
    assertThat(run("version").out()).startsWith("java 25.0.3\n");
  }

  @Test
  void withoutAJavaItSaysWhatIsMissingAndWhatWasFound() throws Exception {
    java("usr/lib/jvm/java-17", "17.0.15");
    Outcome outcome = run("version");
    assertThat(outcome.code()).isEqualTo(127);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .startsWith("herald: needs Java 25 or newer, and found Java 17 in " + machine)
        .contains("apt-get install openjdk-25-jdk-headless", "HERALD_JAVA_HOME=");
  }

  @Test
  void aNamedJavaThatIsTooOldIsAnErrorAndNotPassedOver() throws Exception {
    java("usr/lib/jvm/jdk-25", "25.0.3");
    Path old = java("opt/old", "17.0.15");
    environment.put("HERALD_JAVA_HOME", old.toString());
    Outcome outcome = run("version");
    assertThat(outcome.code()).isEqualTo(127);
    assertThat(outcome.err())
        .isEqualTo(
            "herald: HERALD_JAVA_HOME=%s is not a Java 25 or newer with bin/java (it is Java 17)\n"
                .formatted(old));
  }

  @Test
  void argumentsArriveAsTheyWere() throws Exception {
    java("usr/lib/jvm/jdk-25", "25.0.3");
    environment.put("HERALD_JAVA_OPTS", "-Xmx64m *");
    String jar = home.resolve("lib/herald.jar").toString();
    assertThat(run("encode", "route 10.0.0.0/8 next-hop self", "", "*").arguments())
        .endsWith(
            "-Xmx64m",
            "*",
            "-cp",
            jar,
            "net.herald.cli.Main",
            "encode",
            "route 10.0.0.0/8 next-hop self",
            "",
            "*");
  }

  /** As ExaBGP's pages write them; the shell of Debian would not pass them on. */
  @Test
  void settingsWithDotsInTheirNamesArrive() throws Exception {
    var jdk = java("usr/lib/jvm/jdk-25", "25.0.3");
    program(
        jdk.resolve("bin/java"),
        "#!/bin/sh\ntr '\\0' '\\n' <\"/proc/$$/environ\"\nfor a; do echo \"$a\"; done\n");
    environment.put("exabgp.tcp.port", "1790");
    environment.put("exabgp.log.destination", "a $(b) `c` \"d\" * \\n");
    assertThat(run("server", "x.conf").out().lines())
        .contains("exabgp.tcp.port=1790", "exabgp.log.destination=a $(b) `c` \"d\" * \\n", "x.conf")
        .doesNotContain("env");
  }

  @Test
  void aLinkFromElsewhereAndTheAliasLeadHome() throws Exception {
    java("usr/lib/jvm/jdk-25", "25.0.3");
    Path link = machine.resolve("tools/exabgp");
    Files.createSymbolicLink(link, home.resolve("bin/exabgp"));
    assertThat(run(link, "version").arguments())
        .contains(home.resolve("lib/herald.jar").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "version,                          false",
    "validate -nrv exabgp.conf,        false",
    "--env-file exabgp.env decode ff,  false",
    "--env-file=exabgp.env env,        false",
    "--env-file=exabgp.env cli,        false",
    "cli --help,                       false",
    "server --help,                    false",
    "'',                               false",
    "server exabgp.conf,               true",
    "demo,                             true",
    "exabgp.conf,                      true",
    "-d exabgp.conf,                   true",
    "--env-file version exabgp.conf,   true",
  })
  void aDaemonAndACommandGetWhatSuitsThem(String words, boolean daemon) throws Exception {
    java("usr/lib/jvm/jdk-25", "25.0.3");
    var arguments = run(words.isEmpty() ? new String[0] : words.split(" ", -1)).arguments();
    assertThat(arguments)
        .contains(daemon ? "-XX:+UseG1GC" : "-XX:+UseSerialGC")
        .contains("-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError")
        .doesNotContain("-Xrs");
    assertThat(arguments.contains(GIVES_BACK)).as("gives memory back").isEqualTo(daemon);
    assertThat(arguments.contains(STARTS_FAST)).as("starts fast").isNotEqualTo(daemon);
  }

  @Test
  void everySubcommandIsKnownToTheLauncher() throws Exception {
    java("usr/lib/jvm/jdk-25", "25.0.3");
    List<String> daemons = List.of("server", "demo");
    for (Subcommand subcommand : Subcommands.TABLE) {
      assertThat(run(subcommand.word().split(" ", -1)).arguments())
          .as(subcommand.word())
          .contains(daemons.contains(subcommand.word()) ? GIVES_BACK : STARTS_FAST);
    }
  }

  @Test
  void aCollectorOfTheOperatorReplacesOurs() throws Exception {
    java("usr/lib/jvm/jdk-25", "25.0.3");
    environment.put("HERALD_JAVA_OPTS", "-Xmx4g -XX:+UseShenandoahGC");
    assertThat(run("server", "exabgp.conf").arguments())
        .contains("-XX:+UseShenandoahGC")
        .doesNotContain("-XX:+UseG1GC", GIVES_BACK);
  }

  @Test
  void theStartUpCacheIsTheOneOfThisJavaAndItsRefusalIsSilent() throws Exception {
    java("usr/lib/jvm/jdk-25", "25.0.3");
    assertThat(run("version").arguments())
        .startsWith("-Xlog:disable", "-Xlog:all=error,aot*=off,cds*=off:stderr")
        .contains("-XX:AOTCache=" + home.resolve("lib/herald-command-25.0.3+9.aot"));
    assertThat(run("server", "exabgp.conf").arguments())
        .contains("-XX:AOTCache=" + home.resolve("lib/herald-daemon-25.0.3+9.aot"));
    for (String word : List.of("cli", "top")) {
      assertThat(run(word).arguments())
          .contains("-XX:AOTCache=" + home.resolve("lib/herald-shell-25.0.3+9.aot"));
    }
  }

  @Test
  void theExitCodeIsTheProgramsOwn() throws Exception {
    Path jdk = java("usr/lib/jvm/jdk-25", "25.0.3");
    program(jdk.resolve("bin/java"), "#!/bin/sh\nexit 42\n");
    assertThat(run("version").code()).isEqualTo(42);
  }

  /** The shell must not stay between: whoever signals the process he started reaches the JVM. */
  @Test
  void theJvmTakesThePlaceOfTheShell() throws Exception {
    Path jdk = java("usr/lib/jvm/jdk-25", "25.0.3");
    program(jdk.resolve("bin/java"), "#!/bin/sh\necho $$\n");
    Process process = start(home.resolve("bin/herald"), "server", "x.conf");
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8).strip())
        .isEqualTo(String.valueOf(process.pid()));
  }

  @Test
  void theFirstUseBuildsOnce() throws Exception {
    java("usr/lib/jvm/jdk-25", "25.0.3");
    Path jar = home.resolve("lib/herald.jar");
    Files.delete(jar);
    program(home.resolve("build"), "#!/bin/sh\necho \"build $*\"\n: >'" + jar + "'\n");
    Outcome outcome = run("version");
    assertThat(outcome.err())
        .isEqualTo("herald: building once, this takes a moment\nbuild package-if-absent\n");
    assertThat(outcome.out()).startsWith("java 25.0.3\n");
    assertThat(run("version").err()).isEmpty();
  }

  @Test
  void aBuildThatFailsEndsTheRun() throws Exception {
    java("usr/lib/jvm/jdk-25", "25.0.3");
    Files.delete(home.resolve("lib/herald.jar"));
    program(home.resolve("build"), "#!/bin/sh\necho 'no network'\nexit 3\n");
    Outcome outcome = run("version");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).endsWith("no network\n");
  }

  /** A Java home below the machine whose program tells its version and arguments, one a line. */
  private Path java(String place, String version) throws IOException {
    Path jdk = machine.resolve(place);
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(
        jdk.resolve("release"),
        "IMPLEMENTOR=\"x\"\nJAVA_RUNTIME_VERSION=\"%1$s+9\"\nJAVA_VERSION=\"%1$s\"\n"
            .formatted(version));
    program(
        jdk.resolve("bin/java"),
        "#!/bin/sh\necho 'java " + version + "'\nfor a; do echo \"$a\"; done\n");
    return jdk;
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Outcome run(String... arguments) throws Exception {
    return run(home.resolve("bin/herald"), arguments);
  }

  private Outcome run(Path program, String... arguments) throws Exception {
    Process process = start(program, arguments);
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), out, err);
  }

  private Process start(Path program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(temporary.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  private record Outcome(int code, String out, String err) {
    /** What the Java was given. */
    List<String> arguments() {
      return out.lines().skip(1).toList();
    }
  }
}
