package net.herald.route;

import java.util.function.Consumer;
import net.herald.text.Words;

/** A route whose words come one in a statement, between braces. */
public sealed interface RouteBlock permits PlainBlock, FlowBlock {

  /** Takes one word and its value. */
  void statement(Words words);

  /**
   * Begins a part of the route.
   *
   * @throws net.herald.text.TextFault when it has no such part
   */
  void open(Words words);

  /**
   * Ends the part that was begun, or the route.
   *
   * @return whether the route is at its end
   */
  boolean close();

  /** Hands on the route, or the routes it is split into. */
  void end(Consumer<? super ConfiguredRoute> out);
}
