package net.herald.differential;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where two JSON values differ, a line each: {@code a/b/2: ours, not theirs}. */
final class Difference {
  private static final Set<String> NOT_COMPARED = Set.of("time", "host", "pid", "ppid", "counter");
  private static final String ABSENT = "nothing";

  private final List<String> lines = new ArrayList<>();

  private Difference() {}

  static List<String> between(@Nullable Object ours, @Nullable Object theirs) {
    var difference = new Difference();
    difference.compare("", ours, theirs);
    return difference.lines;
  }

  private void compare(String path, @Nullable Object ours, @Nullable Object theirs) {
    if (ours instanceof Map<?, ?> mine && theirs instanceof Map<?, ?> other) {
      Set<Object> keys = new LinkedHashSet<>(mine.keySet());
      keys.addAll(other.keySet());
      for (var key : keys) {
        if (!NOT_COMPARED.contains(key)) {
          compare(
              path + "/" + key,
              mine.containsKey(key) ? mine.get(key) : ABSENT,
              other.containsKey(key) ? other.get(key) : ABSENT);
        }
      }
    } else if (ours instanceof List<?> mine
        && theirs instanceof List<?> other
        && mine.size() == other.size()) {
      for (int i = 0; i < mine.size(); i++) {
        compare(path + "/" + i, mine.get(i), other.get(i));
      }
    } else if (!same(ours, theirs)) {
      lines.add(
          path.replaceFirst("^/neighbor/message/update", "") + ": " + ours + ", not " + theirs);
    }
  }

  private static boolean same(@Nullable Object ours, @Nullable Object theirs) {
    if (ours instanceof BigDecimal mine && theirs instanceof BigDecimal other) {
      return mine.compareTo(other) == 0;
    }
    return ours == null ? theirs == null : ours.equals(theirs);
  }
}
