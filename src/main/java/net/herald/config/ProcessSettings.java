package net.herald.config;

import java.util.List;

/**
 * A helper process of the configuration.
 *
 * @param name unique in the file
 * @param command the program, found and checked, and its arguments; no shell reads them
 * @param encoder in which form it is told of events
 * @param respawn whether it is started again when it ends
 */
public record ProcessSettings(String name, List<String> command, Encoder encoder, boolean respawn) {
  /** Copies what could change. */
  public ProcessSettings {
    command = List.copyOf(command);
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
