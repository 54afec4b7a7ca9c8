package net.herald.bgp.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.herald.bgp.Sessions;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonWriter;
import net.herald.text.TextFault;
import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of extended community: what is written, sent, and shown. */
class ExtendedCommunitiesTest {
  private static final long SEED = Long.getLong("seed", 4360L);

  /** Where the last column is empty the text shown is the one written. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # route target and origin: RFC 4360, RFC 5668
          target:65001:100                 | 0002 FDE9 00000064 |
          65001:100                        | 0002 FDE9 00000064 | target:65001:100
          target:1000:10.10.10.10          | 0002 03E8 0A0A0A0A | target:1000:168430090
          target:8.8.8.8:8000              | 0102 08080808 1F40 |
          target:70600:6000                | 0102 000113C8 1770 | target:0.1.19.200:6000
          target:5L:6                      | 0102 00000005 0006 | target:0.0.0.5:6
          target4:71200:12000              | 0102 00011620 2EE0 | target:0.1.22.32:12000
          0x0202000113C81770               | 0202 000113C8 1770 | target:70600:6000
          0x4002FDE900000064               | 4002 FDE9 00000064 | target:65001:100
          origin:2345:6.7.8.9              | 0003 0929 06070809 |
          origin:100:1000                  | 0003 0064 000003E8 | origin:100:0.0.3.232
          origin:2.3.4.5:6789              | 0103 02030405 1A85 |
          origin4:71100:11000              | 0103 000115BC 2AF8 | origin:0.1.21.188:11000
          0x0203000115BC2AF8               | 0203 000115BC 2AF8 | origin:71100:11000
          # others by AS or address: RFC 4577, 4384, 6514, 6074
          bandwidth:65000:125000000        | 4004 FDE8 4CEE6B28 |
          bandwidth:65000:0.5              | 4004 FDE8 3F000000 |
          0x0004FDE84CEE6B28               | 0004 FDE8 4CEE6B28 | bandwidth:65000:125000000
          ospf-domain:65000:1              | 0005 FDE8 00000001 |
          ospf-domain:1.2.3.4:1            | 0105 01020304 0001 |
          ospf-domain:70000:1              | 0205 00011170 0001 |
          ospf-route-type:0.0.0.1:5:1      | 0306 00000001 0501 |
          ospf-router-id:1.2.3.4           | 0107 01020304 0000 |
          data-collection:65000:9          | 0008 FDE8 00000009 |
          source-as:65000:0                | 0009 FDE8 00000000 |
          source-as:70000:0                | 0209 00011170 0000 |
          vrf-import:1.2.3.4:7             | 010B 01020304 0007 |
          l2vpn-id:65000:7                 | 000A FDE8 00000007 |
          l2vpn-id:1.2.3.4:7               | 010A 01020304 0007 |
          rtrecord:65000:1                 | 0013 FDE8 00000001 |
          rtrecord:1.2.3.4:1               | 0113 01020304 0001 |
          rtrecord:70000:1                 | 0213 00011170 0001 |
          # opaque ones: RFC 8097, 9830, 9012, 7432
          origin-validation:valid          | 4300 0000 00000000 |
          origin-validation:not-found      | 4300 0000 00000001 |
          origin-validation:2              | 4300 0000 00000002 | origin-validation:invalid
          cost:128:1:500                   | 4301 8001 000001F4 |
          color:100                        | 030B 0000 00000064 |
          color:1:100                      | 030B 4000 00000064 |
          encap:vxlan                      | 030C 0000 00000008 | encap:VXLAN
          encap:GRE                        | 030C 0000 00000002 |
          encap:77                         | 030C 0000 0000004D |
          default-gateway                  | 030D 0000 00000000 |
          consistentHashSortOrder:42       | 0314 0000002A 0000 |
          # EVPN: RFC 7432, 8214, 8317, 8584, 9135
          mac-mobility:5                   | 0600 0000 00000005 |
          mac-mobility:5:sticky            | 0600 0100 00000005 |
          multicast-flags:3                | 0609 0003 00000000 |
          evi-rt:65000:1                   | 060A FDE8 00000001 |
          evi-rt:192.0.2.1:1               | 060B C0000201 0001 |
          evi-rt:4200000000:1              | 060C FA56EA00 0001 |
          esi-label:100                    | 0601 0000 00000640 |
          esi-label:100:single-active      | 0601 0100 00000640 |
          es-import:00:11:22:aa:bb:cc      | 0602 0011 22AABBCC |
          router-mac:00:11:22:AA:BB:CC     | 0603 0011 22AABBCC | router-mac:00:11:22:aa:bb:cc
          evpn-l2:3:1500                   | 0604 0003 05DC0000 |
          e-tree:100:leaf                  | 0605 0100 00000640 |
          df-election:1:16384              | 0606 0140 00000000 |
          # FlowSpec: RFC 8955 and drafts
          rate-limit:9600                  | 8006 0000 46160000 |
          rate-limit:1250000000            | 8006 0000 4E9502F9 |
          rate-limit:1234567890            | 8006 0000 4E932C06 | rate-limit:1234567936
          rate-limit:0.25                  | 8006 0000 3E800000 |
          rate-limit:1000:packets          | 800C 0000 447A0000 |
          action sample                    | 8007 0000 00000002 |
          action terminal                  | 8007 0000 00000001 |
          action sample-terminal           | 8007 0000 00000003 |
          redirect:65500:12345             | 8008 FFDC 00003039 |
          redirect:1.2.3.4:5678            | 8108 01020304 162E |
          redirect:70000:5                 | 8208 00011170 0005 |
          mark 46                          | 8009 0000 0000002E |
          redirect-to-nexthop              | 0800 0000 00000000 |
          copy-to-nexthop                  | 0800 0000 00000001 |
          redirect-to-nexthop-ietf 1.2.3.4 | 010C 01020304 0000 |
          copy-to-nexthop-ietf 1.2.3.4     | 010C 01020304 0001 | copy-to-nexthop-ietf 1.2.3.4 (with copy)
          interface-set:input:3405770241:1 | 0702 CAFFEE01 4001 |
          interface-set:transitive:output:254:254 | 0702 000000FE 80FE | interface-set:output:254:254
          interface-set:non-transitive:input-output:1234:10 | 4702 000004D2 C00A | interface-set:input-output:1234:10
          # VPLS, MUP
          l2info:19:0:1500:100             | 800A 1300 05DC0064 |
          mup:10:10                        | 0C00 000A 0000000A |
          # what a kind does not know stays hexadecimal
          0x0601010000000641               | 0601 0100 00000641 |
          0x80067FFF46160000               | 8006 7FFF 46160000 | rate-limit:9600
          0x800600007FC00000               | 8006 0000 7FC00000 |
          0x80070000000000FF               | 8007 0000 000000FF |
          0x0006000046160000               | 0006 0000 46160000 |
          0xFFFF010203040506               | FFFF 0102 03040506 |
          """)
  void isWrittenSentAndShown(String written, String octets, String shown) {
    var communities = parse("extended-community", written);
    assertThat(encoded(communities)).isEqualTo("C01008" + octets.replace(" ", ""));
    assertThat(text(communities)).isEqualTo(shown == null ? written : shown);
    assertThat(parse("extended-community", command(communities))).isEqualTo(communities);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          target:2001:db8::1:100                | 0002 20010DB8000000000000000000000001 0064 |
          origin:2001:db8::1:100                | 0003 20010DB8000000000000000000000001 0064 |
          vrf-import:2001:db8::1:0              | 000B 20010DB8000000000000000000000001 0000 |
          redirect-to-nexthop-ietf 2a02:b80::1  | 000C 2A020B80000000000000000000000001 0000 |
          copy-to-nexthop-ietf 2a02:b80::1      | 000C 2A020B80000000000000000000000001 0001 | copy-to-nexthop-ietf 2a02:b80::1 (with copy)
          redirect:2001:db8::1:100              | 000D 20010DB8000000000000000000000001 0064 |
          0x400220010DB80000000000000000000000010064 | 4002 20010DB8000000000000000000000001 0064 |
          """)
  void ofIpv6IsWrittenSentAndShown(String written, String octets, String shown) {
    var communities = parse("extended-community-ipv6", written);
    assertThat(encoded(communities)).isEqualTo("C01914" + octets.replace(" ", ""));
    assertThat(text(communities)).isEqualTo(shown == null ? written : shown);
    assertThat(parse("extended-community-ipv6", command(communities))).isEqualTo(communities);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          extended-community colour:1              | 'colour' is not a kind of extended community (did you mean 'color'?)
          extended-community color:4:1             | 'color:4:1' is not an extended community (expected color:NUMBER or CO:NUMBER)
          extended-community redirect:1.2.3.4:65536 | expected redirect:AS:NUMBER or redirect:IPv4:NUMBER or redirect:AS4:NUMBER
          extended-community rate-limit:-1         | expected rate-limit:NUMBER or rate-limit:NUMBER:packets
          extended-community mark                  | nothing follows 'mark' (expected a name, or 0 to 63)
          extended-community mark 64               | 'mark' is not an extended community
          extended-community action nosample       | expected action sample, terminal or sample-terminal
          extended-community es-import:00:11:22    | expected es-import:MAC
          extended-community interface-set:input:1:16384 | expected interface-set:[transitive:]input
          extended-community default-gateway:1     | 'default-gateway:1' is not an extended community
          extended-community l2info:1:2:3          | expected l2info:ENCAPSULATION:CONTROL:MTU:PREFERENCE
          extended-community-ipv6 target:1.2.3.4:5 | 'target:1.2.3.4:5' is not an IPv6 extended community
          extended-community-ipv6 redirect-to-nexthop-ietf 1.2.3.4 | '1.2.3.4' is not an IPv6 address
          extended-community-ipv6 0x0002           | '0x0002' is not an IPv6 extended community
          """)
  void isRefused(String written, String why) {
    var words = written.split(" ", 2);
    assertThatThrownBy(() -> parse(words[0], words[1]))
        .isInstanceOf(TextFault.class)
        .hasMessageContaining(why);
  }

  @Test
  void whatIsWrittenGoesOutAscendingAndAddsUp() {
    var row = Attributes.known(AttributeCode.EXTENDED_COMMUNITIES);
    var first = parse("extended-community", "[ redirect:1:2 target:1:2 action sample ]");
    assertThat(text(first)).isEqualTo("[ target:1:2 action sample redirect:1:2 ]");
    assertThat(text(row.syntax().repeated(first, parse("extended-community", "mark 1"))))
        .isEqualTo("[ target:1:2 action sample redirect:1:2 mark 1 ]");
  }

  @Test
  void jsonHasTheNumberAndForInterfaceSetsWhetherTheyAreTransitive() {
    assertThat(json(parse("extended-community", "interface-set:non-transitive:input:3405770241:1")))
        .isEqualTo(
            "[ { \"value\": 5116875327204835329, \"string\": \"interface-set:input:3405770241:1\","
                + " \"transitive\": false } ]");
    assertThat(json(parse("extended-community", "rate-limit:0")))
        .isEqualTo("[ { \"value\": 9225060886715039744, \"string\": \"rate-limit:0\" } ]");
    assertThat(json(parse("extended-community-ipv6", "redirect-to-nexthop-ietf 2a02:b80:0:1::1")))
        .isEqualTo(
            "[ { \"value\": 271268354242357201462255214013497395816497152, \"string\":"
                + " \"redirect-to-nexthop-ietf 2a02:b80:0:1::1\" } ]");
  }

  /** Any octets, half of them of types and subtypes that are likely known. */
  @Test
  void anyOctetsReadBackFromTheirCommand() {
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(SEED);
    for (int round = 0; round < 20_000; round++) {
      long value = random.nextLong();
      if (round % 2 == 0) {
        int type = new int[] {0, 1, 2, 3, 6, 7, 8, 0x40, 0x43, 0x47, 0x80}[random.nextInt(11)];
        value = (long) (type << 8 | random.nextInt(0x15)) << 48 | value >>> 16 + random.nextInt(48);
      }
      var communities = new ExtendedCommunities(value);
      assertThat(parse("extended-community", command(communities)))
          .as("seed %s %016x %s", SEED, value, text(communities))
          .isEqualTo(communities);
    }
  }

  private static Attribute parse(String keyword, String written) {
    for (var row : Attributes.written()) {
      if (keyword.equals(row.keyword())) {
        var words = Words.ofLine("test", written);
        var attribute = row.syntax().parse(words);
        words.expectEnd();
        return attribute;
      }
    }
    throw new AssertionError("no row for " + keyword);
  }

  private static String encoded(Attribute attribute) {
    var out = new WireWriter();
    AttributeEncoder.put(attribute, Sessions.internal().encoding(), out);
    var walked = AttributeWalk.walk(new WireReader(out.toBytes()), Sessions.internal());
    assertThat(walked.attributes().list()).containsExactly(attribute);
    return Hex.upper(out.toBytes());
  }

  private static String text(Attribute attribute) {
    var out = new StringBuilder();
    Attributes.row(attribute).syntax().text(attribute, out);
    return out.toString();
  }

  private static String command(Attribute attribute) {
    var out = new StringBuilder();
    Attributes.row(attribute).syntax().command(attribute, out);
    return out.toString();
  }

  private static String json(Attribute attribute) {
    var out = new JsonWriter();
    Attributes.row(attribute).syntax().json(attribute, out);
    return out.toString();
  }
}
