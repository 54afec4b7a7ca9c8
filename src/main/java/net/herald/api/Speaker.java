package net.herald.api;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import net.herald.config.ApiSettings.Subscription;
import net.herald.config.ConfigurationReader;
import net.herald.config.Neighbor;
import net.herald.event.Dialect;
import net.herald.event.EventEncoder;
import net.herald.event.EventSink;
import net.herald.event.Follower;
import net.herald.peer.Order;

/**
 * What commands act on: the running daemon. Called by the threads of all helper processes at once;
 * nothing here waits.
 */
public interface Speaker {

  /** One neighbor. */
  interface Target {
    /** The configuration in force. */
    Neighbor neighbor();

    /** How it is doing. */
    PeerReport report();

    /**
     * Gives an order to its peer. Orders of one caller are carried out in the order given.
     *
     * @return false when the peer has too many to do already, or is over
     */
    boolean offer(Order order);
  }

  /**
   * All neighbors in the order of the configuration. The same list again as long as the
   * configuration is the same.
   */
  List<? extends Target> neighbors();

  /**
   * Reads a section of a neighbor as the configuration file would have it; it is not run.
   *
   * @param section without processes and templates
   */
  ConfigurationReader.Result read(String section);

  /**
   * Begins to run a neighbor, soon.
   *
   * @return false when there is one of its name
   */
  Future<Boolean> create(Neighbor neighbor);

  /**
   * Ends and forgets a neighbor, soon; one of the configuration is there again after a reload.
   *
   * @return false when it is not there any more
   */
  Future<Boolean> delete(Neighbor neighbor);

  /** Has the configuration read anew, soon. */
  void reload();

  /** Has the configuration read anew and every session begun anew, soon. */
  void restart();

  /** Has the daemon end, soon. */
  void shutdown();

  /** Whether it ends already. */
  default boolean isEnding() {
    return false;
  }

  /** What the daemon says of itself. */
  Status status();

  /** An encoder of events, for one thread at a time. */
  EventEncoder encoder(Dialect dialect);

  /**
   * Begins to tell somebody what happens.
   *
   * @param which of which neighbors
   */
  Follower follow(Subscription subscription, Predicate<Neighbor> which, EventSink sink);

  /** Tells it nothing any more. */
  void unfollow(Follower follower);

  /** What is remembered of what commands announced. */
  RouteLedger ledger();

  /** A process has announced what it has to announce at the start of the daemon. */
  void ready(String process);

  /** What waits to be read by each helper process that runs. */
  List<HelperProcess.Backlog> backlogs();

  /** How each health check of the configuration is doing. */
  List<HealthcheckReport> healthchecks();

  /**
   * Has a health check do what an operator wants, soon.
   *
   * @return false when it is not there any more
   */
  boolean healthcheck(String name, HealthcheckReport.Wish wish);

  /**
   * A daemon.
   *
   * @param version the version that is shown
   * @param uuid which life of which daemon this is
   * @param pid the number of its process
   * @param started when it began
   */
  record Status(String version, String uuid, long pid, Instant started) {}
}
