package net.herald.api;

import java.time.Instant;
import java.util.List;

/**
 * How a health check of the daemon is doing.
 *
 * @param name in the configuration
 * @param state what is thought of the service
 * @param since when the state began
 * @param disabled whether a command disabled it
 * @param drained whether a command has it drain
 * @param checks how often it looked
 * @param failures how often what it saw was bad
 * @param reason the last thing that was bad; empty for none
 * @param addresses what it announces, or would
 */
public record HealthcheckReport(
    String name,
    String state,
    Instant since,
    boolean disabled,
    boolean drained,
    long checks,
    long failures,
    String reason,
    List<String> addresses) {

  /** What an operator may ask of a check. */
  public enum Wish {
    /** Its routes say graceful shutdown (RFC 8326). */
    DRAIN,
    /** They do not any more. */
    UNDRAIN,
    /** As if its service were taken out by the file of {@code disable}. */
    DISABLE,
    /** Not any more. */
    ENABLE
  }

  /** Copies what could change. */
  public HealthcheckReport {
    addresses = List.copyOf(addresses);
  }
}
