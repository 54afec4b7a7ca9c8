package net.herald.config;

import java.util.function.Consumer;
import java.util.function.Function;
import net.herald.bgp.Family;
import net.herald.route.RouteBlock;
import net.herald.text.Range;
import net.herald.text.TextFault;
import net.herald.text.Words;

/**
 * <code>route PREFIX { word value; ... }</code>, also in parts: which words and parts stand where
 * is the affair of {@link RouteBlock}.
 */
final class RouteSection implements Section {
  private final NeighborDraft draft;
  private final RouteBlock block;
  private final Range place;
  private boolean faulty;

  private RouteSection(NeighborDraft draft, RouteBlock block, Range place) {
    this.draft = draft;
    this.block = block;
    this.place = place;
  }

  static Section open(Reading reading, NeighborDraft draft, Words words) {
    return open(reading, draft, words, reading.routes::block);
  }

  /** <code>SAFI { word value; ... }</code>: a route of that family. */
  static Section open(Family family, Reading reading, NeighborDraft draft, Words words) {
    return open(reading, draft, words, w -> reading.routes.block(family, w));
  }

  /** <code>route NAME { match { ... } then { ... } }</code>: a FlowSpec rule. */
  static Section flow(Reading reading, NeighborDraft draft, Words words) {
    return new RouteSection(draft, reading.routes.flowBlock(words), words.statement());
  }

  private static Section open(
      Reading reading, NeighborDraft draft, Words words, Function<Words, RouteBlock> begin) {
    Range place = words.nextRange();
    boolean bare = words.left() <= 1;
    RouteSection section = new RouteSection(draft, begin.apply(words), place);
    if (!bare) {
      reading.warning(
          words.statement(),
          "the words in front of this '{' count like those behind it",
          "expected none: ExaBGP drops them");
    }
    return section;
  }

  @Override
  public void command(Words words) {
    checked(block::statement, words);
  }

  @Override
  public Section open(Words words) {
    checked(block::open, words);
    return this;
  }

  /** A route with a fault in it is not announced, however much of it could be read. */
  private void checked(Consumer<Words> reader, Words words) {
    try {
      reader.accept(words);
    } catch (TextFault fault) {
      faulty = true;
      throw fault;
    }
  }

  @Override
  public void close(Range end) {
    if (block.close() && !faulty) {
      block.end(draft.routes.at(place));
    }
  }
}
