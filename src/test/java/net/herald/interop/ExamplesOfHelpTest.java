package net.herald.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.herald.api.RecordedSpeaker;
import net.herald.cli.Subcommand;
import net.herald.cli.Subcommands;
import net.herald.control.Served;
import net.herald.lab.HeraldProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example at the end of each help, pasted into a shell beside a daemon. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ExamplesOfHelpTest {
  /** These go on until they are stopped; others try them. */
  private static final Set<String> GO_ON = Set.of("demo", "server", "healthcheck");

  @TempDir Path folder;

  @Test
  void everyExampleOfAHelpWorksWhenItIsPasted() throws Exception {
    assumeTrue(HeraldProgram.missing().isEmpty(), HeraldProgram.missing());
    for (var name : List.of("edge.conf", "old.conf", "new.conf")) {
      Files.copy(Path.of("etc/example.conf"), folder.resolve(name));
    }
    try (var _ = Served.at(folder.resolve("s"), 9, new RecordedSpeaker())) {
      for (var subcommand : Subcommands.TABLE) {
        if (!GO_ON.contains(subcommand.word())) {
          pasted(subcommand);
        }
      }
    }
  }

  private void pasted(Subcommand subcommand) throws IOException, InterruptedException {
    var out = folder.resolve("out");
    var err = folder.resolve("err");
    var script = "herald() { '" + HeraldProgram.path() + "' \"$@\"; }\nherald ";
    var builder =
        new ProcessBuilder("sh", "-c", script + subcommand.example())
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("exabgp_api_socketpath", folder.resolve("s").toString());
    int code = builder.start().waitFor();
    assertThat(code).as(subcommand.example() + "\n" + Files.readString(err)).isZero();
  }
}
