package net.herald.daemon;

/** The numbers of signals on Linux, which events tell beside the names. */
final class SignalNumbers {
  private SignalNumbers() {}

  /** The number of a signal named without its SIG; 0 for none. */
  static int of(String name) {
    return switch (name) {
      case "HUP" -> 1;
      case "INT" -> 2;
      case "USR1" -> 10;
      case "USR2" -> 12;
      case "ALRM" -> 14;
      case "TERM" -> 15;
      default -> 0;
    };
  }
}
