package net.herald.bgp.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.herald.bgp.Sessions;
import net.herald.json.JsonWriter;
import net.herald.json.StrictJson;
import net.herald.text.TextFault;
import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The BGP-LS attribute: TLVs and how they are shown. */
class LinkStateTest {

  /** Code, value, and the members that show it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # RFC 9552: nodes
          258  | 00000172 000001BB | "link-local-remote-identifiers": {"local-id": 370, "remote-id": 443}
          1024 | FC | "node-flags": {"O": 1, "T": 1, "E": 1, "B": 1, "R": 1, "V": 1, "RSV": 0}
          1024 | 03 | "node-flags": {"O": 0, "T": 0, "E": 0, "B": 0, "R": 0, "V": 0, "RSV": 0}
          1025 | 0A0B0C | "opaque": "0a0b0c"
          1026 | 726F75746572 | "node-name": "router"
          1027 | 490001 | "area-ids": ["4784129"]
          1028 | 0A000001 | "local-router-ids": ["10.0.0.1"]
          1029 | 20010DB8000000000000000000000001 | "local-router-ids": ["2001:db8::1"]
          1030 | 0A000002 | "remote-router-ids": ["10.0.0.2"]
          1031 | 20010DB8000000000000000000000002 | "remote-router-ids": ["2001:db8::2"]

          # RFC 9085 and RFC 9514: nodes
          1034 | C000 001F40 0489 0003 003E80 | "sr-capability-flags": {"I": 1, "V": 1, "RSV": 0}, "sids": [[8000, 16000]]
          1034 | 8000 000001 0489 0004 00000002 000003 0489 0003 F00004 | "sr-capability-flags": {"I": 1, "V": 0, "RSV": 0}, "sids": [[1, 2], [3, 4]]
          1035 | 0001 | "sr-algorithms": [0, 1]
          1035 | -    | "sr-algorithms": [0]
          1037 | 80 | "srms-preference": 128
          1038 | 40000000 | "srv6-capabilities": {"flags": {"O": 1}}
          1038 | 00400000 | "srv6-capabilities": {"flags": {"O": 0}}

          # RFC 9552: links
          1088 | 80000005 | "admin-group-mask": 2147483653
          1089 | 4CEE6B28 | "maximum-link-bandwidth": 125000000.0
          1089 | 5A0E1BCA | "maximum-link-bandwidth": 1.0000000272564224e+16
          1089 | 3D800000 | "maximum-link-bandwidth": 0.0625
          1089 | 00000000 | "maximum-link-bandwidth": 0.0
          1089 | 7F800000 | "maximum-link-bandwidth": null
          1090 | 4E9502F9 | "maximum-reservable-link-bandwidth": 1250000000.0
          1091 | 3F800000 40000000 40400000 40800000 40A00000 40C00000 40E00000 41000000 | "unreserved-bandwidth": [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]
          1092 | 00000014 | "te-metric": 20
          1093 | 2100 | "link-protection-flags": {"ExtraTrafic": 1, "Unprotected": 0, "Shared": 0, "Dedicated 1:1": 0, "Dedicated 1+1": 0, "Enhanced": 1, "RSV": 0}
          1094 | C0 | "mpls-mask": {"LDP": 1, "RSVP-TE": 1, "RSV": 0}
          1095 | 0A | "igp-metric": 10
          1095 | 000A | "igp-metric": 10
          1095 | 00000A | "igp-metric": 10
          1096 | 00000001 FFFFFFFF | "shared-risk-link-groups": [1, 4294967295]
          1097 | 0A0B | "opaque-link": "0a0b"
          1098 | 6C696E6B31 | "link-name": "link1"

          # RFC 9085, RFC 9086 and RFC 9514: links
          1099 | 30 00 0000 049310 | "sr-adjs": [{"flags": {"F": 0, "B": 0, "V": 1, "L": 1, "S": 0, "P": 0, "RSV": 0}, "sids": [299792], "weight": 0, "undecoded-sids": []}]
          1099 | 80 05 0000 00000064 | "sr-adjs": [{"flags": {"F": 1, "B": 0, "V": 0, "L": 0, "S": 0, "P": 0, "RSV": 0}, "sids": [100], "weight": 5, "undecoded-sids": []}]
          1099 | 20 00 0000 049310 | "sr-adjs": [{"flags": {"F": 0, "B": 0, "V": 1, "L": 0, "S": 0, "P": 0, "RSV": 0}, "sids": [], "weight": 0, "undecoded-sids": ["0x049310"]}]
          1100 | 30 07 0000 000000000014 049310 | "sr-adj-lan": [{"flags": {"F": 0, "B": 0, "V": 1, "L": 1, "S": 0, "P": 0, "RSV": 0}, "weight": 7, "system-id": "000000000014", "sids": [299792], "undecoded": []}]
          1100 | 00 07 0000 0A000001 00000064 | "sr-adj-lan": [{"flags": {"F": 0, "B": 0, "V": 0, "L": 0, "S": 0, "P": 0, "RSV": 0}, "weight": 7, "neighbor-id": "10.0.0.1", "sids": [100], "undecoded": []}]
          1101 | C0 00 0000 049310 | "sr-peer-nodes": [{"flags": {"V": 1, "L": 1, "B": 0, "P": 0, "RSV": 0}, "sids": [299792], "weight": 0, "undecoded-sids": []}]
          1102 | 20 01 0000 00000064 | "sr-peer-adjs": [{"flags": {"V": 0, "L": 0, "B": 1, "P": 0, "RSV": 0}, "sids": [100], "weight": 1, "undecoded-sids": []}]
          1103 | 10 02 0000 00000064 | "sr-peer-sets": [{"flags": {"V": 0, "L": 0, "B": 0, "P": 1, "RSV": 0}, "sids": [100], "weight": 2, "undecoded-sids": []}]
          1106 | 0039 80 00 00 00 FC302200000DE0020000000000000000 04E4 0004 20101000 | "srv6-endx": [{"flags": {"B": 1, "S": 0, "P": 0, "RSV": 0}, "behavior": 57, "algorithm": 0, "weight": 0, "sid": "fc30:2200:d:e002::", "srv6-sid-structure": {"loc_block_len": 32, "loc_node_len": 16, "func_len": 16, "arg_len": 0}}]
          1106 | 0039 60 80 09 00 FC302200000DE0020000000000000000 0001 0002 ABCD | "srv6-endx": [{"flags": {"B": 0, "S": 1, "P": 1, "RSV": 0}, "behavior": 57, "algorithm": 128, "weight": 9, "sid": "fc30:2200:d:e002::", "unknown-subtlv-1": "0xABCD"}]
          1107 | 0039 80 00 00 00 000000000014 FC302200000DE0020000000000000000 | "srv6-lan-endx-isis": [{"flags": {"B": 1, "S": 0, "P": 0, "RSV": 0}, "neighbor-id": "000000000014", "behavior": 57, "algorithm": 0, "weight": 0, "sid": "fc30:2200:d:e002::"}]
          1108 | 0039 80 00 00 00 0A000001 FC302200000DE0020000000000000000 | "srv6-lan-endx-ospf": [{"flags": {"B": 1, "S": 0, "P": 0, "RSV": 0}, "neighbor-id": "10.0.0.1", "behavior": 57, "algorithm": 0, "weight": 0, "sid": "fc30:2200:d:e002::"}]

          # RFC 8571: performance
          1114 | 80000064 | "unidirectional-link-delay": {"delay-us": 100, "anomalous": true}
          1115 | 00000064 00000096 | "minmax-unidirectional-link-delay": {"min-delay-us": 100, "max-delay-us": 150, "anomalous": false}
          1116 | 00000005 | "unidirectional-delay-variation": 5
          1117 | 00000001 | "unidirectional-link-loss": {"loss-percent": 3e-06, "anomalous": false}
          1118 | 3F800000 | "unidirectional-residual-bandwidth": 1.0
          1119 | 3F800000 | "unidirectional-available-bandwidth": 1.0
          1120 | 3F800000 | "unidirectional-utilized-bandwidth": 1.0

          # prefixes
          1152 | 80 | "igp-flags": {"D": 1, "N": 0, "L": 0, "P": 0, "RSV": 0}
          1153 | 0000000A | "igp-route-tags": [10]
          1154 | FFFFFFFFFFFFFFFF | "igp-extended-route-tags": [18446744073709551615]
          1155 | 00000064 | "prefix-metric": 100
          1156 | 0A000001 | "ospf-forwarding-address": "10.0.0.1"
          1157 | 0A0B | "opaque-prefix": "0a0b"
          1158 | C0 00 0000 00000064 | "sr-prefix-sids": [{"sr-prefix-flags": {"R": 1, "N": 1, "P": 0, "E": 0, "V": 0, "L": 0, "RSV": 0}, "sids": [100], "undecoded-sids": [], "sr-algorithm": 0}]
          1158 | 0C 01 0000 049310 | "sr-prefix-sids": [{"sr-prefix-flags": {"R": 0, "N": 0, "P": 0, "E": 0, "V": 1, "L": 1, "RSV": 0}, "sids": [299792], "undecoded-sids": [], "sr-algorithm": 1}]
          1162 | 80 00 0000 00000064 | "srv6-locators": [{"flags": {"D": 1, "RSV": 0}, "algorithm": 0, "metric": 100}]
          1170 | E0 | "sr-prefix-attribute-flags": {"X": 1, "R": 1, "N": 1, "RSV": 0}
          1171 | 0A000001 | "sr-source-router-id": "10.0.0.1"
          1173 | 00000001 80000000 | "extended-admin-group-mask": [1, 2147483648]
          1174 | 0A000001 | "source-ospf-router-id": "10.0.0.1"

          # SRv6 SIDs
          1250 | 0039 00 80 | "srv6-endpoint-behavior": {"endpoint-behavior": 57, "flags": [], "algorithm": 128}
          1251 | 40 01 0000 0000FDE9 0A000001 | "srv6-bgp-peer-node-sid": {"flags": {"B": 0, "S": 1, "P": 0, "RSV": 0}, "weight": 1, "peer-as": 65001, "peer-id": "10.0.0.1"}
          1252 | 20101000 | "srv6-sid-structure": {"loc_block_len": 32, "loc_node_len": 16, "func_len": 16, "arg_len": 0}

          # what is not known, or not of its form
          266  | 010A | "generic-lsid-266": ["0x010A"]
          1024 | 0000 | "generic-lsid-1024": ["0x0000"]
          1027 | 000102030405060708090A0B0C0D0E0F1011121314 | "generic-lsid-1027": ["0x000102030405060708090A0B0C0D0E0F1011121314"]
          1034 | 8000 000001 0001 0003 000001 | "generic-lsid-1034": ["0x800000000100010003000001"]
          1091 | 3F800000 | "generic-lsid-1091": ["0x3F800000"]
          1095 | 00000001 | "generic-lsid-1095": ["0x00000001"]
          1106 | 0039 80 | "generic-lsid-1106": ["0x003980"]
          1106 | 0039 80 00 00 00 FC302200000DE0020000000000000000 04E4 0004 20 | "generic-lsid-1106": ["0x003980000000FC302200000DE002000000000000000004E4000420"]
          """)
  void eachTlvIsShown(int code, String value, String members) {
    var octets = value.equals("-") ? new byte[0] : Hex.parse(value.replace(" ", ""));
    var tlv = new WireWriter().u16(code).u16(octets.length).bytes(octets).toBytes();
    assertThat(json(tlv)).isEqualTo("{ " + members + " }");
  }

  @Test
  void whatRepeatsIsOneArrayAndComesFirst() {
    var tlvs = "0447000101" + "040400040A000001" + "0FA0000101" + "040400040A000002" + "0FA00000";
    assertThat(json(Hex.parse(tlvs)))
        .isEqualTo(
            "{ \"local-router-ids\": [\"10.0.0.1\", \"10.0.0.2\"],"
                + " \"generic-lsid-4000\": [\"0x01\", \"0x\"], \"igp-metric\": 1 }");
  }

  /** RFC 9552 sections 5.3 and 8.2.2: the attribute is discarded. */
  @ParameterizedTest
  @CsvSource({
    "044700, a header cut off",
    "0447000200, a value cut off",
    "04470001010447000102, an IGP metric twice",
  })
  void whatDoesNotAddUpIsRefused(String tlvs, String why) {
    assertThatThrownBy(() -> decode(Hex.parse(tlvs))).as(why).isInstanceOf(WireFault.class);
    assertThatThrownBy(() -> LinkState.SYNTAX.parse(Words.ofLine("test", "0x" + tlvs)))
        .as(why)
        .isInstanceOf(TextFault.class);
  }

  /** Any value of any TLV is one line of valid JSON without a key that stands twice. */
  @Test
  void noValueMakesBadJson() {
    var random = new java.util.Random(9552);
    for (int round = 0; round < 20_000; round++) {
      var octets = new byte[random.nextInt(40)];
      random.nextBytes(octets);
      int code = random.nextInt(10) == 0 ? 258 : 1024 + random.nextInt(230);
      var tlv = new WireWriter().u16(code).u16(octets.length).bytes(octets).toBytes();
      assertThat(StrictJson.object(json(tlv)))
          .as("TLV %d %s", code, Hex.upper(octets))
          .isNotEmpty();
    }
  }

  private static LinkState decode(byte[] octets) {
    return LinkState.SYNTAX.decode(new WireReader(octets), Sessions.external());
  }

  private static String json(byte[] octets) {
    var out = new JsonWriter();
    LinkState.SYNTAX.json(decode(octets), out);
    return out.toString();
  }
}
