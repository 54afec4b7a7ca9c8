package net.herald.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import net.herald.bgp.Family;
import net.herald.bgp.fsm.State;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Keepalive;
import net.herald.bgp.message.Message;
import net.herald.bgp.message.Notification;
import net.herald.bgp.message.Open;
import net.herald.bgp.message.Operational;
import net.herald.bgp.message.RouteRefresh;
import net.herald.config.ConfigurationReader;
import net.herald.config.Defaults;
import net.herald.config.Neighbor;
import net.herald.config.SubscriptionReader;
import net.herald.event.ApiEvent;
import net.herald.event.Dialect;
import net.herald.event.Direction;
import net.herald.event.EventEncoder.Content;
import net.herald.event.EventLine;
import net.herald.event.EventOrigin;
import net.herald.event.EventSink;
import net.herald.event.NeighborEvents;
import net.herald.iana.ErrorCode;
import net.herald.offline.OfflineSession;
import net.herald.offline.RouteEncoder;
import net.herald.offline.Unencodable;
import net.herald.text.Source;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * An event of each kind, between 192.0.2.2, which is us, and 192.0.2.1, and the lines that a helper
 * process gets of it: the words of section {@code api} that ask for it are read as a file's are,
 * and the event goes the way of those of a session.
 */
final class EventExamples {
  /** Of the neighbor, as helper-programs.md has it. */
  private static final String FILE =
      """
      neighbor 192.0.2.1 {
          router-id 192.0.2.2;
          local-address 192.0.2.2;
          local-as 65001;
          peer-as 65002;
          family { ipv4 unicast; ipv6 unicast; }
          capability { operational enable; }
      }
      """;

  private static final String ROUTE =
      " route 198.51.100.0/24 next-hop 192.0.2.1 as-path [ 65002 ] community [ 65002:1 ]";

  private static final EventOrigin ORIGIN = new EventOrigin("edge", 101, 100);
  private static final int USR1 = 10;
  private static final int DROPPED = 3;

  private static final OfflineSession SESSION = OfflineSession.of(neighbor());

  /**
   * An event.
   *
   * @param type what {@code type} says in JSON
   * @param of what it tells, in a few words
   * @param asked what section {@code api} has to say for it; empty where it is told unasked
   * @param when it is told
   * @param made the event
   */
  record Row(String type, String of, String asked, String when, Supplier<ApiEvent> made) {
    /** Whether it tells the octets of a message. */
    boolean packet() {
      return asked.contains("packets") && !asked.contains("consolidate");
    }

    /** Whether it is of a neighbor, and counted among its events. */
    boolean counted() {
      return made.get() instanceof ApiEvent.OfNeighbor;
    }
  }

  /** Every kind of event, in the order in which a session has them. */
  static final List<Row> TABLE =
      List.of(
          about(
              "state",
              "connected",
              "neighbor-changes;",
              "The TCP connection with the neighbor is there; nothing was said yet.",
              () -> new ApiEvent.Connected(SESSION.identity())),
          about(
              "state",
              "up",
              "neighbor-changes;",
              "The session is established. Told before the first UPDATE is sent.",
              () -> new ApiEvent.Up(SESSION.identity())),
          about(
              "state",
              "down",
              "neighbor-changes;",
              "The connection, or the session on it, ended, and why.",
              () -> new ApiEvent.Down(SESSION.identity(), "notification received (6,4)")),
          about(
              "fsm",
              "a transition",
              "fsm;",
              "The state machine entered a state, the one it was in included.",
              () -> new ApiEvent.FsmChange(SESSION.identity(), State.Idle.INITIAL)),
          about(
              "negotiated",
              "both OPENs",
              "negotiated;",
              "Both OPENs were accepted. Told before the state machine moves on.",
              () -> new ApiEvent.Agreed(SESSION.identity(), SESSION.negotiated())),
          about(
              "signal",
              "a signal",
              "signal;",
              "The daemon acts on a signal, or on a command that does the same: its number is 0 and"
                  + " its name none.",
              () -> new ApiEvent.Signalled(SESSION.identity(), USR1, "SIGUSR1")),
          about(
              "healthcheck",
              "a state",
              "healthcheck;",
              "A health check of the daemon is in another state. Told once to each process that any"
                  + " neighbor's section api asks it for.",
              () -> new ApiEvent.CheckMoved("web", "FALLING", "DOWN", "status 503")),
          message(
              "open",
              "received",
              "An OPEN. The capabilities of one that is received go by their codes, those of one"
                  + " that is sent by their names.",
              () -> new Open(SESSION.negotiated().theirs()).encode()),
          message(
              "update",
              "announced",
              "An UPDATE that announces. Routes stand by family and next hop.",
              () -> update("announce" + ROUTE)),
          message(
              "update",
              "withdrawn",
              "An UPDATE that withdraws.",
              () -> update("withdraw route 198.51.100.0/24 next-hop 192.0.2.1")),
          message(
              "update",
              "End-of-RIB",
              "An End-of-RIB marker: the neighbor has sent all routes of a family.",
              () -> update("announce eor ipv4 unicast")),
          message(
              "notification",
              "received",
              "A NOTIFICATION, which ends the session. The event down follows.",
              () -> Notification.cease(ErrorCode.ADMINISTRATIVE_RESET, "back at nine").encode()),
          message("keepalive", "received", "A KEEPALIVE.", () -> Keepalive.KEEPALIVE.encode()),
          message(
              "refresh",
              "received",
              "A ROUTE-REFRESH: a request, or the begin or end of an answer to one.",
              () -> new RouteRefresh(Family.IPV4_UNICAST, RouteRefresh.REQUEST).encode()),
          message(
              "operational",
              "received",
              "An OPERATIONAL message; which members there are depends on its name.",
              () ->
                  new Operational(
                          new Operational.Advisory(
                              Operational.Kind.ASM, Family.IPV4_UNICAST, "at work"))
                      .encode()),
          about(
              "update",
              "octets",
              "receive { packets; update; }",
              "The octets of a message, of any kind; of one that cannot be read they are all that"
                  + " is told. Those of a ROUTE-REFRESH have the type route-refresh.",
              () -> exchanged(Direction.RECEIVE, update("announce" + ROUTE))),
          about(
              "update",
              "both",
              "receive { consolidate; packets; update; }",
              "What a message says and its octets in one event.",
              () -> exchanged(Direction.RECEIVE, update("announce" + ROUTE))),
          about(
              "update",
              "sent",
              "send { parsed; update; }",
              "A message that is about to be sent; so with every kind of them.",
              () -> exchanged(Direction.SEND, update("announce" + ROUTE))),
          about(
              "update",
              "with what was negotiated",
              "negotiated; receive { parsed; update; }",
              "Versions 4 and 5 tell what was negotiated with each UPDATE where both are asked for,"
                  + " version 6 always.",
              () -> exchanged(Direction.RECEIVE, update("announce" + ROUTE))),
          about(
              "lost",
              "dropped events",
              "",
              "A program did not read, and its oldest events were dropped: so many since this was"
                  + " told last.",
              () -> new ApiEvent.Lost(DROPPED)),
          about(
              "notification",
              "the end",
              "",
              "The daemon ends. The last event that a program gets.",
              ApiEvent.Shutdown::new));

  private EventExamples() {}

  private static Row about(
      String type, String of, String asked, String when, Supplier<ApiEvent> made) {
    return new Row(type, of, asked, when, made);
  }

  private static Row message(String word, String of, String when, Supplier<Frame> frame) {
    var asked = "receive { parsed; " + word + "; }";
    return new Row(word, of, asked, when, () -> exchanged(Direction.RECEIVE, frame.get()));
  }

  private static ApiEvent exchanged(Direction direction, Frame frame) {
    var message = Message.decode(frame, SESSION.negotiated());
    return new ApiEvent.Exchanged(
        SESSION.identity(), direction, frame, message, SESSION.negotiated());
  }

  private static Neighbor neighbor() {
    var reader = new ConfigurationReader(Defaults.STANDARD, Path.of("/"), Map.of());
    var read = reader.read("example", FILE.getBytes(StandardCharsets.UTF_8)).configuration();
    if (read == null) {
      throw new IllegalStateException("not a configuration: " + FILE);
    }
    return read.neighbors().getFirst();
  }

  private static Frame update(String command) {
    try {
      var encoder = new RouteEncoder(SESSION, neighbor(), false);
      return Frame.of(encoder.command(command).messages().getFirst());
    } catch (Unencodable e) {
      throw new IllegalStateException(command, e);
    }
  }

  /** What a helper process gets of the event; empty where a form has nothing for it. */
  static String lines(Row row, Dialect dialect) {
    var out = new ByteArrayOutputStream();
    if (row.asked.isEmpty()) {
      var line =
          dialect.encoder(ORIGIN, Noon.CLOCK, false).encode(row.made.get(), Content.PARSED, false);
      append(line, 1, out);
    } else {
      var subscription = SubscriptionReader.read(new Source("api", row.asked));
      var subscriber = new NeighborEvents.Subscriber(subscription, new Sink(dialect, out));
      new NeighborEvents(List.of(subscriber), ORIGIN, Noon.CLOCK, false).accept(row.made.get());
    }
    return out.toString(StandardCharsets.US_ASCII).stripTrailing();
  }

  private static void append(@Nullable EventLine line, long counter, ByteArrayOutputStream out) {
    try {
      if (line != null) {
        line.writeTo(out, counter);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Sink(Dialect dialect, ByteArrayOutputStream out) implements EventSink {
    @Override
    public void event(EventLine line, long counter) {
      append(line, counter, out);
    }
  }

  /** A clock that stands: a page is the same whenever it is made. */
  private enum Noon implements Clock {
    CLOCK;

    private static final Instant WALL = Instant.parse("2026-11-22T12:00:00.25Z");

    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public Instant wall() {
      return WALL;
    }

    @Override
    public boolean await(Lock lock, Condition condition, long deadline) {
      return true;
    }
  }
}
