package net.herald.environment;

import java.util.Map;

/** The versions this program gives. */
public final class Version {

  /** Herald's own. */
  public static final String HERALD = "0.1.0-SNAPSHOT";

  /** The version of ExaBGP whose behaviour, configuration and API this is. */
  public static final String EXABGP = "6.0.0";

  private Version() {}

  /**
   * What takes the place of ExaBGP's version in output that scripts read: the variable {@code
   * exabgp_version}, or else both of the above in one word.
   */
  public static String shown(Map<String, String> variables) {
    String given = variables.get("exabgp_version");
    return given != null ? given : EXABGP + "-herald-" + HERALD;
  }
}
