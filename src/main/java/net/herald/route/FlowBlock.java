package net.herald.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import net.herald.bgp.nlri.Flow;
import net.herald.text.Diagnostic;
import net.herald.text.TextFault;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * A flow specification in parts, a word in a statement: <code>
 * route NAME { rd RD; match { ... } scope { ... } then { ... } }</code>.
 */
final class FlowBlock implements RouteBlock {
  private static final List<String> PARTS = List.of("match", "scope", "then");
  private static final String MATCH = PARTS.get(0);
  private static final String THEN = PARTS.get(2);

  private final FlowHead head;
  private final Consumer<? super Diagnostic> warnings;
  private final TailDraft draft = new TailDraft();
  private @Nullable String part;

  /**
   * A rule whose first line is read: a name, or nothing.
   *
   * @param words behind {@code route}
   * @param wholePrefixes whether IPv6 prefixes get the bits before their offset
   */
  FlowBlock(Words words, Consumer<? super Diagnostic> warnings, boolean wholePrefixes) {
    this.warnings = warnings;
    head = new FlowHead(Flow.draft(), 0, words.nextRange(), wholePrefixes);
    if (words.hasNext()) {
      draft.name = words.next("a name");
    }
  }

  @Override
  public void statement(Words words) {
    var word = words.peek();
    if (part == null) {
      words.offer(PARTS);
      if (PARTS.contains(word)) {
        words.next(word);
        words.expect("{");
      }
    }
    var home = home(word);
    boolean here = home == null ? part == null || part.equals(THEN) : home.equals(part);
    if (!here) {
      words.next("");
      throw misplaced(word, home, words);
    }
    RouteWords.read(new Here(), draft, words);
  }

  /** The rule, with the words that may stand in the part that is read. */
  private final class Here implements Head {
    @Override
    public int safi() {
      return head.safi();
    }

    @Override
    public List<String> words() {
      return head.words().stream().filter(w -> Objects.equals(home(w), part)).toList();
    }

    @Override
    public boolean take(String word, Words words, TailDraft taken) {
      return head.take(word, words, taken);
    }

    @Override
    public void routes(RouteTail tail, Consumer<? super ConfiguredRoute> out) {
      head.routes(tail, out);
    }
  }

  /** The part in which a word has to stand; null for one that may stand outside of them. */
  private @Nullable String home(String word) {
    var action = FlowActions.of(word);
    if (action != null) {
      return action.part().name().toLowerCase(Locale.ROOT);
    }
    boolean component = head.components().contains(word) && !word.equals("rd");
    return component && !word.equals("route-distinguisher") ? MATCH : null;
  }

  private TextFault misplaced(String word, @Nullable String home, Words words) {
    var where = part == null ? "a flow specification" : part;
    if (home != null) {
      return words.fault("'" + word + "' does not stand in " + where, "expected it in " + home);
    }
    var known = new Here().words();
    return words.unknown("unknown word '" + word + "' in " + where, known);
  }

  /** Begins {@code match}, {@code scope} or {@code then}. */
  @Override
  public void open(Words words) {
    var word = words.next("match, scope or then");
    if (part != null) {
      throw words.fault("no section can stand in " + part, "expected ';' in place of '{'");
    }
    if (!PARTS.contains(word)) {
      throw words.unknown("unknown section '" + word + "' in a flow specification", PARTS);
    }
    part = word;
  }

  @Override
  public boolean close() {
    boolean whole = part == null;
    part = null;
    return whole;
  }

  @Override
  public void end(Consumer<? super ConfiguredRoute> out) {
    RouteTail tail = draft.tail();
    var rules = new ArrayList<ConfiguredRoute>();
    head.routes(tail, rules::add);
    draft.warnings.forEach(warnings);
    rules.forEach(out);
  }
}
