package net.herald.lab.speaker;

/**
 * The path attributes which the speakers can be asked for, and the form in which their values are
 * compared.
 */
public enum PathAttribute {
  /** {@code igp}, {@code egp} or {@code incomplete}. */
  ORIGIN("origin"),
  /** AS numbers with blanks between them. */
  AS_PATH("as-path"),
  /** One address, the global one of a pair. */
  NEXT_HOP("next-hop"),
  /**
   * A decimal number; 0 counts as none (RFC 4271 section 9.1.2.2), and several programs do not tell
   * them apart.
   */
  MED("med"),
  /** A decimal number; left out on external sessions, where it is not sent. */
  LOCAL_PREFERENCE("local-preference"),
  /** {@code yes}. */
  ATOMIC_AGGREGATE("atomic-aggregate"),
  /** {@code ASN:ADDRESS}. */
  AGGREGATOR("aggregator"),
  /** {@code N:N} in decimal, sorted, with blanks between them. */
  COMMUNITY("community"),
  /** {@code N:N:N} in decimal, sorted, with blanks between them. */
  LARGE_COMMUNITY("large-community");

  private final String keyword;

  PathAttribute(String keyword) {
    this.keyword = keyword;
  }

  /** The word for it in Herald's configuration and events. */
  public String keyword() {
    return keyword;
  }
}
