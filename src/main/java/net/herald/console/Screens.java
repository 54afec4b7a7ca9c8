package net.herald.console;

import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;

/** The terminal of this process. */
final class Screens {
  /** Fewer are black and white. */
  private static final int COLOURS = 8;

  private Screens() {}

  /**
   * Takes it over.
   *
   * @throws IOException when there is none
   */
  static Terminal open() throws IOException {
    return TerminalBuilder.builder()
        .name("herald")
        .system(true)
        .provider(TerminalBuilder.PROP_PROVIDER_FFM)
        .graphemeCluster(false)
        .build();
  }

  /** Whether it has colours. */
  static boolean colours(Terminal terminal) {
    Integer most = terminal.getNumericCapability(InfoCmp.Capability.max_colors);
    return most != null && most >= COLOURS;
  }
}
