package net.herald.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.herald.bgp.attribute.Attributes;
import net.herald.bgp.nlri.Families;
import net.herald.lab.GeneratedOctets;
import net.herald.offline.Examples;
import net.herald.wire.Hex;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The invariants of {@link Target} for what fuzzing found so far ({@code found.txt}: a target and
 * octets a line), for examples, and for changed copies of both. {@code -Dseed=N} and {@code
 * -Drounds=N} try others and more.
 */
class FuzzTest {
  private static final Path FOUND = Path.of("src/test/resources/net/herald/fuzz/found.txt");
  private static final int ROUNDS = Integer.getInteger("rounds", 3000);
  private static final long SEED = Long.getLong("seed", 20251125L);

  @TestFactory
  Stream<DynamicTest> found() throws IOException {
    return Files.readAllLines(FOUND).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" ", 2))
        .map(words ->
            DynamicTest.dynamicTest(
                words[0] + " " + words[1],
                () -> holds(Target.valueOf(words[0].toUpperCase(Locale.ROOT)), hex(words[1]))));
  }

  @TestFactory
  Stream<DynamicTest> anyOctets() {
    return Stream.of(Target.values())
        .map(target -> DynamicTest.dynamicTest(target.name(), () -> rounds(target)));
  }

  private static void rounds(Target target) throws IOException {
    var octets = new GeneratedOctets(SEED);
    examples(target).forEach(octets::example);
    for (int round = 0; round < ROUNDS; round++) {
      holds(target, octets.next());
    }
  }

  private static void holds(Target target, byte[] octets) {
    try {
      target.accept(octets);
    } catch (RuntimeException | Error broken) {
      throw new AssertionError(target + " " + Hex.upper(octets) + ": add it to found.txt", broken);
    }
    assertThat(octets).isNotNull();
  }

  private static byte[] hex(String text) {
    return Hex.parse(text.replace(" ", ""));
  }

  /** Something that is understood, for each target. */
  static List<byte[]> examples(Target target) throws IOException {
    var examples = new ArrayList<byte[]>();
    switch (target) {
      case MESSAGE ->
          examples.add(hex("01 00000015400101004002004003040102030440050400000064180A0000"));
      case ATTRIBUTE -> {
        for (var row : Attributes.TABLE) {
          Examples.attributes(row.code()).forEach(e -> examples.add(after(row.code(), e)));
        }
      }
      case NLRI -> {
        for (int i = 0; i < Families.all().size(); i++) {
          int at = i;
          Examples.nlri(Families.all().get(i).toString()).forEach(e -> examples.add(after(at, e)));
        }
      }
      case OPEN ->
          examples.add(
              hex(
                  "04FFFD00B40A000002340206010400010001020641040000FFFD02224B201F4578614247502F"
                      + "6D61696E2D633261326561386562642D3230323430373135"));
      case CONFIGURATION -> {
        try (var files = Files.list(Path.of("src/test/resources/net/herald/config/diagnostics"))) {
          for (var file : files.filter(f -> f.toString().endsWith(".conf")).sorted().toList()) {
            examples.add(Files.readAllBytes(file));
          }
        }
        examples.add(Files.readAllBytes(Path.of("etc/example.conf")));
      }
      case COMMAND -> {
        for (var line :
            Files.readAllLines(Path.of("src/test/resources/net/herald/api/commands.txt"))) {
          if (line.matches("[46]+> .*")) {
            examples.add(
                line.substring(line.indexOf('>') + 2).getBytes(StandardCharsets.ISO_8859_1));
          }
        }
      }
    }
    return examples;
  }

  private static byte[] after(int first, byte[] rest) {
    var all = new byte[rest.length + 1];
    all[0] = (byte) first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }
}
