package net.herald.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import net.herald.route.ConfiguredRoute;
import net.herald.text.Range;
import org.jspecify.annotations.Nullable;

/** Routes with the places where they are written: an offset each, for files have millions. */
final class RouteList {
  private final List<ConfiguredRoute> routes = new ArrayList<>();
  private int[] from = new int[16];
  private int[] to = new int[16];
  private @Nullable Range place;

  /** Where routes go that are written at this place. */
  Consumer<ConfiguredRoute> at(Range newPlace) {
    place = newPlace;
    return this::add;
  }

  private void add(ConfiguredRoute route) {
    int size = routes.size();
    if (size == from.length) {
      from = Arrays.copyOf(from, size * 2);
      to = Arrays.copyOf(to, size * 2);
    }
    if (place != null) {
      from[size] = place.from();
      to[size] = place.to();
    }
    routes.add(route);
  }

  void addAll(RouteList others) {
    for (int i = 0; i < others.routes.size(); i++) {
      place = others.range(i);
      add(others.routes.get(i));
    }
  }

  List<ConfiguredRoute> list() {
    return routes;
  }

  /** Where a route is written. */
  Range range(int index) {
    if (place == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return new Range(place.source(), from[index], to[index]);
  }
}
