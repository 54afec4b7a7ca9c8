package net.herald.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over the words of one statement.
 *
 * <p>Words are offsets into the text; a string is made when one is asked for. A parser of a value
 * takes words with {@link #next(String)} and throws {@link #fault} for one that cannot be right:
 *
 * <pre>
 * Med parse(Words words) {
 *   return new Med(words.number("med", 0, 0xffffffffL));
 * }
 * </pre>
 *
 * <p>The object belongs to the {@link Tokeniser} and is used again for the next statement: keep
 * none.
 */
public final class Words {
  /** A word that means what is written. */
  static final byte PLAIN = 0;

  /** A word between quotes that means what is written between them. */
  static final byte QUOTED = 1;

  /** A word with escapes, joined lines, or a quote inside. */
  static final byte COOKED = 2;

  /** One of {@code [ ] ,} outside quotes. */
  static final byte PUNCTUATION = 3;

  private final Source source;
  private final String text;
  private final Spelling spelling;
  private final @Nullable Wanted wanted;
  private int[] from = new int[48];
  private int[] to = new int[48];
  private byte[] how = new byte[48];
  private int size;
  private int position;
  private int endFrom;
  private int endTo;

  Words(Source source, Spelling spelling) {
    this.source = source;
    this.text = source.text();
    this.spelling = spelling;
    this.wanted = source.wanted();
  }

  /**
   * The words of a command line, which may end in a {@code ;}.
   *
   * @param name what faults call the line
   * @throws TextFault for a quote left open, or a second statement in the line
   */
  public static Words ofLine(String name, String line) {
    return ofLine(new Source(name, line));
  }

  /**
   * The words of a command line, which may end in a {@code ;}.
   *
   * @throws TextFault for a quote left open, or a second statement in the line
   */
  public static Words ofLine(Source line) {
    Diagnostics diagnostics = new Diagnostics();
    Tokeniser tokeniser = Tokeniser.ofCommand(line, diagnostics);
    boolean any = tokeniser.next();
    Words words = tokeniser.words();
    if (diagnostics.errors() > 0) {
      throw new TextFault(diagnostics.sorted().getFirst());
    }
    if (any && tokeniser.terminator() != ';' && tokeniser.terminator() != Tokeniser.END) {
      throw words.faultAtEnd("'" + tokeniser.terminator() + "' has no place here", "");
    }
    if (!tokeniser.onlyBlanksLeft()) {
      throw words.faultAtEnd("the line goes on after its ';'", "expected one statement");
    }
    return words;
  }

  /** Whether there is a word left. */
  public boolean hasNext() {
    return position < size;
  }

  /** How many words are left. */
  public int left() {
    return size - position;
  }

  /** The next word, which stays next; empty where there is none (or where it is {@code ""}). */
  public String peek() {
    return peek(0);
  }

  /** The word that comes after so many others, or empty. */
  public String peek(int ahead) {
    return position + ahead < size ? text(position + ahead) : "";
  }

  /**
   * Takes the next word.
   *
   * @param what what it should be ({@code an IPv4 address}), told where the statement has ended
   */
  public String next(String what) {
    if (position >= size) {
      throw missing(what);
    }
    if (wanted != null && marked(position)) {
      wanted.value(what);
    }
    return text(position++);
  }

  /** Says words that could be next, for completion; {@link #isNext} and others do by themselves. */
  public void offer(Collection<String> words) {
    if (wanted != null && marked(position)) {
      wanted.word(words);
    }
  }

  /** Whether this is where somebody types. */
  private boolean marked(int word) {
    return word >= 0 && word < size && is(word, Wanted.MARK);
  }

  /** The word last taken; empty where none was. */
  public String last() {
    return position > 0 ? text(position - 1) : "";
  }

  /** Makes the word last taken, and those left, words that no diagnostic shows. */
  public void hide() {
    source.hide(range().from(), lastOffset());
  }

  /** Passes over the words that are left. */
  public void skipRest() {
    position = size;
  }

  /**
   * Whether the next word is this one, as it is written here; a quoted bracket or comma is none.
   */
  public boolean isNext(String word) {
    if (wanted != null) {
      offer(List.of(word));
    }
    return position < size && is(position, word);
  }

  /** Takes the next word if it is this one. */
  public boolean take(String word) {
    boolean taken = isNext(word);
    if (taken) {
      position++;
    }
    return taken;
  }

  /** Takes the next word, which must be this one. */
  public void expect(String word) {
    if (position >= size) {
      throw missing("'" + word + "'");
    }
    if (!take(word)) {
      throw faultAtNext("'" + peek() + "' has no place here", "expected '" + word + "'");
    }
  }

  /** Refuses a statement with words left. */
  public void expectEnd() {
    if (hasNext()) {
      if (wanted != null && marked(position)) {
        wanted.end();
      }
      throw faultAtNext("'" + peek() + "' has no place here", "expected the end of the statement");
    }
  }

  /**
   * Takes a whole number, decimal.
   *
   * @param what the name of the value ({@code med})
   */
  public long number(String what, long lowest, long highest) {
    return number(what, lowest, highest, span(lowest, highest));
  }

  /**
   * Takes a whole number, decimal.
   *
   * @param what the name of the value ({@code hold-time})
   * @param expected what to tell where it is none ({@code 0, or 3 to 65535})
   */
  public long number(String what, long lowest, long highest, String expected) {
    return number(what, next(expected), 10, lowest, highest, expected);
  }

  /** Takes a whole number, decimal or {@code 0x} hexadecimal, of at most 63 bits. */
  public long numberOrHex(String what, long lowest, long highest) {
    String expected = span(lowest, highest);
    String word = next(expected);
    boolean hex = word.startsWith("0x") || word.startsWith("0X");
    return number(what, hex ? word.substring(2) : word, hex ? 16 : 10, lowest, highest, expected);
  }

  private long number(
      String what, String digits, int radix, long lowest, long highest, String expected) {
    long value = 0;
    boolean valid = !digits.isEmpty();
    boolean tooBig = false;
    boolean negative = digits.startsWith("-") && digits.length() > 1;
    for (int i = negative ? 1 : 0; i < digits.length() && valid; i++) {
      char c = digits.charAt(i);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      valid = digit >= 0;
      tooBig |= value > (Long.MAX_VALUE - Math.max(digit, 0)) / radix;
      value = value * radix + digit;
    }
    value = negative ? -value : value;
    if (!valid) {
      throw fault("'" + text(position - 1) + "' is not a valid " + what, "expected " + expected);
    }
    if (tooBig || value < lowest || value > highest) {
      String written = text(position - 1);
      throw fault(what + " " + written + " is out of range", "expected " + expected);
    }
    return value;
  }

  private static String span(long lowest, long highest) {
    return "a number from " + lowest + " to " + highest;
  }

  /**
   * Takes one of some words, in any letter case.
   *
   * @param what the name of the value ({@code origin})
   * @param choices in lower case
   * @return the choice as listed
   */
  public String choice(String what, List<String> choices) {
    offer(choices);
    String word = next(hasNext() ? "" : what + ": " + String.join(", ", choices));
    String lower = word.toLowerCase(Locale.ROOT);
    if (choices.contains(lower)) {
      return lower;
    }
    throw unknown("'" + word + "' is not a valid " + what, choices);
  }

  /**
   * Takes one value, or several between brackets: {@code v} or {@code [ v v ]}.
   *
   * @param one takes one value from these words
   * @param commas whether a comma may stand between two values
   */
  public <T> List<T> list(Function<? super Words, ? extends T> one, boolean commas) {
    if (!take("[")) {
      return List.of(one.apply(this));
    }
    Range open = range();
    List<T> values = new ArrayList<>();
    while (!take("]")) {
      if (!hasNext()) {
        throw new TextFault(Diagnostic.error(open, "this '[' is not closed", "expected ']'"));
      }
      values.add(one.apply(this));
      if (commas && take(",") && isNext("]")) {
        throw fault("this ',' has nothing behind it", "expected another value");
      }
    }
    return values;
  }

  /** The range of the word last taken; where none was, of the next one. */
  public Range range() {
    return position > 0 ? range(position - 1) : nextRange();
  }

  /** The range of the next word, or of the end of the statement. */
  public Range nextRange() {
    return position < size ? range(position) : endRange();
  }

  /** What ended the statement: the terminator, or the place after the last word. */
  public Range endRange() {
    return new Range(source, endFrom, endTo);
  }

  /** From the first word to the last. */
  public Range statement() {
    return size == 0 ? endRange() : new Range(source, from[0], to[size - 1]);
  }

  /** The word last taken cannot be right. */
  public TextFault fault(String summary, String expected) {
    return new TextFault(Diagnostic.error(range(), summary, expected));
  }

  /** The next word, which was only looked at, cannot be right. */
  public TextFault faultAtNext(String summary, String expected) {
    return new TextFault(Diagnostic.error(nextRange(), summary, expected));
  }

  /** The statement as a whole cannot be right. */
  public TextFault faultInStatement(String summary, String expected) {
    return new TextFault(Diagnostic.error(statement(), summary, expected));
  }

  /** The word last taken is none of the known ones: names the nearest, else all of a short list. */
  public TextFault unknown(String summary, List<String> known) {
    if (wanted != null && marked(position - 1)) {
      wanted.only(known);
    }
    String meant = DidYouMean.nearest(text(position - 1).toLowerCase(Locale.ROOT), known);
    String all = known.size() <= 8 && meant.isEmpty() ? "expected " + String.join(", ", known) : "";
    return new TextFault(new Diagnostic(Severity.ERROR, range(), summary, all, meant));
  }

  private TextFault missing(String what) {
    String summary =
        position > 0 ? "nothing follows '" + text(position - 1) + "'" : "empty statement";
    return faultAtEnd(summary, "expected " + what);
  }

  private TextFault faultAtEnd(String summary, String expected) {
    return new TextFault(Diagnostic.error(endRange(), summary, expected));
  }

  /** Where the cursor stands, for {@link #seek}. */
  public int position() {
    return position;
  }

  /** Puts the cursor back to where it stood. */
  public void seek(int position) {
    this.position = position;
  }

  /** The text that these words are in. */
  public Source source() {
    return source;
  }

  /** The offset in the text at which the next word starts, or the statement ends. */
  public int offset() {
    return position < size ? from[position] : endFrom;
  }

  /** The offset after the last word. */
  public int lastOffset() {
    return size == 0 ? endFrom : to[size - 1];
  }

  /** The words not yet taken, with a blank between each two. */
  public String rest() {
    StringBuilder out = new StringBuilder();
    for (int i = position; i < size; i++) {
      out.append(i > position ? " " : "").append(text(i));
    }
    return out.toString();
  }

  // What the tokeniser does.

  int size() {
    return size;
  }

  void clear(int at) {
    size = 0;
    position = 0;
    endFrom = at;
    endTo = at;
  }

  void add(int wordFrom, int wordTo, byte wordHow) {
    if (size == from.length) {
      from = Arrays.copyOf(from, size * 2);
      to = Arrays.copyOf(to, size * 2);
      how = Arrays.copyOf(how, size * 2);
    }
    from[size] = wordFrom;
    to[size] = wordTo;
    how[size++] = wordHow;
    end(wordTo, wordTo);
  }

  void end(int newFrom, int newTo) {
    endFrom = newFrom;
    endTo = newTo;
  }

  private Range range(int word) {
    return new Range(source, from[word], to[word]);
  }

  private boolean is(int word, String wanted) {
    if (how[word] == PLAIN || how[word] == PUNCTUATION) {
      int length = wanted.length();
      return to[word] - from[word] == length && text.startsWith(wanted, from[word]);
    }
    return !isPunctuation(wanted) && text(word).equals(wanted);
  }

  private static boolean isPunctuation(String word) {
    return word.equals("[") || word.equals("]") || word.equals(",");
  }

  private String text(int word) {
    return switch (how[word]) {
      case QUOTED -> text.substring(from[word] + 1, to[word] - 1);
      case COOKED -> spelling.read(from[word], to[word]);
      default -> text.substring(from[word], to[word]);
    };
  }
}
