package net.herald.bgp.nlri;

import java.util.List;
import net.herald.text.Diagnostic;
import net.herald.text.Range;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * An NLRI while its words are read. What comes first has been taken; the words of the NLRI and
 * those of the attributes follow in any order.
 */
public interface NlriDraft {

  /** The words that may follow, for suggestions. */
  List<String> words();

  /**
   * Takes the value of a word, if the word is one of the NLRI's.
   *
   * @param word that was taken last
   * @return false when it is none, and nothing was taken
   * @throws net.herald.text.TextFault when its value is not right
   */
  boolean take(String word, Words words);

  /** What is doubtful, though not wrong, of the value last taken. */
  default List<Diagnostic> warnings() {
    return List.of();
  }

  /**
   * The NLRI, after the last word.
   *
   * @param pathId the path identifier (RFC 7911), or null
   * @param place of what came first
   * @throws net.herald.text.TextFault when words are missing, or do not go together
   */
  Nlri nlri(@Nullable Integer pathId, Range place);
}
