package net.herald.bgp.nlri;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.Family;
import net.herald.wire.Hex;

/** The octets of the golden NLRI, right and wrong ones, for tests that begin with likely octets. */
public final class GoldenNlri {
  private GoldenNlri() {}

  /** Those of a family without path identifier; empty where there are none. */
  public static List<byte[]> octets(Family family) {
    var octets = new ArrayList<byte[]>();
    try {
      var folder = requireNonNull(GoldenNlri.class.getResource("nlri"), "nlri/*.txt");
      try (var files = Files.list(Path.of(folder.toURI()))) {
        for (var file : files.sorted().toList()) {
          add(Files.readString(file), family, octets);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
    return octets;
  }

  private static void add(String file, Family family, List<byte[]> octets) {
    for (var entry : file.split("\n\\s*\n")) {
      boolean wanted =
          entry.lines().anyMatch(line -> line.matches("family\\s+" + family))
              && entry.lines().noneMatch(line -> line.startsWith("path-id"));
      if (wanted) {
        entry
            .lines()
            .filter(line -> line.startsWith("wire "))
            .forEach(line -> octets.add(Hex.parse(line.substring(4).replace(" ", ""))));
      }
    }
  }
}
