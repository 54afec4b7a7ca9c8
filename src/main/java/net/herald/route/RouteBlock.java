package net.herald.route;

import java.util.function.Consumer;
import net.herald.text.Diagnostic;
import net.herald.text.Range;
import net.herald.text.Words;

/** A route whose words come one in a statement: <code>route PREFIX { word value; ... }</code>. */
public final class RouteBlock {
  private final Prefix prefix;
  private final Range place;
  private final Consumer<? super Diagnostic> warnings;
  private final TailDraft draft = new TailDraft();

  RouteBlock(Prefix prefix, Range place, Consumer<? super Diagnostic> warnings) {
    this.warnings = warnings;
    this.prefix = prefix;
    this.place = place;
  }

  /** Takes one word and its value. */
  public void statement(Words words) {
    RouteWords.read(draft, words);
  }

  /** Hands on the route, or the routes it is split into. */
  public void end(Consumer<? super ConfiguredRoute> out) {
    RouteTail tail = draft.tail();
    draft.warnings.forEach(warnings);
    RouteParser.checkSplit(prefix, tail, place);
    tail.routes(RouteParser.family(prefix), prefix, out);
  }
}
