package net.herald.api;

import org.jspecify.annotations.Nullable;

/**
 * A command with the words in front of it that say how it is taken.
 *
 * @param id what its answer is to be known by; null for an answer of the usual form
 * @param lifetime seconds after which the routes it announces are withdrawn; 0 for never
 * @param command what follows these words
 * @param offset where that begins in the line
 */
record Request(@Nullable String id, long lifetime, String command, int offset) {
  /** The longest identifier. */
  static final int LONGEST_ID = 128;

  /** The longest lifetime: a year. */
  private static final long LONGEST_LIFE = 366L * 24 * 3600;

  private static final String ID = "id=";
  private static final String LIFETIME = "ttl=";

  /**
   * Takes a line apart.
   *
   * @throws CommandFault when a word in front of the command is wrong
   */
  static Request of(String line) {
    @Nullable String id = null;
    long lifetime = 0;
    int at = 0;
    while (line.startsWith(ID, at) || line.startsWith(LIFETIME, at)) {
      int end = at;
      while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '\t') {
        end++;
      }
      if (line.startsWith(ID, at)) {
        id = identifier(line.substring(at + ID.length(), end));
      } else {
        lifetime = seconds(line.substring(at + LIFETIME.length(), end));
      }
      at = end;
      while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
        at++;
      }
    }
    return new Request(id, lifetime, line.substring(at), at);
  }

  private static String identifier(String text) {
    if (text.isEmpty() || text.length() > LONGEST_ID) {
      throw new CommandFault(
          "an id has 1 to " + LONGEST_ID + " characters, this one has " + text.length());
    }
    return text;
  }

  private static long seconds(String text) {
    long seconds = -1;
    try {
      seconds = Long.parseUnsignedLong(text);
    } catch (NumberFormatException notOne) {
      // told below
    }
    if (seconds < 1 || seconds > LONGEST_LIFE) {
      throw new CommandFault(
          "'" + text + "' is not a ttl (expected seconds, 1 to " + LONGEST_LIFE + ")");
    }
    return seconds;
  }
}
