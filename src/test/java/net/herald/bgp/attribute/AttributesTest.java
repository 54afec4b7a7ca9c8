package net.herald.bgp.attribute;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import net.herald.bgp.Sessions;
import net.herald.bgp.capability.Negotiated;
import net.herald.json.JsonWriter;
import net.herald.text.TextFault;
import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributesTest {

  /**
   * What is written, the octets it makes inside one AS, and how events show it as text and as JSON.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          origin IGP                       | 400101 00               | origin igp                    | `"igp"`
          origin incomplete                | 400101 02               | origin incomplete             | `"incomplete"`
          as-path [ ]                      | 400200                  | ``                            | {}
          as-path 65001                    | 400206 0201 0000FDE9    | as-path ( 65001 )             | {"0": {"element": "as-sequence", "value": [65001]}}
          as-path [ 1, 4200000000 ]        | 40020A 0202 00000001 FA56EA00 | as-path ( 1 4200000000 ) | {"0": {"element": "as-sequence", "value": [1, 4200000000]}}
          as-path [ 1.1 ] ( 2 3 )          | 400210 0201 00010001 0102 00000002 00000003 | as-path ( 65537 ) [ 2 3 ] | {"0": {"element": "as-sequence", "value": [65537]}, "1": {"element": "as-set", "value": [2, 3]}}
          as-path confed [ 1 ] confed ( 2 ) | 40020C 0301 00000001 0401 00000002 | as-path {( 1 )} {[ 2 ]} | {"0": {"element": "as-confed-sequence", "value": [1]}, "1": {"element": "as-confed-set", "value": [2]}}
          next-hop 192.0.2.1               | 400304 C0000201         | next-hop 192.0.2.1            | `"192.0.2.1"`
          med 4294967295                   | 800404 FFFFFFFF         | med 4294967295                | 4294967295
          local-preference 200             | 400504 000000C8         | local-preference 200          | 200
          atomic-aggregate                 | 400600                  | atomic-aggregate              | true
          aggregator ( 4200000000:192.0.2.1 ) | C00708 FA56EA00 C0000201 | aggregator ( 4200000000:192.0.2.1 ) | `"4200000000:192.0.2.1"`
          aggregator (65001:192.0.2.1)     | C00708 0000FDE9 C0000201 | aggregator ( 65001:192.0.2.1 ) | `"65001:192.0.2.1"`
          community 65001:1                | C00804 FDE90001         | community 65001:1             | [ [ 65001, 1 ] ]
          community [ no-export 1:2 0x00010001 blackhole ] | C00810 00010001 00010002 FFFF029A FFFFFF01 | community [ 1:1 1:2 blackhole no-export ] | [ [ 1, 1 ], [ 1, 2 ], [ 65535, 666 ], [ 65535, 65281 ] ]
          originator-id 192.0.2.1          | 800904 C0000201         | originator-id 192.0.2.1       | `"192.0.2.1"`
          cluster-list [ 1.1.1.1 2.2.2.2 ] | 800A08 01010101 02020202 | cluster-list [ 1.1.1.1 2.2.2.2 ] | [ "1.1.1.1", "2.2.2.2" ]
          extended-community target:65001:100 | C01008 0002FDE900000064 | extended-community target:65001:100 | [ { "value": 842127122628708, "string": "target:65001:100" } ]
          extended-community [ origin:7.7.7.7:7000 ] | C01008 0103070707071B58 | extended-community origin:7.7.7.7:7000 | [ { "value": 72909745732131672, "string": "origin:7.7.7.7:7000" } ]
          extended-community 0x0601010000000641 | C01008 0601010000000641 | extended-community 0x0601010000000641 | [ { "value": 432628138715907649, "string": "0x0601010000000641" } ]
          large-community [ 2:3:4 1:4294967295:3 2:3:4 ] | C02018 00000001 FFFFFFFF 00000003 00000002 00000003 00000004 | large-community [ 1:4294967295:3 2:3:4 ] | [ [ 1, 4294967295, 3 ], [ 2, 3, 4 ] ]
          bgp-prefix-sid [ 777 ]           | C0280A 01 0007 00 0000 00000309 | bgp-prefix-sid [ 777 ] | { "sr-label-index": 777 }
          bgp-prefix-sid [ 300, [ ( 800000,4096 ) ] ] | C02815 01 0007 00 0000 0000012C 03 0008 0000 0C3500 001000 | bgp-prefix-sid [ 300, [ ( 800000,4096 ) ] ] | { "sr-label-index": 300, "sr-srgbs": [[800000, 4096]] }
          bgp-prefix-sid [ 1 ( 2 , 3 ) ( 4,5 ) ] | C0281B 01 0007 00 0000 00000001 03 000E 0000 000002 000003 000004 000005 | bgp-prefix-sid [ 1, [ ( 2,3 ), ( 4,5 ) ] ] | { "sr-label-index": 1, "sr-srgbs": [[2, 3], [4, 5]] }
          bgp-prefix-sid-srv6 ( l3-service fc00::1 ) | C0281C 05 0019 00 01 0015 00 FC000000000000000000000000000001 00 FFFF 00 | bgp-prefix-sid-srv6 ( l3-service fc00::1 0xffff ) | { "l3-service": [ { "sid": "fc00::1", "flags": 0, "endpoint_behavior": 65535 } ] }
          bgp-prefix-sid-srv6 ( l2-service fc00:: 0x15 [48,16,0,0,16,64] ) | C02825 06 0022 00 01 001E 00 FC000000000000000000000000000000 00 0015 00 01 0006 301000001040 | bgp-prefix-sid-srv6 ( l2-service fc00:: 0x15 [48,16,0,0,16,64] ) | { "l2-service": [ { "sid": "fc00::", "flags": 0, "endpoint_behavior": 21, "structure": {"locator-block-length": 48, "locator-node-length": 16, "function-length": 0, "argument-length": 0, "transposition-length": 16, "transposition-offset": 64} } ] }
          # flags, and TLVs that are not known, have no words of their own
          bgp-prefix-sid 0x01000700800000000005 | C0280A 01 0007 00 8000 00000005 | bgp-prefix-sid 0x01000700800000000005 | { "sr-label-index": 5 }
          bgp-prefix-sid 0x040002ABCD       | C02805 04 0002 ABCD | bgp-prefix-sid 0x040002ABCD | { "attribute-not-implemented-4": "0xABCD" }
          bgp-prefix-sid 0x0500080007000401020304 | C0280B 05 0008 00 07 0004 01020304 | bgp-prefix-sid 0x0500080007000401020304 | { "l3-service": [ {"type": 7, "raw": "01020304"} ] }
          bgp-prefix-sid 0x05001F0001001B00FC00000000000000000000000000000000004800090003010203 | C02822 05 001F 00 01 001B 00 FC000000000000000000000000000000 00 0048 00 09 0003 010203 | bgp-prefix-sid 0x05001F0001001B00FC00000000000000000000000000000000004800090003010203 | { "l3-service": [ { "sid": "fc00::", "flags": 0, "endpoint_behavior": 72, "sub-sub-tlvs": [ {"type": 9, "raw": "010203"} ] } ] }
          # RFC 6514 section 5: flags, type, label, and an identifier by the type
          pmsi [ none ]                    | C01605 00 00 000000     | pmsi pmsi:notunnel:0:0:   | `"pmsi:notunnel:0:0:"`
          pmsi [ rsvp-te-p2mp extended-tunnel-id 192.0.2.1 tunnel-id 7 p2mp-id 9 label 100 ] | C01611 00 01 000640 C0000201 0000 0007 00000009 | pmsi pmsi:rsvp-tep2mplsp:0:100:0xC00002010000000700000009 | `"pmsi:rsvp-tep2mplsp:0:100:0xC00002010000000700000009"`
          pmsi [ mldp-p2mp root 192.0.2.1 lsp 7 ] | C01616 00 02 000000 06 0001 04 C0000201 0007 01 0004 00000007 | pmsi pmsi:mldpp2mplsp:0:0:0x06000104C0000201000701000400000007 | `"pmsi:mldpp2mplsp:0:0:0x06000104C0000201000701000400000007"`
          pmsi [ pim-ssm root 192.0.2.1 group 232.1.1.1 leaf-information-required ] | C0160D 01 03 000000 C0000201 E8010101 | pmsi pmsi:pim-ssmtree:1:0:0xC0000201E8010101 | `"pmsi:pim-ssmtree:1:0:0xC0000201E8010101"`
          pmsi [ pim-sm sender 2001:db8::1 group ff0e::1 ] | C01625 00 04 000000 20010DB8000000000000000000000001 FF0E0000000000000000000000000001 | pmsi pmsi:pim-smtree:0:0:0x20010DB8000000000000000000000001FF0E0000000000000000000000000001 | `"pmsi:pim-smtree:0:0:0x20010DB8000000000000000000000001FF0E0000000000000000000000000001"`
          pmsi [ bidir-pim sender 192.0.2.1 group 239.1.1.1 ] | C0160D 00 05 000000 C0000201 EF010101 | pmsi pmsi:bidir-pimtree:0:0:0xC0000201EF010101 | `"pmsi:bidir-pimtree:0:0:0xC0000201EF010101"`
          pmsi [ ingress-replication endpoint 10.0.0.1 label 100 ] | C01609 00 06 000640 0A000001 | pmsi pmsi:ingressreplication:0:100:10.0.0.1 | `"pmsi:ingressreplication:0:100:10.0.0.1"`
          pmsi [ ingress-replication endpoint 2001:db8::1 vni 5001 flags 2 ] | C01615 02 06 001389 20010DB8000000000000000000000001 | pmsi pmsi:ingressreplication:2:312(5001):2001:db8::1 | `"pmsi:ingressreplication:2:312(5001):2001:db8::1"`
          pmsi pmsi:ingressreplication:0:100(1601):10.0.0.1 | C01609 00 06 000641 0A000001 | pmsi pmsi:ingressreplication:0:100(1601):10.0.0.1 | `"pmsi:ingressreplication:0:100(1601):10.0.0.1"`
          pmsi [ mldp-mp2mp root 2001:db8::1 opaque 0x0102 ] | C0161D 00 07 000000 08 0002 10 20010DB8000000000000000000000001 0002 0102 | pmsi pmsi:mldpmp2mplsp:0:0:0x0800021020010DB800000000000000000000000100020102 | `"pmsi:mldpmp2mplsp:0:0:0x0800021020010DB800000000000000000000000100020102"`
          pmsi [ assisted-replication endpoint 10.0.0.1 ] | C01609 00 0A 000000 0A000001 | pmsi pmsi:unknown:0:0:10.0.0.1 | `"pmsi:unknown:0:0:10.0.0.1"`
          pmsi [ bier sub-domain 1 bfr-id 2 bfr-prefix 192.0.2.1 label 5 ] | C0160C 00 0B 000050 01 0002 C0000201 | pmsi pmsi:unknown:0:5:0x010002C0000201 | `"pmsi:unknown:0:5:0x010002C0000201"`
          pmsi 12:1:5:0xABCD               | C01607 01 0C 000050 ABCD | pmsi pmsi:unknown:1:5:0xABCD | `"pmsi:unknown:1:5:0xABCD"`
          aigp 100                         | 801A0B 01 000B 0000000000000064 | aigp 0x0000000000000064 | `"0x0000000000000064"`
          aigp 18446744073709551615        | 801A0B 01 000B FFFFFFFFFFFFFFFF | aigp 0xffffffffffffffff | `"0xffffffffffffffff"`
          aigp 0x0A                        | 801A0B 01 000B 000000000000000A | aigp 0x000000000000000a | `"0x000000000000000a"`
          # RFC 6368: known attributes as themselves, others as they came
          attribute-set 65001 0x40010100400504000000C8 | C0800F 0000FDE9 40010100 400504000000C8 | attribute-set 65001 0x40010100400504000000C8 | { "asn": 65001, "attribute": { "origin": "igp", "local-preference": 200 } }
          attribute-set 65001 0xC06301FF400101FF | C0800C 0000FDE9 C06301FF 400101FF | attribute-set 65001 0xC06301FF400101FF | { "asn": 65001, "attribute": { "attribute-0x63-0xC0": "0xff", "attribute-0x01-0x40": "0xff" } }
          attribute-set 65001 0xC080040000FDE9 | C0800B 0000FDE9 C080040000FDE9 | attribute-set 65001 0xC080040000FDE9 | { "asn": 65001, "attribute": { "attribute-0x80-0xC0": "0x0000fde9" } }
          bgp-ls 0x0447000101              | 801D05 0447 0001 01     | bgp-ls 0x0447000101           | { "igp-metric": 1 }
          only-to-customer 65001           | C02304 0000FDE9         | only-to-customer 65001        | 65001
          community [ llgr-stale no-llgr ] | C00808 FFFF0006 FFFF0007 | community [ 65535:6 65535:7 ] | [ [ 65535, 6 ], [ 65535, 7 ] ]
          attribute [ 0x99 0xe0 0x0102 ]   | E09902 0102             | attribute [ 0x99 0xE0 0x0102 ] | `"0x0102"`
          """)
  void isReadWrittenAndShown(String written, String octets, String text, String json) {
    var attribute = parse(written);
    var hex = octets.replace(" ", "");
    assertThat(encode(attribute, Sessions.internal())).isEqualTo(hex);
    assertThat(text(attribute)).isEqualTo(text);
    assertThat(json(attribute)).isEqualTo(json);
    assertThat(parse(command(attribute))).isEqualTo(attribute);
    if (attribute.code() != 0x99) { // the Partial bit of an unknown one is set on the way
      assertThat(decode(hex, Sessions.internal())).isEqualTo(attribute);
    }
  }

  @Test
  void communitiesGoOutInOrderHoweverManyThereAre() {
    for (int count : new int[] {32, 33, 1000}) {
      var up = IntStream.range(0, count).mapToObj(i -> i + 40_000 - 7 * (i % 3) + ":1");
      var values = ((Communities) parse(up.collect(joining(" ", "community [ ", " ]")))).values();
      var expected = IntStream.of(values).boxed().sorted(Integer::compareUnsigned).toList();
      assertThat(values)
          .as("of %d", count)
          .hasSize(count)
          .containsExactly(expected.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          origin foo                        | 'foo' is not a valid origin
          as-path [ 1 x ]                   | 'x' is not an AS number
          as-path [ 4294967296 ]            | '4294967296' is not an AS number
          as-path [ 1                       | nothing follows '1'
          as-path confed 1                  | 'confed' stands alone
          next-hop 1.2.3                    | '1.2.3' is not a next hop
          med -1                            | med -1 is out of range
          med x                             | 'x' is not a valid med
          local-preference 4294967296       | local-preference 4294967296 is out of range
          aggregator 65001                  | '65001' is not an aggregator
          aggregator ( 65001:1.2.3.4        | nothing follows '65001:1.2.3.4'
          community 1:65536                 | '1:65536' is not a community
          community [ 1:1, 2:2 ]            | ',' is not a community
          community no-exprt                | 'no-exprt' is not a community
          community 4294967296              | '4294967296' is not a community
          originator-id x                   | 'x' is not an originator-id
          cluster-list [ ]                  | cluster-list is empty
          extended-community foo:1:2        | 'foo' is not a kind of extended community
          extended-community 0x00           | '0x00' is not an extended community
          extended-community target:1       | 'target:1' is not an extended community
          extended-community target:65536:65536 | 'target:65536:65536' is not an extended community
          extended-community l2info:1:2:3   | 'l2info:1:2:3' is not an extended community
          large-community 1:2               | '1:2' is not a large community
          bgp-prefix-sid 300                | '300' has no place here
          bgp-prefix-sid [ 4294967296 ]     | label index 4294967296 is out of range
          bgp-prefix-sid [ 1, [ ( 16777216,1 ) ] ] | base of an SRGB 16777216 is out of range
          bgp-prefix-sid [ 1                | nothing follows '1'
          bgp-prefix-sid 0x010001           | these octets are not a Prefix-SID
          bgp-prefix-sid-srv6 (l3-service fc00:: ) | '(l3-service' has no place here
          bgp-prefix-sid-srv6 ( l4-service fc00:: ) | 'l4-service' is not a valid service
          bgp-prefix-sid-srv6 ( l3-service 10.0.0.1 ) | '10.0.0.1' is not an SRv6 SID
          bgp-prefix-sid-srv6 ( l3-service fc00:: 65536 ) | endpoint behavior 65536 is out of range
          bgp-prefix-sid-srv6 ( l3-service fc00:: 1 [64,24,16,0,0] ) | ']' has no place here
          pmsi 12                           | '12' is not a PMSI tunnel
          pmsi ingressreplication:0:100:x   | 'ingressreplication:0:100:x' is not a PMSI tunnel
          pmsi ingressreplication:0:1048576:10.0.0.1 | is not a PMSI tunnel
          pmsi ingressreplication:0:1:0x0102 | tunnel identifier of 2 octets for ingress-replication
          pmsi [ ingress endpoint 10.0.0.1 ] | 'ingress' is not a type of tunnel
          pmsi [ ingress-replication ]      | 'ingress-replication' lacks 'endpoint'
          pmsi [ pim-ssm root 10.0.0.1 group ff0e::1 ] | addresses of different families
          pmsi [ pim-ssm root 10.0.0.1 root 10.0.0.2 group 232.1.1.1 ] | 'root' is written twice
          pmsi [ ingress-replication root 10.0.0.1 ] | 'root' is not about this tunnel
          pmsi [ mldp-p2mp root 10.0.0.1 ]  | 'mldp-p2mp' lacks 'lsp'
          pmsi [ none                       | nothing follows 'none'
          attribute [ 0x1 0x40 0x00 ]       | '0x1' is not an attribute code
          attribute [ 0x100 0x40 0x00 ]     | '0x100' is not an attribute code
          attribute [ 0x99 0xe0 0x000 ]     | '0x000' is not an attribute value
          attribute [ 0x99 0xe0 0x00        | nothing follows '0x00'
          """)
  void isRefused(String written, String why) {
    assertThatThrownBy(() -> parse(written))
        .isInstanceOf(TextFault.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          as-path [ 65001 ]              | 400204 0201 FDE9
          as-path [ 65001 4200000000 ]   | 400206 0202 FDE9 5BA0 C0110A 0202 0000FDE9 FA56EA00
          as-path confed [ 1 ] [ 65536 ] | 400208 0301 0001 0201 5BA0 C01106 0201 00010000
          aggregator 65001:1.2.3.4       | C00706 FDE9 01020304
          aggregator 65536:1.2.3.4       | C00706 5BA0 01020304 C01208 00010000 01020304
          """)
  void twoOctetSessionsGetAsTransAndTheTruthBeside(String written, String octets) {
    assertThat(encode(parse(written), Sessions.externalTwoOctet()))
        .isEqualTo(octets.replace(" ", ""));
  }

  /**
   * RFC 6793 section 4.2.3: AS_PATH and AGGREGATOR with what came beside them, and what they mean
   * together.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a longer path in front          | 400208 0203 FDE9 5BA0 5BA0  C0110A 0202 00010000 00010001 | as-path ( 65001 65536 65537 )
          the same length                 | 400206 0202 5BA0 5BA0       C0110A 0202 00010000 00010001 | as-path ( 65536 65537 )
          AS4_PATH longer: ignored        | 400204 0201 5BA0            C0110A 0202 00010000 00010001 | as-path ( 23456 )
          a set counts as one             | 40020C 0201 FDE9 0103 0001 0002 0003  C0110E 0103 00000001 00010000 00000003 | as-path ( 65001 ) [ 1 65536 3 ]
          confederation segments stay     | 400208 0301 0001 0201 5BA0  C01106 0201 00010000           | as-path {( 1 )} ( 65536 )
          AGGREGATOR was AS_TRANS         | C00706 5BA0 01020304 C01208 00010000 01020304               | aggregator ( 65536:1.2.3.4 )
          AGGREGATOR is newer             | 400204 0201 5BA0 C00706 FDE9 01020304 C01106 0201 00010000 C01208 00010000 01020304 | as-path ( 23456 ) aggregator ( 65001:1.2.3.4 )
          """)
  void oldSpeakersAreMerged(String what, String octets, String text) {
    var walked =
        AttributeWalk.walk(
            new WireReader(Hex.parse(octets.replace(" ", ""))), Sessions.externalTwoOctet());
    assertThat(walked.attributes()).as(what).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          internal | next-hop 1.2.3.4                          | 400101 00 400200 400304 01020304 400504 00000064
          external | next-hop 1.2.3.4                          | 400101 00 400206 0201 0000FDE9 400304 01020304
          external | next-hop 1.2.3.4 local-preference 200     | 400101 00 400206 0201 0000FDE9 400304 01020304
          external | next-hop 1.2.3.4 as-path [ 65009 ]        | 400101 00 400206 0201 0000FDF1 400304 01020304
          internal | origin egp med 5 community 1:1            | 400101 01 400200 800404 00000005 400504 00000064 C00804 00010001
          internal | local-preference 7                        | 400101 00 400200 400504 00000007
          """)
  void mandatoryAttributesAreAdded(String kind, String written, String octets) {
    var session = kind.equals("internal") ? Sessions.internal() : Sessions.external();
    assertThat(Hex.upper(set(written).encoded(session.encoding(), true)))
        .isEqualTo(octets.replace(" ", ""));
  }

  @Test
  void setsAreSortedSharedAndCompared() {
    var set = set("med 5 origin igp community 1:1");
    assertThat(set).hasToString("origin igp med 5 community 1:1");
    assertThat(set("community 1:1 med 5 origin igp")).isEqualTo(set).hasSameHashCodeAs(set);
    assertThat(set.with(new Med(6))).hasToString("origin igp med 6 community 1:1");
    assertThat(set.without(4)).hasToString("origin igp community 1:1");
    assertThat(set.encoded(Sessions.internal().encoding(), false))
        .as("encoded once for all sessions of a kind")
        .isSameAs(set.encoded(Sessions.internal().encoding(), false));
  }

  @Test
  void longSegmentsAndValuesAreSplitAndExtended() {
    var path =
        new AsPath.Segment(
            AsPath.Kind.SEQUENCE, java.util.stream.IntStream.rangeClosed(1, 256).toArray());
    var hex = encode(new AsPath(java.util.List.of(path)), Sessions.internal());
    assertThat(hex).startsWith("50020404" + "02FF" + "00000001").endsWith("0201" + "00000100");
  }

  private static AttributeSet set(String written) {
    var words = Words.ofLine("test", written);
    var attributes = new java.util.ArrayList<Attribute>();
    while (words.hasNext()) {
      attributes.add(parseOne(words));
    }
    return AttributeSet.of(attributes);
  }

  private static Attribute parse(String written) {
    return parseOne(Words.ofLine("test", written));
  }

  private static Attribute parseOne(Words words) {
    var keyword = words.next("a keyword");
    for (var row : Attributes.written()) {
      if (keyword.equals(row.keyword())) {
        return row.syntax().parse(words);
      }
    }
    for (var other : Attributes.SPELLINGS) {
      if (keyword.equals(other.word())) {
        return other.parser().apply(words);
      }
    }
    throw new AssertionError("no row for " + keyword);
  }

  private static String encode(Attribute attribute, Negotiated session) {
    var out = new WireWriter();
    AttributeEncoder.put(attribute, session.encoding(), out);
    return Hex.upper(out.toBytes());
  }

  private static Attribute decode(String hex, Negotiated session) {
    var walked = AttributeWalk.walk(new WireReader(Hex.parse(hex)), session);
    assertThat(walked.reactions()).isEmpty();
    return requireNonNull(walked.attributes().list().getFirst());
  }

  private static String text(Attribute attribute) {
    var out = new StringBuilder();
    AttributeText.append(attribute, out);
    return out.isEmpty() ? "" : out.substring(1);
  }

  private static String command(Attribute attribute) {
    var out = new StringBuilder();
    AttributeText.appendCommand(attribute, out);
    return out.substring(1);
  }

  private static String json(Attribute attribute) {
    var out = new JsonWriter();
    Attributes.row(attribute).syntax().json(attribute, out);
    return out.toString();
  }
}
