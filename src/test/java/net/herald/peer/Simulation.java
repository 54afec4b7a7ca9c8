package net.herald.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.fsm.FsmSettings;
import net.herald.bgp.message.Notification;
import net.herald.bgp.message.RouteRefresh;
import net.herald.config.ConfigurationReader;
import net.herald.config.Defaults;
import net.herald.config.Neighbor;
import net.herald.event.ApiEvent;
import net.herald.log.Category;
import net.herald.log.Level;
import net.herald.log.LogSettings;
import net.herald.log.RecordedLog;
import net.herald.rib.JointTables;
import net.herald.time.ManualClock;

/**
 * A real peer in a world without sockets, whose time stands still until a test moves it. The test
 * plays the neighbor: {@link #answered} when it was dialled, {@link #call} when it dials.
 */
final class Simulation implements AutoCloseable {
  private static final int PATIENCE = 20;

  final ManualClock clock = new ManualClock();
  final RecordedLog log =
      new RecordedLog(new LogSettings(true, Level.INFO, EnumSet.allOf(Category.class)));
  final BlockingQueue<ApiEvent> events = new LinkedBlockingQueue<>();
  final CompletableFuture<Peer> ended = new CompletableFuture<>();
  final Peer peer;

  /** Is given every event on the thread of the peer, before the test sees it. */
  volatile Consumer<ApiEvent> watcher = event -> {};

  private final BlockingQueue<Remote> dialled = new LinkedBlockingQueue<>();
  private final int segment;
  private int markers;

  /** Whether helper processes do not keep up. */
  volatile boolean congested;

  private volatile boolean refusing;

  /**
   * A peer that was started.
   *
   * @param segment the most octets that one read returns, on both sides
   */
  Simulation(String neighbor, FsmSettings settings, int segment) {
    this.segment = segment;
    var world =
        new World(
            clock,
            () -> -1L, // no jitter to speak of
            log.log(),
            this::attempt,
            event -> {
              watcher.accept(event);
              events.add(event);
            },
            new JointTables(),
            () -> congested,
            "Herald/test",
            UnaryOperator.identity(),
            true,
            false,
            true);
    peer = new Peer(world, neighbor(neighbor), settings, ended::complete);
    peer.start();
  }

  Simulation(String neighbor) {
    this(neighbor, FsmSettings.DEFAULT, 1 << 16);
  }

  /** The neighbor of a configuration text, with a helper process that wants to know everything. */
  static Neighbor neighbor(String text) {
    String file = "process all { run /bin/cat; encoder json; }\n" + text;
    var result =
        new ConfigurationReader(Defaults.STANDARD, Path.of("/"), Map.of())
            .read("test", file.getBytes(StandardCharsets.UTF_8));
    var configuration = result.configuration();
    assertThat(configuration).as("%s", result.diagnostics()).isNotNull();
    return configuration.neighbors().getFirst();
  }

  /** Refuses to be dialled from now on. */
  void refuse(boolean now) {
    refusing = now;
  }

  private Dialler.Attempt attempt(Neighbor to) {
    return new Dialler.Attempt() {
      @Override
      public OctetStream connect() throws IOException {
        if (refusing) {
          throw new IOException("refused");
        }
        var pipe = new Pipe(Ip.parse("10.0.0.1"), to.addresses().peer(), segment);
        dialled.add(new Remote(pipe.far()));
        return pipe.near();
      }

      @Override
      public void giveUp() {}
    };
  }

  /** The neighbor's side of the next connection that the peer dials. */
  Remote answered() throws InterruptedException {
    var remote = dialled.poll(PATIENCE, TimeUnit.SECONDS);
    assertThat(remote).as("the peer dials").isNotNull();
    return remote;
  }

  /** Whether the peer has dialled and nobody looked yet. */
  boolean dials() {
    return !dialled.isEmpty();
  }

  /** The neighbor's side of a connection that it dials, once the peer is ready to hear it. */
  Remote call() throws InterruptedException {
    awaitRest();
    var pipe = new Pipe(Ip.parse("10.0.0.1"), Ip.parse("10.0.0.2"), segment);
    peer.post(new Order.Accept(pipe.near()));
    return new Remote(pipe.far());
  }

  /** Throws events away up to the first of a type. */
  <E extends ApiEvent> E await(Class<E> type) throws InterruptedException {
    while (true) {
      var event = events.poll(PATIENCE, TimeUnit.SECONDS);
      assertThat(event).as("an event of type " + type.getSimpleName()).isNotNull();
      if (type.isInstance(event)) {
        return type.cast(event);
      }
    }
  }

  /** Waits until the peer has nothing to do before some deadline. */
  void awaitRest() throws InterruptedException {
    var done = new CompletableFuture<Void>();
    peer.post(new Order.Look(_ -> done.complete(null)));
    done.join();
    clock.awaitMailbox(); // a connection that ends may wait too, for its reader
  }

  /** How long the peer will rest if nothing happens. */
  Duration nearestDeadline() throws InterruptedException {
    awaitRest();
    return Duration.ofNanos(clock.nextDeadline() - clock.nanos());
  }

  /**
   * Waits until all that the neighbor sent in an established session has been handled: a
   * ROUTE-REFRESH of a subtype that does not exist, which a peer ignores (RFC 7313 section 5), goes
   * last. Helpers must want to know of received ROUTE-REFRESH messages.
   */
  void heard(Remote remote) throws InterruptedException, IOException {
    int subtype = 100 + markers++;
    remote.send(new RouteRefresh(Family.IPV4_UNICAST, subtype).encode());
    while (true) {
      var message = await(ApiEvent.Exchanged.class).message();
      if (message instanceof RouteRefresh refresh && refresh.subtype() == subtype) {
        return;
      }
    }
  }

  /** The routes of a table, one line each. */
  List<String> received() {
    var result = new CompletableFuture<List<String>>();
    peer.post(
        new Order.Look(tables -> {
          var lines = new ArrayList<String>();
          tables.in().forEach((nlri, attributes) -> lines.add(nlri.toString()));
          result.complete(lines);
        }));
    return result.join();
  }

  @Override
  public void close() {
    peer.post(new Order.Stop(Notification.cease(2, null), false, "end of test"));
  }
}
