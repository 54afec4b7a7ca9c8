package net.herald.config;

import net.herald.text.Range;
import net.herald.text.Words;

/**
 * <code>group {</code> of ExaBGP 3.4: neighbors, and what they have in common. What a neighbor says
 * itself counts.
 */
final class GroupSection implements Section {
  private final Reading reading;
  private final NeighborSection shared;
  private final int firstNeighbor;

  private GroupSection(Reading reading, NeighborSection shared) {
    this.reading = reading;
    this.shared = shared;
    this.firstNeighbor = reading.neighbors.size();
  }

  static Section open(Reading reading, Words words) {
    OldSpellings.warn(reading, words.range(), "group", "a template that the neighbors inherit");
    String name = words.hasNext() ? words.next("a name") : "group";
    return new GroupSection(reading, NeighborSection.shared(reading, name, words.statement()));
  }

  @Override
  public void command(Words words) {
    shared.command(words);
  }

  @Override
  public Section open(Words words) {
    return words.take("neighbor") ? NeighborSection.open(reading, words) : shared.open(words);
  }

  @Override
  public void close(Range end) {
    for (NeighborDraft neighbor :
        reading.neighbors.subList(firstNeighbor, reading.neighbors.size())) {
      neighbor.underlay(shared.draft());
    }
  }
}
