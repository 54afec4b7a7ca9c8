package net.herald.bgp.attribute;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import net.herald.bgp.Family;
import net.herald.bgp.Sessions;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonWriter;
import net.herald.route.ConfiguredRoute;
import net.herald.route.RouteParser;
import net.herald.text.TextFault;
import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tunnels and SR policies: what is written, the value it makes, and how it is shown. */
class TunnelEncapsulationTest {
  private static final String A = "20010DB8000000000000000000000001";
  private static final String B = "20010DB8000000000000000000000002";

  /**
   * The words of an SR policy behind its NLRI, the sub-TLVs that they make, and the JSON members.
   * {@code A} and {@code B} are 2001:db8::1 and 2001:db8::2. The text of it all reads back to the
   * same octets on any route.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          preference 100               | 0C 06 00 00 00000064                   | "preference": 100
          priority 10                  | 0F 02 0A 00                            | "priority": 10
          binding-sid null             | 0D 02 00 00                            | "binding-sid": null
          binding-sid mpls 24000       | 0D 06 10 00 05DC0100                   | "binding-sid": {"type": "mpls", "label": 24000}
          binding-sid srv6 2001:db8::1 | 0D 12 00 00 A                          | "binding-sid": {"type": "srv6", "sid": "2001:db8::1"}
          srv6-binding-sid 2001:db8::1 | 14 12 00 00 A                          | "srv6-binding-sid": "2001:db8::1"
          srv6-binding-sid 2001:db8::1 endpoint-behavior 0x41 32 0 16 0 | 14 1A 20 00 A 0041 0000 20 00 10 00 | "srv6-binding-sid": {"sid": "2001:db8::1", "behavior": 65, "lb-length": 32, "ln-length": 0, "fun-length": 16, "arg-length": 0}
          policy-name "to the lab"     | 82 000B 00 746F20746865206C6162        | "policy-name": "to the lab"
          candidate-path-name primary  | 81 0008 00 7072696D617279              | "candidate-path-name": "primary"
          policy-name pré              | 82 0005 00 7072C3A9                    | `"policy-name": "pr\\u00e9"`
          preference 1 priority 2      | 0C 06 00 00 00000001 0F 02 02 00       | "preference": 1, "priority": 2
          priority 2 preference 1      | 0F 02 02 00 0C 06 00 00 00000001       | "priority": 2, "preference": 1

          # of two the first counts, but for segment lists
          preference 1 preference 2    | 0C 06 00 00 00000001                   | "preference": 1

          # segment lists: the last label is the bottom of the stack
          segment-list weight 5        | 80 0009 00 09 06 00 00 00000005        | "segment-lists": [{"weight": 5, "segments": []}]
          segment-list segment type-a mpls 16001 | 80 0009 00 01 06 00 00 03E81100 | "segment-lists": [{"weight": 1, "segments": [{"type": "A", "label": 16001, "tc": 0, "s": true, "ttl": 0}]}]
          segment-list weight 1 segment type-a mpls 16001 segment type-a mpls 1048575 | 80 0019 00 09 06 00 00 00000001 01 06 00 00 03E81000 01 06 00 00 FFFFF100 | "segment-lists": [{"weight": 1, "segments": [{"type": "A", "label": 16001, "tc": 0, "s": false, "ttl": 0}, {"type": "A", "label": 1048575, "tc": 0, "s": true, "ttl": 0}]}]
          segment-list weight 1 segment-list weight 2 | 80 0009 00 09 06 00 00 00000001 80 0009 00 09 06 00 00 00000002 | "segment-lists": [{"weight": 1, "segments": []}, {"weight": 2, "segments": []}]

          # types B to K (RFC 9830, RFC 9831); flags: algorithm 40, SID 20, behavior 10
          segment-list segment type-b srv6 2001:db8::1 | 80 0015 00 0D 12 00 00 A | "segment-lists": [{"weight": 1, "segments": [{"type": "B", "sid": "2001:db8::1"}]}]
          segment-list segment type-b srv6 2001:db8::1 endpoint-behavior 65 32 0 16 0 | 80 001D 00 0D 1A 10 00 A 0041 0000 20 00 10 00 | "segment-lists": [{"weight": 1, "segments": [{"type": "B", "sid": "2001:db8::1", "endpoint-behavior": {"behavior": 65, "lb-length": 32, "ln-length": 0, "fun-length": 16, "arg-length": 0}}]}]
          segment-list segment type-c ipv4 10.0.0.1 algorithm 0 | 80 0009 00 03 06 00 00 0A000001 | "segment-lists": [{"weight": 1, "segments": [{"type": "C", "ipv4_node": "10.0.0.1", "algorithm": 0}]}]
          segment-list segment type-c ipv4 10.0.0.1 algorithm 128 sid 16001 | 80 000D 00 03 0A 60 80 0A000001 03E81100 | "segment-lists": [{"weight": 1, "segments": [{"type": "C", "ipv4_node": "10.0.0.1", "algorithm": 128, "sid": 16001, "tc": 0, "s": true, "ttl": 0}]}]
          segment-list segment type-d ipv6 2001:db8::1 algorithm 1 sid 16002 | 80 0019 00 04 16 60 01 A 03E82000 | "segment-lists": [{"weight": 1, "segments": [{"type": "D", "ipv6_node": "2001:db8::1", "algorithm": 1, "sid": 16002}]}]
          segment-list segment type-e local-if-id 7 ipv4 10.0.0.1 sid 16003 | 80 0011 00 05 0E 20 00 00000007 0A000001 03E83000 | "segment-lists": [{"weight": 1, "segments": [{"type": "E", "local_if_id": 7, "ipv4_node": "10.0.0.1", "sid": 16003}]}]
          segment-list segment type-f local 10.0.0.1 remote 10.0.0.2 | 80 000D 00 06 0A 00 00 0A000001 0A000002 | "segment-lists": [{"weight": 1, "segments": [{"type": "F", "local_ipv4": "10.0.0.1", "remote_ipv4": "10.0.0.2"}]}]
          segment-list segment type-g local-if-id 1 local-ipv6 2001:db8::1 remote-if-id 2 remote-ipv6 2001:db8::2 sid 16005 | 80 0031 00 07 2E 20 00 00000001 A 00000002 B 03E85000 | "segment-lists": [{"weight": 1, "segments": [{"type": "G", "local_if_id": 1, "local_ipv6": "2001:db8::1", "remote_if_id": 2, "remote_ipv6": "2001:db8::2", "sid": 16005}]}]
          segment-list segment type-h local 2001:db8::1 remote 2001:db8::2 sid 16006 | 80 0029 00 08 26 20 00 A B 03E86000 | "segment-lists": [{"weight": 1, "segments": [{"type": "H", "local_ipv6": "2001:db8::1", "remote_ipv6": "2001:db8::2", "sid": 16006}]}]
          segment-list segment type-i ipv6 2001:db8::1 algorithm 0 sid 2001:db8::2 endpoint-behavior 65 32 0 16 0 | 80 002D 00 0E 2A 30 00 A B 0041 0000 20 00 10 00 | "segment-lists": [{"weight": 1, "segments": [{"type": "I", "ipv6_node": "2001:db8::1", "algorithm": 0, "sid": "2001:db8::2", "endpoint-behavior": {"behavior": 65, "lb-length": 32, "ln-length": 0, "fun-length": 16, "arg-length": 0}}]}]
          segment-list segment type-j local-if-id 1 local-ipv6 2001:db8::1 remote-if-id 2 remote-ipv6 2001:db8::2 algorithm 5 sid 2001:db8::1 | 80 003D 00 0F 3A 60 05 00000001 A 00000002 B A | "segment-lists": [{"weight": 1, "segments": [{"type": "J", "local_if_id": 1, "local_ipv6": "2001:db8::1", "remote_if_id": 2, "remote_ipv6": "2001:db8::2", "algorithm": 5, "sid": "2001:db8::1"}]}]
          segment-list segment type-k local 2001:db8::1 remote 2001:db8::2 algorithm 0 | 80 0025 00 10 22 00 00 A B | "segment-lists": [{"weight": 1, "segments": [{"type": "K", "local_ipv6": "2001:db8::1", "remote_ipv6": "2001:db8::2", "algorithm": 0}]}]

          # other flags, and what has no words of its own
          segment-list segment type-a mpls 16001 flags 0x80 | 80 0009 00 01 06 80 00 03E81100 | "segment-lists": [{"weight": 1, "segments": [{"type": "A", "label": 16001, "tc": 0, "s": true, "ttl": 0}]}]
          segment-list weight 1 segment type-99 0x0102 | 80 000D 00 09 06 00 00 00000001 63 02 0102 | "segment-lists": [{"weight": 1, "segments": [{"type": "unknown-99", "raw": "0x0102"}]}]
          sub-tlv 14 0x000003          | 0E 03 00 00 03                         | "unknown-subtlv-14": "0x000003"
          sub-tlv 12 0x800000000005    | 0C 06 80 00 00000005                   | "preference": 5
          sub-tlv 12 0x05              | 0C 01 05                               | "unknown-subtlv-12": "0x05"
          sub-tlv 128 0x0001060000000FFFFF | 80 0009 00 01 06 00 00 000FFFFF    | "segment-lists": [{"weight": 1, "segments": [{"type": "A", "label": 255, "tc": 7, "s": true, "ttl": 255}]}]
          """)
  void anSrPolicyIsWrittenAndShown(String written, String parts, String members) {
    var attribute = policy(written);
    assertThat(encoded(attribute)).isEqualTo("000F" + octets(parts));
    assertThat(json(attribute)).isEqualTo("{\"sr-policy\": {" + members + "}}");
    assertThat(decoded(encoded(attribute))).isEqualTo(attribute);
    assertThat(encoded(any(attribute.toString()))).isEqualTo(encoded(attribute));
  }

  /** Tunnels of any type: what is written, the value it makes, JSON. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          tunnel-encap type-8 0x00112233            | 0008 0004 00112233                          | {"tunnel-type-8": "0x00112233"}
          tunnel-encap sr-policy ( preference 5 )   | 000F 0008 0C0600000000 0005                 | {"sr-policy": {"preference": 5}}
          tunnel-encap [ type-2 0x type-7 0x01 ]    | 0002 0000 0007 0001 01                      | {"tunnel-type-2": "0x", "tunnel-type-7": "0x01"}
          tunnel-encap [ type-2 0x01 type-2 0x02 ]  | 0002 0001 01 0002 0001 02                   | {"tunnel-type-2": ["0x01", "0x02"]}
          tunnel-encap [ sr-policy ( ) type-8 0xAB ] | 000F 0000 0008 0001 AB                     | {"sr-policy": {}, "tunnel-type-8": "0xAB"}
          tunnel-encap [ sr-policy ( priority 1 ) sr-policy ( priority 2 ) ] | 000F 0004 0F020100 000F 0004 0F020200 | {"sr-policy": {"priority": 1}}
          tunnel-encap [ ]                          | ``                                          | {}
          """)
  void tunnelsAreWrittenAndShown(String written, String value, String json) {
    var attribute = any(written);
    var octets = encoded(attribute);
    assertThat(octets).isEqualTo(value.replace(" ", ""));
    assertThat(json(attribute)).isEqualTo(json);
    assertThat(decoded(octets)).isEqualTo(attribute);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          preference x                                | 'x' is not a valid preference
          priority 256                                | priority 256 is out of range
          binding-sid gre 5                           | 'gre' is not a valid binding SID
          binding-sid mpls 1048576                    | MPLS label 1048576 is out of range
          srv6-binding-sid 10.0.0.1                   | '10.0.0.1' is not an IPv6 address
          segment-list                                | this segment list is empty
          segment-list weight 1 segment type-x        | unknown segment type 'type-x'
          segment-list segment type-256 0x            | unknown segment type 'type-256'
          segment-list segment type-a 16001           | '16001' has no place here
          segment-list segment type-c ipv4 2001:db8::1 algorithm 0 | '2001:db8::1' is not an IPv4 address
          segment-list segment type-d ipv6 2001:db8::1 | nothing follows '2001:db8::1'
          segment-list segment type-b srv6 2001:db8::1 endpoint-behavior 65 32 0 16 | nothing follows '16'
          sub-tlv 256 0x                              | type of a sub-TLV 256 is out of range
          sub-tlv 128 0x000106                        | these octets are not a sub-TLV
          preference 100 weight 5                     | unknown word 'weight' in a route
          """)
  void aWrongPolicyIsRefused(String written, String why) {
    assertThatThrownBy(() -> policy(written))
        .isInstanceOf(TextFault.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          preference 100                              | unknown word 'preference' in a route
          segment-list weight 1                       | unknown word 'segment-list' in a route
          tunnel-encap gre                            | 'gre' is not a tunnel type
          tunnel-encap type-65536 0x                  | 'type-65536' is not a tunnel type
          tunnel-encap type-15 0x0C                   | these octets are not such a tunnel
          tunnel-encap sr-policy ( preference 1       | nothing follows '1'
          tunnel-encap sr-policy ( med 1 )            | unknown word 'med' in an SR policy
          """)
  void theWordsOfAPolicyStandOnItsRoutesOnly(String written, String why) {
    assertThatThrownBy(() -> any(written)).isInstanceOf(TextFault.class).hasMessageContaining(why);
  }

  /** The octets of one SR policy tunnel behind its type: length and sub-TLVs. */
  private static String octets(String parts) {
    var out = new StringBuilder();
    for (var part : parts.split(" ")) {
      out.append(part.equals("A") ? A : part.equals("B") ? B : part);
    }
    return String.format("%04X", out.length() / 2) + out;
  }

  private static Shown policy(String words) {
    return shown(Family.IPV4_SR_POLICY, "distinguisher 0 color 1 endpoint 10.0.0.1 " + words);
  }

  private static Shown any(String words) {
    return shown(Family.IPV4_UNICAST, "10.0.0.0/8 " + words);
  }

  private static Shown shown(Family family, String words) {
    var routes = new ArrayList<ConfiguredRoute>();
    new RouteParser().route(family, Words.ofLine("test", words), routes::add);
    return new Shown(
        requireNonNull(
            routes.getFirst().route().attributes().get(AttributeCode.TUNNEL_ENCAPSULATION)));
  }

  /** An attribute that shows itself in words. */
  private record Shown(Attribute attribute) {
    @Override
    public String toString() {
      var out = new StringBuilder();
      AttributeText.appendCommand(attribute, out);
      return out.substring(1);
    }
  }

  private static String encoded(Shown shown) {
    var out = new WireWriter();
    Attributes.row(shown.attribute)
        .syntax()
        .encode(shown.attribute, out, Sessions.internal().encoding());
    return Hex.upper(out.toBytes());
  }

  private static Shown decoded(String value) {
    return new Shown(
        TunnelEncapsulation.SYNTAX.decode(new WireReader(Hex.parse(value)), Sessions.internal()));
  }

  private static String json(Shown shown) {
    var out = new JsonWriter();
    Attributes.row(shown.attribute).syntax().json(shown.attribute, out);
    return out.toString();
  }
}
