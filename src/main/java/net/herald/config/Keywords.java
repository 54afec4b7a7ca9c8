package net.herald.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.herald.bgp.Decimal;
import net.herald.text.Diagnostic;
import net.herald.text.TextFault;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * The table of a section.
 *
 * @param <S> the section
 */
final class Keywords<S> {
  /** The row of words such as {@code afi-16397}. */
  static final String NUMBERED_AFI = "afi-N";

  private final String section;
  private final Map<String, Keyword<S>> rows = new LinkedHashMap<>();
  private final Map<String, Keyword<S>> old = new LinkedHashMap<>();
  private final Map<String, String> elsewhere;

  private Keywords(String section, List<Keyword<S>> rows, Map<String, String> elsewhere) {
    this.section = section;
    this.elsewhere = elsewhere;
    for (Keyword<S> row : rows) {
      if (this.rows.put(row.word(), row) != null) {
        throw new IllegalStateException("two rows for " + row.word() + " in " + section);
      }
    }
  }

  /** A table. */
  static <S> Keywords<S> of(String section, List<Keyword<S>> rows) {
    return new Keywords<>(section, rows, Map.of());
  }

  /**
   * A table, and words that people look for in this section.
   *
   * @param elsewhere for such a word what to write instead
   */
  static <S> Keywords<S> of(String section, List<Keyword<S>> rows, Map<String, String> elsewhere) {
    return new Keywords<>(section, rows, elsewhere);
  }

  /** This table with spellings of former versions: understood, but suggested to nobody. */
  Keywords<S> with(List<Keyword<S>> spellings) {
    for (Keyword<S> row : spellings) {
      old.put(row.word(), row);
    }
    return this;
  }

  /** The spellings of former versions. */
  List<Keyword<S>> old() {
    return List.copyOf(old.values());
  }

  /** What messages call the section. */
  String section() {
    return section;
  }

  /** All rows, in the order of the table. */
  List<Keyword<S>> rows() {
    return List.copyOf(rows.values());
  }

  /** Does what {@code word value;} says. */
  void command(S to, Words words) {
    Keyword<S> former = former(words);
    if (former != null && former.command() != null) {
      words.next("a keyword of " + section);
      former.command().accept(to, words);
      return;
    }
    Keyword<S> row = row(words);
    if (row.command() == null) {
      words.offer(List.of("{"));
      throw words.fault("'" + row.word() + "' is a section", "expected '{' in place of ';'");
    }
    row.command().accept(to, words);
    row.end(words);
  }

  /** Opens what <code>word value {</code> opens. */
  Section open(S in, Words words) {
    Keyword<S> former = former(words);
    if (former != null && former.block() != null) {
      words.next("a keyword of " + section);
      return former.block().apply(in, words);
    }
    Keyword<S> row = row(words);
    if (row.block() == null) {
      throw words.fault("'" + row.word() + "' is no section", "expected ';' in place of '{'");
    }
    Section section = row.block().apply(in, words);
    row.end(words);
    return section;
  }

  /** The old spelling that comes next; null for none. Looks only where there are any. */
  private @Nullable Keyword<S> former(Words words) {
    return old.isEmpty() ? null : old.get(words.peek());
  }

  private static boolean isNumberedAfi(String word) {
    return word.startsWith("afi-") && Decimal.parse(word.substring(4), 0xffff) >= 0;
  }

  private Keyword<S> row(Words words) {
    words.offer(rows.keySet());
    String word = words.next("a keyword of " + section);
    Keyword<S> row = rows.get(isNumberedAfi(word) ? NUMBERED_AFI : word);
    if (row != null) {
      return row;
    }
    String summary = "unknown keyword '" + word + "' in " + section;
    String instead = elsewhere.get(word);
    if (instead != null) {
      throw new TextFault(Diagnostic.error(words.range(), summary, instead));
    }
    throw words.unknown(summary, List.copyOf(rows.keySet()));
  }
}
