package net.herald.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Differences that are meant: lines {@code ID REGEX} of {@code tools/differential/known.txt}. ID is
 * a row of KNOWN_DEVIATIONS.md, or {@code exabgp} for a plain defect of ExaBGP.
 */
final class Known {
  private record Row(String id, Pattern pattern) {}

  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Integer> seen = new TreeMap<>();

  Known(Path file) throws IOException {
    for (var line : Files.readAllLines(file)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        var words = line.strip().split(" +", 2);
        rows.add(new Row(words[0], Pattern.compile(words[1])));
      }
    }
  }

  /** The row of a difference; null for one that is not meant. */
  @Nullable String id(String difference) {
    for (var row : rows) {
      if (row.pattern.matcher(difference).find()) {
        seen.merge(row.id + " " + row.pattern, 1, Integer::sum);
        return row.id;
      }
    }
    return null;
  }

  /** Notes a part of what ExaBGP shows in octets. */
  void newer() {
    seen.merge("newer what it keeps in octets", 1, Integer::sum);
  }

  /** Notes that ExaBGP sent nothing any more. */
  void silent() {
    seen.merge("exabgp what it never sent", 1, Integer::sum);
  }

  /** How often each row was seen. */
  Map<String, Integer> seen() {
    return seen;
  }
}
