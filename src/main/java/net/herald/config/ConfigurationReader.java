package net.herald.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.herald.text.Diagnostic;
import net.herald.text.Diagnostics;
import net.herald.text.Range;
import net.herald.text.Source;
import org.jspecify.annotations.Nullable;

/** Reads a configuration from a file or from a text. Nothing but the file is touched. */
public final class ConfigurationReader {
  /** The largest file that is read, in octets. */
  static final long LARGEST = 256L << 20;

  private final Defaults defaults;
  private final Path working;
  private final Map<String, String> variables;

  /**
   * A reader.
   *
   * @param defaults what the environment says for neighbors
   * @param working the directory the daemon was started in
   * @param variables of the daemon, for the lookup of programs
   */
  public ConfigurationReader(Defaults defaults, Path working, Map<String, String> variables) {
    this.defaults = defaults;
    this.working = working;
    this.variables = Map.copyOf(variables);
  }

  /**
   * The outcome.
   *
   * @param configuration what the file says; null where it has an error
   * @param diagnostics errors and warnings
   */
  public record Result(@Nullable Configuration configuration, Diagnostics diagnostics) {}

  /** Reads a file. */
  public Result read(Path file) {
    String name = file.toString();
    try {
      if (Files.size(file) > LARGEST) {
        return refused(name, "this file is too large", "expected at most " + LARGEST + " octets");
      }
      Path parent = file.toAbsolutePath().getParent();
      return read(new Source(name, text(file)), parent == null ? working : parent);
    } catch (NoSuchFileException _) {
      return refused(name, "there is no such file", "");
    } catch (IOException e) {
      return refused(name, "cannot read this file: " + e.getMessage(), "");
    }
  }

  /**
   * Reads what came from elsewhere, such as standard input.
   *
   * @param name what diagnostics call it
   */
  public Result read(String name, byte[] octets) {
    return read(new Source(name, text(octets)), working);
  }

  private static Result refused(String name, String summary, String expected) {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.add(Diagnostic.error(Range.whole(new Source(name, "")), summary, expected));
    return new Result(null, diagnostics);
  }

  private Result read(Source source, Path directory) {
    Diagnostics diagnostics = new Diagnostics();
    ProgramLookup programs = new ProgramLookup(directory, working, variables);
    Reading reading = new Reading(diagnostics, defaults, programs);
    if (SectionReader.read(source, new RootSection(reading), diagnostics) == 0) {
      diagnostics.add(
          Diagnostic.error(Range.whole(source), "there is no configuration in this file", ""));
    }
    List<Neighbor> neighbors = neighbors(reading);
    Configuration configuration =
        diagnostics.errors() > 0
            ? null
            : new Configuration(neighbors, reading.processes, reading.healthchecks);
    return new Result(configuration, diagnostics);
  }

  /**
   * The file is UTF-8; one that is not, which ExaBGP would not read, counts as Latin-1. A large
   * file must not take its room twice: the JDK makes the text of the octets that it read.
   */
  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException _) {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
  }

  private static String text(byte[] octets) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException _) {
      return new String(octets, StandardCharsets.ISO_8859_1);
    }
  }

  private static List<Neighbor> neighbors(Reading reading) {
    List<Neighbor> neighbors = new ArrayList<>();
    Map<String, Range> keys = new HashMap<>();
    for (NeighborDraft draft : reading.neighbors) {
      Neighbor neighbor = NeighborAssembly.assemble(reading, draft);
      if (neighbor != null) {
        Range first = keys.putIfAbsent(neighbor.key(), draft.header);
        if (first != null) {
          reading.error(
              draft.header,
              "duplicate peer definition " + neighbor.addresses().peer(),
              "first written in line " + first.line());
        }
        neighbors.add(neighbor);
      }
    }
    return neighbors;
  }
}
