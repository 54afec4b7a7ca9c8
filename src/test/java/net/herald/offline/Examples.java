package net.herald.offline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.herald.wire.Hex;

/** Octets of NLRI and attributes that mean something, for tests to begin with. */
public final class Examples {

  private Examples() {}

  /** Those of the golden NLRI of a family, {@code ipv4 unicast}, without path identifiers. */
  public static List<byte[]> nlri(String family) {
    var examples = new ArrayList<byte[]>();
    try (var files = Files.list(resource("/net/herald/bgp/nlri/nlri"))) {
      for (var file : files.sorted().toList()) {
        var of = "";
        boolean pathId = false;
        for (var line : Files.readAllLines(file)) {
          var words = line.split(" +", 2);
          if (words[0].equals("family")) {
            of = words[1].strip();
            pathId = false;
          }
          pathId |= words[0].equals("path-id");
          if (words[0].equals("wire") && of.equals(family) && !pathId) {
            examples.add(Hex.parse(words[1].replace(" ", "")));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return examples;
  }

  /** Those of {@code attributes.txt} of an attribute. */
  public static List<byte[]> attributes(int code) {
    var examples = new ArrayList<byte[]>();
    try {
      for (var line : Files.readAllLines(resource("/net/herald/offline/attributes.txt"))) {
        var words = (line + " ").split(" +", 2);
        if (!line.startsWith("#") && Integer.parseInt(words[0]) == code) {
          examples.add(Hex.parse(words[1].replace(" ", "")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return examples;
  }

  private static Path resource(String name) {
    try {
      return Path.of(
          java.util.Objects.requireNonNull(Examples.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
