package net.herald.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.herald.project.PackageTable.Row;
import org.junit.jupiter.api.Test;

/** The compiled classes against the table of packages in ARCHITECTURE.md. */
class ArchitectureTest {

  /** A type of the project in a class name, a descriptor or a generic signature. */
  private static final Pattern TYPE = Pattern.compile("net/herald/((?:[a-z0-9]+/)+)[A-Z]");

  @Test
  void packagesImportOnlyWhatTheTableAllows() throws IOException {
    assertThat(PackageTable.ofTheProject().violations(importsOfThePackages())).isEmpty();
  }

  @Test
  void theTableHasNoCycleWithinALevel() throws IOException {
    assertThat(PackageTable.ofTheProject().cycles()).isEmpty();
  }

  /** Lower levels need no word, higher ones no word can allow. */
  @Test
  void importsNamedInTheTableAreOfTheSameLevel() throws IOException {
    Map<String, Row> rows = PackageTable.ofTheProject().rows();
    for (Row row : rows.values()) {
      assertThat(row.sameLevel())
          .as("imports of %s", row.name())
          .allSatisfy(name -> assertThat(rows.get(name)).matches(to -> to.level() == row.level()));
    }
  }

  private static final PackageTable EXAMPLE =
      PackageTable.parse(
          """
          | Level | Package | Owns |
          |---|---|---|
          | 0 | `low` | Words. |
          | 1 | `middle` | `Words`, more. Imports `middle.a`, `middle.b`. |
          | 1 | `middle.a` | Things. |
          | 1 | `middle.b` | Things. Imports `middle`. |
          | 2 | `high` | All. |
          """);

  @Test
  void theCheckSeesEachKindOfForbiddenImport() {
    assertThat(
            EXAMPLE.violations(
                new TreeMap<>(
                    Map.of(
                        "low", Set.of("high"),
                        "middle", Set.of("low", "middle", "middle.a", "middle.b"),
                        "middle.a", Set.of("middle"),
                        "high", Set.of("low", "middle.a", "unknown"),
                        "unknown", Set.of("low")))))
        .containsExactlyInAnyOrder(
            "low must not import high",
            "middle.a must not import middle",
            "high must not import unknown",
            "package unknown has no row in ARCHITECTURE.md",
            "unknown must not import low");
  }

  @Test
  void theCheckSeesACycle() {
    assertThat(EXAMPLE.cycles()).containsExactly("middle", "middle.b");
  }

  /** Which packages of the project each package's classes name, without the root's prefix. */
  private static Map<String, Set<String>> importsOfThePackages() throws IOException {
    Map<String, Set<String>> imports = new TreeMap<>();
    for (Path file : classFiles()) {
      ClassModel model = ClassFile.of().parse(file);
      String name = model.thisClass().asInternalName();
      if (name.endsWith("/package-info")) {
        continue;
      }
      Set<String> targets = imports.computeIfAbsent(packageOf(name), _ -> new TreeSet<>());
      for (PoolEntry entry : model.constantPool()) {
        if (entry instanceof Utf8Entry text) {
          TYPE.matcher(text.stringValue())
              .results()
              .forEach(type -> targets.add(packageOf(type.group())));
        }
      }
    }
    assertThat(imports).as("packages found").hasSizeGreaterThan(3);
    return imports;
  }

  private static String packageOf(String internalName) {
    return internalName
        .substring("net/herald/".length(), internalName.lastIndexOf('/'))
        .replace('/', '.');
  }

  private static List<Path> classFiles() throws IOException {
    Path root =
        Stream.of(System.getProperty("java.class.path").split(":"))
            .map(Path::of)
            .filter(path -> path.endsWith("classes"))
            .findFirst()
            .orElseThrow();
    try (Stream<Path> files = Files.walk(root.resolve("net/herald"))) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }
}
