package net.herald.text;

/**
 * The word that was probably meant: the nearest of the known ones within {@value #FURTHEST} edits.
 */
public final class DidYouMean {
  private static final int FURTHEST = 2;
  private static final int LONGEST = 64;

  private DidYouMean() {}

  /**
   * The known word nearest to the one written; the first of several that are as near.
   *
   * @param written what stands in the text
   * @param known what could have stood there
   * @return the word, or an empty text where none is near
   */
  public static String nearest(String written, Iterable<String> known) {
    if (written.length() > LONGEST) {
      return "";
    }
    String best = "";
    // Two edits away from a word of three letters lies nearly every other word of three letters.
    int bestDistance = Math.min(FURTHEST, (written.length() + 1) / 2) + 1;
    for (String word : known) {
      int distance = distance(written, word);
      if (distance < bestDistance) {
        best = word;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** Insertions, deletions and replacements that lead from one word to the other. */
  static int distance(String from, String to) {
    if (Math.abs(from.length() - to.length()) > FURTHEST) {
      return FURTHEST + 1;
    }
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
