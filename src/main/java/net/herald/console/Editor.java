package net.herald.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jline.keymap.KeyMap;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.CompletionMatcher;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * JLine's editor with our completion: what is offered is not filtered again, and stands in our
 * order. TAB first writes abbreviated words out. Where no word can be offered, TAB and ? tell what
 * is expected.
 */
final class Editor extends LineReaderImpl {
  /** What completion knows. */
  interface Knowledge {
    /**
     * Words that may be meant by the beginning of one, in order.
     *
     * @param before the words before it
     */
    Suggestions meant(List<String> before, String start);

    /** Words with abbreviations written out. */
    List<String> written(List<String> words);
  }

  private final Knowledge knowledge;

  Editor(Terminal terminal, Map<String, Object> variables, Knowledge knowledge) throws IOException {
    super(terminal, "herald", variables);
    this.knowledge = knowledge;
    setCompleter((_, line, candidates) -> offer(line, candidates));
    setCompletionMatcher(new AsOffered());
    widgets.put("herald-complete", this::complete);
    widgets.put("herald-list", this::list);
    var keys = Objects.requireNonNull(getKeyMaps().get(LineReader.MAIN));
    keys.bind(new Reference("herald-complete"), "\t");
    keys.bind(new Reference("herald-list"), "?");
    keys.bind(new Reference(LineReader.HISTORY_INCREMENTAL_SEARCH_BACKWARD), KeyMap.ctrl('R'));
  }

  private void offer(org.jline.reader.ParsedLine line, List<Candidate> candidates) {
    var before = new ArrayList<>(line.words().subList(0, line.wordIndex()));
    before.removeIf(String::isEmpty);
    var start = line.word().substring(0, line.wordCursor());
    for (var found : knowledge.meant(before, start).candidates()) {
      var word = found.word();
      boolean whole = !word.endsWith(":");
      var help = found.help().isEmpty() ? null : found.help();
      candidates.add(new Candidate(word, word, null, help, null, null, whole, candidates.size()));
    }
  }

  /** The words up to the cursor; the last one is that at the cursor, and may be empty. */
  private List<String> typed() {
    var typed = getBuffer().upToCursor();
    var words = new ArrayList<>(List.of(typed.strip().split(" +")));
    if (words.getFirst().isEmpty()) {
      words.clear();
    }
    if (words.isEmpty() || typed.endsWith(" ")) {
      words.add("");
    }
    return words;
  }

  private boolean complete() {
    var words = typed();
    var before = words.subList(0, words.size() - 1);
    var written = knowledge.written(before);
    if (!written.equals(before)) {
      var rest = getBuffer().substring(getBuffer().cursor());
      getBuffer().clear();
      getBuffer().write(String.join(" ", written) + " " + words.getLast());
      int cursor = getBuffer().cursor();
      getBuffer().write(rest);
      getBuffer().cursor(cursor);
    }
    return told(written, words.getLast()) || expandOrComplete();
  }

  private boolean list() {
    var words = typed();
    var written = knowledge.written(words.subList(0, words.size() - 1));
    return told(written, words.getLast()) || listChoices();
  }

  /** Says what is expected where there is no word to be offered. */
  private boolean told(List<String> before, String start) {
    var meant = knowledge.meant(before, start);
    boolean tells = meant.candidates().isEmpty() && !meant.expected().isEmpty();
    if (tells) {
      printAbove("expected: " + meant.expected());
    }
    return tells;
  }

  @Override
  protected Comparator<Candidate> getCandidateComparator(boolean caseInsensitive, String word) {
    return Comparator.comparingInt(Candidate::sort);
  }

  /** Everything that is offered fits. */
  private static final class AsOffered implements CompletionMatcher {
    private List<Candidate> all = List.of();
    private String word = "";

    @Override
    public void compile(
        Map<Option, Boolean> options,
        boolean prefix,
        CompletingParsedLine line,
        boolean caseInsensitive,
        int errors,
        String originalGroupName) {
      word = line.word().substring(0, line.wordCursor());
    }

    @Override
    public List<Candidate> matches(List<Candidate> candidates) {
      all = List.copyOf(candidates);
      return new ArrayList<>(all);
    }

    @Override
    public @Nullable Candidate exactMatch() {
      return all.stream().filter(c -> c.value().equals(word)).findFirst().orElse(null);
    }

    @Override
    public String getCommonPrefix() {
      Function<Integer, Boolean> alike =
          n ->
              all.stream()
                  .allMatch(c -> c.value().startsWith(all.getFirst().value().substring(0, n)));
      int length = all.isEmpty() ? 0 : all.getFirst().value().length();
      while (length > 0 && !alike.apply(length)) {
        length--;
      }
      return all.isEmpty() ? word : all.getFirst().value().substring(0, length);
    }
  }
}
