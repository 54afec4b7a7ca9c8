package net.herald.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a short command does not load. Each of these costs more than everything else such a command
 * does: linking a lambda, compiling a regular expression, native calls, a logger, a formatter.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StartUpTest {

  private static final Pattern LOADED = Pattern.compile("\\[class,load\\s*\\] (\\S+)");

  private static final List<String> COSTLY =
      List.of(
          "java.lang.invoke.InnerClassLambdaMetafactory",
          "java.util.regex.Pattern",
          "java.util.Formatter",
          "java.util.logging.Logger",
          "java.lang.foreign.Linker",
          "java.time.ZoneId");

  @TempDir Path directory;

  private static String classes() {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (Path.of(entry).endsWith("classes")) {
        return entry;
      }
    }
    throw new AssertionError("no classes on the class path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "env"})
  void aShortCommandLoadsNothingCostly(String command) throws Exception {
    Path loaded = directory.resolve("loaded");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xlog:class+load:file=" + loaded,
                "-cp",
                classes(),
                "net.herald.cli.Main",
                command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(out).isNotEmpty();

    TreeSet<String> classes = new TreeSet<>();
    Matcher matcher = LOADED.matcher(Files.readString(loaded));
    while (matcher.find()) {
      classes.add(matcher.group(1));
    }
    assertThat(classes).contains("net.herald.cli.Main");
    assertThat(COSTLY).noneMatch(classes::contains);
  }
}
