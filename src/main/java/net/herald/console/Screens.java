package net.herald.console;

import java.io.IOException;
import net.herald.posix.JobControl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
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
    var terminal =
        TerminalBuilder.builder()
            .name("herald")
            .system(true)
            .provider(TerminalBuilder.PROP_PROVIDER_FFM)
            .graphemeCluster(false)
            .build();
    size(terminal);
    // JLine takes Ctrl-Z for itself, and would do nothing
    var usual = terminal.getAttributes();
    terminal.handle(Terminal.Signal.TSTP, _ -> stop(terminal, usual));
    return terminal;
  }

  /** Stops this process and leaves the terminal as it was to the shell it came from. */
  static void stop(Terminal terminal, Attributes usual) {
    terminal.flush();
    terminal.setAttributes(usual);
    JobControl.stop();
  }

  /** Its size; one that does not know its own is told the usual one, which JLine needs too. */
  static Size size(Terminal terminal) {
    var size = terminal.getSize();
    if (size.getColumns() <= 0 || size.getRows() <= 0) {
      size = Size.of(80, 24);
      terminal.setSize(size);
    }
    return size;
  }

  /** Whether it has colours. */
  static boolean colours(Terminal terminal) {
    Integer most = terminal.getNumericCapability(InfoCmp.Capability.max_colors);
    return most != null && most >= COLOURS;
  }
}
