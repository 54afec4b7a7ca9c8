package net.herald.bgp.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.attribute.MpReach;
import net.herald.bgp.attribute.NextHop;
import net.herald.bgp.capability.AddPath;
import net.herald.bgp.capability.Capability;
import net.herald.bgp.capability.CapabilitySet;
import net.herald.bgp.capability.FourOctetAs;
import net.herald.bgp.capability.Multiprotocol;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.capability.Offer;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.GoldenNlri;
import net.herald.bgp.nlri.Nlri;
import net.herald.iana.Afi;
import net.herald.iana.MessageType;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 7911 section 4: each direction of each family is agreed on by itself. */
class AddPathTest {
  private static final int PATH = 0x01020304;

  @ParameterizedTest(name = "we offer {0}, the peer {1}: we send {2}, it sends {3}")
  @CsvSource({
    "0, 3, false, false",
    "1, 1, false, false",
    "2, 2, false, false",
    "1, 2, false, true",
    "2, 1, true,  false",
    "3, 1, true,  false",
    "3, 2, false, true",
    "1, 3, false, true",
    "2, 3, true,  false",
    "3, 3, true,  true"
  })
  void aDirectionTakesOneThatSendsAndOneThatReceives(
      int ours, int theirs, boolean weSend, boolean theySend) {
    var session = session(Family.IPV4_VPN, ours, theirs);
    assertThat(session.addPathSend().contains(Family.IPV4_VPN)).isEqualTo(weSend);
    assertThat(session.addPathReceive().contains(Family.IPV4_VPN)).isEqualTo(theySend);
    assertThat(session.encoding().addPath().contains(Family.IPV4_VPN)).isEqualTo(weSend);
  }

  static Stream<Family> families() {
    return Families.TABLE.stream().map(Families.Row::family);
  }

  @ParameterizedTest
  @MethodSource("families")
  void theIdentifierComesInOneDirectionOnly(Family family) {
    var golden = GoldenNlri.octets(family).getFirst();
    var bare = received(family, golden, session(family, AddPath.SEND, AddPath.RECEIVE));
    assertThat(bare.hasPathId()).as("only we send identifiers").isFalse();
    assertThat(sent(bare, true)).startsWith(0, 0, 0, 0).hasSize(golden.length + 4);

    var identified = new WireWriter().u32(PATH).bytes(golden).toBytes();
    var path = received(family, identified, session(family, AddPath.RECEIVE, AddPath.SEND));
    assertThat(path.hasPathId()).as("only the peer does").isTrue();
    assertThat(path.pathId()).isEqualTo(PATH);
    assertThat(path).isNotEqualTo(bare);
    assertThat(path.withoutPathId()).isEqualTo(bare);
    assertThat(sent(path, false)).isEqualTo(sent(bare, false));
    assertThat(sent(path, true)).startsWith(1, 2, 3, 4);
  }

  private static byte[] sent(Nlri nlri, boolean addPath) {
    var out = new WireWriter();
    Families.row(nlri.family()).syntax().encode(nlri, out, addPath);
    return out.toBytes();
  }

  /** The one NLRI of an UPDATE with these octets in MP_REACH_NLRI. */
  private static Nlri received(Family family, byte[] octets, Negotiated session) {
    boolean ipv4 = Families.row(family).nextHop().takes(Afi.IPV4, false);
    var value = new WireWriter();
    MpReach.encodeHead(
        family, new NextHop(ipv4 ? new Ipv4(0xc0000201) : new Ipv6(0x20010db8L << 32, 1)), value);
    value.bytes(octets);
    var attributes =
        new WireWriter()
            .bytes(new byte[] {0x40, 1, 1, 0, 0x40, 2, 0, (byte) 0x90, 14})
            .u16(value.size())
            .bytes(value);
    var body = new WireWriter().u16(0).u16(attributes.size()).bytes(attributes).toBytes();
    var frame = Frame.of(MessageType.UPDATE, body);
    var update = Update.show(new WireReader(frame.body().rest()), session);
    assertThat(update.announced()).as("%s", update).hasSize(1);
    assertThat(update.announced().getFirst().nlri()).hasSize(1);
    return update.announced().getFirst().nlri().getFirst();
  }

  private static Negotiated session(Family family, int ours, int theirs) {
    return Negotiated.of(offer(family, 65001, ours), offer(family, 65002, theirs), false);
  }

  private static Offer offer(Family family, int as, int mode) {
    var capabilities = new ArrayList<Capability>();
    capabilities.add(new Multiprotocol(List.of(family)));
    capabilities.add(new FourOctetAs(Asn.of(as)));
    var modes = new LinkedHashMap<Family, Integer>();
    modes.put(family, mode);
    capabilities.add(new AddPath(modes));
    return new Offer(as, 180, new Ipv4(as), CapabilitySet.of(capabilities));
  }
}
