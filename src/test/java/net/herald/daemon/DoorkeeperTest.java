package net.herald.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.herald.bgp.Ip;
import net.herald.config.ConfigurationReader;
import net.herald.config.Defaults;
import net.herald.log.Log;
import net.herald.net.Endpoint;
import net.herald.peer.OctetStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is let in, and what others are told, with real connections of loopback. */
@Timeout(60)
class DoorkeeperTest {
  private static final String OPENED = "";
  private static final String CONNECTION_REJECTED = "0015" + "03" + "0605";
  private static final String OUT_OF_RESOURCES = "0015" + "03" + "0608";

  private final PeerTable peers = new PeerTable();
  private final List<OctetStream> admitted = new ArrayList<>();
  private final Doorkeeper doorkeeper =
      new Doorkeeper(peers, Log.silent(), (entry, stream) -> admitted.add(stream));
  private ServerSocketChannel listener;

  @BeforeEach
  void listen() throws IOException {
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
  }

  @AfterEach
  void hangUp() throws IOException {
    admitted.forEach(OctetStream::close);
    listener.close();
  }

  @Test
  void aStrangerIsToldSo() throws IOException {
    neighbors("neighbor 127.0.0.9 { %s }");

    assertThat(told("127.0.0.5")).endsWith(CONNECTION_REJECTED);
    assertThat(told("127.0.0.9")).isEqualTo(OPENED);
    assertThat(admitted).hasSize(1);
  }

  @Test
  void ofARangeOnlySoManyMayKeepSilent() throws IOException {
    neighbors("neighbor 127.0.0.9 { %s } neighbor 127.1.0.0/16 { passive; %s }");
    for (int i = 1; i <= Doorkeeper.STRANGERS; i++) {
      assertThat(told("127.1.0." + i)).isEqualTo(OPENED);
    }
    assertThat(told("127.1.1.1")).as("one too many").endsWith(OUT_OF_RESOURCES);
    assertThat(told("127.0.0.9")).as("not for a neighbor of its own").isEqualTo(OPENED);

    admitted.get(0).introduced();
    assertThat(told("127.1.1.1")).as("there is room behind an OPEN").isEqualTo(OPENED);
    assertThat(told("127.1.1.2")).endsWith(OUT_OF_RESOURCES);

    admitted.get(0).close();
    assertThat(told("127.1.1.2")).as("which ends without making more").endsWith(OUT_OF_RESOURCES);
    admitted.get(1).close();
    assertThat(told("127.1.1.2")).as("there is room behind an end").isEqualTo(OPENED);
  }

  /** What one who connects from an address reads before the end, nothing if it is let in. */
  private String told(String from) throws IOException {
    int before = admitted.size();
    try (var client = new Socket()) {
      client.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
      client.connect(listener.getLocalAddress());
      var channel = listener.accept();
      var here = (InetSocketAddress) channel.getLocalAddress();
      doorkeeper.accepted(
          channel,
          new Endpoint(ip("127.0.0.1"), here.getPort()),
          new Endpoint(ip(from), client.getLocalPort()));
      return admitted.size() > before
          ? OPENED
          : HexFormat.of().withUpperCase().formatHex(client.getInputStream().readAllBytes());
    }
  }

  private void neighbors(String text) {
    var each =
        "router-id 192.0.2.1; local-address 127.0.0.1; local-as 65001; peer-as 65002;"
            + " family { ipv4 unicast; }";
    var result =
        new ConfigurationReader(Defaults.STANDARD, Path.of("/"), Map.of())
            .read("test", text.replace("%s", each).getBytes(UTF_8));
    assertThat(result.configuration()).as("%s", result.diagnostics().print()).isNotNull();
    var table = new LinkedHashMap<String, PeerTable.Entry>();
    for (var neighbor : result.configuration().neighbors()) {
      table.put(neighbor.key(), new PeerTable.Entry(neighbor, null));
    }
    peers.replace(table);
  }

  private static Ip ip(String text) {
    var ip = Ip.parse(text);
    assertThat(ip).isNotNull();
    return ip;
  }
}
