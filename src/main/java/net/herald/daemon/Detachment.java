package net.herald.daemon;

import java.io.IOException;
import java.nio.file.Path;
import net.herald.environment.Environment;
import net.herald.environment.Settings;
import net.herald.log.Category;
import net.herald.log.Destination;
import net.herald.log.Level;
import net.herald.log.Log;
import net.herald.posix.Background;
import org.jspecify.annotations.Nullable;

/**
 * What {@code exabgp.daemon.daemonize} asks for: whether this process goes on in the background, or
 * stays where it is and why.
 *
 * @param stays null where the process goes to the background, or is there already
 * @param level how much whoever asked for it should care
 */
public record Detachment(boolean leaves, @Nullable String stays, Level level) {
  private static final Detachment NOTHING = new Detachment(false, null, Level.DEBUG);

  /** Decides, before the log is opened and anything else is owned. */
  public static Detachment of(Environment environment, ConfigurationSource source) {
    if (!environment.get(Settings.DAEMON_DAEMONIZE) || Background.reached()) {
      return NOTHING;
    }
    if (source.isText()) {
      return stays("the configuration comes from standard input", Level.CRITICAL);
    }
    var root = Path.of("/");
    var log = Destination.parse(environment.get(Settings.LOG_DESTINATION), root, root);
    if (log == null || log instanceof Destination.StandardError) {
      return stays("the log goes to standard error", Level.CRITICAL);
    }
    var why = Background.staysBecause();
    return why == null ? new Detachment(true, null, Level.DEBUG) : stays(why, Level.INFO);
  }

  private static Detachment stays(String why, Level level) {
    return new Detachment(false, why, level);
  }

  /**
   * Starts the program once more in the background; the caller ends and touches nothing.
   *
   * @throws IOException where that is not possible
   */
  public void leave() throws IOException {
    Background.start();
  }

  /** Says why the process stays, where it was asked not to. */
  public void tell(Log log) {
    if (stays != null) {
      log.tell(level, Category.DAEMON, "daemonize.refused", "reason", stays);
    }
  }
}
