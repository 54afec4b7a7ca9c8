package net.herald.environment;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.herald.bgp.Ip;
import net.herald.log.Level;
import org.jspecify.annotations.Nullable;

/**
 * What values a setting takes: how they are read and written.
 *
 * @param <T> the type of a value
 */
public abstract class Kind<T> {

  private final String expected;

  private Kind(String expected) {
    this.expected = expected;
  }

  /** What a value looks like, for messages: {@code an integer from 1 to 65535}. */
  public final String expected() {
    return expected;
  }

  /**
   * The value written as {@code text}, which has lost its quotes and outer blanks; null when it is
   * not one.
   */
  abstract @Nullable T parse(String text);

  /** Whether a value that is read is probably not what was meant. */
  boolean doubtful(String text) {
    return false;
  }

  /** The value as the ini file has it. */
  abstract String ini(T value);

  /** The value as the environment has it in ExaBGP's listing. */
  String variable(T value) {
    return ini(value);
  }

  private static String quoted(String text) {
    return "'" + text + "'";
  }

  /**
   * A flag. As in ExaBGP, whatever is not a word for true is false; a word that is neither is
   * doubtful.
   */
  static Kind<Boolean> flag() {
    return new Flag();
  }

  /** A decimal number within limits. */
  static Kind<Integer> integer(int least, int most) {
    return new Whole(least, most);
  }

  /** A decimal number above zero, with or without a fraction. */
  static Kind<Double> real() {
    return new Real();
  }

  /** File mode bits in octal. */
  static Kind<Integer> octal() {
    return new Octal();
  }

  /** Any text. */
  static Kind<String> text() {
    return new AnyText();
  }

  /** The name of a user of this machine. */
  static Kind<String> user() {
    return new User();
  }

  /** IP addresses, separated by blanks. */
  static Kind<List<Ip>> addresses() {
    return new Addresses();
  }

  /** The name of a level of the log. */
  static Kind<Level> level() {
    return new LevelName();
  }

  /** One of some words, in any case, shown in quotes. */
  static Kind<String> word(String... words) {
    return new Word(List.of(words));
  }

  /** One of some numbers. */
  static Kind<Integer> oneOf(Integer... numbers) {
    return new OneOf(List.of(numbers));
  }

  /** Digits after an optional sign; null when it is anything else or too large. */
  private static @Nullable Integer decimal(String text) {
    try {
      for (int i = 0; i < text.length(); i++) {
        // Integer.parseInt takes the digits of every script.
        if (text.charAt(i) > '9') {
          return null;
        }
      }
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static final class Flag extends Kind<Boolean> {
    private static final List<String> TRUE = List.of("1", "yes", "on", "enable", "enabled", "true");
    private static final List<String> FALSE =
        List.of("0", "no", "off", "disable", "disabled", "false", "");

    Flag() {
      super("true or false");
    }

    @Override
    Boolean parse(String text) {
      return TRUE.contains(text.toLowerCase(Locale.ROOT));
    }

    @Override
    boolean doubtful(String text) {
      return !parse(text) && !FALSE.contains(text.toLowerCase(Locale.ROOT));
    }

    @Override
    String ini(Boolean value) {
      return value.toString();
    }
  }

  private static final class Whole extends Kind<Integer> {
    private final int least;
    private final int most;

    Whole(int least, int most) {
      super(
          most == Integer.MAX_VALUE
              ? "an integer from " + least
              : "an integer from " + least + " to " + most);
      this.least = least;
      this.most = most;
    }

    @Override
    @Nullable Integer parse(String text) {
      Integer value = decimal(text);
      return value == null || value < least || value > most ? null : value;
    }

    @Override
    String ini(Integer value) {
      return value.toString();
    }
  }

  private static final class Real extends Kind<Double> {
    Real() {
      super("a number above 0");
    }

    @Override
    @Nullable Double parse(String text) {
      try {
        for (int i = 0; i < text.length(); i++) {
          // Double.valueOf also takes hexadecimal, NaN and the suffixes of Java.
          if ("+-.0123456789eE".indexOf(text.charAt(i)) < 0) {
            return null;
          }
        }
        Double value = Double.valueOf(text);
        return value > 0 && !value.isInfinite() ? value : null;
      } catch (NumberFormatException e) {
        return null;
      }
    }

    @Override
    String ini(Double value) {
      return value.toString();
    }
  }

  private static final class Octal extends Kind<Integer> {
    Octal() {
      super("an octal number from 0 to 0777");
    }

    @Override
    @Nullable Integer parse(String text) {
      boolean prefixed = text.startsWith("0o") || text.startsWith("0O");
      String digits = prefixed ? text.substring(2) : text;
      int value = 0;
      for (int i = 0; i < digits.length(); i++) {
        int digit = digits.charAt(i) - '0';
        if (digit < 0 || digit > 7) {
          return null;
        }
        value = value * 8 + digit;
        if (value > 0777) {
          return null;
        }
      }
      return digits.isEmpty() ? null : value;
    }

    @Override
    String ini(Integer value) {
      return quoted("0o" + Integer.toOctalString(value));
    }
  }

  private static final class AnyText extends Kind<String> {
    AnyText() {
      super("a text");
    }

    @Override
    String parse(String text) {
      return text;
    }

    @Override
    String ini(String value) {
      return quoted(value);
    }
  }

  private static final class User extends Kind<String> {
    User() {
      super("the name of a user of this machine");
    }

    @Override
    @Nullable String parse(String text) {
      // The look-up takes any number for a user; ExaBGP wants a name, and so does whoever reads it.
      if (text.isEmpty() || decimal(text) != null) {
        return null;
      }
      try {
        FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(text);
        return text;
      } catch (UserPrincipalNotFoundException e) {
        return null;
      } catch (IOException e) {
        // The directory service does not answer now: whoever switches user asks again.
        return text;
      }
    }

    @Override
    String ini(String value) {
      return quoted(value);
    }
  }

  private static final class Addresses extends Kind<List<Ip>> {
    Addresses() {
      super("IP addresses separated by blanks, or nothing");
    }

    @Override
    @Nullable List<Ip> parse(String text) {
      List<Ip> found = new ArrayList<>();
      int from = 0;
      for (int at = 0; at <= text.length(); at++) {
        if (at == text.length() || text.charAt(at) <= ' ') {
          if (at > from) {
            Ip ip = Ip.parse(text.substring(from, at));
            if (ip == null) {
              return null;
            }
            found.add(ip);
          }
          from = at + 1;
        }
      }
      return List.copyOf(found);
    }

    @Override
    String ini(List<Ip> value) {
      StringBuilder text = new StringBuilder();
      for (Ip ip : value) {
        text.append(text.isEmpty() ? "" : " ").append(ip);
      }
      return quoted(text.toString());
    }
  }

  private static final class LevelName extends Kind<Level> {
    LevelName() {
      super("FATAL, CRITICAL, ERROR, WARNING, INFO, DEBUG or NOTSET");
    }

    @Override
    @Nullable Level parse(String text) {
      return Level.named(text.toUpperCase(Locale.ROOT));
    }

    @Override
    String ini(Level value) {
      return value.name();
    }

    @Override
    String variable(Level value) {
      return quoted(value.name());
    }
  }

  private static final class Word extends Kind<String> {
    private final List<String> words;

    Word(List<String> words) {
      super(String.join(" or ", words));
      this.words = words;
    }

    @Override
    @Nullable String parse(String text) {
      String word = text.toLowerCase(Locale.ROOT);
      return words.contains(word) ? word : null;
    }

    @Override
    String ini(String value) {
      return quoted(value);
    }
  }

  private static final class OneOf extends Kind<Integer> {
    private final List<Integer> numbers;

    OneOf(List<Integer> numbers) {
      super(listed(numbers));
      this.numbers = numbers;
    }

    private static String listed(List<Integer> numbers) {
      StringBuilder text = new StringBuilder();
      for (Integer number : numbers) {
        text.append(text.isEmpty() ? "" : " or ").append(number);
      }
      return text.toString();
    }

    @Override
    @Nullable Integer parse(String text) {
      Integer value = decimal(text);
      return value != null && numbers.contains(value) ? value : null;
    }

    @Override
    String ini(Integer value) {
      return value.toString();
    }
  }
}
