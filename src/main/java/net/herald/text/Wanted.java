package net.herald.text;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a parser would take where a text ends that somebody is typing: it is given the text with
 * {@link #MARK} behind it, and whatever it asks the mark for is noted, by {@link Words}. So
 * completion knows what the parser knows.
 */
public final class Wanted {
  /** A word that no grammar has. */
  public static final String MARK = "\u001a";

  private final Set<String> words = new LinkedHashSet<>();
  private final Set<String> values = new LinkedHashSet<>();
  private boolean end;

  /** One of these words. */
  void word(Collection<String> some) {
    some.stream().filter(word -> !word.isEmpty()).forEach(words::add);
  }

  /** One of these words, and of those that were said before, and nothing else. */
  void only(Collection<String> all) {
    word(all);
    values.clear();
  }

  /** Takes back words that a grammar has, and that mean nothing where it is used. */
  public void never(Collection<String> some) {
    words.removeAll(some);
  }

  /** The brace that closes what is open. */
  public void close() {
    words.add("}");
  }

  /** Something that is no fixed word. */
  void value(String what) {
    if (!what.isEmpty()) {
      values.add(what);
    }
  }

  /** The end of the statement. */
  public void end() {
    end = true;
  }

  /** The words that could stand there. */
  public List<String> words() {
    return List.copyOf(words);
  }

  /** What else could, as faults call it: {@code a number from 0 to 63}. */
  public List<String> values() {
    return List.copyOf(values);
  }

  /** Whether nothing need stand there. */
  public boolean mayEnd() {
    return end;
  }
}
