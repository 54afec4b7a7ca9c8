package net.herald.offline;

import java.util.ArrayList;
import java.util.List;
import net.herald.api.Access;
import net.herald.api.Answers;
import net.herald.api.ApiVersion;
import net.herald.api.CommandSession;
import net.herald.api.Manners;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.NextHop;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.message.Frame;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.InetNlri;
import net.herald.bgp.nlri.Nlri;
import net.herald.config.Neighbor;
import net.herald.event.EventLine;
import net.herald.iana.MessageType;
import net.herald.log.Log;
import net.herald.rib.AdjRibOut;
import net.herald.route.ConfiguredRoute;
import net.herald.route.RouteParser;
import net.herald.text.TextFault;
import net.herald.text.Words;
import net.herald.time.Clock;
import net.herald.wire.WireWriter;

/**
 * Makes the messages that a daemon would send for a command, or for the routes of a neighbor.
 * Belongs to one thread.
 */
public final class RouteEncoder {
  private static final List<String> VERBS =
      List.of("announce", "withdraw", "group", "peer", "neighbor");

  private static final String ATTRIBUTES = "attributes ";

  private final OfflineSession session;
  private final Neighbor neighbor;
  private final boolean wholeFlowPrefixes;

  /**
   * An encoder.
   *
   * @param neighbor the one that commands are for
   * @param wholeFlowPrefixes what the setting {@code bgp.flow_offset} says
   */
  public RouteEncoder(OfflineSession session, Neighbor neighbor, boolean wholeFlowPrefixes) {
    this.session = session;
    this.neighbor = neighbor;
    this.wholeFlowPrefixes = wholeFlowPrefixes;
  }

  /**
   * What a text makes.
   *
   * @param messages in the order they are sent
   * @param nlri those that are announced or withdrawn, in octets
   */
  public record Encoded(List<byte[]> messages, List<byte[]> nlri) {}

  /**
   * The messages of a command; one without {@code announce} or {@code withdraw} announces. {@code
   * attributes} without {@code nlri} is an UPDATE without route.
   */
  public Encoded command(String text) throws Unencodable {
    if (text.startsWith(ATTRIBUTES) && !text.contains(" nlri ")) {
      return attributes(text.substring(ATTRIBUTES.length()));
    }
    var problems = new ArrayList<String>();
    var out = begun(problems);
    var made = new OfflineSpeaker(neighbor, session, out);
    var answers = new Refusals();
    var commands =
        new CommandSession(
            Access.operator("encode"),
            made,
            answers,
            new ApiVersion(6),
            new Manners(true, () -> true, "text", wholeFlowPrefixes),
            Clock.system(),
            Log.silent());
    commands.line(announcing(text.strip()));
    commands.flush();
    if (answers.refused) {
      throw new Unencodable(String.join("; ", answers.lines));
    }
    drain(out, made.messages);
    if (!problems.isEmpty()) {
      throw new Unencodable(String.join("; ", problems));
    }
    if (made.messages.isEmpty()) {
      throw new Unencodable("nothing is sent: the session does not have the family");
    }
    return new Encoded(made.messages, octets(made.nlri));
  }

  /** The messages a session with this neighbor begins with, End-of-RIB markers left out. */
  public Encoded configured() throws Unencodable {
    var problems = new ArrayList<String>();
    var out = begun(problems);
    var messages = new ArrayList<byte[]>();
    var nlri = new ArrayList<Nlri>();
    for (var route : neighbor.routes()) {
      if (!route.withdrawn()) {
        out.announceConfigured(route.route());
        nlri.add(route.route().nlri());
      }
    }
    drain(out, messages);
    if (!problems.isEmpty()) {
      throw new Unencodable(String.join("; ", problems));
    }
    return new Encoded(messages, octets(nlri));
  }

  private Encoded attributes(String text) throws Unencodable {
    var routes = new ArrayList<ConfiguredRoute>();
    try {
      new RouteParser().route(Words.ofLine("encode", "0.0.0.0/0 " + text), routes::add);
    } catch (TextFault fault) {
      throw new Unencodable(fault.diagnostic().oneLine());
    }
    var attributes = routes.getFirst().route().attributes();
    var block = attributes.encoded(session.negotiated().encoding(), true);
    var body = new WireWriter().u16(0).u16(block.length).bytes(block).toBytes();
    var message = Frame.of(MessageType.UPDATE, body).octets();
    return new Encoded(List.of(message), List.of());
  }

  private static String announcing(String text) {
    int blank = text.indexOf(' ');
    return VERBS.contains(blank < 0 ? text : text.substring(0, blank)) ? text : "announce " + text;
  }

  /** A table in a session that has had a route: a peer that has none is told of no withdrawal. */
  private AdjRibOut begun(List<String> problems) {
    var out = new AdjRibOut(true, problems::add);
    out.sessionUp(session.outlet());
    var host = InetNlri.of(Family.IPV4_UNICAST, Ipv4.ZERO, 32);
    var route = new Route(host, AttributeSet.of(new NextHop(new Ipv4(0x7f000001))));
    out.announce(route);
    while (out.next() != null) {
      problems.clear();
    }
    problems.clear();
    return out;
  }

  static void drain(AdjRibOut out, List<byte[]> messages) {
    for (var message = out.next(); message != null; message = out.next()) {
      messages.add(message);
    }
  }

  private List<byte[]> octets(List<Nlri> nlri) {
    var all = new ArrayList<byte[]>();
    for (var one : nlri) {
      var out = new WireWriter();
      boolean pathIds = session.negotiated().addPathSend().contains(one.family());
      Families.row(one.family()).syntax().encode(one, out, pathIds);
      all.add(out.toBytes());
    }
    return all;
  }

  /** Keeps what was said of a command that was refused. */
  private static final class Refusals implements Answers {
    private final List<String> lines = new ArrayList<>();
    private boolean refused;

    @Override
    public void line(String line) {
      lines.add(line);
    }

    @Override
    public void later(Iterable<byte[]> shown) {}

    @Override
    public void awaitLater() {}

    @Override
    public void event(EventLine line, long counter) {}

    @Override
    public void ack(Ack ack) {
      refused |= ack == Ack.ERROR;
    }
  }
}
