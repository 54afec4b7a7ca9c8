package net.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Configurations from texts, for tests. */
public final class Texts {
  private static final String NEIGHBOR =
      """
      neighbor 192.0.2.1 {
        router-id 192.0.2.9;
        local-address 192.0.2.2;
        local-as 65001;
        peer-as 65002;
        family { ipv4 unicast; ipv6 unicast; }
        STATEMENTS
      }
      """;

  private Texts() {}

  /** What is read of a text, with all that is said of it. */
  public static ConfigurationReader.Result read(String text) {
    ConfigurationReader reader =
        new ConfigurationReader(Defaults.STANDARD, Path.of("."), Map.of("PATH", "/nowhere"));
    return reader.read("f", text.getBytes(StandardCharsets.UTF_8));
  }

  /** The configuration of a text without errors. */
  public static Configuration configuration(String text) {
    ConfigurationReader.Result result = read(text);
    assertThat(result.diagnostics().errors()).as(result.diagnostics().print()).isZero();
    return Objects.requireNonNull(result.configuration());
  }

  /** A complete neighbor with further statements. */
  public static Neighbor neighbor(String statements) {
    return configuration(section(statements)).neighbors().getFirst();
  }

  /** The section of a complete neighbor with further statements. */
  static String section(String statements) {
    return NEIGHBOR.replace("STATEMENTS", statements);
  }

  /** Errors and warnings about the statements, each with its severity in front. */
  static String said(String statements) {
    StringBuilder out = new StringBuilder();
    read(section(statements))
        .diagnostics()
        .sorted()
        .forEach(one -> out.append(one.severity().word()).append(": ").append(one.oneLine()));
    return out.toString();
  }
}
