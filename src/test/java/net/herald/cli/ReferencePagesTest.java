package net.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import net.herald.config.KeywordReference;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The pages of {@code docs/reference} and {@code docs/man} say what the tables say. */
class ReferencePagesTest {

  @TestFactory
  Stream<DynamicTest> pages() {
    return Stream.concat(
        compared(Path.of("docs/reference"), ReferencePages.pages()),
        compared(Path.of("docs/man"), ManPages.pages()));
  }

  private static Stream<DynamicTest> compared(Path directory, Map<String, String> pages) {
    return pages.entrySet().stream()
        .map(page ->
            DynamicTest.dynamicTest(
                page.getKey(),
                () ->
                    assertThat(directory.resolve(page.getKey()))
                        .as("run ./build reference")
                        .hasContent(page.getValue())));
  }

  @Test
  void everyWordHasItsHelp() {
    for (var table : KeywordReference.tables()) {
      assertThat(table.rows())
          .as(table.name())
          .isNotEmpty()
          .allSatisfy(row -> {
            assertThat(row.help()).as(table.name() + " " + row.word()).isNotBlank();
            assertThat(row.since()).as(table.name() + " " + row.word()).isNotBlank();
          });
    }
  }

  @Test
  void aBarInsideACellDoesNotEndIt() {
    assertThat(ReferencePages.pages().get("commands.md").lines().filter(l -> l.startsWith("|")))
        .allMatch(line -> line.replace("\\|", "").chars().filter(c -> c == '|').count() == 4);
  }
}
