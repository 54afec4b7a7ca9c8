package net.herald.daemon;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import net.herald.api.Access;
import net.herald.api.Answers;
import net.herald.api.CommandSession;
import net.herald.api.OutputPool;
import net.herald.control.ControlPipes;
import net.herald.control.ControlSocket;
import net.herald.control.Places;
import net.herald.environment.Environment;
import net.herald.environment.Settings;
import net.herald.environment.Variables;
import net.herald.log.Category;
import net.herald.log.Log;
import net.herald.posix.FileReason;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The channels of a daemon to its operator, as the settings have them. One that cannot be had is
 * told in the log, and the daemon goes on without it.
 */
final class ControlChannels implements AutoCloseable {
  private static final int MOST_CLIENTS = 10;

  private final Log log;
  private final @Nullable ControlSocket socket;

  private ControlChannels(Log log, @Nullable ControlSocket socket) {
    this.log = log;
    this.socket = socket;
  }

  /**
   * Opens them.
   *
   * @param sessions makes the session of a client, by what it may do
   * @param unread what may wait for clients and helper processes together
   */
  static ControlChannels open(
      Environment environment,
      BiFunction<Access, Answers, CommandSession> sessions,
      OutputPool unread,
      Clock clock,
      Log log) {
    if (!environment.get(Settings.API_CLI)) {
      return new ControlChannels(log, null);
    }
    var places = Places.of(environment.installation().root());
    pipes(places.pipes(environment.get(Settings.API_PIPENAME)), sessions, clock, log);
    if ("".equals(environment.variable(Variables.CLI_SOCKET))) {
      return new ControlChannels(log, null);
    }
    var path = path(environment, places);
    try {
      int most = most(environment.variable(Variables.API_MAX_CLIENTS));
      var socket =
          ControlSocket.open(
              path, most, a -> sessions.apply(Access.client("socket"), a), unread, clock, log);
      return new ControlChannels(log, socket);
    } catch (IOException e) {
      log.warning(Category.CLI, "control.unavailable", "socket", path, "reason", reason(e));
      return new ControlChannels(log, null);
    }
  }

  private static void pipes(
      Places.@Nullable Pipes pipes,
      BiFunction<Access, Answers, CommandSession> sessions,
      Clock clock,
      Log log) {
    if (pipes == null) {
      return;
    }
    try {
      ControlPipes.open(pipes, a -> sessions.apply(Access.operator("pipe"), a), clock, log);
    } catch (IOException e) {
      log.warning(Category.CLI, "control.unavailable", "pipes", pipes.in(), "reason", reason(e));
    }
  }

  private static Path path(Environment environment, Places places) {
    var named = environment.variable(Variables.API_SOCKETPATH);
    return named == null || named.isEmpty()
        ? places.forSocket(environment.get(Settings.API_SOCKETNAME))
        : Path.of("/").resolve(named);
  }

  private static int most(@Nullable String text) {
    try {
      return text == null ? MOST_CLIENTS : Math.max(1, Integer.parseInt(text.strip()));
    } catch (NumberFormatException e) {
      return MOST_CLIENTS;
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      // Often not who started us: root was given up by now.
      case AccessDeniedException _ -> "permission denied for user " + user();
      case FileSystemException file -> FileReason.of(file);
      default -> String.valueOf(e.getMessage());
    };
  }

  private static String user() {
    try {
      return Files.getOwner(Path.of("/proc/self")).getName();
    } catch (IOException unknown) {
      return "of this process";
    }
  }

  @Override
  public void close() {
    if (socket == null) {
      return;
    }
    try {
      socket.close();
    } catch (IOException e) {
      log.warning(Category.CLI, "control.left", "socket", socket.path(), "reason", reason(e));
    }
  }
}
