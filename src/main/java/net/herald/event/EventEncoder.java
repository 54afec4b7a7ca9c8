package net.herald.event;

import org.jspecify.annotations.Nullable;

/** Makes lines of events. An encoder reuses its buffers and belongs to one thread at a time. */
public interface EventEncoder {

  /** How much of a message is told; other events have only the one form. */
  enum Content {
    /** What it says. */
    PARSED,
    /** Its octets. */
    PACKET,
    /** Both in one event. */
    CONSOLIDATED
  }

  /**
   * The line of an event.
   *
   * @param negotiated whether an UPDATE or the octets of a message come with what was negotiated,
   *     where the dialect has a choice
   * @return null for an event of which this form tells nothing
   */
  @Nullable EventLine encode(ApiEvent event, Content content, boolean negotiated);
}
