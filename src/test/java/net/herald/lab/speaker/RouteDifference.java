package net.herald.lab.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Says in a few lines how two sets of routes differ, however many routes they are. */
public final class RouteDifference {
  private static final int SHOWN = 5;

  private RouteDifference() {}

  /** Empty when both have the same routes with the same attributes, in whatever order. */
  public static String of(List<Route> expected, List<Route> found) {
    var missing = new TreeMap<String, Route>();
    expected.forEach(route -> missing.put(route.prefix(), route));
    var wrong = new ArrayList<String>();
    for (var route : found) {
      var wanted = missing.remove(route.prefix());
      if (wanted == null) {
        wrong.add("unexpected " + route);
      } else if (!wanted.equals(route)) {
        wrong.add("expected " + wanted + "\n   found " + route);
      }
    }
    missing.values().forEach(route -> wrong.add("missing " + route));
    if (wrong.isEmpty()) {
      return "";
    }
    return "%d routes expected, %d found, %d wrong:\n%s"
        .formatted(
            expected.size(),
            found.size(),
            wrong.size(),
            String.join("\n", wrong.subList(0, Math.min(SHOWN, wrong.size()))));
  }
}
