package net.herald.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The links of the pages lead somewhere: to a file that is there, to a heading that it has. Whoever
 * begins at the index of the manual finds every page of it.
 */
class LinksTest {
  private static final Path MANUAL = Path.of("docs");
  private static final Path INDEX = MANUAL.resolve("README.md");

  /** {@code [text](target)}, {@code ![text](target)}, {@code [name]: target}. */
  private static final Pattern LINK =
      Pattern.compile("\\]\\(\\s*<?([^)>\\s]+)>?[^)]*\\)|^\\s{0,3}\\[[^]]+]:\\s+(\\S+)");

  private static final Pattern ELSEWHERE = Pattern.compile("(https?|mailto):.*");
  private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*?)\\s*#*");
  private static final Pattern FENCE = Pattern.compile("\\s{0,3}(```|~~~).*");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");

  private record Link(Path page, int line, String target) {
    boolean leadsElsewhere() {
      return ELSEWHERE.matcher(target).matches();
    }

    Path file() {
      int hash = target.indexOf('#');
      var name = hash < 0 ? target : target.substring(0, hash);
      return name.isEmpty() ? page : page.resolveSibling(name).normalize();
    }

    String heading() {
      int hash = target.indexOf('#');
      return hash < 0 ? "" : target.substring(hash + 1);
    }

    @Override
    public String toString() {
      return page + ":" + line + " -> " + target;
    }
  }

  @TestFactory
  Stream<DynamicTest> leadSomewhere() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    for (var page : pages()) {
      for (var link : links(page, prose(Files.readAllLines(page)))) {
        if (!link.leadsElsewhere()) {
          tests.add(DynamicTest.dynamicTest(link.toString(), () -> check(link)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(100);
    return tests.stream();
  }

  private static void check(Link link) throws IOException {
    assertThat(link.target).as("a path within the project").doesNotStartWith("/");
    assertThat(Path.of(".").resolve(link.file()).normalize().startsWith(".."))
        .as("outside of the project")
        .isFalse();
    assertThat(link.file()).exists();
    if (!link.heading().isEmpty()) {
      assertThat(anchors(Files.readAllLines(link.file()))).contains(link.heading());
    }
  }

  /** A link to a directory shows all that is in it. */
  @Test
  void everyFileOfTheManualIsReachableFromItsIndex() throws IOException {
    var seen = new LinkedHashSet<Path>();
    var next = new ArrayDeque<Path>(List.of(INDEX));
    while (!next.isEmpty()) {
      var file = next.remove();
      if (!seen.add(file)) {
        continue;
      }
      if (Files.isDirectory(file)) {
        next.addAll(files(file));
      } else if (file.toString().endsWith(".md")) {
        for (var link : links(file, prose(Files.readAllLines(file)))) {
          if (!link.leadsElsewhere() && link.file().startsWith(MANUAL)) {
            next.add(link.file());
          }
        }
      }
    }
    var lost = new TreeSet<>(files(MANUAL));
    lost.removeAll(seen);
    assertThat(lost).as("files of docs/ that no way from docs/README.md leads to").isEmpty();
  }

  /** The test's own eyes: what is a link, what is a heading, and what only looks like one. */
  @Test
  void readsPagesAsTheyAreShown() {
    var page =
        """
        # The *first* `word`: a-b, c_d!
        ## Twice
        ## Twice
        [one](a.md#x "title") and [two](b.md), `[no](c.md)`, ![p](d.png) [web](https://example.net)
        ```console
        # not a heading [no](e.md)
        ```
            [no](code.md)
        [name]: f.md
        """
            .lines()
            .toList();
    assertThat(anchors(page)).containsExactly("the-first-word-a-b-c_d", "twice", "twice-1");
    assertThat(links(Path.of("p.md"), prose(page)).stream().map(Link::target))
        .containsExactly("a.md#x", "b.md", "d.png", "https://example.net", "f.md");
  }

  private static List<Path> pages() throws IOException {
    var pages = new ArrayList<Path>();
    try (var root = Files.list(Path.of(""))) {
      root.filter(LinksTest::isPage).sorted().forEach(pages::add);
    }
    for (var directory : List.of(MANUAL, Path.of("tools"))) {
      files(directory).stream().filter(LinksTest::isPage).forEach(pages::add);
    }
    return pages;
  }

  private static boolean isPage(Path file) {
    return file.toString().endsWith(".md");
  }

  private static List<Path> files(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The lines by their numbers from 1, without what is shown as it stands. */
  private static Map<Integer, String> prose(List<String> lines) {
    var prose = new HashMap<Integer, String>();
    boolean fenced = false;
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      boolean fence = FENCE.matcher(line).matches();
      if (!fence && !fenced && !line.startsWith("    ")) {
        prose.put(i + 1, line);
      }
      fenced ^= fence;
    }
    return prose;
  }

  private static List<Link> links(Path page, Map<Integer, String> prose) {
    var links = new ArrayList<Link>();
    for (var number : new TreeSet<>(prose.keySet())) {
      var found = LINK.matcher(CODE.matcher(prose.getOrDefault(number, "")).replaceAll("code"));
      while (found.find()) {
        var target = found.group(1) == null ? found.group(2) : found.group(1);
        links.add(new Link(page, number, target));
      }
    }
    return links;
  }

  /** The names of headings as the viewers of Markdown make them; a second one of a name gets -1. */
  private static Set<String> anchors(List<String> lines) {
    var anchors = new LinkedHashSet<String>();
    var prose = prose(lines);
    for (var number : new TreeSet<>(prose.keySet())) {
      var heading = HEADING.matcher(prose.getOrDefault(number, ""));
      if (heading.matches()) {
        var words = heading.group(1).replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1");
        var name =
            words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
        var unique = name;
        for (int i = 1; !anchors.add(unique); i++) {
          unique = name + "-" + i;
        }
      }
    }
    return anchors;
  }
}
