package net.herald.bgp.nlri;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.herald.bgp.Family;
import net.herald.json.JsonWriter;
import net.herald.route.ConfiguredRoute;
import net.herald.route.RouteParser;
import net.herald.text.TextFault;
import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Golden NLRI: what is written, what is sent, what is shown. They are in {@code nlri/*.txt} beside
 * this class among the resources, a file a family or a kind of families, an entry a paragraph:
 *
 * <pre>
 *   # RFC and clause, or what is special
 *   family    ipv4 mpls-vpn
 *   write     10.0.0.0/24 rd 65000:1 label 100
 *   wire      70 000641 0000FDE800000001 0A0000
 *   json      { "nlri": "10.0.0.0/24", "label": [ [100, 1601] ], "rd": "65000:1" }
 *   text      10.0.0.0/24 label 100 (1601) rd 65000:1
 *   replaces  70 000651 0000FDE800000001 0A0000
 *   beside    70 000641 0000FDE800000002 0A0000
 * </pre>
 *
 * <p>{@code write} is what follows the words of the family in configuration and commands, and gives
 * the octets of {@code wire}, which are decoded to what gives {@code json} and {@code text}; {@code
 * text} is read back to the same octets where the family can be written. With the line {@code
 * path-id} the octets begin with a path identifier. {@code sent} are the octets that {@code wire}
 * becomes when sent again, where they differ. {@code replaces} is the same route in other octets,
 * {@code beside} another route. An entry with {@code fault} in place of {@code json} and {@code
 * text} has a {@code wire} or a {@code write} that is refused, and says why in part; {@code flaw}
 * says in part what is wrong with octets that are kept nevertheless.
 *
 * <p>Only {@code family} and one of {@code wire} and {@code write} are always there.
 */
class NlriGoldenTest {
  private static final Set<String> KEYS =
      Set.of(
          "family",
          "path-id",
          "write",
          "wire",
          "sent",
          "json",
          "text",
          "replaces",
          "beside",
          "flaw",
          "fault");

  /** A paragraph of a file. */
  private record Entry(String place, Map<String, String> lines) {
    String need(String key) {
      return requireNonNull(lines.get(key), place + " has no line '" + key + "'");
    }

    boolean has(String key) {
      return lines.containsKey(key);
    }

    Family family() {
      var words = need("family").split(" ");
      return requireNonNull(Families.parse(words[0], words[1]), need("family"));
    }

    byte[] octets(String key) {
      return Hex.parse(need(key).replace(" ", ""));
    }

    Nlri decoded(String key) {
      return decode(octets(key));
    }

    Nlri decode(byte[] octets) {
      var in = new WireReader(octets);
      var nlri = Families.row(family()).syntax().decode(in, family(), has("path-id"));
      assertThat(in.left()).as("octets behind the NLRI").isZero();
      return nlri;
    }

    Nlri parsed(String words) {
      var routes = new ArrayList<ConfiguredRoute>();
      new RouteParser().route(family(), Words.ofLine("golden", words), routes::add);
      assertThat(routes).as(words).hasSize(1);
      var nlri = routes.getFirst().route().nlri();
      assertThat(nlri.family()).isEqualTo(family());
      return nlri;
    }

    String encoded(Nlri nlri) {
      var out = new WireWriter();
      Families.row(family()).syntax().encode(nlri, out, has("path-id"));
      return Hex.upper(out.toBytes());
    }

    /** The octets we send for it. */
    String sent() {
      return Hex.upper(octets(has("sent") ? "sent" : "wire"));
    }
  }

  @TestFactory
  Stream<DynamicContainer> golden() {
    return files()
        .map(file -> {
          var name = file.getFileName().toString();
          var tests = entries(file).stream().map(NlriGoldenTest::test);
          return DynamicContainer.dynamicContainer(name, tests);
        });
  }

  @Test
  void everyFamilyHasOne() {
    var shown = new HashSet<Family>();
    files().forEach(file -> entries(file).forEach(entry -> shown.add(entry.family())));
    assertThat(Families.all()).allSatisfy(family -> assertThat(shown).contains(family));
  }

  private static DynamicTest test(Entry entry) {
    var lines = entry.lines;
    var name = entry.place + " " + lines.getOrDefault("write", lines.getOrDefault("wire", ""));
    return DynamicTest.dynamicTest(
        name,
        () -> {
          assertThat(KEYS).as(entry.place).containsAll(lines.keySet());
          if (entry.has("fault")) {
            refused(entry);
          } else {
            accepted(entry);
          }
        });
  }

  private static void refused(Entry entry) {
    if (entry.has("wire")) {
      assertThatThrownBy(() -> entry.decoded("wire"))
          .isInstanceOfSatisfying(
              WireFault.class, fault -> assertThat(fault.why()).contains(entry.need("fault")));
    } else {
      assertThatThrownBy(() -> entry.parsed(entry.need("write")))
          .isInstanceOf(TextFault.class)
          .hasMessageContaining(entry.need("fault"));
    }
  }

  private static void accepted(Entry entry) {
    var syntax = Families.row(entry.family()).syntax();
    var nlri = entry.decoded("wire");
    assertThat(entry.encoded(nlri)).as("sent again").isEqualTo(entry.sent());
    if (entry.has("flaw")) {
      assertThat(nlri.flaw()).contains(entry.need("flaw"));
    } else {
      assertThat(nlri.flaw()).isNull();
    }
    if (entry.has("write")) {
      assertThat(entry.encoded(entry.parsed(entry.need("write")))).isEqualTo(entry.sent());
    }
    if (entry.has("json")) {
      var json = new JsonWriter();
      syntax.json(nlri, json);
      assertThat(json).hasToString(entry.need("json"));
    }
    if (entry.has("text")) {
      var text = new StringBuilder();
      syntax.text(nlri, text);
      assertThat(text).hasToString(entry.need("text"));
      if (syntax.grammar() != null) {
        assertThat(entry.encoded(entry.parsed(text.toString()))).isEqualTo(entry.sent());
      }
    }
    if (entry.has("replaces")) {
      var same = entry.decoded("replaces");
      assertThat(nlri).isEqualTo(same).hasSameHashCodeAs(same);
      assertThat(nlri.sameOctets(same)).as("same octets").isFalse();
    }
    if (entry.has("beside")) {
      assertThat(nlri).isNotEqualTo(entry.decoded("beside"));
    }
  }

  private static Stream<Path> files() {
    try {
      var folder = requireNonNull(NlriGoldenTest.class.getResource("nlri"), "nlri/*.txt");
      try (var files = Files.list(Path.of(folder.toURI()))) {
        return files.sorted().toList().stream();
      }
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Entry> entries(Path file) {
    try {
      var entries = new ArrayList<Entry>();
      Map<String, String> lines = new LinkedHashMap<>();
      int number = 0;
      int begin = 1;
      for (var line : Stream.concat(Files.readAllLines(file).stream(), Stream.of("")).toList()) {
        number++;
        if (line.isBlank() && !lines.isEmpty()) {
          entries.add(new Entry(file.getFileName() + ":" + begin, lines));
          lines = new LinkedHashMap<>();
        } else if (!line.isBlank() && !line.startsWith("#")) {
          begin = lines.isEmpty() ? number : begin;
          var parts = line.split("\\s+", 2);
          var twice = lines.put(parts[0], parts.length > 1 ? parts[1].strip() : "");
          assertThat(twice).as("%s:%d is written twice", file, number).isNull();
        }
      }
      return entries;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
