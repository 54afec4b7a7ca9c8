package net.herald.api;

/**
 * A command that cannot be carried out, and changed nothing. It has no stack trace: it speaks about
 * the command.
 */
final class CommandFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  CommandFault(String why) {
    super(why, null, false, false);
  }

  /** What is wrong, for the one who gave the command. */
  String why() {
    return String.valueOf(getMessage());
  }
}
