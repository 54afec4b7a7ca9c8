package net.herald.api;

import java.util.List;
import java.util.Set;
import net.herald.config.SubscriptionReader;
import net.herald.text.Wanted;
import org.jspecify.annotations.Nullable;

/** The commands, for manuals and completion: the same rows that sessions go by. */
public final class CommandReference {

  /**
   * A command.
   *
   * @param spellings the ways it is written, that of version 6 first; {@code SELECTOR} stands for a
   *     selector, {@code a|b} for either word
   * @param arguments what follows
   * @param help what it does
   * @param routes what could stand behind words of its routes; null for one that says none
   * @param block what could stand behind words between its braces; null for one that has none, or
   *     whose routes have them
   */
  public record Row(
      List<String> spellings,
      String arguments,
      String help,
      @Nullable Grammar routes,
      @Nullable Grammar block) {}

  /** Of words that somebody types. */
  @FunctionalInterface
  public interface Grammar {
    /**
     * What could follow.
     *
     * @param words typed behind those of the command, or behind the brace
     */
    Wanted after(List<String> words);
  }

  private CommandReference() {}

  /** The words behind an address that say more of the neighbor, each with a value. */
  public static Set<String> selectorKeys() {
    return Selector.KEYS;
  }

  /** What a word of a route may have behind it. */
  public static Wanted values(String word) {
    return RouteSyntax.ROUTE.after(List.of("0.0.0.0/0", word));
  }

  /** Every command, in the order of the table. */
  public static List<Row> rows() {
    return Commands.TABLE.stream()
        .map(row -> new Row(row.spellings(), row.arguments(), row.help(), routes(row), block(row)))
        .toList();
  }

  private static @Nullable Grammar block(CommandRow row) {
    return row.kind() == CommandRow.Kind.SECTION ? SubscriptionReader::after : null;
  }

  private static @Nullable Grammar routes(CommandRow row) {
    var syntax = row.routes();
    return syntax == null ? null : syntax::after;
  }
}
