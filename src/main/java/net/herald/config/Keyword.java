package net.herald.config;

import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * A word that a section knows: one row of its table.
 *
 * @param word as written in the file
 * @param shape what follows it, for people
 * @param absent what its absence means, for people
 * @param bare what the word without value means, for people; empty where a value is required
 * @param needed whether its absence is an error
 * @param repeatable whether it may be written more than once
 * @param since the first ExaBGP whose files may have it
 * @param help one sentence
 * @param command what {@code word value;} does
 * @param block what <code>word value {</code> opens
 * @param <S> the section
 */
record Keyword<S>(
    String word,
    String shape,
    String absent,
    String bare,
    boolean needed,
    boolean repeatable,
    String since,
    String help,
    @Nullable BiConsumer<S, Words> command,
    @Nullable BiFunction<S, Words, Section> block) {

  /** Since when there is a keyword that no ExaBGP has. */
  static final String OURS = "Herald";

  /** A keyword whose one value is kept in the scalars of the section. */
  static <S extends Scalars.Owner, V> Keyword<S> of(Scalar<V> scalar, String since, String help) {
    return new Keyword<>(
        scalar.word(),
        scalar.value().shape(),
        scalar.absentText(),
        scalar.bareText(),
        false,
        false,
        since,
        help,
        (section, words) -> section.scalars().read(scalar, words),
        null);
  }

  /** A statement that may be repeated. */
  static <S> Keyword<S> command(
      String word, String shape, String since, String help, BiConsumer<S, Words> command) {
    return new Keyword<>(word, shape, "", "", false, true, since, help, command, null);
  }

  /** A sub-section. */
  static <S> Keyword<S> block(
      String word, String shape, String since, String help, BiFunction<S, Words, Section> block) {
    return new Keyword<>(word, shape, "", "", false, true, since, help, null, block);
  }

  /** A statement that may be a sub-section as well. */
  static <S> Keyword<S> both(
      String word,
      String shape,
      String since,
      String help,
      BiConsumer<S, Words> command,
      BiFunction<S, Words, Section> block) {
    return new Keyword<>(word, shape, "", "", false, true, since, help, command, block);
  }

  /**
   * Refuses words that are left behind the value. Files of ExaBGP may have some, and rest on their
   * being passed over: behind a word that ExaBGP has they are told of, not refused.
   */
  void end(Words words) {
    if (since.equals(OURS)) {
      words.expectEnd();
    }
  }

  /** The same keyword, whose absence is an error. */
  Keyword<S> required() {
    return new Keyword<>(word, shape, "", bare, true, repeatable, since, help, command, block);
  }
}
