package net.herald.project;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The rules of CONTRIBUTING.md that a reader would otherwise have to remember. Each rule is a
 * function from a file to the sentences that are wrong in it; a test applies it to the project, and
 * another shows that it sees what it is for.
 */
class SourceRulesTest {

  private static final int LINES_OF_A_FILE = 500;
  private static final int LINES_OF_A_METHOD = 60;

  /**
   * Files and methods that are one table each, where a limit would tear apart what is one thing.
   */
  private static final Set<String> LONG_TABLES = Set.of();

  /** Tests that must let time pass, because they watch a process that cannot be given a clock. */
  private static final Set<String> SLEEPERS = Set.of();

  /** Names where a word of the list below is a term of BGP. */
  private static final Set<String> TERMS = Set.of();

  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "Manager",
          "Util",
          "Utils",
          "Utility",
          "Helper",
          "Data",
          "Info",
          "Handler",
          "Collection",
          "Base",
          "Impl",
          "Common",
          "Core",
          "Protocol",
          "Engine");

  private static final Set<String> WALL_CLOCKS =
      Set.of(
          "System.currentTimeMillis",
          "Instant.now",
          "LocalDateTime.now",
          "OffsetDateTime.now",
          "ZonedDateTime.now",
          "new Date");

  private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b|@Disabled\\b");

  private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

  private static List<Sources.File> files = List.of();

  @BeforeAll
  static void readTheSources() throws IOException {
    files = Sources.ofTheProject();
    assertThat(files).hasSizeGreaterThan(20);
  }

  private static List<String> inTheProject(Function<Sources.File, List<String>> rule) {
    return files.stream().flatMap(file -> rule.apply(file).stream()).toList();
  }

  private static List<String> inAFile(
      String path, String text, Function<Sources.File, List<String>> rule) throws IOException {
    return rule.apply(Sources.parse("src/main/java/net/herald/" + path, text));
  }

  @Test
  void filesAndMethodsAreShort() {
    assertThat(inTheProject(SourceRulesTest::tooLong)).isEmpty();
  }

  @Test
  void theRuleSeesALongFileAndALongMethod() throws IOException {
    assertThat(inAFile("A.java", "class A {" + "\n".repeat(499) + "}", SourceRulesTest::tooLong))
        .isEmpty();
    assertThat(inAFile("A.java", "class A {" + "\n".repeat(500) + "}", SourceRulesTest::tooLong))
        .containsExactly("A.java has 501 lines");
    assertThat(
            inAFile(
                "A.java",
                """
                class A {
                  /** Does not count. */
                  @Deprecated(
                      since = "1")
                  void m() {%s}
                  void n() {%s}
                }
                """
                    .formatted("\n".repeat(59), "\n".repeat(60)),
                SourceRulesTest::tooLong))
        .containsExactly("A.java: method n has 61 lines");
  }

  private static List<String> tooLong(Sources.File file) {
    List<String> wrong = new ArrayList<>();
    if (file.lines().size() > LINES_OF_A_FILE && !LONG_TABLES.contains(file.name())) {
      wrong.add(file.name() + " has " + file.lines().size() + " lines");
    }
    for (Sources.Method method : file.methods()) {
      if (method.lines() > LINES_OF_A_METHOD
          && !LONG_TABLES.contains(file.name() + " " + method.name())) {
        wrong.add(file.name() + ": method " + method.name() + " has " + method.lines() + " lines");
      }
    }
    return wrong;
  }

  @Test
  void namesSayWhatAThingIs() {
    assertThat(inTheProject(SourceRulesTest::emptyNames)).isEmpty();
  }

  @Test
  void theRuleSeesANameThatSaysNothing() throws IOException {
    assertThat(
            inAFile(
                "A.java",
                "class HelperProcess { record PeerInfo() {} enum Database {} interface IOHelper {} }",
                SourceRulesTest::emptyNames))
        .containsExactly("A.java: PeerInfo says 'Info'", "A.java: IOHelper says 'Helper'");
  }

  private static List<String> emptyNames(Sources.File file) {
    return file.types().stream()
        .filter(type -> !TERMS.contains(type))
        .flatMap(type ->
            Stream.of(
                    type.replace("HelperProcess", "Process")
                        .split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"))
                .filter(EMPTY_WORDS::contains)
                .map(word -> "%s: %s says '%s'".formatted(file.name(), type, word)))
        .toList();
  }

  @Test
  void timeComesFromTheClock() {
    assertThat(inTheProject(SourceRulesTest::wallClocks)).isEmpty();
  }

  @Test
  void theRuleSeesAWallClock() throws IOException {
    String text =
        """
        class A {
          // System.currentTimeMillis() is for others
          long now = System.currentTimeMillis();
          Object then = new Date();
          Object day = java.time.Instant.now();
        }
        """;
    assertThat(inAFile("peer/A.java", text, SourceRulesTest::wallClocks))
        .containsExactly(
            "A.java:3 asks System.currentTimeMillis",
            "A.java:4 asks new Date",
            "A.java:5 asks java.time.Instant.now");
    assertThat(inAFile("time/A.java", text, SourceRulesTest::wallClocks)).isEmpty();
  }

  private static List<String> wallClocks(Sources.File file) {
    if (file.packageName().equals("time") || file.packageName().equals("log")) {
      return List.of();
    }
    return uses(file, WALL_CLOCKS, "asks");
  }

  @Test
  void nobodySleeps() {
    assertThat(inTheProject(SourceRulesTest::sleeps)).isEmpty();
  }

  @Test
  void theRuleSeesASleeper() throws IOException {
    assertThat(
            inAFile(
                "A.java",
                "class A { void a() throws Exception {\nThread.sleep(10); TimeUnit.SECONDS.sleep(1); } }",
                SourceRulesTest::sleeps))
        .containsExactly("A.java:2 calls Thread.sleep", "A.java:2 calls TimeUnit.SECONDS.sleep");
  }

  private static List<String> sleeps(Sources.File file) {
    return SLEEPERS.contains(file.name())
        ? List.of()
        : uses(file, Set.of("Thread.sleep", "SECONDS.sleep", "MILLISECONDS.sleep"), "calls");
  }

  private static List<String> uses(Sources.File file, Set<String> unwanted, String verb) {
    return file.uses().stream()
        .filter(use -> unwanted.stream().anyMatch(end -> endsWithName(use.what(), end)))
        .map(use -> "%s:%d %s %s".formatted(file.name(), use.line(), verb, use.what()))
        .toList();
  }

  private static boolean endsWithName(String what, String name) {
    return what.equals(name) || what.endsWith("." + name);
  }

  @Test
  void nothingIsLeftForLater() {
    assertThat(inTheProject(SourceRulesTest::unfinished)).isEmpty();
  }

  @Test
  void theRuleSeesWhatWasLeft() throws IOException {
    assertThat(inAFile("A.java", "class A {\n// FIX" + "ME: later\n}", SourceRulesTest::unfinished))
        .containsExactly("A.java:2 is unfinished: // FIX" + "ME: later");
  }

  private static List<String> unfinished(Sources.File file) {
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < file.lines().size(); i++) {
      String line = file.lines().get(i);
      if (UNFINISHED.matcher(line).find() && !line.contains("Pattern.compile(")) {
        wrong.add("%s:%d is unfinished: %s".formatted(file.name(), i + 1, line.strip()));
      }
    }
    return wrong;
  }

  @Test
  void everyPackageIsDescribedAndNullMarked() {
    Set<String> described =
        files.stream()
            .filter(file -> file.name().equals("package-info.java"))
            .filter(file -> file.lines().contains("@NullMarked"))
            .filter(file -> file.lines().getFirst().startsWith("/**"))
            .map(Sources.File::packageName)
            .collect(toSet());
    assertThat(files.stream().map(Sources.File::packageName).distinct())
        .allSatisfy(name -> assertThat(described).contains(name));
  }

  /** A row is {@code | id | what is usual | what Herald does | `ClassTest.method` |}. */
  @Test
  void everyKnownDeviationNamesItsTest() throws IOException {
    assertThat(unshown(Files.readString(Path.of("KNOWN_DEVIATIONS.md")))).isEmpty();
  }

  @Test
  void theRuleSeesADeviationThatNothingShows() {
    assertThat(
            unshown(
                """
                | id | usual | Herald | test |
                |---|---|---|---|
                | D1 | a | b | `SourceRulesTest.nobodySleeps`, `LauncherTest` |
                | D2 | a | b | `SourceRulesTest.everybodySleeps` |
                | D3 | a | b | `NoSuchTest` |
                | D4 | a | b | none |
                | D1 | a | b | `LauncherTest` |
                """))
        .containsExactly(
            "D2: no test SourceRulesTest.everybodySleeps",
            "D3: no test NoSuchTest",
            "D4 names no test",
            "D1 stands twice");
  }

  private static List<String> unshown(String markdown) {
    List<String> wrong = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (String row : markdown.lines().filter(line -> line.startsWith("|")).skip(2).toList()) {
      String[] cells = row.split("(?<!\\\\)\\|");
      String id = cells[1].strip();
      if (!ids.add(id)) {
        wrong.add(id + " stands twice");
      }
      List<MatchResult> names = TEST.matcher(cells[cells.length - 1]).results().toList();
      if (names.isEmpty()) {
        wrong.add(id + " names no test");
      }
      for (MatchResult name : names) {
        if (!testExists(name.group(1), name.group(2))) {
          wrong.add(id + ": no test " + name.group().replace("`", ""));
        }
      }
    }
    return wrong;
  }

  private static boolean testExists(String type, @Nullable String method) {
    return files.stream()
        .filter(file -> file.isTest() && file.name().equals(type + ".java"))
        .anyMatch(file ->
            method == null || file.methods().stream().anyMatch(m -> m.name().equals(method)));
  }
}
