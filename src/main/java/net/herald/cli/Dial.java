package net.herald.cli;

import java.io.IOException;
import java.nio.file.Path;
import net.herald.console.Dialler;
import net.herald.control.ControlClient;
import net.herald.control.Places;
import net.herald.environment.Settings;
import net.herald.environment.Variables;
import org.jspecify.annotations.Nullable;

/** The way to a running daemon, as options and settings say. */
final class Dial {
  /** No daemon is there. */
  static final class Absent extends IOException {
    private static final long serialVersionUID = 1L;

    private Absent(String why) {
      super(why);
    }

    /** Lines for an operator. */
    String why() {
      return String.valueOf(getMessage());
    }
  }

  private final Places places;
  private final boolean pipe;
  private final String name;
  private final @Nullable Path path;

  /**
   * Looks at options and settings, not yet for a daemon.
   *
   * @throws Call.Failed when the settings are wrong, after a message
   */
  Dial(Call call) throws Call.Failed {
    var environment = call.environment();
    var given = call.given();
    places = Places.of(environment.installation().root());
    pipe =
        given.has("pipe")
            || !given.has("socket") && "pipe".equals(environment.variable(Variables.CLI_TRANSPORT));
    var named = given.value("pipename");
    var standard = pipe ? Settings.API_PIPENAME : Settings.API_SOCKETNAME;
    name = named != null ? named : environment.get(standard);
    var socket = environment.variable(Variables.API_SOCKETPATH);
    path = pipe || socket == null || socket.isEmpty() ? null : Path.of(socket);
  }

  /** The options that choose a way. */
  static Options options() {
    return new Options()
        .flag((char) 0, "socket", "use the Unix socket")
        .flag((char) 0, "pipe", "use the named pipes")
        .value((char) 0, "pipename", "NAME", "name of the socket, or of the pipes");
  }

  /** This way, as the console goes it. */
  Dialler dialler() {
    return this::connect;
  }

  /** Whether there may be colours (no-color.org). */
  static boolean coloured(Call call) {
    return !call.given().has("no-color") && call.variables().getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** The name of the daemon: that of its socket or of its pipes. */
  String name() {
    return name;
  }

  /** Connects, or says on standard error why not: null then. */
  static @Nullable ControlClient connect(Call call) throws Call.Failed {
    try {
      return new Dial(call).connect();
    } catch (Absent e) {
      call.err().print(e.why());
      return null;
    }
  }

  /**
   * Connects.
   *
   * @throws Absent when no daemon is there
   */
  ControlClient connect() throws Absent {
    try {
      if (pipe) {
        var pipes = places.pipes(name);
        if (pipes == null) {
          throw absent("named pipes (" + name + ".in and " + name + ".out)");
        }
        return ControlClient.pipes(pipes);
      }
      var socket = path != null ? path : places.socket(name);
      if (socket == null) {
        throw absent("Unix socket (" + name + ".sock)");
      }
      return ControlClient.socket(socket);
    } catch (Absent e) {
      throw e;
    } catch (IOException e) {
      throw new Absent("no daemon answers: " + e.getMessage() + "\n");
    }
  }

  private Absent absent(String what) {
    var text =
        new StringBuilder("could not find the " + what + " of a running daemon; looked in\n");
    places.folders().forEach(folder -> text.append(" - ").append(folder).append('\n'));
    return new Absent(text.toString());
  }
}
