package net.herald.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command.
 *
 * @param spellings the ways it is written, that of version 6 first. {@code SELECTOR} stands for a
 *     selector, {@code a|b} for either word
 * @param arguments what follows, for people
 * @param help what it does, for people
 * @param kind how it is carried out among others
 * @param effect what it does
 * @param routes how its words say routes; null where they say none
 */
record CommandRow(
    List<String> spellings,
    String arguments,
    String help,
    Kind kind,
    Effect effect,
    @Nullable RouteSyntax routes) {

  /** A command that says no routes. */
  CommandRow(List<String> spellings, String arguments, String help, Kind kind, Effect effect) {
    this(spellings, arguments, help, kind, effect, null);
  }

  /** How a command is carried out among others. */
  enum Kind {
    /** Changes routes: with others that came together, in one go. */
    ROUTES,
    /** As {@link #ROUTES}; a part of it may stand between braces. */
    BLOCK,
    /** Gives peers something to do: with others that came together, in one go and in order. */
    ORDER,
    /** After all that came before, and before all that comes after. */
    SINGLE,
    /** As {@link #SINGLE}; a part of it may stand between braces. */
    SECTION,
    /** As {@link #SINGLE}; further commands stand behind it, with {@code ;} between. */
    SEVERAL,
    /** As {@link #SINGLE}; it answers by itself. */
    UNANSWERED
  }

  /** What a command does. */
  interface Effect {
    void run(Call call);
  }

  /** Whether a selector may stand in it. */
  boolean selects() {
    return spellings.stream().anyMatch(s -> s.contains(CommandTree.SELECTOR));
  }

  /** The words of the first spelling, without selector and other words for the same. */
  String name() {
    return spellings
        .getFirst()
        .replace("peer|neighbor " + CommandTree.SELECTOR + " ", "")
        .replaceAll("\\|\\w+", "");
  }
}
