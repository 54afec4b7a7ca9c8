package net.herald.log;

import java.time.Duration;

/** How a line gets from the caller to the {@link Scribe}. */
sealed interface Delivery permits DirectDelivery, QueuedDelivery {

  /** Takes the line; never throws. */
  void put(Line line);

  /** Has the destination opened anew. */
  void reopen();

  /** Lets what is waiting be written within the deadline; lines after that are dropped. */
  void close(Duration deadline);
}
