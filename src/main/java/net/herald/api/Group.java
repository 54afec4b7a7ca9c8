package net.herald.api;

import java.util.ArrayList;
import java.util.List;

/**
 * The commands between {@code group start} and {@code group end}. They are read when the group
 * ends: until then a program may take its time, but not the memory of the daemon.
 */
final class Group {
  private static final int MOST = 100_000;
  private static final long MOST_OCTETS = 100L << 20;

  private final List<String> commands = new ArrayList<>();
  private long octets;

  /** Whether a command waits for the end of the group; others are carried out at once. */
  static boolean takes(String command) {
    return command.startsWith("announce ")
        || command.startsWith("withdraw ")
        || command.startsWith("attributes ")
        || command.startsWith("attribute ");
  }

  /**
   * Adds a command.
   *
   * @return false when it is one too many
   */
  boolean add(String command) {
    octets += command.length();
    return commands.size() < MOST && octets <= MOST_OCTETS && commands.add(command);
  }

  List<String> commands() {
    return List.copyOf(commands);
  }
}
