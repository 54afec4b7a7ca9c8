package net.herald.log;

import java.util.EnumSet;
import java.util.Set;

/**
 * What the log shows.
 *
 * @param enabled the master switch ({@code log.enable}); false shows nothing at all
 * @param threshold the least severe level shown
 * @param shown the switched categories that are on; those without a switch need not be in it
 */
public record LogSettings(boolean enabled, Level threshold, Set<Category> shown) {

  /** Nothing is shown. */
  public static final LogSettings NOTHING =
      new LogSettings(false, Level.FATAL, EnumSet.noneOf(Category.class));

  /** Everything is shown, as {@code server -d} asks. */
  public static final LogSettings EVERYTHING =
      new LogSettings(true, Level.DEBUG, EnumSet.allOf(Category.class));

  public LogSettings {
    shown = Set.copyOf(shown);
  }

  /** Whether a line of this category and level is shown. */
  public boolean shows(Category category, Level level) {
    return enabled && level.within(threshold) && (!category.switched() || shown.contains(category));
  }
}
