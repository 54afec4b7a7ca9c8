package net.herald.config;

import net.herald.text.Words;

/** A section whose opening was wrong: nothing in it can be judged, so nothing is said. */
final class Skipped implements Section {
  static final Section SECTION = new Skipped();

  private Skipped() {}

  @Override
  public void command(Words words) {
    words.skipRest();
  }

  @Override
  public Section open(Words words) {
    words.skipRest();
    return this;
  }
}
