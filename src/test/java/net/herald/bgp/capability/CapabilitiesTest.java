package net.herald.bgp.capability;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.herald.json.JsonWriter;
import net.herald.wire.Hex;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapabilitiesTest {

  /** TLVs, the JSON they make and the text they make; the TLVs are also what is written again. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          01 04 0001 00 01                    | { "name": "multiprotocol", "families": [ "ipv4/unicast" ] } | multiprotocol(ipv4 unicast)
          01 04 000100 01 01 04 000200 01     | { "name": "multiprotocol", "families": [ "ipv4/unicast", "ipv6/unicast" ] } | multiprotocol(ipv4 unicast,ipv6 unicast)
          41 04 0001 0001                     | { "name": "asn4", "asn4": 65537 } | asn4(65537)
          05 06 0001 0001 0002                | { "name": "nexthop", "conversion": [ "ipv4/unicast/ipv6" ] } | nexthop(ipv4 unicast ipv6)
          45 08 0001 01 03 0002 01 01         | { "name": "addpath", "ipv4/unicast": "send/receive", "ipv6/unicast": "receive" } | addpath(send/receive ipv4 unicast,receive ipv6 unicast)
          4C 0A 0001 01 0005 0002 04 FFFF     | { "name": "paths-limit", "ipv4/unicast": 5, "ipv6/nlri-mpls": 65535 } | pathslimit(ipv4 unicast 5, ipv6 nlri-mpls 65535)
          08 08 0001 04 03 0002 80 FF         | { "name": "multiple-labels", "ipv4/nlri-mpls": 3, "ipv6/mpls-vpn": 255 } | multiple labels(ipv4 nlri-mpls 3, ipv6 mpls-vpn 255)
          47 07 0001 01 80 000E10             | { "name": "long-lived graceful restart", "families": { "ipv4/unicast": { "time": 3600, "forwarding": true } } } | long-lived graceful restart ipv4/unicast=0x80 time 3600
          44 01 00 44 01 01                   | { "name": "multisession", "variant": "RFC", "capabilities": [ "multiprotocol" ] } | multisession (rfc) multiprotocol
          83 01 00                            | { "name": "multisession", "variant": "Cisco", "capabilities": [ ] } | multisession
          09 01 03                            | { "name": "role", "role": "customer" } | role(customer)
          09 01 00 09 01 09                   | { "name": "role", "role": "provider unknown-9" } | role(provider unknown-9)
          40 02 0078                          | { "name": "graceful restart", "time": 120, "address-family-flags": { }, "restart-flags": [ ] } | graceful restart flags 0x0 time 120
          40 06 C078 0001 01 80               | { "name": "graceful restart", "time": 120, "address-family-flags": { "ipv4/unicast": [ "restart" ] }, "restart-flags": [ "forwarding", "notification" ] } | graceful restart flags 0xc time 120 ipv4/unicast=0x80
          02 00                               | { "name": "route-refresh", "variant": "RFC" } | route refresh
          80 00                               | { "name": "route-refresh", "variant": "Cisco" } | cisco route refresh
          46 00                               | { "name": "enhanced-route-refresh" } | enhanced route refresh
          B9 00                               | { "name": "operational" } | operational
          06 00                               | { "name": "extended-message", "size": 65535 } | extended message(65535)
          49 0C 05 6C6F63616C 05 61622E6364   | { "host-name": "local", "domain-name": "ab.cd" } | hostname(local ab.cd)
          4B 06 05 4269726432                 | { "software": "Bird2" } | software(Bird2)
          4D 00                               | { "name": "link-local-nexthop" } | link-local nexthop
          63 02 0102                          | { "name": "unknown", "iana": "unassigned", "value": 99, "raw": "0102" } | unknown unassigned 99
          """)
  void isReadShownAndWritten(String tlvs, String json, String text) {
    var octets = Hex.parse(tlvs.replace(" ", ""));
    var set = decode(octets);
    var capability = set.list().getFirst();
    var row = Capabilities.row(capability.code());
    assertThat(set.list()).hasSize(1);
    assertThat(json(row, capability)).isEqualTo(json);
    assertThat(row.syntax().text(capability)).isEqualTo(text);
    assertThat(joined(Capabilities.encode(set))).isEqualTo(Hex.upper(octets));
  }

  @ParameterizedTest
  @CsvSource({
    "0103000100, a multiprotocol value of three octets",
    "410200FD, a four-octet AS number of two octets",
    "020100, a route refresh with a value",
    "4003007800, graceful restart flags cut off",
    "4503000101, an add-path entry cut off",
    "0502000100, an extended next hop cut off",
    "4C0400010100, a paths limit cut off",
    "0803000104, a count of labels cut off",
    "47060001018000F0, a long-lived stale time cut off",
    "090100FF, a role and an octet too many",
    "0900, a role without number",
    "4905056C6F6361, a host name cut off",
    "0104000100, a TLV cut off",
    "01, a TLV without length",
  })
  void isRefused(String tlvs, String why) {
    assertThatThrownBy(() -> decode(Hex.parse(tlvs))).as(why).isInstanceOf(WireFault.class);
  }

  @Test
  void theLastOfTwoCountsButListsAddUp() {
    var set = decode(Hex.parse("410400000001" + "410400000002" + "010400010001" + "010400020001"));
    assertThat(set).hasToString("[asn4(2), multiprotocol(ipv4 unicast,ipv6 unicast)]");
  }

  @Test
  void theFirstPathsLimitOfAFamilyCountsAndZeroIsNone() {
    var set = decode(Hex.parse("4C0F" + "0001010000" + "0001010005" + "0001010007"));
    assertThat(set).hasToString("[pathslimit(ipv4 unicast 5)]");
  }

  /** RFC 8277 section 2.1. */
  @Test
  void theFirstCountOfLabelsOfAFamilyCountsAndZeroAndOneAreNone() {
    var one = decode(Hex.parse("0810" + "00010403" + "00010405" + "00018001" + "00018003"));
    assertThat(one).hasToString("[multiple labels(ipv4 nlri-mpls 3)]");
    var none = decode(Hex.parse("0810" + "00010400" + "00010405" + "00018001" + "00018003"));
    assertThat(none).hasToString("[multiple labels()]");
    var two = decode(Hex.parse("0804" + "00010403" + "0808" + "00010405" + "00020402"));
    assertThat(two).as("the first copy").hasToString("[multiple labels(ipv4 nlri-mpls 3)]");
  }

  @Test
  void longParametersTakeTheFormOfRfc9072() {
    var host = "h".repeat(64);
    var few = CapabilitySet.of(List.of(new Hostname(host, "")));
    var many =
        CapabilitySet.of(
            List.of(
                new Hostname(host, host),
                new SoftwareVersion("v".repeat(64)),
                new UnknownCapability(99, new byte[60])));
    assertThat(parameters(few)).startsWith("46" + "02" + "44" + "49" + "42");
    assertThat(parameters(many)).startsWith("FFFF" + "010E" + "02" + "0084" + "49" + "82");
  }

  @Test
  void everyRowHasItsOwnCodeAndKeyword() {
    var codes = new HashSet<Integer>();
    var keywords = new HashSet<String>();
    for (var row : Capabilities.TABLE) {
      assertThat(codes.add(row.code())).as("code %s", row.code()).isTrue();
      assertThat(keywords.add(row.keyword())).as("keyword %s", row.keyword()).isTrue();
      assertThat(Capabilities.row(row.code())).isEqualTo(row);
    }
  }

  private static CapabilitySet decode(byte[] tlvs) {
    var builder = new CapabilitySet.Builder();
    CapabilitySet.decode(new WireReader(tlvs), builder);
    return builder.build();
  }

  private static String json(Capabilities.Row<Capability> row, Capability capability) {
    var out = new JsonWriter().beginObject();
    row.syntax().json(requireNonNull(capability), out);
    return out.endObject().toString();
  }

  private static String joined(List<byte[]> tlvs) {
    var all = new ArrayList<String>();
    tlvs.forEach(tlv -> all.add(Hex.upper(tlv)));
    return String.join("", all);
  }

  private static String parameters(CapabilitySet set) {
    var out = new WireWriter();
    set.encodeParameters(out);
    return Hex.upper(out.toBytes());
  }
}
