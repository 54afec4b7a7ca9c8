package net.herald.healthcheck.settings;

/** An address that does not belong on the loopback interface, and where it does. */
public record Placement(Target target, String device) {

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
    return new Placement(Target.parse(text.substring(0, percent)), text.substring(percent + 1));
  }
}
