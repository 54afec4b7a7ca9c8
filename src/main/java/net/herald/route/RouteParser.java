package net.herald.route;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.herald.bgp.Family;
import net.herald.bgp.nlri.Flow;
import net.herald.text.Diagnostic;
import net.herald.text.Diagnostics;
import net.herald.text.Range;
import net.herald.text.Source;
import net.herald.text.TextFault;
import net.herald.text.Tokeniser;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * Reads routes. Every method takes words up to the end of the statement, hands each route on, or
 * throws {@link net.herald.text.TextFault} before it has handed on any.
 *
 * <p>A parser belongs to one thread. It remembers texts, so use one for a whole file, or for all
 * commands of a process.
 */
public final class RouteParser {
  /** The place of what can have no fault. */
  private static final Range NOWHERE = Range.whole(new Source("command", ""));

  private final TailCache cache = new TailCache();
  private final Consumer<? super Diagnostic> warnings;
  private final boolean wholeFlowPrefixes;

  /** A parser that says nothing of words without effect. */
  public RouteParser() {
    this(_ -> {}, false);
  }

  /**
   * A parser.
   *
   * @param warnings told of words without effect
   * @param wholeFlowPrefixes whether IPv6 FlowSpec prefixes get the bits before their offset
   */
  public RouteParser(Consumer<? super Diagnostic> warnings, boolean wholeFlowPrefixes) {
    this.warnings = warnings;
    this.wholeFlowPrefixes = wholeFlowPrefixes;
  }

  /** {@code PREFIX word value ...}: what follows {@code route}. */
  public void route(Words words, Consumer<? super ConfiguredRoute> out) {
    route(PrefixHead.parse(null, words), words, out);
  }

  /**
   * {@code PREFIX word value ...}, where that is all there is to it: the same as {@link #route},
   * and of words behind the prefix that are remembered none is looked at. Nothing may follow.
   *
   * @param text that ends with the words, and with nothing else
   * @param from where the prefix starts in it
   * @return whether it was that simple; if not, nothing was handed on
   */
  public boolean again(String text, int from, Consumer<? super ConfiguredRoute> out) {
    int blank = text.indexOf(' ', from);
    if (blank < 0) {
      return false;
    }
    Prefix prefix = Prefix.of(text, from, blank);
    if (prefix == null) {
      return false;
    }
    PrefixHead head = new PrefixHead(prefix, null, NOWHERE);
    RouteTail tail = cache.get(text, blank + 1, text.length() - blank - 1);
    if (tail == null) {
      tail = simple(text, blank + 1, head);
    }
    if (tail == null || !tail.isPlain()) {
      return false;
    }
    head.routes(tail, out);
    return true;
  }

  /** What the rest of a text means, where it is nothing but words without fault; else null. */
  private @Nullable RouteTail simple(String text, int from, PrefixHead head) {
    if (!Tokeniser.isPlain(text, from)) {
      return null;
    }
    try {
      return tail(Words.ofLine("command", text.substring(from)), head, "");
    } catch (TextFault fault) {
      return null; // whose place is to be told, which is not known here
    }
  }

  /**
   * {@code PREFIX word value ...}, or what else the family begins with: what follows a family.
   *
   * @param family that of the section or command; a prefix of the other address family keeps its
   *     SAFI
   */
  public void route(Family family, Words words, Consumer<? super ConfiguredRoute> out) {
    route(head(family, words), words, out);
  }

  private Head head(Family family, Words words) {
    return PrefixHead.of(family, words, wholeFlowPrefixes);
  }

  private void route(Head head, Words words, Consumer<? super ConfiguredRoute> out) {
    head.routes(tail(words, head, ""), out);
  }

  /** {@code word value ... nlri PREFIX ...}: what follows {@code attributes}. */
  public void attributes(Words words, Consumer<? super ConfiguredRoute> out) {
    RouteTail tail = tail(words, null, "nlri");
    words.expect("nlri");
    List<ConfiguredRoute> routes = new ArrayList<>();
    do {
      if (words.isNext("[")) {
        throw words.faultAtNext("'[' has no place here", "expected prefixes without brackets");
      }
      PrefixHead.parse(null, words).routes(tail, routes::add);
    } while (words.hasNext());
    routes.forEach(out);
  }

  /** {@code PREFIX}: what follows {@code route} where its words come one in a statement. */
  public RouteBlock block(Words words) {
    return block(PrefixHead.parse(null, words), words);
  }

  /** What a family begins with, where its words come one in a statement. */
  public RouteBlock block(Family family, Words words) {
    return block(head(family, words), words);
  }

  /** {@code word value ...}: what follows {@code route} of a flow specification on one line. */
  public void flow(Words words, Consumer<? super ConfiguredRoute> out) {
    route(new FlowHead(Flow.draft(), 0, words.statement(), wholeFlowPrefixes), words, out);
  }

  /** {@code [NAME]}: what follows {@code route} of a flow specification in parts. */
  public RouteBlock flowBlock(Words words) {
    return new FlowBlock(words, warnings, wholeFlowPrefixes);
  }

  /**
   * What follows {@code route} of a flow specification in a command: words, or a name and parts
   * between braces.
   *
   * @param command the whole command
   * @param skipped how many of its words come first
   */
  public void flow(Source command, int skipped, Consumer<? super ConfiguredRoute> out) {
    var diagnostics = new Diagnostics();
    var tokens = Tokeniser.ofCommand(command, diagnostics);
    tokens.next();
    tokens.words().seek(skipped);
    if (tokens.terminator() == '{') {
      var block = flowBlock(tokens.words());
      tokens.words().expectEnd();
      parts(block, tokens);
      refuse(diagnostics);
      block.end(out);
    } else {
      refuse(diagnostics);
      tokens.words().offer(List.of("{"));
      flow(tokens.words(), out);
    }
  }

  private static void refuse(Diagnostics diagnostics) {
    if (diagnostics.errors() > 0) {
      throw new TextFault(diagnostics.sorted().getFirst());
    }
  }

  /** Reads to the brace that ends the rule, behind which nothing may stand. */
  private static void parts(RouteBlock block, Tokeniser tokens) {
    boolean open = true;
    while (tokens.next()) {
      var words = tokens.words();
      char terminator = tokens.terminator();
      if (!open) {
        if (words.hasNext() || terminator != ';') {
          throw words.faultAtNext("this stands behind the rule", "expected nothing");
        }
      } else if (terminator == '{') {
        block.open(words);
      } else if (terminator == '}') {
        if (words.hasNext()) {
          throw words.faultInStatement("this statement is not ended", "expected ';'");
        }
        open = !block.close();
      } else if (words.hasNext()) {
        words.offer(List.of("}"));
        block.statement(words);
      }
      words.expectEnd();
    }
    if (open) {
      throw new TextFault(
          Diagnostic.error(tokens.endOfText(), "the rule is not closed", "expected '}'"));
    }
  }

  private RouteBlock block(Head head, Words words) {
    RouteBlock block = new PlainBlock(head, warnings);
    while (words.hasNext()) {
      block.statement(words);
    }
    return block;
  }

  /**
   * The words up to the end of the statement, or up to a word that ends them.
   *
   * @param head whose own words may be among them; null for none
   */
  private RouteTail tail(Words words, @Nullable Head head, String stop) {
    int from = words.offset();
    boolean cached = head instanceof PrefixHead;
    RouteTail known = cached ? cache.get(words) : null;
    if (known != null) {
      words.skipRest();
      return known;
    }
    TailDraft draft = new TailDraft();
    while (words.hasNext() && (stop.isEmpty() || !words.isNext(stop))) {
      RouteWords.read(head, draft, words);
    }
    RouteTail tail = draft.tail();
    draft.warnings.forEach(warnings);
    if (cached && draft.warnings.isEmpty()) {
      cache.put(words, from, tail);
    }
    return tail;
  }
}
