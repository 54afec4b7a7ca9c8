package net.herald.console;

import java.util.ArrayList;
import java.util.List;

/**
 * What could stand at a place.
 *
 * @param candidates words, in the order of the tables
 * @param expected what else could stand there, as the usage calls it: {@code PREFIX}; empty for
 *     nothing
 * @param files whether the name of a file could
 */
public record Suggestions(List<Candidate> candidates, String expected, boolean files) {
  /** Nothing. */
  public static final Suggestions NONE = new Suggestions(List.of(), "", false);

  /** Copies what could change. */
  public Suggestions {
    candidates = List.copyOf(candidates);
  }

  /** These, and behind them others. */
  public Suggestions and(Suggestions others) {
    var both = new ArrayList<>(candidates);
    both.addAll(others.candidates);
    var between = expected.isEmpty() || others.expected.isEmpty() ? "" : " or ";
    return new Suggestions(both, expected + between + others.expected, files || others.files);
  }

  /** Those that begin like this, one of each word. */
  public Suggestions startingWith(String start) {
    var fitting = new ArrayList<Candidate>();
    for (var candidate : candidates) {
      boolean known = fitting.stream().anyMatch(c -> c.word().equals(candidate.word()));
      if (candidate.word().startsWith(start) && !known) {
        fitting.add(candidate);
      }
    }
    return new Suggestions(fitting, expected, files);
  }
}
