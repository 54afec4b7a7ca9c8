package net.herald.api;

/**
 * How many routes a command changed.
 *
 * @param announced routes it announced
 * @param withdrawn routes it withdrew
 */
record Tally(long announced, long withdrawn) {
  static final Tally NONE = new Tally(0, 0);

  Tally plus(boolean announcement) {
    return announcement ? new Tally(announced + 1, withdrawn) : new Tally(announced, withdrawn + 1);
  }
}
