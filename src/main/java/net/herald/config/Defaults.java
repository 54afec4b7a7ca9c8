package net.herald.config;

/**
 * What the environment says for neighbors whose section leaves it open.
 *
 * @param passive whether neighbors wait for the other side to connect
 * @param connect the port that neighbors listen on
 * @param wholeFlowPrefixes whether IPv6 FlowSpec prefixes are sent with the bits before their
 *     offset
 */
public record Defaults(boolean passive, int connect, boolean wholeFlowPrefixes) {
  /** What holds where the environment says nothing. */
  public static final Defaults STANDARD = new Defaults(false, 179, false);
}
