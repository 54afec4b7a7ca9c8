package net.herald.console;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What may follow, read from the usage that people are shown: the same text serves manual, help and
 * completion.
 *
 * <pre>
 *   word          itself
 *   SLOT          something of a kind, which a {@link Slots} knows
 *   a|b           either, without blanks
 *   a b | c d     either, of all that stands around it
 *   [ ... ] ( )   may be missing; a group
 *   x ...         once or more; behind an opening brace anything
 * </pre>
 */
public final class Usage {
  private static final Pattern TOKEN =
      Pattern.compile("\\.\\.\\.|[\\[\\]()]|(?:(?!\\.\\.\\.)[^\\s\\[\\]()|])+|\\|");
  private static final String MORE = "...";

  /** What the slots of a usage stand for. */
  interface Slots {
    /**
     * How many words are a value of a slot.
     *
     * @param at where it begins; there is a word
     * @return where it may end; nothing when there is none
     */
    Set<Integer> ends(String slot, List<String> words, int at);

    /** Whether a slot has to stay empty there. */
    boolean isEmpty(String slot, List<String> words, int at);
  }

  private static final Slots ANYTHING =
      new Slots() {
        @Override
        public Set<Integer> ends(String slot, List<String> words, int at) {
          return Set.of(at + 1);
        }

        @Override
        public boolean isEmpty(String slot, List<String> words, int at) {
          return false;
        }
      };

  /** What could stand behind the words. */
  sealed interface Expected {}

  /** A part of a usage. */
  sealed interface Part {}

  /** A word that stands for itself. */
  record Word(String word) implements Part, Expected {}

  /** A slot by its name. */
  record Slot(String name) implements Part, Expected {}

  private record Sequence(List<Part> parts) implements Part {}

  private record Either(List<Part> parts) implements Part {}

  private record Maybe(Part part) implements Part {}

  private record Repeated(Part part) implements Part {}

  private record Token(String text, boolean glued) {}

  private final Part all;

  private Usage(Part all) {
    this.all = all;
  }

  /** Reads a usage. */
  static Usage of(String text) {
    var tokens = new ArrayList<Token>();
    var matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      boolean before = matcher.start() > 0 && text.charAt(matcher.start() - 1) != ' ';
      boolean after = matcher.end() < text.length() && text.charAt(matcher.end()) != ' ';
      tokens.add(new Token(matcher.group(), before && after));
    }
    return new Usage(new Reading(tokens).alternatives());
  }

  /**
   * What could stand behind words, where any word fills a slot.
   *
   * @param usage as people are shown it
   */
  public static Suggestions suggestions(String usage, List<String> words) {
    return of(usage).suggestions(words);
  }

  Suggestions suggestions(List<String> words) {
    var candidates = new ArrayList<Candidate>();
    var slots = new ArrayList<String>();
    for (var expected : after(words, ANYTHING)) {
      switch (expected) {
        case Word(var word) -> candidates.add(new Candidate(word, ""));
        case Slot(var slot) -> slots.add(slot);
      }
    }
    return new Suggestions(candidates, String.join(" or ", slots), false);
  }

  /** This, and behind it another. */
  Usage then(Usage next) {
    return new Usage(new Sequence(List.of(all, next.all)));
  }

  /**
   * Follows words as far as they go.
   *
   * @return what could stand behind all of them
   */
  Set<Expected> after(List<String> words, Slots slots) {
    var expected = new LinkedHashSet<Expected>();
    match(all, new TreeSet<>(Set.of(0)), new Walk(words, slots, expected::add));
    return expected;
  }

  /** Where this may end in words; more than their number where one of its brackets is open. */
  Set<Integer> ends(List<String> words, Slots slots) {
    return match(all, new TreeSet<>(Set.of(0)), new Walk(words, slots, _ -> {}));
  }

  private record Walk(List<String> words, Slots slots, Consumer<Expected> expected) {}

  /** Where a part may end that begins at one of these places. */
  private static SortedSet<Integer> match(Part part, SortedSet<Integer> starts, Walk walk) {
    return switch (part) {
      case Word word -> word(word, starts, walk);
      case Slot slot -> slot(slot, starts, walk);
      case Sequence(var parts) -> {
        var ends = starts;
        for (var each : parts) {
          ends = match(each, ends, walk);
        }
        yield ends;
      }
      case Either(var parts) -> {
        var ends = new TreeSet<Integer>();
        parts.forEach(each -> ends.addAll(match(each, starts, walk)));
        yield ends;
      }
      case Maybe(var may) -> {
        var ends = new TreeSet<>(match(may, starts, walk));
        ends.addAll(starts);
        yield ends;
      }
      case Repeated(var again) -> {
        var ends = new TreeSet<>(match(again, starts, walk));
        for (int before = -1; before != ends.size(); ) {
          before = ends.size();
          ends.addAll(match(again, new TreeSet<>(ends), walk));
        }
        yield ends;
      }
    };
  }

  private static SortedSet<Integer> word(Word word, SortedSet<Integer> starts, Walk walk) {
    var ends = new TreeSet<Integer>();
    for (int at : starts) {
      if (at == walk.words.size()) {
        walk.expected.accept(word);
      } else if (at < walk.words.size() && walk.words.get(at).equals(word.word)) {
        ends.add(at + 1);
      }
    }
    return ends;
  }

  private static SortedSet<Integer> slot(Slot slot, SortedSet<Integer> starts, Walk walk) {
    var ends = new TreeSet<Integer>();
    for (int at : starts) {
      if (walk.slots.isEmpty(slot.name, walk.words, at)) {
        ends.add(at);
      } else if (at == walk.words.size()) {
        walk.expected.accept(slot);
      } else if (at < walk.words.size()) {
        ends.addAll(walk.slots.ends(slot.name, walk.words, at));
      }
    }
    return ends;
  }

  /** Takes tokens one after the other. */
  private static final class Reading {
    private final List<Token> tokens;
    private int at;

    Reading(List<Token> tokens) {
      this.tokens = tokens;
    }

    private boolean isNext(String text) {
      return at < tokens.size() && tokens.get(at).text.equals(text);
    }

    Part alternatives() {
      var parts = new ArrayList<Part>();
      parts.add(sequence());
      while (isNext("|")) {
        at++;
        parts.add(sequence());
      }
      return parts.size() == 1 ? parts.getFirst() : new Either(parts);
    }

    private Part sequence() {
      var parts = new ArrayList<Part>();
      while (at < tokens.size() && !isNext("]") && !isNext(")") && !isNext("|")) {
        if (isNext(MORE) && !parts.isEmpty() && !parts.getLast().equals(new Word("{"))) {
          at++;
          parts.add(new Repeated(parts.removeLast()));
          // what may be missing altogether may be there again
          if (parts.getLast() instanceof Repeated(Maybe(var part))) {
            parts.set(parts.size() - 1, new Maybe(new Repeated(part)));
          }
        } else {
          parts.add(item());
        }
      }
      return parts.size() == 1 ? parts.getFirst() : new Sequence(parts);
    }

    private Part item() {
      var parts = new ArrayList<Part>();
      parts.add(atom());
      while (isNext("|") && tokens.get(at).glued) {
        at++;
        parts.add(atom());
      }
      return parts.size() == 1 ? parts.getFirst() : new Either(parts);
    }

    private Part atom() {
      var text = tokens.get(at++).text;
      return switch (text) {
        case "[" -> new Maybe(enclosed());
        case "(" -> enclosed();
        case MORE -> new Repeated(new Slot(MORE));
        default -> named(text.endsWith(";") ? text.substring(0, text.length() - 1) : text);
      };
    }

    /** Up to the bracket that closes. */
    private Part enclosed() {
      var inner = alternatives();
      at++;
      return inner;
    }

    private static Part named(String word) {
      boolean slot = word.chars().anyMatch(Character::isUpperCase) || word.startsWith("/");
      return slot ? new Slot(word) : new Word(word);
    }
  }
}
