package net.herald.config;

import net.herald.text.Words;

/**
 * A section whose words are the rows of a table.
 *
 * @param <S> the section itself
 */
abstract class TableSection<S extends TableSection<S>> implements Section {
  private final Keywords<S> keywords;

  TableSection(Keywords<S> keywords) {
    this.keywords = keywords;
  }

  @Override
  public final void command(Words words) {
    keywords.command(self(), words);
  }

  @Override
  public final Section open(Words words) {
    return keywords.open(self(), words);
  }

  @SuppressWarnings("unchecked") // S is the section itself
  private S self() {
    return (S) this;
  }
}
