package net.herald.config;

import java.util.List;

/**
 * A helper process of the configuration.
 *
 * @param name unique in the file
 * @param command the program, found and checked, and its arguments; no shell reads them
 * @param encoder in which form it is told of events
 * @param respawn whether it is started again when it ends
 * @param apiVersion the version of the API it speaks, 4 or 6; 0 for that of the daemon
 * @param errors where its standard error goes
 */
public record ProcessSettings(
    String name,
    List<String> command,
    Encoder encoder,
    boolean respawn,
    int apiVersion,
    Errors errors) {

  /** A process that leaves open what Herald alone knows. */
  public ProcessSettings(String name, List<String> command, Encoder encoder, boolean respawn) {
    this(name, command, encoder, respawn, 0, Errors.INHERIT);
  }

  /** Copies what could change. */
  public ProcessSettings {
    command = List.copyOf(command);
  }

  /** Ways of what a process writes on its standard error. */
  public enum Errors {
    /** To where that of the daemon goes. */
    INHERIT("inherit"),
    /** Into the log, a line each. */
    LOG("log");

    private final String word;

    Errors(String word) {
      this.word = word;
    }

    /** The word of the file. */
    public String word() {
      return word;
    }
  }

  /** Forms of events. */
  public enum Encoder {
    /** Lines of words. */
    TEXT("text"),
    /** Lines of JSON. */
    JSON("json");

    private final String word;

    Encoder(String word) {
      this.word = word;
    }

    /** The word of the file. */
    public String word() {
      return word;
    }
  }
}
