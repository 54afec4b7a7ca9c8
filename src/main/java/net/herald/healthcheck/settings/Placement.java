package net.herald.healthcheck.settings;

import java.util.regex.Pattern;

/** An address that does not belong on the loopback interface, and where it does. */
public record Placement(Target target, String device) {
  /** The kernel has no longer names of interfaces. */
  private static final Pattern DEVICE = Pattern.compile("[a-zA-Z0-9._:-]{1,15}");

  /**
   * Reads {@code IP%INTERFACE}.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Placement parse(String text) {
    int percent = text.indexOf('%');
    if (percent < 0 || percent == text.length() - 1) {
      throw new IllegalArgumentException("needs IP%INTERFACE, not " + text);
    }
    var device = text.substring(percent + 1);
    if (!DEVICE.matcher(device).matches()) {
      throw new IllegalArgumentException("needs the name of an interface, not " + device);
    }
    return new Placement(Target.parse(text.substring(0, percent)), device);
  }
}
