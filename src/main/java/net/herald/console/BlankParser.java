package net.herald.console;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.Parser;

/** Words with blanks between, and nothing else: what is quoted for the daemon is its business. */
final class BlankParser implements Parser {
  @Override
  public CompletingParsedLine parse(String line, int cursor, ParseContext context) {
    var words = new ArrayList<String>();
    int index = 0;
    int within = 0;
    boolean found = false;
    for (int from = 0; from <= line.length(); ) {
      int blank = line.indexOf(' ', from);
      int to = blank < 0 ? line.length() : blank;
      if (!found && cursor <= to) {
        found = true;
        index = words.size();
        within = cursor - from;
      }
      words.add(line.substring(from, to));
      from = to + 1;
    }
    return new Parsed(line, cursor, List.copyOf(words), index, within);
  }

  private record Parsed(String line, int cursor, List<String> words, int wordIndex, int wordCursor)
      implements CompletingParsedLine {
    @Override
    public String word() {
      return words.get(wordIndex);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor;
    }

    @Override
    public int rawWordLength() {
      return word().length();
    }
  }
}
