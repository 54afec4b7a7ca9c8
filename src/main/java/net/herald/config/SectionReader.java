package net.herald.config;

import java.util.ArrayDeque;
import java.util.Deque;
import net.herald.text.Diagnostic;
import net.herald.text.Diagnostics;
import net.herald.text.Range;
import net.herald.text.Source;
import net.herald.text.TextFault;
import net.herald.text.Tokeniser;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * The loop over the statements of a file: holds the sections that are open, hands each statement to
 * the innermost one, records the fault of a statement and goes on with the next.
 */
final class SectionReader {
  /** How deep sections may stand in each other; what the language knows needs seven. */
  static final int DEEPEST = 16;

  private static final String NOTHING_CLOSED = "this '}' closes nothing";

  private record Open(Section section, Range statement) {}

  private final Diagnostics diagnostics;
  private final Tokeniser tokens;
  private final Deque<Open> open = new ArrayDeque<>();
  private final Section root;
  private int statements;
  private @Nullable Range stray;

  private SectionReader(Source source, Section root, Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.root = root;
    this.tokens = Tokeniser.ofFile(source, diagnostics);
  }

  /**
   * Reads a whole file.
   *
   * @return how many statements it has
   */
  static int read(Source source, Section root, Diagnostics diagnostics) {
    SectionReader reader = new SectionReader(source, root, diagnostics);
    reader.run();
    return reader.statements;
  }

  private void run() {
    while (tokens.next()) {
      statements++;
      if (stray != null) {
        diagnostics.add(Diagnostic.error(stray, NOTHING_CLOSED, "expected no '}'"));
        stray = null;
      }
      try {
        switch (tokens.terminator()) {
          case '{' -> enter(tokens.words());
          case '}' -> leave(tokens.words());
          default -> command(tokens.words());
        }
      } catch (TextFault fault) {
        diagnostics.add(fault);
      }
    }
    if (stray != null) {
      // files of ExaBGP 5 end like this
      diagnostics.add(Diagnostic.warning(stray, NOTHING_CLOSED, "expected no '}'"));
    }
    while (!open.isEmpty()) {
      Open last = open.pop();
      diagnostics.add(
          Diagnostic.warning(last.statement(), "this section is never closed", "expected '}'"));
      close(last, tokens.endOfText());
    }
  }

  private Section innermost() {
    return open.isEmpty() ? root : open.peek().section();
  }

  private void command(Words words) {
    innermost().command(words);
    warnOfRest(words);
  }

  private void enter(Words words) {
    Range statement = words.statement();
    Section entered = Skipped.SECTION;
    try {
      if (open.size() >= DEEPEST) {
        throw words.faultInStatement("sections stand too deep in each other", "");
      }
      entered = innermost().open(words);
      warnOfRest(words);
    } finally {
      open.push(new Open(entered, statement));
    }
  }

  private void leave(Words words) {
    if (words.hasNext()) {
      diagnostics.add(
          Diagnostic.error(words.statement(), "this statement is not ended", "expected ';'"));
    }
    if (open.isEmpty()) {
      stray = words.endRange();
      return;
    }
    close(open.pop(), words.endRange());
  }

  private void close(Open section, Range end) {
    try {
      section.section().close(end);
    } catch (TextFault fault) {
      diagnostics.add(fault);
    }
  }

  private void warnOfRest(Words words) {
    if (words.hasNext()) {
      Range first = words.nextRange();
      diagnostics.add(
          Diagnostic.warning(
              new Range(first.source(), first.from(), words.lastOffset()),
              first.source().isHidden(first.from())
                  ? "a word is ignored"
                  : "'" + words.rest() + "' is ignored",
              "expected the end of the statement"));
    }
  }
}
