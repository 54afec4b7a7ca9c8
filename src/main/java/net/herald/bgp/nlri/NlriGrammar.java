package net.herald.bgp.nlri;

import net.herald.bgp.Family;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * How NLRI of a family are written, in configuration and commands alike. What the text form of the
 * family prints, this reads back to the same octets.
 *
 * @param usage what follows the word of the family, for people
 * @param since the first ExaBGP that reads it
 * @param help one sentence
 * @param opening takes what comes first; null where that is a prefix, and the words of any route
 *     say the rest
 */
public record NlriGrammar(String usage, String since, String help, @Nullable Opening opening) {

  /** Takes what comes first. */
  @FunctionalInterface
  public interface Opening {
    /**
     * Begins an NLRI.
     *
     * @throws net.herald.text.TextFault when it cannot begin like this
     */
    NlriDraft open(Family family, Words words);
  }

  /** A prefix, and the words of any route. */
  public static NlriGrammar prefix(String since, String help) {
    return new NlriGrammar("PREFIX WORD VALUE ...", since, help, null);
  }
}
