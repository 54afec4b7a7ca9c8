package net.herald.config;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Which helper processes a neighbor reports to and obeys.
 *
 * @param subscriptions for each process named, what it is told
 * @param matches regular expressions for the names of further processes, from the start of the
 *     name: these may command and are told nothing
 * @param commanders the processes that may command: those named, and those matched
 */
public record ApiSettings(
    SequencedMap<String, Subscription> subscriptions,
    List<String> matches,
    List<String> commanders) {

  /** A neighbor without helper processes. */
  public static final ApiSettings NONE =
      new ApiSettings(new LinkedHashMap<>(), List.of(), List.of());

  /** Copies what could change. */
  public ApiSettings {
    subscriptions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(subscriptions));
    matches = List.copyOf(matches);
    commanders = List.copyOf(commanders);
  }

  /**
   * What one process is told of one neighbor.
   *
   * @param neighborChanges up, connected, down
   * @param negotiated the outcome of both OPENs
   * @param fsm transitions of the state machine
   * @param signal signals that the daemon gets
   * @param healthcheck the states of its health checks
   * @param send of messages to the neighbor
   * @param receive of messages from it
   */
  public record Subscription(
      boolean neighborChanges,
      boolean negotiated,
      boolean fsm,
      boolean signal,
      boolean healthcheck,
      Traffic send,
      Traffic receive) {

    /** What either of two subscriptions of a process asks for. */
    public Subscription or(Subscription other) {
      return new Subscription(
          neighborChanges || other.neighborChanges,
          negotiated || other.negotiated,
          fsm || other.fsm,
          signal || other.signal,
          healthcheck || other.healthcheck,
          send.or(other.send),
          receive.or(other.receive));
    }
  }

  /**
   * Messages in one direction.
   *
   * @param parsed decoded
   * @param packets as octets
   * @param consolidate both in one event
   * @param messages which
   */
  public record Traffic(
      boolean parsed, boolean packets, boolean consolidate, Set<MessageKind> messages) {
    /** Copies what could change. */
    public Traffic {
      EnumSet<MessageKind> copy = EnumSet.noneOf(MessageKind.class);
      copy.addAll(messages);
      messages = Collections.unmodifiableSet(copy);
    }

    /** Decoded, where messages are asked for in no form. */
    Traffic orParsed() {
      boolean none = !packets && !consolidate;
      return new Traffic(parsed || none && !messages.isEmpty(), packets, consolidate, messages);
    }

    Traffic or(Traffic other) {
      EnumSet<MessageKind> both = EnumSet.noneOf(MessageKind.class);
      both.addAll(messages);
      both.addAll(other.messages);
      return new Traffic(
          parsed || other.parsed, packets || other.packets, consolidate || other.consolidate, both);
    }
  }

  /** Kinds of messages that a process may ask for. */
  public enum MessageKind {
    /** OPEN. */
    OPEN("open"),
    /** UPDATE. */
    UPDATE("update"),
    /** NOTIFICATION. */
    NOTIFICATION("notification"),
    /** KEEPALIVE. */
    KEEPALIVE("keepalive"),
    /** ROUTE-REFRESH. */
    REFRESH("refresh"),
    /** OPERATIONAL. */
    OPERATIONAL("operational");

    private final String word;

    MessageKind(String word) {
      this.word = word;
    }

    /** The word of the file. */
    public String word() {
      return word;
    }
  }
}
