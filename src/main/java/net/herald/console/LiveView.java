package net.herald.console;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.herald.time.Clock;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/**
 * The neighbors of a daemon, drawn in place again and again. Keys: {@code q} leaves, {@code s}
 * sorts by the next column, {@code r} turns the order round, {@code n} and {@code p} turn the pages
 * of what is too long, blank draws at once.
 */
public final class LiveView {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Terminal terminal;
  private final Link link;
  private final String name;
  private final boolean colour;
  private final Duration interval;
  private final Clock clock = Clock.system();
  private final Map<String, Standing> former = new HashMap<>();
  private Screen screen = Screen.EMPTY;
  private Ordering ordering = Ordering.CONFIGURED;
  private Frame frame = Frame.ALL;
  private volatile @Nullable Size size;
  private volatile boolean left;
  private long drawn;

  private LiveView(Terminal terminal, Link link, String name, boolean colour, Duration interval) {
    this.terminal = terminal;
    this.link = link;
    this.name = name;
    this.colour = colour && Screens.colours(terminal);
    this.interval = interval;
  }

  /**
   * Runs it at the terminal of this process until it is left.
   *
   * @throws IOException when no daemon is there at first
   */
  public static void run(Dialler dialler, String name, boolean colour, Duration interval)
      throws IOException {
    try (var link = new Link(dialler)) {
      link.open();
      try (var terminal = Screens.open()) {
        new LiveView(terminal, link, name, colour, interval).run();
      }
    }
  }

  /** Runs it inside of the shell. */
  static void within(Terminal terminal, Link link, String name, boolean colour) throws IOException {
    new LiveView(terminal, link, name, colour, INTERVAL).run();
  }

  private void run() throws IOException {
    var before = terminal.enterRawMode();
    var here = Thread.currentThread();
    var interrupt =
        terminal.handle(
            Terminal.Signal.INT,
            _ -> {
              left = true;
              here.interrupt();
            });
    var display = new Display(terminal, true);
    var resized = terminal.handle(Terminal.Signal.WINCH, _ -> here.interrupt());
    var stopped =
        terminal.handle(
            Terminal.Signal.TSTP,
            _ -> {
              leave();
              Screens.stop(terminal, before);
            });
    var continued =
        terminal.handle(
            Terminal.Signal.CONT,
            _ -> {
              size = null;
              here.interrupt();
            });
    try {
      boolean look = true;
      do {
        if (look) {
          look();
        }
        draw(display);
        look = true;
      } while (key());
    } finally {
      Thread.interrupted();
      leave();
      terminal.handle(Terminal.Signal.TSTP, stopped);
      terminal.handle(Terminal.Signal.CONT, continued);
      terminal.handle(Terminal.Signal.WINCH, resized);
      terminal.handle(Terminal.Signal.INT, interrupt);
      terminal.setAttributes(before);
    }
  }

  /** Gives the screen back as it was before. */
  private void leave() {
    terminal.puts(InfoCmp.Capability.cursor_visible);
    terminal.puts(InfoCmp.Capability.exit_ca_mode);
    terminal.flush();
  }

  /** Waits for a key, or for the time of the next picture; false when it was to leave. */
  private boolean key() throws IOException {
    int key;
    try {
      key = terminal.reader().read(interval.toMillis());
    } catch (InterruptedIOException e) {
      return !left; // by a signal; JLine has taken the interrupt back
    } catch (IOException e) {
      if (Thread.interrupted()) {
        return !left;
      }
      throw e;
    }
    if (left) {
      return false;
    }
    switch (key) {
      case 'q', 'Q', 3, 4, NonBlockingReader.EOF -> {
        return false;
      }
      case 's' -> ordering = ordering.next();
      case 'n' -> frame = frame.at(frame.next(screen.standings().size()));
      case 'p' -> frame = frame.at(frame.previous());
      case 'r' -> ordering = ordering.reversed();
      default -> {}
    }
    return true;
  }

  private void look() {
    try {
      long now = clock.nanos();
      var taken = Screen.of(link);
      screen = taken.since(former, drawn == 0 ? 0 : now - drawn);
      former.clear();
      taken.standings().forEach(s -> former.put(s.address() + " " + s.as(), s));
      drawn = now;
    } catch (IOException gone) {
      link.close();
      if (Thread.currentThread().isInterrupted()) {
        return; // it was us who went away: for a key, or for another size
      }
      screen = screen.without(String.valueOf(gone.getMessage()));
    }
  }

  private void draw(Display display) {
    var now = Screens.size(terminal);
    if (!now.equals(size)) {
      // whatever stood there, and wherever the cursor was
      size = now;
      terminal.enterRawMode();
      terminal.puts(InfoCmp.Capability.enter_ca_mode);
      terminal.puts(InfoCmp.Capability.cursor_invisible);
      terminal.puts(InfoCmp.Capability.clear_screen);
      display.resize(now);
      display.reset();
    }
    int room = Math.max(1, now.getRows() - Screen.HEAD_LINE - 1);
    frame = new Frame(now.getColumns(), room, frame.from());
    var lines = new ArrayList<org.jline.utils.AttributedString>();
    var texts = screen.lines(name, ordering, frame);
    for (int i = 0; i < texts.size() && i < now.getRows(); i++) {
      lines.add(styled(texts.get(i), i).columnSubSequence(0, now.getColumns()));
    }
    display.update(lines, -1);
    terminal.flush();
  }

  private org.jline.utils.AttributedString styled(String text, int line) {
    var style = AttributedStyle.DEFAULT;
    if (colour && line == Screen.HEAD_LINE) {
      style = AttributedStyle.INVERSE;
    } else if (colour && line > Screen.HEAD_LINE) {
      boolean up = (text + " ").contains("  established ");
      style = style.foreground(up ? AttributedStyle.GREEN : AttributedStyle.RED);
    }
    return new AttributedStringBuilder().append(text, style).toAttributedString();
  }

  /** What {@code top --once} prints, and {@code top} where there is no terminal. */
  public static List<String> once(Dialler dialler, String name) throws IOException {
    try (var link = new Link(dialler)) {
      return Screen.of(link).lines(name, Ordering.CONFIGURED);
    }
  }

  /** What {@code top --json} prints. */
  public static List<String> json(Dialler dialler) throws IOException {
    try (var link = new Link(dialler)) {
      return link.ask(Screen.NEIGHBORS).lines();
    }
  }
}
