package net.herald.api;

/**
 * The version of the API in force: the setting {@code api.version}, which a command may change.
 * Safe for every thread.
 */
public final class ApiVersion {
  private volatile int number;

  /**
   * A version.
   *
   * @param number 4 or 6
   */
  public ApiVersion(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** Whether answers are JSON and errors say why. */
  boolean isSix() {
    return number == 6;
  }

  void change(int to) {
    number = to;
  }
}
