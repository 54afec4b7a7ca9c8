package net.herald.bgp.message;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.herald.bgp.Sessions;
import net.herald.bgp.attribute.Attribute;
import net.herald.bgp.attribute.AttributeEncoder;
import net.herald.bgp.attribute.MpReach;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.nlri.Families;
import net.herald.iana.MessageType;
import net.herald.wire.Hex;
import net.herald.wire.WireWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A typical UPDATE of each family: origin, path, a route target, and one NLRI in MP_REACH_NLRI.
 *
 * <p>{@code decode} makes a message of the octets, {@code encode} the octets of the attributes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseCompactObjectHeaders")
public class FamilyBenchmark {
  private static final String ATTRIBUTES = "40010100 400206 02010000FDEA C01008 0002FDE900000064 ";
  private static final String IPV4 = " 04 C0000201 00 ";
  private static final String IPV6 = " 10 20010DB8000000000000000000000001 00 ";
  private static final String RD = " 0000FDE800000001 ";

  /** By the words of the family: AFI, SAFI, next hop and one NLRI. */
  private static final Map<String, String> REACH =
      Map.ofEntries(
          Map.entry("ipv4 multicast", "0001 02" + IPV4 + "18 0A0000"),
          Map.entry("ipv6 unicast", "0002 01" + IPV6 + "30 20010DB80001"),
          Map.entry("ipv4 nlri-mpls", "0001 04" + IPV4 + "30 000641 0A0000"),
          Map.entry("ipv4 mpls-vpn", "0001 80 0C" + RD + "C0000201 00 70 000641" + RD + "0A0000"),
          Map.entry(
              "ipv6 mpls-vpn",
              "0002 80 18" + RD + IPV6.substring(4) + "88 000641" + RD + "20010DB80001"),
          Map.entry("ipv4 mcast-vpn", "0001 05" + IPV4 + "01 0C" + RD + "C0000201"),
          Map.entry("ipv4 rtc", "0001 84" + IPV4 + "60 0000FDE9 0002FDE900000064"),
          Map.entry("ipv4 flow", "0001 85 00 00 0C 0118 0A0000 038106 0591 0050"),
          Map.entry("ipv4 flow-vpn", "0001 86 00 00 14" + RD + "0118 0A0000 038106 0591 0050"),
          Map.entry("ipv4 mup", "0001 55" + IPV4 + "01 0001 0C" + RD + "18 0A0001"),
          Map.entry("ipv4 sr-policy", "0001 49" + IPV4 + "60 00000001 00000064 0A000001"),
          Map.entry("l2vpn vpls", "0019 41" + IPV4 + "0011" + RD + "0005 0001 0008 029CE1"),
          Map.entry(
              "l2vpn evpn",
              "0019 46"
                  + IPV4
                  + "02 25"
                  + RD
                  + "00000000000000000000 00000064 30 001122334455 20 0A000001 000641"),
          Map.entry(
              "bgp-ls bgp-ls",
              "4004 47"
                  + IPV4
                  + "0001 0027 02 0000000000000002 0100 001A 0200 0004 0000FDE9"
                  + "0201 0004 00000001 0203 0006 001921682512"));

  @Param({
    "ipv4 multicast",
    "ipv6 unicast",
    "ipv4 nlri-mpls",
    "ipv4 mpls-vpn",
    "ipv6 mpls-vpn",
    "ipv4 mcast-vpn",
    "ipv4 rtc",
    "ipv4 flow",
    "ipv4 flow-vpn",
    "ipv4 mup",
    "ipv4 sr-policy",
    "l2vpn vpls",
    "l2vpn evpn",
    "bgp-ls bgp-ls"
  })
  public String family = "";

  private final Negotiated session = Sessions.external();
  private Frame frame;
  private Update update;
  private MpReach reach;

  /** Makes the message, and sees that it is what it should be. */
  @Setup
  public void message() {
    var value = octets(requireNonNull(REACH.get(family)));
    var attributes =
        new WireWriter().bytes(octets(ATTRIBUTES)).u8(0x80).u8(14).u8(value.length).bytes(value);
    var body = new WireWriter().u16(0).u16(attributes.size()).bytes(attributes);
    frame = Frame.of(MessageType.UPDATE, body.toBytes());
    update = (Update) Message.decode(frame, session);
    var announced = update.announced().getFirst();
    if (!announced.family().toString().equals(family)
        || announced.nlri().size() != 1
        || !Families.known(announced.family())
        || !update.reactions().isEmpty()) {
      throw new IllegalStateException(family + " is " + update);
    }
    reach = new MpReach(announced.family(), announced.nextHop(), announced.nlri());
  }

  private static byte[] octets(String hex) {
    return Hex.parse(hex.replace(" ", ""));
  }

  @Benchmark
  public Message decode() {
    return Message.decode(frame, session);
  }

  @Benchmark
  public int encode() {
    var out = new WireWriter(128);
    for (Attribute attribute : update.attributes().list()) {
      AttributeEncoder.put(attribute, session.encoding(), out);
    }
    AttributeEncoder.put(reach, session.encoding(), out);
    return out.size();
  }
}
