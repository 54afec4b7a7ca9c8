package net.herald.rib;

import static net.herald.rib.Routes.attributes;
import static net.herald.rib.Routes.nlri;
import static net.herald.rib.Routes.route;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.Med;
import net.herald.bgp.attribute.Route;
import org.junit.jupiter.api.BeforeEach;

/**
 * A session that has announced something, so that withdrawals are not left out, and what is sent in
 * words: {@code +10.0.1.0/24 med 1} and {@code -10.0.1.0/24}, the routes of one UPDATE in one line;
 * {@code eor}, {@code begin} and {@code end}.
 */
abstract class Established {
  static final Family IPV4 = Family.IPV4_UNICAST;
  static final Family IPV6 = Family.IPV6_UNICAST;

  final List<String> problems = new ArrayList<>();
  final Scene scene = new Scene();
  AdjRibOut rib = new AdjRibOut(true, problems::add, new JointTables(), new SharedFrames());

  @BeforeEach
  void established() {
    up();
    announce("10.99.0.0/24");
    assertSent("+10.99.0.0/24");
  }

  void forgetful() {
    rib = new AdjRibOut(false, problems::add, new JointTables(), new SharedFrames());
  }

  void up() {
    rib.sessionUp(scene.outlet());
  }

  void announce(String prefix, int... med) {
    var nextHop = prefix.contains(":") ? "2001:db8::1" : "192.0.2.1";
    rib.announce(
        med.length == 0 ? route(prefix, nextHop) : route(prefix, nextHop, new Med(med[0])));
  }

  static Route path(String prefix, int pathId, int med) {
    return new Route(Routes.path(prefix, pathId), attributes("192.0.2.1", new Med(med)));
  }

  void withdraw(String prefix) {
    rib.withdraw(nlri(prefix));
  }

  void assertSent(String... lines) {
    assertThat(sent()).containsExactly(lines);
  }

  List<String> sent() {
    return Scene.drain(rib).stream().map(scene::line).toList();
  }

  String next() {
    var frame = rib.next();
    return frame == null ? "nothing" : scene.line(frame);
  }
}
