package net.herald.healthcheck;

/** What is thought of the service. */
public enum State {
  /** Nothing is known yet. */
  INIT,
  /** Healthy, but not for long enough. */
  RISING,
  UP,
  /** Not healthy, but not for long enough. */
  FALLING,
  DOWN,
  /** The operator says so. */
  DISABLED,
  /** The check is over. */
  EXIT;

  /** Whether routes are told in this state: in all but those on the way. */
  public boolean settled() {
    return this == UP || this == DOWN || this == DISABLED || this == EXIT;
  }
}
