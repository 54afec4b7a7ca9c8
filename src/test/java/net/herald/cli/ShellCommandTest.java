package net.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code herald shell}: the completion of other shells. */
class ShellCommandTest {
  @TempDir Path home;

  private CommandLine run(String... arguments) {
    return CommandLine.run(
        Map.of("HOME", home.toString(), "SHELL", "/usr/bin/fish"), "", arguments);
  }

  @ParameterizedTest
  @CsvSource({
    "bash, .local/share/bash-completion/completions/exabgp, complete -F _exabgp_complete exabgp",
    "zsh, .zsh/completions/_herald, #compdef herald",
    "fish, .config/fish/completions/herald.fish, complete -c herald",
  })
  void itIsPutWhereTheShellLooksAndRemoved(String shell, String file, String text)
      throws IOException {
    assertThat(run("shell", "install", shell).out())
        .contains("✓ Installed " + shell + " completion to: " + home.resolve(file));
    assertThat(Files.readString(home.resolve(file))).contains(text).doesNotContain("@program@");
    assertThat(run("shell", "completion", shell).out())
        .contains(Files.readString(home.resolve(file)));

    assertThat(run("shell", "uninstall", shell).out())
        .contains("✓ Removed " + shell + " completion from: " + home.resolve(file))
        .contains("✓ Removed the empty directory: ");
    assertThat(home.resolve(file).getParent()).doesNotExist();
    assertThat(run("shell", "uninstall", shell).out()).startsWith("No " + shell + " completion");
  }

  @Test
  void withoutAShellItIsThatOfTheUser() {
    assertThat(run("shell", "install").out()).contains("Installed fish completion");
    assertThat(run("shell").code()).isEqualTo(1);
    var other = CommandLine.run(Map.of("HOME", home.toString()), "", "shell", "install");
    assertThat(other.out()).contains("Installed bash completion");
    assertThat(run("shell", "install", "tcsh").code()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '>',
      value = {
        "'conf'                             > configuration",
        "'configuration p'                  > print",
        "'edge.c'                           > :files",
        "'validate '                        > :files",
        "'validate --neig'                  > --neighbor",
        "'run show adj-rib '                > in out",
        "'run --batch '                     > :files",
        "'run --pipename x daemon re'       > reload restart",
        "'cli s'                            > show shutdown status silence-ack session snapshot subscribe system",
        "'shell install '                   > bash zsh fish",
        "'help ver'                         > version",
        "'help shell un'                    > uninstall",
        "'--env-file '                      > :files",
        "'--env-file x.env top --o'         > --once",
      })
  void whatAWordCouldBecome(String typed, String words) {
    int blank = typed.lastIndexOf(' ');
    var before = typed.substring(0, Math.max(0, blank)).strip();
    var line = before.isEmpty() ? new String[0] : before.split(" ");
    var call = Arrays.copyOf(line, line.length + 1);
    call[line.length] = typed.substring(blank + 1);
    var suggestions =
        new CommandLineCompletion(
                new net.herald.console.CommandCompletion(() -> java.util.List.of()))
            .after(Arrays.asList(call).subList(0, line.length), call[line.length]);
    var found =
        suggestions.candidates().stream()
            .map(net.herald.console.Candidate::word)
            .collect(Collectors.joining(" "));
    assertThat((found + (suggestions.files() ? ":files" : "")).split(" "))
        .containsExactlyInAnyOrder(words.split(" "));
  }

  @Test
  void completionsAreToldAWordALine() {
    assertThat(run("shell", "complete", "--", "daemon-", "").code()).isZero();
    assertThat(run("shell", "complete", "--", "run", "daemon", "rel").out())
        .isEqualTo("reload\treads the configuration anew\n");
    assertThat(run("shell", "complete", "--", "server", "").out()).isEqualTo(":files\n");
  }
}
