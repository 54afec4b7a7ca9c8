package net.herald.migrate;

import java.util.ArrayList;
import java.util.List;
import net.herald.text.Diagnostics;
import net.herald.text.Range;
import net.herald.text.Source;
import net.herald.text.Tokeniser;

/**
 * A statement of a configuration and where it stands.
 *
 * @param words as they are meant, quotes and escapes undone
 * @param places of the words
 * @param end what ended it: {@code ;}, <code>{</code> or <code>}</code>
 * @param endPlace where that stands
 * @param depth how many sections it stands in
 */
record Statement(List<String> words, List<Range> places, char end, Range endPlace, int depth) {

  /**
   * All statements that some ExaBGP may have written; those of a faulty text as far as they can be
   * made out. Of a section {@code healthcheck}, which only Herald has, there is just the opening.
   */
  static List<Statement> of(String text) {
    List<Statement> statements = new ArrayList<>();
    var tokeniser = Tokeniser.ofFile(new Source("", text), new Diagnostics());
    int depth = 0;
    int skipped = Integer.MAX_VALUE;
    while (tokeniser.next()) {
      var words = tokeniser.words();
      List<String> texts = new ArrayList<>();
      List<Range> places = new ArrayList<>();
      while (words.hasNext()) {
        texts.add(words.next(""));
        places.add(words.range());
      }
      char end = tokeniser.terminator();
      depth -= end == '}' ? 1 : 0;
      if (depth <= skipped) {
        var statement = new Statement(texts, places, end, words.endRange(), depth);
        statements.add(statement);
        skipped = end == '{' && statement.begins("healthcheck") ? depth : Integer.MAX_VALUE;
      }
      depth += end == '{' ? 1 : 0;
    }
    return statements;
  }

  /** Whether it begins with these words. */
  boolean begins(String... first) {
    return words.size() >= first.length && words.subList(0, first.length).equals(List.of(first));
  }

  /** Whether these words stand there, in capitals or not, and none of them in quotes. */
  boolean has(List<String> wanted, int at, String text) {
    for (int i = 0; i < wanted.size(); i++) {
      Range place = places.get(at + i);
      if (!text.substring(place.from(), place.to()).equalsIgnoreCase(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  Range first() {
    return places.getFirst();
  }
}
