package net.herald.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Words that are not written to their end, and what they can only mean. */
final class Abbreviations {
  private final Function<List<String>, Suggestions> after;

  /**
   * Abbreviations of what may be typed.
   *
   * @param after what could stand behind words
   */
  Abbreviations(Function<List<String>, Suggestions> after) {
    this.after = after;
  }

  /**
   * Words with each written out that is the beginning of one word only, where nothing but a word
   * can stand.
   */
  List<String> written(List<String> typed) {
    var words = new ArrayList<String>();
    for (var word : typed) {
      var there = after.apply(words);
      var meant = there.startingWith(word).candidates().stream().map(Candidate::word).toList();
      boolean clear = meant.size() == 1 && there.expected().isEmpty() && !there.files();
      words.add(clear ? meant.getFirst() : word);
    }
    return words;
  }

  /**
   * The beginnings of two words in one: {@code dst} for {@code daemon status}. Nothing where it may
   * mean several things.
   */
  List<Candidate> glued(String typed) {
    var found = new ArrayList<Candidate>();
    for (var first : after.apply(List.of()).startingWith("").candidates()) {
      for (int i = 1; i < typed.length(); i++) {
        if (first.word().startsWith(typed.substring(0, i))) {
          second(first.word(), typed.substring(i)).forEach(found::add);
        }
      }
    }
    return found.size() == 1 ? found : List.of();
  }

  private Stream<Candidate> second(String first, String typed) {
    var there = after.apply(List.of(first)).startingWith(typed).candidates();
    return there.size() == 1
        ? there.stream().map(c -> new Candidate(first + " " + c.word(), c.help()))
        : Stream.empty();
  }
}
