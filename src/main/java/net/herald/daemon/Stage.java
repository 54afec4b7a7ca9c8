package net.herald.daemon;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import net.herald.api.Access;
import net.herald.api.Answers;
import net.herald.api.ApiVersion;
import net.herald.api.CommandSession;
import net.herald.api.LineSplitter;
import net.herald.api.Manners;
import net.herald.api.RouteLedger;
import net.herald.bgp.fsm.FsmSettings;
import net.herald.config.ApiSettings.MessageKind;
import net.herald.config.ApiSettings.Subscription;
import net.herald.config.ApiSettings.Traffic;
import net.herald.config.ConfigurationReader;
import net.herald.config.Defaults;
import net.herald.config.Neighbor;
import net.herald.environment.Environment;
import net.herald.environment.Settings;
import net.herald.event.ApiEvent;
import net.herald.event.Dialect;
import net.herald.event.EventLine;
import net.herald.event.EventSink;
import net.herald.event.Follower;
import net.herald.log.Log;
import net.herald.peer.Audience;
import net.herald.peer.Dialler;
import net.herald.peer.OctetStream;
import net.herald.peer.Order;
import net.herald.peer.Peer;
import net.herald.peer.Pipe;
import net.herald.peer.World;
import net.herald.rib.JointTables;
import net.herald.time.Clock;

/**
 * A small daemon within the daemon: two neighbors of its own that talk through memory, one told by
 * commands what to announce, and somebody who is told of what the other receives. No socket, file
 * or process is touched and nothing is logged. Owned by one thread.
 */
final class Stage implements AutoCloseable {
  /** How long the session may take to come up; without it the rest is played for less. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** How many routes a round announces, and as many of an earlier one it withdraws. */
  static final int ROUTES = 500;

  /** How many rounds a route stays. */
  static final int STAY = 15;

  /**
   * What is read of a program at once, in octets: a few lines, or so many that they are sent as
   * they came. It is cut in the middle of a line.
   */
  private static final int[] READ_SIZES = {1 << 12, 1 << 16};

  private static final String CALLED = "127.0.0.2";

  /** Whom programs announce to, most often all. */
  private static final List<String> SELECTORS = List.of("peer *", "", "neighbor " + CALLED);

  private static final String CONFIGURATION =
      """
      neighbor 127.0.0.2 {
        router-id 192.0.2.1; local-address 127.0.0.1; local-as 65001; peer-as 65002;
        family { ipv4 unicast; ipv6 unicast; }
      }
      neighbor 127.0.0.1 {
        router-id 192.0.2.2; local-address 127.0.0.2; local-as 65002; peer-as 65001; passive true;
        family { ipv4 unicast; ipv6 unicast; }
      }
      """;

  private final JointTables tables = new JointTables();
  private final HelperProcesses events;
  private final Supervisor supervisor;
  private final CommandSession session;
  private final CountDownLatch up = new CountDownLatch(2);
  private final LineSplitter lines;
  private int played;

  private Stage(Environment environment, Clock clock) {
    var silent = Log.silent();
    var reader = new ConfigurationReader(Defaults.STANDARD, Path.of("/"), Map.of());
    var source =
        ConfigurationSource.text(reader, CONFIGURATION.getBytes(StandardCharsets.US_ASCII));
    var version = new ApiVersion(environment.get(Settings.API_VERSION));
    events = new HelperProcesses(environment, silent, clock);
    var factory = new PeerFactory(neighbor -> world(neighbor, clock, silent), FsmSettings.DEFAULT);
    var ledger = RouteLedger.inMemory(clock, silent);
    var checks = new Healthchecks(events::operator, _ -> {}, clock, silent);
    supervisor = new Supervisor(environment, silent, source, events, factory, ledger, checks);
    var commanded = new Commanded(supervisor, events, ledger, checks, environment, clock);
    events.serve(commanded, () -> {});
    var follower = events.follow(updates(), _ -> true, new Listener(version));
    var all = new LinkedHashMap<String, PeerTable.Entry>();
    for (var neighbor : Objects.requireNonNull(source.read(silent)).neighbors()) {
      follower.begin(neighbor);
      all.put(neighbor.key(), new PeerTable.Entry(neighbor, factory.lasting(neighbor, _ -> {})));
    }
    supervisor.peers().replace(all);
    session =
        new CommandSession(
            Access.operator("warm-up"),
            commanded,
            new Unheard(),
            version,
            Manners.of(environment, version),
            clock,
            silent);
    lines = session.splitter(READ_SIZES[0]);
  }

  /** Sets the stage: its session is up, unless that takes too long. */
  static Stage set(Environment environment, Clock clock) throws InterruptedException {
    var stage = new Stage(environment, clock);
    stage.peers().forEach(Peer::start);
    var _ = stage.up.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    return stage;
  }

  /** Whether both neighbors say that the session is up. */
  boolean isUp() {
    return up.getCount() == 0;
  }

  /** Announces some routes in a way in which programs do, and withdraws those of a while ago. */
  void play() {
    var text = new StringBuilder(READ_SIZES[1]);
    round("announce", played, text);
    // what is withdrawn before it was sent would never be sent
    text.append("announce route 192.0.2.0/24 next-hop 192.0.2.1 sync\n");
    if (played >= STAY) {
      round("withdraw", played - STAY, text);
    }
    feed(text);
    played++;
  }

  private static void round(String verb, int round, StringBuilder out) {
    var selector = SELECTORS.get(round % SELECTORS.size());
    // addresses alone are what a program that stops attacks announces
    boolean plain = round % 5 == 4;
    for (int i = round * ROUTES; i < (round + 1) * ROUTES; i++) {
      out.append(selector).append(' ').append(verb).append(' ');
      out.append(plain ? SampleRoutes.plain(10, i) : SampleRoutes.route(10, i)).append('\n');
    }
  }

  private void feed(StringBuilder text) {
    var octets = text.toString().getBytes(StandardCharsets.US_ASCII);
    int size = READ_SIZES[played % READ_SIZES.length];
    for (int from = 0; from < octets.length; from += size) {
      var part = Arrays.copyOfRange(octets, from, Math.min(octets.length, from + size));
      lines.feed(part, part.length);
      session.flush();
    }
  }

  @Override
  public void close() {
    session.close();
    peers().forEach(peer -> peer.post(Endings.shutdown()));
  }

  List<Peer> peers() {
    return supervisor.peers().peers();
  }

  private World world(Neighbor neighbor, Clock clock, Log silent) {
    return new World(
        clock,
        new SplittableRandom(),
        silent,
        new Call(),
        new Watched(events.events(neighbor)),
        tables,
        () -> false,
        "",
        UnaryOperator.identity(),
        false,
        false,
        false);
  }

  private static Subscription updates() {
    var nothing = new Traffic(false, false, false, EnumSet.noneOf(MessageKind.class));
    var updates = new Traffic(true, false, false, EnumSet.of(MessageKind.UPDATE));
    return new Subscription(true, false, false, false, false, nothing, updates);
  }

  /** Brings the other end of a pipe to the neighbor that is called. */
  private final class Call implements Dialler {
    @Override
    public Attempt attempt(Neighbor neighbor) {
      return new Attempt() {
        @Override
        public OctetStream connect() throws IOException {
          var own = neighbor.addresses().local();
          for (var peer : peers()) {
            var called = peer.neighbor();
            if (own != null && own.equals(called.addresses().peer())) {
              var pipe = new Pipe(own, neighbor.addresses().peer(), Integer.MAX_VALUE);
              peer.post(new Order.Accept(pipe.far()));
              return pipe.near();
            }
          }
          throw new IOException("nobody has the address " + neighbor.addresses().peer());
        }

        @Override
        public void giveUp() {
          // there is nothing to wait for
        }
      };
    }
  }

  /** Notices that the session is up. */
  private final class Watched implements Audience {
    private final Audience told;

    Watched(Audience told) {
      this.told = told;
    }

    @Override
    public void accept(ApiEvent event) {
      if (event instanceof ApiEvent.Up) {
        up.countDown();
      }
      told.accept(event);
    }

    @Override
    public List<Follower> followers() {
      return told.followers();
    }
  }

  /** Somebody who is told of everything, and keeps nothing. */
  private record Listener(ApiVersion version) implements EventSink {
    @Override
    public Dialect dialect() {
      return Dialect.of(version.number(), true);
    }

    @Override
    public void event(EventLine line, long counter) {
      try {
        line.writeTo(OutputStream.nullOutputStream(), counter);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Answers that nobody waits for. */
  private static final class Unheard implements Answers {
    @Override
    public void line(String line) {}

    @Override
    public void later(Iterable<byte[]> lines) {}

    @Override
    public void awaitLater() {}

    @Override
    public void event(EventLine line, long counter) {}

    @Override
    public void ack(Ack ack) {}
  }
}
