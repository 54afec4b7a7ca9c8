package net.herald.daemon;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import net.herald.config.Configuration;
import net.herald.config.ConfigurationReader;
import net.herald.log.Category;
import net.herald.log.Log;
import org.jspecify.annotations.Nullable;

/**
 * Where the configuration comes from: files, of which each reload takes the next one ({@code
 * exabgp.debug.rotate}), or what was read from standard input once. Owned by the thread of the
 * supervisor.
 */
public final class ConfigurationSource {
  private final ConfigurationReader reader;
  private final List<Path> files;
  private final byte[] text;
  private int next;

  private ConfigurationSource(ConfigurationReader reader, List<Path> files, byte[] text) {
    this.reader = reader;
    this.files = List.copyOf(files);
    this.text = text.clone();
  }

  /** Files taken in turn; with one file it is always that. */
  public static ConfigurationSource files(ConfigurationReader reader, List<Path> files) {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no configuration file");
    }
    return new ConfigurationSource(reader, files, new byte[0]);
  }

  /** Standard input, whose text was read already: a reload finds the same again. */
  public static ConfigurationSource text(ConfigurationReader reader, byte[] text) {
    return new ConfigurationSource(reader, List.of(), text);
  }

  /** Whether it is a text that no other process can read again. */
  boolean isText() {
    return files.isEmpty();
  }

  /** What it is, for the log. */
  String name() {
    return files.isEmpty() ? "standard input" : files.toString();
  }

  /** What the next {@link #read} reads, for the log. */
  String next() {
    return files.isEmpty() ? "standard input" : files.get(next % files.size()).toString();
  }

  /** Reads a section that somebody wrote in a command. Any thread. */
  ConfigurationReader.Result section(String written) {
    return reader.read("command", written.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads the next file; null, after all its diagnostics were logged, when it has an error. */
  @Nullable Configuration read(Log log) {
    var result =
        files.isEmpty()
            ? reader.read("standard input", text)
            : reader.read(files.get(next++ % files.size()));
    for (var diagnostic : result.diagnostics().sorted()) {
      for (var line : diagnostic.print().split("\n")) {
        if (result.configuration() == null) {
          log.error(Category.CONFIGURATION, line);
        } else {
          log.warning(Category.CONFIGURATION, line);
        }
      }
    }
    return result.configuration();
  }
}
