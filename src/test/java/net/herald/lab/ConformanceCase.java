package net.herald.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * One {@code .ci} file of ExaBGP's functional suite: which configurations to run, how the peer
 * behaves, and what it must receive.
 *
 * @param name the name of the file, without its ending
 * @param configurations the files of {@code option:file}, in that order
 * @param options the other options: name to value, empty for a mere switch
 * @param groups what is expected; the messages of a group come in any order, the groups one after
 *     the other
 */
public record ConformanceCase(
    String name,
    List<String> configurations,
    Map<String, String> options,
    List<List<Expectation>> groups) {

  private static final String OPTION = "option:";
  private static final Set<String> SWITCHES =
      Set.of(
          "open:inspect-open-message",
          "open:send-unknown-capability",
          "open:send-unknown-message",
          "update:send-default-route");
  private static final Set<String> VALUES = Set.of("tcp_connections", "timeout", "bind", "asn");
  private static final Set<String> FOR_OTHER_TESTS = Set.of("json", "jsv4", "jsv6", "cmd");

  public ConformanceCase {
    configurations = List.copyOf(configurations);
    options = Map.copyOf(options);
    groups = groups.stream().map(List::copyOf).toList();
  }

  /** One thing the peer waits for, or does, when its turn comes. */
  public sealed interface Expectation {
    /** A message which must be received; without a marker, one is not compared. */
    record Message(String hex) implements Expectation {
      /** Whether it is an End-of-RIB marker. */
      boolean marks() {
        byte[] message = Wire.bytes(hex);
        return message.length >= Wire.HEADER && Wire.isEndOfRib(message);
      }
    }

    /** A NOTIFICATION Cease, Administrative Shutdown, to be sent with this text. */
    record Notification(String text) implements Expectation {}

    /** A signal to be sent to the program under test, with its SIG. */
    record Signal(String name) implements Expectation {}
  }

  /** Which connection and which step: groups are taken in this order. */
  private record GroupKey(char letter, int number) implements Comparable<GroupKey> {
    @Override
    public int compareTo(GroupKey other) {
      return Comparator.comparingInt(GroupKey::letter)
          .thenComparingInt(GroupKey::number)
          .compare(this, other);
    }
  }

  /** Reads a file; one which says something that can never be met is refused. */
  public static ConformanceCase read(Path file) {
    try {
      String name = file.getFileName().toString().replaceFirst("\\.ci$", "");
      return parse(name, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ConformanceCase parse(String name, String text) {
    var configurations = new ArrayList<String>();
    var options = new HashMap<String, String>();
    var groups = new TreeMap<GroupKey, List<Expectation>>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.isEmpty() || line.contains("#")) {
        continue;
      }
      if (line.startsWith("option:file:")) {
        configurations.add(line.substring("option:file:".length()));
      } else if (line.startsWith(OPTION)) {
        option(line.substring(OPTION.length()), options);
      } else {
        expectation(line, groups);
      }
    }
    return new ConformanceCase(name, configurations, options, List.copyOf(groups.values()));
  }

  private static void option(String text, Map<String, String> options) {
    String[] words = text.split(":", 2);
    if (SWITCHES.contains(text)) {
      options.put(text, "");
    } else if (words.length == 2 && VALUES.contains(words[0])) {
      options.put(words[0], words[1]);
    } else {
      throw new IllegalArgumentException("no such option: " + text);
    }
  }

  private static void expectation(String line, Map<GroupKey, List<Expectation>> groups) {
    String[] parts = line.split(":", 3);
    if (parts.length < 3) {
      throw new IllegalArgumentException("an expectation is PREFIX:KIND:CONTENT, not " + line);
    }
    String kind = parts[1].strip().toLowerCase(Locale.ROOT);
    if (FOR_OTHER_TESTS.contains(kind)) {
      return;
    }
    Expectation expectation =
        switch (kind) {
          case "raw" -> new Expectation.Message(hex(parts[2]));
          case "signal" -> new Expectation.Signal(parts[2].strip().toUpperCase(Locale.ROOT));
          case "notification" ->
              new Expectation.Notification(
                  line.substring(line.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT));
          default -> throw new IllegalArgumentException("no such kind of expectation: " + line);
        };
    boolean keepsCase = expectation instanceof Expectation.Notification;
    groups
        .computeIfAbsent(key(parts[0].strip(), keepsCase), key -> new ArrayList<>())
        .add(expectation);
  }

  /**
   * No letter counts as a capital A, which comes before the small letters all others are turned
   * into.
   */
  private static GroupKey key(String prefix, boolean keepsCase) {
    if (!Character.isLetter(prefix.charAt(0))) {
      return new GroupKey('A', Integer.parseInt(prefix));
    }
    char letter = prefix.charAt(0);
    return new GroupKey(
        keepsCase ? letter : Character.toLowerCase(letter), Integer.parseInt(prefix.substring(1)));
  }

  private static String hex(String content) {
    String hex = content.replace(":", "").replace(" ", "").toUpperCase(Locale.ROOT);
    Wire.bytes(hex); // a mistyped expectation would be met by nothing, or fail for the wrong reason
    return hex;
  }

  /** How many connection attempts the program under test has for each neighbor. */
  public String connections() {
    return options.getOrDefault("tcp_connections", "1");
  }

  /** Whether an End-of-RIB marker is among what is expected. */
  public boolean expectsEndOfRib() {
    return groups.stream()
        .flatMap(List::stream)
        .anyMatch(expected -> expected instanceof Expectation.Message message && message.marks());
  }

  /**
   * How long the peer waits for each message: longer than that of the suite, for on a busy machine
   * a helper program takes its time.
   */
  public Duration patience() {
    return Duration.ofSeconds(Integer.parseInt(options.getOrDefault("timeout", "8")));
  }

  /** The address the peer listens on. */
  public String address() {
    return options.getOrDefault("bind", "").equals("ipv6") ? "::1" : "127.0.0.1";
  }

  /** The AS number the peer answers with; none: that of the program under test. */
  public OptionalInt asn() {
    String asn = options.get("asn");
    return asn == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(asn));
  }

  public boolean inspectsOpen() {
    return options.containsKey("open:inspect-open-message");
  }

  public boolean sendsUnknownCapability() {
    return options.containsKey("open:send-unknown-capability");
  }

  public boolean sendsUnknownMessage() {
    return options.containsKey("open:send-unknown-message");
  }

  public boolean sendsDefaultRoute() {
    return options.containsKey("update:send-default-route");
  }
}
