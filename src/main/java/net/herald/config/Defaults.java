package net.herald.config;

/**
 * What the environment says for neighbors whose section leaves it open.
 *
 * @param passive whether neighbors wait for the other side to connect
 * @param connect the port that neighbors listen on
 */
public record Defaults(boolean passive, int connect) {
  /** What holds where the environment says nothing. */
  public static final Defaults STANDARD = new Defaults(false, 179);
}
