package net.herald.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.capability.Capability;
import net.herald.bgp.capability.CapabilitySet;
import net.herald.bgp.capability.FourOctetAs;
import net.herald.bgp.capability.Multiprotocol;
import net.herald.bgp.capability.Offer;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Keepalive;
import net.herald.bgp.message.Message;
import net.herald.bgp.message.Open;
import net.herald.iana.MessageType;
import net.herald.wire.Hex;

/** The neighbor's side of a connection, played by the test. Messages are written in one go. */
final class Remote {
  private final OctetStream stream;

  Remote(OctetStream stream) {
    this.stream = stream;
  }

  /** The OPEN of router 10.0.0.2 in AS 65002 with IPv4 unicast. */
  static Frame open(Capability... more) {
    return open("10.0.0.2", 65002, 90, more);
  }

  static Frame open(String identifier, long as, int hold, Capability... more) {
    var capabilities = new CapabilitySet.Builder();
    capabilities.add(new Multiprotocol(java.util.List.of(Family.IPV4_UNICAST)));
    capabilities.add(new FourOctetAs(Asn.of(as)));
    for (var capability : more) {
      capabilities.add(capability);
    }
    return new Open(
            new Offer(Asn.of(as).as16(), hold, Ipv4.parse(identifier), capabilities.build()))
        .encode();
  }

  static Frame update(String bodyHex) {
    return Frame.of(MessageType.UPDATE, Hex.parse(bodyHex.replace(" ", "")));
  }

  Remote send(Frame frame) throws IOException {
    return send(frame.octets());
  }

  Remote send(byte[] octets) throws IOException {
    var out = ByteBuffer.wrap(octets);
    while (out.hasRemaining()) {
      stream.write(out);
    }
    return this;
  }

  Remote keepalive() throws IOException {
    return send(Keepalive.KEEPALIVE.encode());
  }

  /** The next message, whatever it is. */
  Frame receive() throws IOException {
    byte[] header = read(new byte[Frame.HEADER], 0);
    byte[] all = Arrays.copyOf(header, Frame.length(header, 0, 65535));
    return Frame.of(read(all, Frame.HEADER));
  }

  private byte[] read(byte[] into, int from) throws IOException {
    var in = ByteBuffer.wrap(into, from, into.length - from);
    while (in.hasRemaining()) {
      assertThat(stream.read(in)).as("the stream goes on").isPositive();
    }
    return into;
  }

  /** The next message that is no KEEPALIVE, as hexadecimal digits of type and body. */
  String next() throws IOException {
    Frame frame = receive();
    while (frame.type() == MessageType.KEEPALIVE) {
      frame = receive();
    }
    return hex(frame);
  }

  private static String hex(Frame frame) {
    return Hex.lower(Arrays.copyOfRange(frame.octets(), Frame.HEADER - 1, frame.octets().length));
  }

  /** Our OPEN as the peer reads it. */
  Offer opened() throws IOException {
    Frame frame = receive();
    assertThat(frame.type()).isEqualTo(MessageType.OPEN);
    return ((Open) Message.decode(frame, null)).offer();
  }

  void expectKeepalive() throws IOException {
    assertThat(receive().type()).isEqualTo(MessageType.KEEPALIVE);
  }

  /** What comes before the end of the stream: messages as in {@link #next}, KEEPALIVEs left out. */
  java.util.List<String> rest() throws IOException {
    var rest = new java.util.ArrayList<String>();
    byte[] header = new byte[Frame.HEADER];
    while (true) {
      int first = stream.read(ByteBuffer.wrap(header, 0, 1));
      if (first < 0) {
        return rest;
      }
      read(header, 1);
      byte[] all = Arrays.copyOf(header, Frame.length(header, 0, 65535));
      Frame frame = Frame.of(read(all, Frame.HEADER));
      if (frame.type() != MessageType.KEEPALIVE) {
        rest.add(hex(frame));
      }
    }
  }

  /** Both OPENs, and the peer's KEEPALIVE: it waits for ours now. */
  Remote greet(Frame open) throws IOException {
    opened();
    send(open);
    expectKeepalive();
    return this;
  }

  /** An established session. */
  Remote establish(Frame open) throws IOException {
    return greet(open).keepalive();
  }

  /** Whether the peer can write no more until something is read. */
  boolean full() {
    return stream instanceof Pipe.End end && end.full();
  }

  void hangUp() {
    stream.close();
  }
}
