package net.herald.api;

import net.herald.api.Answers.Ack;
import net.herald.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * How commands are told that they were carried out, or why not: with JSON where the command has an
 * identifier, else with a word, if the program wants to hear it.
 */
final class Verdicts {
  /** How much of a wrong command, and of what is said of it, is shown. */
  private static final int LONGEST_SHOWN = 400;

  private final Answers answers;
  private final Manners manners;
  private boolean acknowledging;

  /**
   * Why a command was refused.
   *
   * @param column where in its line, counted from 1; 0 where that cannot be said
   */
  record Refusal(String why, int column) {}

  Verdicts(Answers answers, Manners manners) {
    this.answers = answers;
    this.manners = manners;
    this.acknowledging = manners.acknowledge();
  }

  /** Whether commands without an identifier are answered from now on. */
  void acknowledge(boolean on) {
    acknowledging = on;
  }

  /**
   * Answers a command.
   *
   * @param id its identifier, if it has one: it was asked for, so the answer always comes
   * @param refusal null where it was carried out
   */
  void tell(@Nullable String id, @Nullable Refusal refusal) {
    if (id != null) {
      identified(id, refusal);
    } else if (acknowledging) {
      if (refusal != null && manners.explains().getAsBoolean()) {
        answers.line("error: " + printable(cut(refusal.why)));
      }
      answers.ack(refusal == null ? Ack.DONE : Ack.ERROR);
    }
  }

  private void identified(String id, @Nullable Refusal refusal) {
    var out = new JsonWriter().beginTightObject();
    out.member("answer", (refusal == null ? Ack.DONE : Ack.ERROR).word()).member("id", id);
    if (refusal != null) {
      out.member("reason", cut(refusal.why));
      if (refusal.column > 0) {
        out.member("column", refusal.column);
      }
    }
    answers.line(out.endObject().toString());
  }

  /** What somebody wrote stays on one line, in ASCII. */
  static String printable(String text) {
    var out = new StringBuilder(text.length());
    text.chars().forEach(c -> out.append(c >= 0x20 && c < 0x7f ? (char) c : '?'));
    return out.toString();
  }

  /** As much of a text as is shown. */
  static String cut(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }
}
