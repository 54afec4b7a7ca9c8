package net.herald.text;

/**
 * Ends the reading of one statement: its words cannot be what they should be.
 *
 * <p>Made by {@link Words#fault}, caught at one place per statement. It has no stack trace: it
 * speaks about a text, not about this program.
 */
public final class TextFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Diagnostic diagnostic;

  /** A fault that will be recorded as this diagnostic. */
  public TextFault(Diagnostic diagnostic) {
    super(diagnostic.oneLine(), null, false, false);
    this.diagnostic = diagnostic;
  }

  /** What to tell. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
