package net.herald.route;

import java.util.function.Consumer;
import net.herald.text.Diagnostic;
import net.herald.text.Words;

/** A route in one part: <code>route PREFIX { word value; ... }</code>. */
final class PlainBlock implements RouteBlock {
  private final Head head;
  private final Consumer<? super Diagnostic> warnings;
  private final TailDraft draft = new TailDraft();

  PlainBlock(Head head, Consumer<? super Diagnostic> warnings) {
    this.warnings = warnings;
    this.head = head;
  }

  @Override
  public void statement(Words words) {
    RouteWords.read(head, draft, words);
  }

  @Override
  public void open(Words words) {
    throw words.fault("no section can stand in a route", "expected ';' in place of '{'");
  }

  @Override
  public boolean close() {
    return true;
  }

  @Override
  public void end(Consumer<? super ConfiguredRoute> out) {
    RouteTail tail = draft.tail();
    draft.warnings.forEach(warnings);
    head.routes(tail, out);
  }
}
