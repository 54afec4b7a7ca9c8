package net.herald.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.herald.cli.CommandLine;
import net.herald.config.ConfigurationReader;
import net.herald.config.Defaults;
import net.herald.lab.Page;
import net.herald.lab.Workshop;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The examples in {@code docs}: an indented line {@code $ herald ...} and what it prints, up to an
 * empty line; and blocks fenced as {@code conf}, which are configurations. Blocks fenced as {@code
 * console} are for {@code WorkedExamplesTest}.
 */
class DocumentationTest {
  private static final String COMMAND = "    $ herald ";
  private static final String BOTH = " 2>&1";

  private record Example(String command, String prints) {}

  @TestFactory
  Stream<DynamicTest> examples() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    try (var pages = Files.list(Path.of("docs"))) {
      for (var page : pages.filter(p -> p.toString().endsWith(".md")).sorted().toList()) {
        for (var example : read(page)) {
          tests.add(
              DynamicTest.dynamicTest(
                  page.getFileName() + ": " + example.command, () -> check(example)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(8);
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> configurations() {
    var tests = new ArrayList<DynamicTest>();
    for (var page : Page.all()) {
      for (var block : page.blocks()) {
        if (block.language().equals("conf")) {
          tests.add(
              DynamicTest.dynamicTest(
                  page + " line " + block.line(), () -> valid(page, block.text())));
        }
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  /** Beside the other files of its page. */
  private static void valid(Page page, String text) throws IOException {
    var programs = Map.of("PATH", Path.of("bin").toAbsolutePath() + ":/usr/bin:/bin");
    try (var workshop = new Workshop()) {
      for (var file : page.blocks().stream().filter(Page.Block::isFile).toList()) {
        Files.setPosixFilePermissions(
            workshop.write(file.name(), file.text()), PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      var result =
          new ConfigurationReader(Defaults.STANDARD, workshop.file(""), programs)
              .read("docs", there(text, workshop).getBytes(StandardCharsets.UTF_8));
      assertThat(result.diagnostics().print()).isEmpty();
    }
  }

  /** The directory that pages work in is not there before a reader has made it. */
  private static String there(String text, Workshop workshop) {
    return text.replace("/tmp/lab/", workshop.file("") + "/");
  }

  private static List<Example> read(Path page) throws IOException {
    var examples = new ArrayList<Example>();
    var lines = Files.readAllLines(page);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(COMMAND)) {
        var command = lines.get(i).substring(COMMAND.length());
        var prints = new StringBuilder();
        while (i + 1 < lines.size() && lines.get(i + 1).startsWith("    ")) {
          i++;
          prints.append(lines.get(i).substring(4)).append('\n');
        }
        examples.add(new Example(command, prints.toString()));
      }
    }
    return examples;
  }

  private static void check(Example example) {
    boolean both = example.command.endsWith(BOTH);
    var words = words(example.command.replace(BOTH, ""));
    var run = CommandLine.run(words.toArray(String[]::new));
    assertThat(elsewhere(run.out()) + (both ? run.err() : "")).isEqualTo(example.prints);
    assertThat(run.code()).isEqualTo(both ? 1 : 0);
  }

  /** As a shell would: quotes hold a word together. */
  private static List<String> words(String command) {
    var words = new ArrayList<String>();
    for (int at = 0; at < command.length(); at++) {
      boolean quoted = command.charAt(at) == '"';
      int end = command.indexOf(quoted ? '"' : ' ', at + 1);
      end = end < 0 ? command.length() : end;
      words.add(command.substring(quoted ? at + 1 : at, end));
      at = quoted ? end + 1 : end;
    }
    return words;
  }

  private static String elsewhere(String out) {
    return out.replaceAll(
        "\"time\": [0-9.]+, \"host\" : \"[^\"]*\", \"pid\" : \\d+, \"ppid\" : \\d+",
        "\"time\": 1795349087.0, \"host\" : \"edge\", \"pid\" : 11, \"ppid\" : 10");
  }
}
