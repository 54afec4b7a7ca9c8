package net.herald.config;

import net.herald.route.FlowBlock;
import net.herald.text.Range;
import net.herald.text.TextFault;
import net.herald.text.Words;

/**
 * <code>route NAME { match { ... } then { ... } }</code>, and the parts in it: which words stand
 * where is the affair of {@link FlowBlock}.
 */
final class FlowRouteSection implements Section {
  private final NeighborDraft draft;
  private final FlowBlock block;
  private final Range place;
  private boolean faulty;

  private FlowRouteSection(NeighborDraft draft, FlowBlock block, Range place) {
    this.draft = draft;
    this.block = block;
    this.place = place;
  }

  static Section open(Reading reading, NeighborDraft draft, Words words) {
    return new FlowRouteSection(draft, reading.routes.flowBlock(words), words.statement());
  }

  @Override
  public void command(Words words) {
    try {
      block.statement(words);
    } catch (TextFault fault) {
      faulty = true;
      throw fault;
    }
  }

  @Override
  public Section open(Words words) {
    try {
      block.open(words);
    } catch (TextFault fault) {
      faulty = true;
      throw fault;
    }
    return this;
  }

  @Override
  public void close(Range end) {
    if (block.close() && !faulty) {
      block.end(draft.routes.at(place));
    }
  }
}
