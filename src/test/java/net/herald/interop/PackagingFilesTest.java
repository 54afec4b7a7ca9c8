package net.herald.interop;

import static net.herald.interop.Daemons.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.herald.lab.Programs;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The unit of systemd and the Dockerfile, as far as they can be judged without a systemd that runs
 * and an engine that builds: {@code packaging/try-systemd} does the former.
 */
@ExtendWith(WorkshopExtension.class)
class PackagingFilesTest {
  private static final Path UNIT = Path.of("packaging/systemd/herald.service").toAbsolutePath();
  private static final Path DOCKERFILE = Path.of("packaging/Dockerfile");

  /** A stage: {@code FROM IMAGE:TAG AS NAME}. */
  private static final Pattern FROM = Pattern.compile("FROM \\S+?:(\\S+)( AS \\S+)?");

  @Test
  void theServiceIsShutInAsFarAsAJvmAllows(Workshop workshop) {
    assumeTrue(Programs.find("systemd-analyze").isPresent(), "systemd-analyze is not installed");
    var analysis =
        workshop.start(
            "systemd-analyze",
            List.of(
                "systemd-analyze", "security", "--offline=yes", "--threshold=20", UNIT.toString()));
    int code = analysis.awaitExit(LIMIT);
    assumeTrue(
        !String.join("", analysis.errors().lines()).contains("unrecognized option"),
        "this systemd-analyze judges only what runs");
    assertThat(code).as("exposure at most 2.0 of 10\n" + analysis.log()).isZero();
  }

  /** What it says of a line names the file and the number; the program itself is not installed. */
  @Test
  void systemdKnowsEveryLineOfTheUnit(Workshop workshop) throws IOException {
    assumeTrue(Programs.find("systemd-analyze").isPresent(), "systemd-analyze is not installed");
    assertThat(complaints(workshop, Files.readString(UNIT))).isEmpty();
    assertThat(complaints(workshop, "[Service]\nProtectClok=yes\n"))
        .singleElement()
        .asString()
        .contains("herald.service:2: Unknown key");
  }

  private static List<String> complaints(Workshop workshop, String unit) {
    var file = workshop.write("herald.service", unit).toString();
    var verify = workshop.start("verify", List.of("systemd-analyze", "verify", "--man=no", file));
    verify.awaitExit(LIMIT);
    return verify.errors().lines().stream()
        .filter(line -> line.contains("/herald.service:"))
        .toList();
  }

  @Test
  void theDockerfileAgreesWithThePackage() throws IOException {
    var lines = Files.readAllLines(DOCKERFILE);
    assertThat(lines)
        .contains(
            "RUN ./build deb",
            "USER herald",
            "EXPOSE 179",
            "STOPSIGNAL SIGTERM",
            "ENTRYPOINT [\"/usr/bin/herald\"]",
            "CMD [\"server\", \"/etc/herald/herald.conf\"]");
    var text = String.join("\n", lines);
    assertThat(text).contains("source=/src/target/dist,", "dpkg --install /dist/herald_*.deb");
    assertThat(Files.readString(Path.of("build"))).contains("\"$home/target/dist\"");
    assertThat(Files.readString(Path.of("packaging/make")))
        .contains("\"$root/usr/bin/herald\"", "etc/herald/herald.conf");
    assertThat(Files.readString(Path.of("packaging/debian/control"))).startsWith("Package: herald");
    assertThat(Files.readString(Path.of("packaging/systemd/sysusers.conf")))
        .startsWith("u herald ");
    assertThat(Files.readAllLines(Path.of("packaging/Dockerfile.dockerignore")))
        .contains("target", "lib");
  }

  /** What a reviewer of an image looks for. */
  @Test
  void theImageIsBuiltWithCare() throws IOException {
    var steps = steps(Files.readString(DOCKERFILE));
    var last = new ArrayList<String>();
    for (String step : steps) {
      var word = step.substring(0, step.indexOf(' ')).toUpperCase(Locale.ROOT);
      switch (word) {
        case "FROM" -> {
          last.clear();
          var from = FROM.matcher(step);
          assertThat(from.matches()).as("%s names a tag", step).isTrue();
          assertThat(from.group(1)).isNotEqualTo("latest");
        }
        case "RUN" -> {
          assertThat(step).as("secrets and downloads").doesNotContain("curl ", "wget ", "sudo ");
          if (step.contains("apt-get install")) {
            assertThat(step).contains("apt-get update &&", " -y ", "--no-install-recommends");
          }
        }
        case "WORKDIR" -> assertThat(step).startsWith("WORKDIR /");
        case "ENTRYPOINT", "CMD" -> assertThat(step).as("no shell around it").contains(" [\"");
        case "COPY", "USER", "EXPOSE", "STOPSIGNAL" -> {}
        default -> throw new AssertionError("a step of a kind that nobody looked at: " + step);
      }
      last.add(word);
    }
    assertThat(last)
        .as("the image that is left: what root does comes first, then there is no root any more")
        .containsExactly(
            "FROM", "RUN", "USER", "WORKDIR", "EXPOSE", "STOPSIGNAL", "ENTRYPOINT", "CMD");
  }

  /** The lines, those that go on behind a backslash as one. */
  private static List<String> steps(String dockerfile) {
    return dockerfile
        .replaceAll("(?m)^#.*\n", "")
        .replaceAll("\\s*\\\\\n\\s*", " ")
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }
}
