package net.herald.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * Which words somebody may mean who typed the beginning of one: those that begin like it; if there
 * is none, those that have its letters in this order.
 */
final class Matching {
  /** How many are shown of those that only have the letters. */
  private static final int MOST = 10;

  private static final int BEGINS = 100;
  private static final int LETTER = 10;

  private record Scored(Candidate candidate, int score) {}

  private Matching() {}

  /**
   * The words that may be meant, the likeliest first; all in their order where nothing is typed.
   *
   * @param habit how often a word was typed there, from 0 to 75
   * @param fuzzy whether letters in the right order are enough
   */
  static List<Candidate> of(
      String typed, List<Candidate> all, ToIntFunction<String> habit, boolean fuzzy) {
    if (typed.isEmpty()) {
      return all;
    }
    var start = typed.toLowerCase(Locale.ROOT);
    var begin = all.stream().filter(c -> lower(c).startsWith(start)).toList();
    if (!begin.isEmpty() || !fuzzy) {
      return ranked(begin, start, habit);
    }
    var loose = all.stream().filter(c -> has(lower(c), start)).toList();
    var ranked = ranked(loose, start, habit);
    return ranked.subList(0, Math.min(MOST, ranked.size()));
  }

  private static List<Candidate> ranked(
      List<Candidate> some, String start, ToIntFunction<String> habit) {
    var scored = new ArrayList<Scored>();
    for (var candidate : some) {
      scored.add(new Scored(candidate, score(lower(candidate), start, habit)));
    }
    scored.sort(Comparator.comparingInt(Scored::score).reversed());
    return scored.stream().map(Scored::candidate).toList();
  }

  private static int score(String word, String start, ToIntFunction<String> habit) {
    int letters = LETTER * start.length() - (word.length() - start.length());
    int first = word.charAt(0) == start.charAt(0) ? LETTER : 0;
    return (word.startsWith(start) ? BEGINS : first) + letters + habit.applyAsInt(word);
  }

  private static String lower(Candidate candidate) {
    return candidate.word().toLowerCase(Locale.ROOT);
  }

  /** Whether a word has letters in their order. */
  private static boolean has(String word, String letters) {
    int at = 0;
    for (int i = 0; i < word.length() && at < letters.length(); i++) {
      at += word.charAt(i) == letters.charAt(at) ? 1 : 0;
    }
    return at == letters.length();
  }
}
