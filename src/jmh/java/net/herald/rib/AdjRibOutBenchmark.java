package net.herald.rib;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Med;
import net.herald.bgp.attribute.NextHop;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.nlri.InetNlri;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A million routes with a hundred attribute sets: into the table, and out to peers of one kind. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseCompactObjectHeaders")
public class AdjRibOutBenchmark {
  private static final int ROUTES = 1_000_000;

  /** How many peers get the same. */
  @Param({"1", "10"})
  public int peers;

  private final Outlet outlet =
      new Outlet(
          new EncodingContext(
                  Asn.of(65001), true, true, false, 4096, Set.of(), List.of(), false, null)
              .shared(),
          Set.of(Family.IPV4_UNICAST),
          new Ipv4(0x7f000001),
          new Ipv4(0x01020304),
          null,
          Map.of(),
          Map.of(),
          true,
          false,
          false);

  private final List<Route> routes = routes();

  private static List<Route> routes() {
    var sets = new ArrayList<AttributeSet>();
    for (int i = 0; i < 100; i++) {
      sets.add(AttributeSet.of(new NextHop(new Ipv4(0xc0000201)), new Med(i)));
    }
    var routes = new ArrayList<Route>(ROUTES);
    for (int i = 0; i < ROUTES; i++) {
      var nlri = InetNlri.of(Family.IPV4_UNICAST, new Ipv4(0x0a000000 + (i << 4)), 28);
      routes.add(new Route(nlri, sets.get(i / 50 % 100)));
    }
    return routes;
  }

  /** The routes are announced in a session, and none is sent. */
  @Benchmark
  public int announce() {
    var rib = new AdjRibOut(true, problem -> {});
    rib.sessionUp(outlet);
    routes.forEach(rib::announce);
    return rib.pending();
  }

  /** The same, and all messages are made for each peer, a few for each in turn. */
  @Benchmark
  public long announceAndSend() {
    var ribs = new ArrayList<AdjRibOut>();
    for (int i = 0; i < peers; i++) {
      var rib = new AdjRibOut(true, problem -> {});
      rib.sessionUp(outlet);
      routes.forEach(rib::announce);
      ribs.add(rib);
    }
    long octets = 0;
    while (ribs.getFirst().hasPending()) {
      for (var rib : ribs) {
        for (int i = 0; i < 16; i++) {
          var frame = rib.next();
          octets += frame == null ? 0 : frame.length;
        }
      }
    }
    return octets;
  }
}
