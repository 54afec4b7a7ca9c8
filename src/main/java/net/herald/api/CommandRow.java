package net.herald.api;

import java.util.List;

/**
 * A command.
 *
 * @param spellings the ways it is written, that of version 6 first. {@code SELECTOR} stands for a
 *     selector, {@code a|b} for either word
 * @param arguments what follows, for people
 * @param help what it does, for people
 * @param kind how it is carried out among others
 * @param effect what it does
 */
record CommandRow(List<String> spellings, String arguments, String help, Kind kind, Effect effect) {

  /** How a command is carried out among others. */
  enum Kind {
    /** Changes routes: with others that came together, in one go. */
    ROUTES,
    /** After all that came before, and before all that comes after. */
    SINGLE,
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

  /** The words of a spelling without its selector, as help shows them. */
  String name(int spelling) {
    var words = spellings.get(Math.min(spelling, spellings.size() - 1));
    return words.replace("peer|neighbor " + CommandTree.SELECTOR + " ", "");
  }
}
