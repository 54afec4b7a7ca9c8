package net.herald.cli;

import java.math.BigDecimal;
import java.time.Duration;

/** Numbers on a command line. */
final class Numbers {
  private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  private Numbers() {}

  /** A whole number within bounds. */
  static long whole(String option, String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw fault(option, "a number from " + least + " to " + most, text);
    }
    throw fault(option, "a number from " + least + " to " + most, text);
  }

  /** Seconds, also parts of one, up to a day. */
  static Duration seconds(String option, String text) {
    try {
      var number = new BigDecimal(text);
      if (number.signum() >= 0 && number.compareTo(DAY) <= 0) {
        return Duration.ofNanos(number.multiply(NANOS).longValue());
      }
    } catch (NumberFormatException e) {
      throw fault(option, "seconds", text);
    }
    throw fault(option, "seconds from 0 to " + DAY, text);
  }

  private static UsageFault fault(String option, String what, String text) {
    return new UsageFault("option " + option + " needs " + what + ", not " + text);
  }
}
