package net.herald.cli;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.herald.bgp.fsm.FsmSettings;
import net.herald.bgp.message.Update;
import net.herald.config.ConfigurationReader;
import net.herald.config.Defaults;
import net.herald.config.Neighbor;
import net.herald.event.ApiEvent;
import net.herald.log.Log;
import net.herald.peer.Order;
import net.herald.peer.Peer;
import net.herald.peer.SocketStream;
import net.herald.peer.World;
import net.herald.rib.JointTables;
import net.herald.time.Clock;

/**
 * The other end of the demonstration: a BGP peer that waits on a loopback port, keeps what it is
 * sent and shows its table whenever that changes.
 */
final class DemoPeer implements Closeable {
  private static final String CONFIGURATION =
      """
      process table { run /bin/cat; }
      neighbor 127.0.0.1 {
        router-id 192.0.2.2; local-address 127.0.0.1; local-as 65002; peer-as 65001; passive;
        family { ipv4 unicast; ipv6 unicast; }
        api { processes [ table ]; neighbor-changes; receive { parsed; update; } }
      }
      """;

  private final ServerSocketChannel listener;
  private final java.util.function.Consumer<String> show;
  private final Peer peer;

  /** Listens; what there is to show goes to {@code show}, on the thread of the peer. */
  DemoPeer(java.util.function.Consumer<String> show) throws IOException {
    this.show = show;
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    var world =
        new World(
            Clock.system(),
            new SplittableRandom(),
            Log.silent(),
            neighbor -> {
              throw new IllegalStateException("the peer of the demonstration never dials");
            },
            this::tell,
            new JointTables(),
            () -> false,
            "",
            UnaryOperator.identity(),
            true,
            false,
            false);
    peer = new Peer(world, neighbor(), FsmSettings.DEFAULT.withPassive(true), ended -> {});
    peer.start();
    Thread.ofVirtual().start(this::accept);
  }

  private static Neighbor neighbor() {
    var reader = new ConfigurationReader(Defaults.STANDARD, Path.of("/"), Map.of());
    var result = reader.read("demo", CONFIGURATION.getBytes(StandardCharsets.UTF_8));
    return Objects.requireNonNull(result.configuration(), result.diagnostics().print())
        .neighbors()
        .getFirst();
  }

  int port() throws IOException {
    return ((InetSocketAddress) listener.getLocalAddress()).getPort();
  }

  private void accept() {
    try {
      while (true) {
        peer.post(new Order.Accept(new SocketStream(listener.accept())));
      }
    } catch (IOException closed) {
      // the demonstration ends
    }
  }

  private void tell(ApiEvent event) {
    switch (event) {
      case ApiEvent.Up _ -> show.accept("The session is up.");
      case ApiEvent.Down down -> show.accept("The session is down: " + down.reason() + ".");
      case ApiEvent.Exchanged e when e.message() instanceof Update update -> changed(update);
      default -> {}
    }
  }

  /** The message is told before the table has it: what the table holds is looked at afterwards. */
  private void changed(Update update) {
    var end = update.endOfRib();
    if (end != null) {
      show.accept("End-of-RIB of " + end + ": the speaker has sent all it had.");
      return;
    }
    var out = new StringBuilder();
    update.withdrawn().forEach(w -> w.nlri().forEach(n -> out.append("- ").append(n).append('\n')));
    update
        .announced()
        .forEach(a ->
            a.nlri()
                .forEach(n ->
                    out.append("+ ")
                        .append(n)
                        .append("  ")
                        .append(update.attributes(a))
                        .append('\n')));
    show.accept(out.toString().stripTrailing());
    peer.post(new Order.Look(tables -> show.accept(table(tables))));
  }

  private static String table(Order.Tables tables) {
    var lines = new TreeMap<String, String>();
    tables.in().forEach((nlri, attributes) -> lines.put(nlri.toString(), attributes.toString()));
    var out = new StringBuilder("The table of the peer:");
    if (lines.isEmpty()) {
      out.append(" empty");
    }
    int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
    lines.forEach((prefix, attributes) ->
        out.append("\n    ")
            .append(prefix)
            .append(" ".repeat(width - prefix.length() + 2))
            .append(attributes));
    return out.toString();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
