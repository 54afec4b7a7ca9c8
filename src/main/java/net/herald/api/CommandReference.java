package net.herald.api;

import java.util.List;
import java.util.Set;

/** The commands, for manuals and completion: the same rows that sessions go by. */
public final class CommandReference {

  /**
   * A command.
   *
   * @param spellings the ways it is written, that of version 6 first; {@code SELECTOR} stands for a
   *     selector, {@code a|b} for either word
   * @param arguments what follows
   * @param help what it does
   */
  public record Row(List<String> spellings, String arguments, String help) {}

  private CommandReference() {}

  /** The words behind an address that say more of the neighbor, each with a value. */
  public static Set<String> selectorKeys() {
    return Selector.KEYS;
  }

  /** Every command, in the order of the table. */
  public static List<Row> rows() {
    return Commands.TABLE.stream()
        .map(row -> new Row(row.spellings(), row.arguments(), row.help()))
        .toList();
  }
}
