package net.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.herald.api.CommandReference;
import net.herald.config.KeywordReference;
import net.herald.environment.Settings;
import net.herald.lab.Programs;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manual pages hold every row, and a formatter has nothing to say against them. */
@ExtendWith(WorkshopExtension.class)
class ManPagesTest {

  static Set<String> names() {
    return ManPages.pages().keySet();
  }

  @Test
  void whatRoffWouldTakeForItsOwnIsEscaped() {
    var page =
        new Roff("x", 7, "v", "Volume")
            .paragraph(".dot 'quote' \\ back-slash … é")
            .meaning("'first")
            .term("-a", "N")
            .toString();
    assertThat(page)
        .contains("\n\\&.dot \\(aqquote\\(aq \\e back\\-slash ... \\[u00E9]\n")
        .contains("\n\\&\\(aqfirst\n")
        .contains("\n\\fB\\-a\\fR \\fIN\\fR\n");
  }

  @Test
  void everyRowIsOnAPage() {
    for (var subcommand : Subcommands.TABLE) {
      assertThat(typed("herald.1")).contains("\n.SS " + quoted(subcommand.word()) + "\n");
      for (var option : subcommand.action().options().rows()) {
        assertThat(typed("herald.1")).contains("\n\\fB" + option.spelling() + "\\fR");
      }
    }
    for (var table : KeywordReference.tables()) {
      assertThat(typed("herald.conf.5")).contains("\n.SS " + quoted(table.name()) + "\n");
      for (var row : table.rows()) {
        assertThat(typed("herald.conf.5")).contains("\n\\fB" + row.word() + "\\fR");
      }
    }
    for (var setting : Settings.TABLE) {
      assertThat(typed("herald.env.5")).contains("\n\\fB" + setting.dotted() + "\\fR");
    }
    for (var row : CommandReference.rows()) {
      for (var spelling : row.spellings()) {
        assertThat(typed("herald-commands.7")).contains("\n\\fB" + spelling + "\\fR");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aFormatterHasNothingToSay(String name, Workshop workshop) {
    assumeTrue(Programs.find("groff").isPresent(), "groff is not installed");
    var page = Path.of("docs/man").resolve(name).toAbsolutePath().toString();
    var groff =
        List.of(Programs.word("groff"), "-ww", "-man", "-Tutf8", "-P-cbou", "-rLL=100n", page);
    var run = workshop.finish(Map.of(), groff);
    assertThat(run.errors().lines()).isEmpty();
    assertThat(String.join("\n", run.output().lines()))
        .contains("NAME", "SEE ALSO")
        .doesNotContain("\\f");
  }

  /** The page with dashes and quotes as they are typed. */
  private static String typed(String name) {
    return String.valueOf(ManPages.pages().get(name))
        .replace("\\:", "")
        .replace("\\-", "-")
        .replace("\\(dq", "\"")
        .replace("\\(aq", "'")
        .replace("\\(ti", "~");
  }

  private static String quoted(String text) {
    return text.indexOf(' ') < 0 ? text : '"' + text + '"';
  }
}
