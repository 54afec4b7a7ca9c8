package net.herald.route;

import java.util.function.Consumer;
import net.herald.text.Diagnostic;
import net.herald.text.Words;

/** A route whose words come one in a statement: <code>route PREFIX { word value; ... }</code>. */
public final class RouteBlock {
  private final Head head;
  private final Consumer<? super Diagnostic> warnings;
  private final TailDraft draft = new TailDraft();

  RouteBlock(Head head, Consumer<? super Diagnostic> warnings) {
    this.warnings = warnings;
    this.head = head;
  }

  /** Takes one word and its value. */
  public void statement(Words words) {
    RouteWords.read(head, draft, words);
  }

  /** Hands on the route, or the routes it is split into. */
  public void end(Consumer<? super ConfiguredRoute> out) {
    RouteTail tail = draft.tail();
    draft.warnings.forEach(warnings);
    head.routes(tail, out);
  }
}
