package net.herald.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.herald.bgp.Asn;
import net.herald.config.ConfigurationReader;
import net.herald.config.Defaults;
import net.herald.config.Neighbor;
import net.herald.environment.Environment;
import net.herald.environment.EnvironmentReader;
import net.herald.environment.Installation;
import net.herald.event.Dialect;
import net.herald.event.EventOrigin;
import net.herald.event.EventScenes;
import net.herald.iana.MessageType;
import net.herald.json.StrictJson;
import net.herald.offline.MessageDecoder;
import net.herald.offline.OfflineSession;
import net.herald.offline.RouteEncoder;
import net.herald.offline.Undecodable;
import net.herald.offline.Unencodable;
import net.herald.time.ManualClock;
import net.herald.wire.Hex;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The lines {@code json}, {@code jsv4}, {@code jsv6} and {@code cmd} of the suite: what each UPDATE
 * is in events of both versions, and which command makes it.
 *
 * <p>A line on which Herald differs for good is in {@link #DEVIATIONS}, with its row of
 * KNOWN_DEVIATIONS.
 */
class ReportsAndCommandsTest {
  /** Case, kind and number of a line, and the row that says why it differs. */
  private static final Map<String, String> DEVIATIONS = Map.of();

  /** The suite speaks in the name of an ExaBGP, and so do its commands (row W61). */
  private static final Environment ENVIRONMENT =
      EnvironmentReader.read(
              Map.of("exabgp_version", "5.0.0-0+test"), Installation.find(Map.of(), null))
          .environment();

  private static final Set<String> NOT_COMPARED = Set.of("time", "host", "pid", "ppid", "counter");
  private static final String EVERYTHING =
      """
      neighbor 127.0.0.1 {
        router-id 10.0.0.2; local-address 127.0.0.1; local-as %s; peer-as %s; %s
        capability { asn4 %s; nexthop enable; %s %s }
        family { all; }
        nexthop {
          ipv4 unicast ipv6; ipv4 multicast ipv6; ipv4 nlri-mpls ipv6; ipv4 mpls-vpn ipv6;
          ipv6 unicast ipv4; ipv6 multicast ipv4; ipv6 nlri-mpls ipv4; ipv6 mpls-vpn ipv4;
        }
        add-path { %s }
      }
      """;

  /** One expectation: a message, and what it is or what makes it. */
  private record Line(String id, String kind, String content, String raw) {}

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    var files = new ArrayList<>(Suite.files("encoding", ".ci"));
    files.addAll(Suite.files("api", ".ci"));
    return files.stream().map(ReportsAndCommandsTest::test);
  }

  private static DynamicTest test(Path file) {
    var name = Suite.name(file);
    return DynamicTest.dynamicTest(
        name, () -> assertThat(String.join("\n\n", wrong(file))).isEmpty());
  }

  private static List<String> wrong(Path file) throws IOException {
    var text = Files.readAllLines(file);
    var lines = lines(Suite.name(file), text);
    var neighbor = neighbor(text);
    if (neighbor == null) {
      return lines.isEmpty() ? List.of() : List.of("the configuration is not understood");
    }
    var wrong = new ArrayList<String>();
    for (var line : lines) {
      var problem =
          line.kind.equals("cmd")
              ? command(line, neighbor, peerAs(text))
              : event(line, OfflineSession.of(neighbor));
      boolean deviates = DEVIATIONS.containsKey(line.id);
      if ((problem != null) != deviates) {
        wrong.add(line.id + (deviates ? " passes: take it off the list" : "\n" + problem));
      }
    }
    return wrong;
  }

  /** The expectations of a file, each with the message it is about. */
  private static List<Line> lines(String name, List<String> text) {
    var lines = new ArrayList<Line>();
    var numbers = new LinkedHashMap<String, Integer>();
    var update = "";
    for (int i = 0; i < text.size(); i++) {
      var line = text.get(i).strip();
      var parts = line.split(":", 3);
      if (line.contains("#") || parts.length < 3 || line.startsWith("option:")) {
        continue;
      }
      var kind = parts[1].strip().toLowerCase(Locale.ROOT);
      if (kind.equals("raw") && isUpdate(parts[2])) {
        update = parts[2];
      }
      if (Set.of("json", "jsv4", "jsv6", "cmd").contains(kind)) {
        int number = numbers.merge(kind, 1, Integer::sum);
        var raw = kind.equals("cmd") ? next(text, i, parts[0]) : update;
        if (raw != null) {
          lines.add(new Line(name + " " + kind + " " + number, kind, parts[2], raw));
        }
      }
    }
    return lines;
  }

  private static boolean isUpdate(String raw) {
    var parts = raw.split(":", 4);
    return parts.length == 4
        && parts[2].equals("02")
        && !Set.of(4, 11).contains(octets(parts[3]).length);
  }

  /** The next message with a prefix. */
  private static @Nullable String next(List<String> text, int from, String prefix) {
    for (int i = from + 1; i < text.size(); i++) {
      var parts = text.get(i).strip().split(":", 3);
      if (parts.length == 3 && parts[0].equals(prefix) && parts[1].equals("raw")) {
        return parts[2];
      }
    }
    return null;
  }

  private static @Nullable Neighbor neighbor(List<String> text) {
    for (var line : text) {
      if (line.startsWith("option:file:")) {
        var file = Suite.folder().resolve("etc").resolve(line.substring(12).strip());
        var configuration =
            new ConfigurationReader(Defaults.STANDARD, file.getParent(), System.getenv())
                .read(file)
                .configuration();
        if (configuration == null) {
          return null;
        }
        // a case whose neighbors are made by commands: that which they make
        return configuration.neighbors().isEmpty()
            ? context(EVERYTHING.formatted("65533", "65533", "", "true", "", "", ""))
            : configuration.neighbors().getFirst();
      }
    }
    throw new IllegalArgumentException("no option:file");
  }

  private static @Nullable Asn peerAs(List<String> text) {
    for (var line : text) {
      if (line.startsWith("option:asn:")) {
        return Asn.parse(line.substring(11).strip());
      }
    }
    return null;
  }

  private static byte[] octets(String raw) {
    return Hex.parse(raw.replace(":", "").replace(" ", ""));
  }

  /** What is wrong with the event of a message; null when nothing is. */
  private static @Nullable String event(Line line, OfflineSession session) {
    var dialects =
        switch (line.kind) {
          case "jsv4" -> List.of(Dialect.JSON_4);
          case "jsv6" -> List.of(Dialect.JSON_6);
          default -> List.of(Dialect.JSON_4, Dialect.JSON_6);
        };
    for (var dialect : dialects) {
      var decoder =
          new MessageDecoder(
              session, dialect, new EventOrigin("h", 1, 1), new ManualClock(), false);
      try {
        var shown = decoder.json(octets(line.raw), MessageType.UPDATE);
        EventScenes.asItsSchemaSays(shown);
        var expected = StrictJson.object(line.content);
        if (line.kind.equals("json")) {
          expected.put("exabgp", dialect == Dialect.JSON_4 ? "4.0.1" : "6.0.0");
        }
        if (!compared(StrictJson.object(shown)).equals(compared(expected))) {
          return "shown    "
              + compared(StrictJson.object(shown))
              + "\nexpected "
              + compared(expected);
        }
      } catch (Undecodable e) {
        return e.why() + "\n" + line.raw;
      }
    }
    return null;
  }

  private static Object compared(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var kept = new LinkedHashMap<Object, Object>();
        map.forEach((key, member) -> {
          if (!NOT_COMPARED.contains(key)) {
            kept.put(key, compared(member));
          }
        });
        yield kept;
      }
      case List<?> list -> list.stream().map(ReportsAndCommandsTest::compared).toList();
      default -> value;
    };
  }

  /** What is wrong with the message of a command; null when nothing is. */
  private static @Nullable String command(Line line, Neighbor of, @Nullable Asn peerAs) {
    var command = line.content.strip().replaceFirst("^neighbor \\S+ ", "");
    var local = Objects.requireNonNull(of.identity().localAs());
    boolean pathIds = command.contains("path-information");
    var text =
        EVERYTHING.formatted(
            local,
            peerAs != null ? peerAs : local,
            of.addresses().linkLocal() != null
                ? "local-link-local " + of.addresses().linkLocal() + ";"
                : "",
            of.capabilities().asn4(),
            Boolean.TRUE.equals(of.capabilities().linkLocalNextHop())
                ? "link-local-nexthop enable;"
                : "",
            pathIds ? "add-path send/receive;" : "",
            pathIds ? "all;" : "");
    var neighbor = context(text);
    try {
      var made =
          new RouteEncoder(OfflineSession.of(neighbor), neighbor, ENVIRONMENT.wholeFlowPrefixes())
              .command(command);
      var hex = made.messages().stream().map(Hex::upper).toList();
      var expected = List.of(Hex.upper(octets(line.raw)));
      return hex.equals(expected) ? null : command + "\nmade     " + hex + "\nexpected " + expected;
    } catch (Unencodable e) {
      return command + "\n" + e.why();
    }
  }

  private static Neighbor context(String text) {
    var octets = text.getBytes(StandardCharsets.UTF_8);
    var reader = new ConfigurationReader(Defaults.STANDARD, Path.of("."), Map.of());
    return Objects.requireNonNull(reader.read("context", octets).configuration())
        .neighbors()
        .getFirst();
  }
}
