package net.herald.text;

/** How much a diagnostic weighs. */
public enum Severity {
  /** The text cannot be used. */
  ERROR("error"),
  /** The text is used, though it may not say what its author meant. */
  WARNING("warning");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** The word that is printed. */
  public String word() {
    return word;
  }
}
