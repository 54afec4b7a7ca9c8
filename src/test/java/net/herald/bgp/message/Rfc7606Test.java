package net.herald.bgp.message;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import net.herald.bgp.Sessions;
import net.herald.bgp.attribute.Reaction;
import net.herald.bgp.capability.Negotiated;
import net.herald.iana.MessageType;
import net.herald.wire.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a malformed UPDATE leads to. Each row has the clause, the session (e external, i internal, 2
 * external with two-octet AS numbers), the path attributes before the route 10.0.0.0/24, and the
 * strongest reaction:
 *
 * <ul>
 *   <li>{@code accept}: the route is announced, with the attributes named
 *   <li>{@code discard CODE}: the route is announced, the attribute is dropped
 *   <li>{@code withdraw CODE}: the route is withdrawn
 *   <li>{@code reset 3/SUBCODE DATA}: the session ends with that NOTIFICATION
 * </ul>
 *
 * <p>{@code O}, {@code P} and {@code N} stand for a good ORIGIN, AS_PATH and NEXT_HOP.
 */
class Rfc7606Test {
  private static final String ROUTE = "180A0000";

  @ParameterizedTest(name = "{0}: {1} {2} -> {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # a good one
          4271 4.3        | e | O P N                     | accept origin igp as-path ( 65002 ) next-hop 192.0.2.1

          # framing: RFC 7606 section 4
          7606 4          | e | O P N C0                  | withdraw 0
          7606 4          | e | O P N C008                | withdraw 8
          7606 4          | e | O P N C00805 00010001     | withdraw 8
          7606 4          | e | O P N D008 0005 00010001  | withdraw 8
          4271 4.3        | e | 5001 0001 00 P N          | accept origin igp as-path ( 65002 ) next-hop 192.0.2.1

          # ORIGIN: 7.1
          7606 7.1        | e | 400100 P N                | withdraw 1
          7606 7.1        | e | 400102 0000 P N           | withdraw 1
          7606 7.1        | e | 400101 03 P N             | withdraw 1
          7606 3.c        | e | C00101 00 P N             | withdraw 1
          7606 3.c        | e | 000101 00 P N             | withdraw 1
          7606 3.c        | e | 600101 00 P N             | accept origin igp as-path ( 65002 ) next-hop 192.0.2.1
          7606 3.d        | e | P N                       | withdraw 1

          # AS_PATH: 7.2
          7606 7.2        | e | O 400206 0501 0000FDEA N  | withdraw 2
          7606 7.2        | e | O 400202 0200 N           | withdraw 2
          7606 7.2        | e | O 400205 0201 0000FD N    | withdraw 2
          7606 7.2        | e | O 400207 0201 0000FDEA 02 N | withdraw 2
          7607 2          | e | O 400206 0201 00000000 N  | withdraw 2
          5065 5          | e | O 40020C 0301 0000FDEA 0201 0000FDEA N | accept origin igp as-path {( 65002 )} ( 65002 ) next-hop 192.0.2.1
          7606 3.d        | e | O N                       | withdraw 2
          4271 4.3        | i | O 400200 N                | accept origin igp next-hop 192.0.2.1

          # NEXT_HOP: 7.3
          7606 7.3        | e | O P 400303 C00002         | withdraw 3
          7606 7.3        | e | O P 400310 20010DB8000000000000000000000001 | withdraw 3
          4271 6.3        | e | O P 400304 00000000       | withdraw 3
          4271 6.3        | e | O P 400304 E0000001       | withdraw 3
          7606 3.d        | e | O P                       | withdraw 3

          # MED, LOCAL_PREF: 7.4, 7.5
          7606 7.4        | e | O P N 800403 000000       | withdraw 4
          7606 3.c        | e | O P N 400404 00000001     | withdraw 4
          7606 7.5        | i | O P N 400503 000000       | withdraw 5
          7606 7.5        | e | O P N 400504 00000064     | discard 5
          7606 7.5        | e | O P N 400503 000000       | discard 5
          7606 7.5        | e | O P N C00504 00000064     | discard 5

          # ATOMIC_AGGREGATE, AGGREGATOR: 7.6, 7.7
          7606 7.6        | e | O P N 400601 00           | discard 6
          7606 7.7        | e | O P N C00706 FDE9 01020304 | discard 7
          7606 7.7        | 2 | O Q N C00708 0000FDE9 01020304 | discard 7
          7607 2          | e | O P N C00708 00000000 01020304 | discard 7

          # COMMUNITIES: 7.8
          7606 7.8        | e | O P N C00800              | withdraw 8
          7606 7.8        | e | O P N C00805 0001000100   | withdraw 8
          7606 3.c        | e | O P N 800804 00010001     | withdraw 8
          4271 5          | e | O P N E00804 00010001     | accept origin igp as-path ( 65002 ) next-hop 192.0.2.1 community 1:1

          # ORIGINATOR_ID, CLUSTER_LIST: 7.9, 7.10
          7606 7.9        | i | O P N 800903 010101       | withdraw 9
          7606 7.9        | e | O P N 800904 01010101     | discard 9
          7606 7.10       | i | O P N 800A00              | withdraw 10
          7606 7.10       | i | O P N 800A05 0101010100   | withdraw 10
          7606 7.10       | e | O P N 800A00              | discard 10

          # MP_REACH_NLRI, MP_UNREACH_NLRI: 7.11, 7.12
          7606 7.11       | e | O P N 800E05 000201 00 00 | reset 3/9 800E050002010000
          7606 7.11       | e | O P N 800E06 000201 01 00 00 | reset 3/9 800E06000201010000
          7606 7.11       | e | O P N 800E04 0002 01 10   | reset 3/9 800E0400020110
          7606 5.3        | e | O P N 800E16 000201 10 20010DB8000000000000000000000001 00 81 | reset 3/9 800E160002011020010DB80000000000000000000000010081
          7606 7.12       | e | O P N 800F02 0002         | reset 3/9 800F020002
          7606 5.3        | e | O P N 800F04 000201 81    | reset 3/9 800F0400020181
          7606 3.g        | e | O P N 800F03 000201 800F03 000201 | reset 3/1
          7606 3.c        | e | O P N C00E15 000201 10 20010DB8000000000000000000000001 00 | withdraw 14
          4760 3          | e | O P N 800E15 000201 10 20010DB8000000000000000000000001 FF | accept origin igp as-path ( 65002 ) next-hop 192.0.2.1

          # a malformed NLRI in MP_UNREACH_NLRI does no harm
          8955 10         | e | O P N 800F07 000185 03 0D8101 | accept origin igp as-path ( 65002 ) next-hop 192.0.2.1
          7606 5.3        | e | O P N 800E07 000185 00 00 03 0D | reset 3/9 800E070001850000030D

          # extended and large communities, four-octet AS: 7.14, 8092 6, 6793 6
          7606 7.14       | e | O P N C01000              | withdraw 16
          7606 7.14       | e | O P N C01007 00020001000000 | withdraw 16
          8092 6          | e | O P N C02000              | withdraw 32
          8092 6          | e | O P N C0200B 0000000100000001000000 | withdraw 32
          6793 4.1        | e | O P N C01106 0201 00010000 | discard 17
          6793 6          | 2 | O Q N C01105 0201 000100  | discard 17
          6793 6          | 2 | O Q N C01207 00010000 010203 | discard 18

          # tunnel encapsulation: what overruns withdraws, what is unknown or of another length is kept
          9012 13         | e | O P N C01703 000800         | withdraw 23
          9012 13         | e | O P N C01705 0008 0002 00   | withdraw 23
          9830 5          | e | O P N C01706 000F 0002 0C06 | withdraw 23
          9830 5          | e | O P N C01709 000F 0005 80 0003 00 01 | withdraw 23
          9830 5          | e | O P N C0170A 000F 0006 80 0003 00 01 06 | withdraw 23
          7606 3.c        | e | O P N 801705 0008 0001 00   | withdraw 23
          9012 13         | e | O P N C01705 0008 0001 AB   | accept origin igp as-path ( 65002 ) next-hop 192.0.2.1 tunnel-encap type-8 0xAB
          9830 5          | e | O P N C01707 000F 0003 0C01 05 | accept origin igp as-path ( 65002 ) next-hop 192.0.2.1 tunnel-encap sr-policy ( sub-tlv 12 0x05 )

          # BGP Prefix-SID: discarded, whatever is wrong with it, and from outside (i is inside)
          8669 5          | e | O P N C0280A 01 0007 00 0000 00000309 | discard 40
          8669 5          | i | O P N C0280A 01 0007 00 0000 00000309 | accept origin igp as-path ( 65002 ) next-hop 192.0.2.1 bgp-prefix-sid [ 777 ]
          8669 6          | i | O P N C02802 0100           | discard 40
          8669 6          | i | O P N C0280A 01 0008 00 0000 00000309 | discard 40
          8669 6          | i | O P N C02809 01 0006 0000 00000309 | discard 40
          8669 6          | i | O P N C02805 03 0002 0000   | discard 40
          8669 6          | i | O P N 80280A 01 0007 00 0000 00000309 | discard 40
          9252 7          | i | O P N C02803 05 0000        | discard 40
          9252 7          | i | O P N C02807 05 0004 00 01 0001 | discard 40
          9252 7          | i | O P N C02812 05 000F 00 01 000B 00 FC000000000000000000 | discard 40
          9252 7          | i | O P N C02824 05 0021 00 01 001D 00 FC000000000000000000000000000000 00 0015 00 01 0005 3010000010 | discard 40
          8669 6          | i | O P N C02804 63 0001 00     | accept origin igp as-path ( 65002 ) next-hop 192.0.2.1 bgp-prefix-sid 0x63000100
          # PMSI_TUNNEL: RFC 6514 does not say; as BIRD and FRR do
          6514 5          | e | O P N C01604 00 06 0000       | withdraw 22
          6514 5          | e | O P N C01600                  | withdraw 22
          6514 5          | e | O P N C01608 00 06 000641 0A0000 | withdraw 22
          6514 5          | e | O P N C0160C 00 03 000641 0A000001 E80101 | withdraw 22
          7606 3.c        | e | O P N 801605 00 00 000000     | withdraw 22
          6514 5          | e | O P N C01607 00 0C 000641 ABCD | accept origin igp as-path ( 65002 ) next-hop 192.0.2.1 pmsi pmsi:unknown:0:100(1601):0xABCD

          # AIGP: discarded where it is not enabled, and where it is malformed (i has it enabled)
          7311 3.1        | e | O P N 801A0B 01 000B 0000000000000064 | discard 26
          7311 3          | i | O P N 801A0B 01 000B 0000000000000064 | accept origin igp as-path ( 65002 ) next-hop 192.0.2.1 aigp 0x0000000000000064
          7311 3          | i | O P N 801A0A 01 000A 00000000000000 | discard 26
          7311 3          | i | O P N 801A0B 01 000C 0000000000000064 | discard 26
          7311 3          | i | O P N 801A03 02 0002        | discard 26
          7311 3          | i | O P N 801A04 02 0004 00     | discard 26
          7311 3          | i | O P N 801A00                | discard 26
          7311 3          | i | O P N C01A0B 01 000B 0000000000000064 | discard 26
          7311 3          | i | O P N 801A1A 02 0004 00 01 000B 0000000000000064 01 000B 0000000000000001 | accept origin igp as-path ( 65002 ) next-hop 192.0.2.1 aigp 0x0000000000000064

          # entropy label (RFC 7447: unknown on purpose): carried
          4271 5          | e | O P N C01C00                | accept origin igp as-path ( 65002 ) next-hop 192.0.2.1 attribute [ 0x1C 0xE0 0x ]

          # ATTR_SET
          7606 7.16        | e | O P N C08003 00FDE9         | withdraw 128
          7606 7.16        | e | O P N C08007 0000FDE9 400102 | withdraw 128
          7606 7.16        | e | O P N C0800C 0000FDE9 40010100 40010100 | withdraw 128
          7606 3.c        | e | O P N 808004 0000FDE9       | withdraw 128

          # IPv6 extended communities
          7606 7.15       | e | O P N C01900                | withdraw 25
          7606 7.15       | e | O P N C01913 00022001 0DB80000 00000000 00000000 0001000A | withdraw 25
          7606 3.c        | e | O P N 801914 00022001 0DB80000 00000000 00000000 0001000A | withdraw 25

          # BGP-LS: discarded, whatever is wrong with its frame; a value is shown as it came
          9552 8.2.2      | e | O P N 801D03 044700           | discard 29
          9552 8.2.2      | e | O P N 801D05 0447 0002 01     | discard 29
          9552 5.3        | e | O P N 801D0A 0447 0001 01 0447 0001 02 | discard 29
          9552 8.2.2      | e | O P N C01D05 0447 0001 01     | discard 29
          9552 8.2.2      | e | O P N 801D08 0447 0004 00000001 | accept origin igp as-path ( 65002 ) next-hop 192.0.2.1 bgp-ls 0x0447000400000001

          # ONLY_TO_CUSTOMER: 9234 5
          9234 5          | e | O P N C02303 00FDEA         | withdraw 35
          9234 5          | e | O P N C02305 0000FDEA00     | withdraw 35
          7606 3.c        | e | O P N 802304 0000FDEA       | withdraw 35
          9234 5          | e | O P N C02304 0000FDEA       | accept origin igp as-path ( 65002 ) next-hop 192.0.2.1 only-to-customer 65002

          # duplicates: 3(g)
          7606 3.g        | e | O O P N                   | discard 1
          7606 3.g        | e | O P N C00804 00010001 C00805 0001000100 | discard 8

          # unknown ones
          4271 6.3        | e | O P N 406301 00           | reset 3/2 40630100
          4271 9          | e | O P N 806301 00           | accept origin igp as-path ( 65002 ) next-hop 192.0.2.1
          4271 5          | e | O P N C06302 0102         | accept origin igp as-path ( 65002 ) next-hop 192.0.2.1 attribute [ 0x63 0xE0 0x0102 ]

          # several errors: the strongest counts (section 2)
          7606 2          | e | O P N 400601 00 400101 03 800403 000000 | withdraw 4
          7606 2          | e | O P N 800403 000000 406301 00 | reset 3/2 40630100
          """)
  void reacts(String clause, String session, String attributes, String expected) {
    assertThat(outcome(update("", attributes, ROUTE, session))).as(clause).isEqualTo(expected);
  }

  @Test
  void aPrefixSidFromOutsideIsTakenWhereItIsEnabled() {
    var octets = shorthand("0000 0021 O P N C0280A 01 0007 00 0000 00000309 " + ROUTE);
    var session = Sessions.external().withPrefixSid(true);
    assertThat(outcome(decode(octets, session))).endsWith("bgp-prefix-sid [ 777 ]");
  }

  /** What the log and the event say: the attribute, what is wrong, the clause and the octets. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          e | 40010103 P N             | origin: X (RFC 7606 7.1) 0x40010103
          e | C0010100 P N             | origin: flags 0xc0 (RFC 7606 3.c) 0xC0010100
          e | O P N 800403000000       | med: X (RFC 7606 7.4) 0x800403000000
          i | O P N 801A00             | aigp: X (RFC 7311 3) 0x801A00
          e | O P N 801A0B 01000B0000000000000064 | aigp is not enabled (RFC 7311 3.1)
          e | O P N C02303 00FDEA      | only-to-customer: X (RFC 9234 5) 0xC0230300FDEA
          e | O P N 801D03 044700      | bgp-ls: X (RFC 9552 8.2.2) 0x801D03044700
          e | O P N C0                 | attribute 0: X (RFC 7606 4)
          e | P N                      | mandatory attribute 1 is missing (RFC 7606 3.d)
          """)
  void saysWhy(String session, String attributes, String sentence) {
    var why = requireNonNull(update("", attributes, ROUTE, session).reaction()).why();
    var parts = sentence.split("X", 2);
    assertThat(why).startsWith(parts[0]).endsWith(parts[parts.length - 1]);
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7606 3.b  | 0005 180A00 0000                          | reset 3/1
          7606 3.b  | 0000 0005 400101                          | reset 3/1
          7606 3.b  | 0000                                      | reset 3/1
          7606 5.3  | 0002 21 0A 0000                           | reset 3/10
          7606 5.3  | 0000 0014 O P N 21 0A000000 00            | reset 3/10
          7606 5.3  | 0000 0014 O P N 18 0A00                   | reset 3/10
          7606 5.2  | 0000 0006 800403 000000                   | reset 3/1
          4724 2    | 0000 0000                                 | end ipv4 unicast
          4724 2    | 0000 0007 900F 0003 0002 01               | end ipv6 unicast
          4724 2    | 0000 0006 800F 03 0002 01                 | end ipv6 unicast
          4760 6    | 0000 0009 800F 06 0001 C8 70 0006         | discard 14
          """)
  void wholeBodies(String clause, String body, String expected) {
    var hex = shorthand(body);
    assertThat(outcome(decode(hex, Sessions.external()))).as(clause).isEqualTo(expected);
  }

  /**
   * NLRI with type and length: what is not as its type says withdraws, an unknown type is passed
   * over, a length beyond the end cannot be mended.
   */
  @ParameterizedTest(name = "{0}: {1} {2} -> {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          9136 3.1     | 001946 | 0522 0000FDE800000001 00000000000000000000 00000000 21 0A000000 00000000 000641 | withdraws
          7432 7.2     | 001946 | 0221 0000FDE800000001 00000000000000000000 00000000 40 001122334455 00 000641   | withdraws
          7432 7.3     | 001946 | 0311 0000FDE800000001 00000000 20 C0000201       | announces
          7606 5.4     | 001946 | 7F02 ABCD                                        | announces
          7606 5.3     | 001946 | 0311 00                                          | reset 3/9
          6514 4.5     | 000105 | 050E 0000FDE800000001 00 20 EFFBFFE4             | withdraws
          6514 4.5     | 000105 | 0512 0000FDE800000001 20 0A000001 20 EFFBFFE4    | announces
          6514 4.5     | 000205 | 0512 0000FDE800000001 20 0A000001 20 EFFBFFE4    | withdraws
          7606 5.4     | 000105 | 0802 ABCD                                        | announces
          7606 5.3     | 000105 | 05                                               | reset 3/9
          4761 3.2.2   | 001941 | 0011 0000FDE800000001 0005 0001 0008 029CE1      | announces
          4761 3.2.2   | 001941 | 0011 0000FDE800000001 0005 0001 0003 FFFFE1      | withdraws
          6074 3.2.2.1 | 001941 | 000C 0000FDE800000001 C0000201                   | announces
          7606 5.4     | 001941 | 0003 010203                                      | announces
          7606 5.3     | 001941 | 0011 0000                                        | reset 3/9
          """)
  void typedNlri(String clause, String family, String nlri, String expected) {
    var value = family + "04C000020100" + nlri.replace(" ", "");
    var update = update("", "O P 800E%02X".formatted(value.length() / 2) + value, "", "e");
    var outcome =
        switch (update.reaction()) {
          case null -> update.withdrawn().isEmpty() ? "announces" : "both";
          case Reaction.TreatAsWithdraw w ->
              w.attribute() == 14 && update.announced().isEmpty() ? "withdraws" : "both";
          case Reaction.SessionReset r -> "reset 3/" + r.subcode();
          case Reaction other -> other.toString();
        };
    assertThat(outcome).as(clause).isEqualTo(expected);
  }

  /**
   * NLRI whose length is in bits, and others without a type that says what is in them: what does
   * not fit its length leaves no way to find the next one (RFC 7606 section 5.3). {@code 4}, {@code
   * 6}, {@code V4} and {@code V6} are next hops, those of VPNs behind a route distinguisher.
   */
  @ParameterizedTest(name = "{0}: {1} {2} {3} -> {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          8277 2.2   | 000104 | 4  | 30 000641 0A0000                            | announces
          8277 2.2   | 000104 | 4  | 10 0006                                     | reset 3/9
          8277 2.2   | 000104 | 4  | 30 000640 0A0000                            | announces
          8277 2.2   | 000104 | 4  | 39 000641 0A00000000                        | reset 3/9
          8277 2.2   | 000204 | 6  | 48 000641 20010DB80001                      | announces
          8277 2.2   | 000204 | 6  | 48 000641 20010DB8                          | reset 3/9
          4364 4.3.4 | 000180 | V4 | 70 000641 0000FDE800000001 0A0000           | announces
          4364 4.3.4 | 000180 | V4 | 50 000641 0000FDE8000000                    | reset 3/9
          4364 4.3.4 | 000180 | V4 | 79 000641 0000FDE800000001 0A00000000       | reset 3/9
          4364 4.3.2 | 000180 | 4  | 70 000641 0000FDE800000001 0A0000           | reset 3/9
          4659 3.2.1 | 000280 | V6 | 88 000641 0000FDE800000001 20010DB80001     | announces
          4659 3.2.1 | 000280 | V6 | 88 000641 0000FDE800000001 20010DB8         | reset 3/9
          4684 4     | 000184 | 4  | 60 0000FDE8 0002FDE800000064                | announces
          4684 4     | 000184 | 4  | 61 0000FDE8 0002FDE800000064 00             | reset 3/9
          4684 4     | 000184 | 4  | 60 0000FDE8 0002FDE8                        | reset 3/9
          9830 2.1   | 000149 | 4  | 60 00000001 00000064 0A000001               | announces
          9830 2.1   | 000149 | 4  | 40 00000001 00000064                        | reset 3/9
          9830 2.1   | 000149 | 4  | 60 00000001 00000064 0A00                   | reset 3/9
          9552 5.2   | 400447 | 4  | 0063 0002 0102                              | announces
          9552 5.2   | 400447 | 4  | 0001 000D 02 0000000000000000 0100 0001     | announces
          9552 8.2.2 | 400447 | 4  | 0001 000D 02                                | reset 3/9
          9552 8.2.2 | 400447 | V4 | 0063 0002 0102                              | reset 3/9
          9552 5.2   | 400448 | V4 | 0001 0015 0000FDE800000001 02 0000000000000000 0100 0000 | announces
          9552 5.2   | 400448 | V4 | 0001 0002 0000                              | announces
          mup        | 000155 | 4  | 01 0001 0C 0000FDE800000001 18 0A0001       | announces
          mup        | 000155 | 4  | 01 0001 0B 0000FDE800000001 18 0A00         | withdraws
          mup        | 000155 | 4  | 01 0001 0D 0000FDE800000001 18 0A0001 00    | withdraws
          mup        | 000155 | 4  | 01 0001 0C 0000FDE800000001                 | reset 3/9
          mup        | 000155 | 4  | 01 0009 02 ABCD                             | announces
          8955 10    | 000185 | -  | 03 0D8101                                   | withdraws
          8955 10    | 000185 | -  | 03 038106 03 0D8101                         | withdraws
          8955 10    | 000185 | -  | 03 038106                                   | announces
          8955 4.1   | 000185 | -  | 04 038106                                   | reset 3/9
          7606 5.4   | 4006C8 | 4  | ABCD                                        | discard
          """)
  void otherNlri(String clause, String family, String nextHop, String nlri, String expected) {
    var hop =
        switch (nextHop) {
          case "-" -> "00";
          case "4" -> "04C0000201";
          case "6" -> "1020010DB8000000000000000000000001";
          case "V4" -> "0C0000000000000000C0000201";
          default -> "18000000000000000020010DB8000000000000000000000001";
        };
    var value = family + hop + "00" + nlri.replace(" ", "");
    var update = update("", "O P 800E%02X".formatted(value.length() / 2) + value, "", "e");
    var outcome =
        switch (update.reaction()) {
          case null -> update.withdrawn().isEmpty() ? "announces" : "both";
          case Reaction.TreatAsWithdraw w ->
              w.attribute() == 14 && update.announced().isEmpty() ? "withdraws" : "both";
          case Reaction.SessionReset r -> "reset 3/" + r.subcode();
          case Reaction.DiscardAttribute _ -> "discard";
          case Reaction.DisableFamily _ -> "disable";
        };
    assertThat(outcome).as(clause).isEqualTo(expected);
  }

  private static Update update(String withdrawn, String attributes, String nlri, String session) {
    var block = shorthand(attributes);
    var body = length(withdrawn) + withdrawn + length(block) + block + nlri;
    return decode(
        body,
        switch (session) {
          case "i" -> Sessions.internal();
          case "2" -> Sessions.externalTwoOctet();
          default -> Sessions.external();
        });
  }

  private static Update decode(String body, Negotiated session) {
    return (Update) Message.decode(Frame.of(MessageType.UPDATE, Hex.parse(body)), session);
  }

  private static String length(String hex) {
    return String.format(Locale.ROOT, "%04X", hex.length() / 2);
  }

  private static String shorthand(String text) {
    return text.replace("O", "40010100")
        .replace("P", "4002060201" + "0000FDEA")
        .replace("Q", "4002040201" + "FDEA")
        .replace("N", "400304C0000201")
        .replace(" ", "");
  }

  private static String outcome(Update update) {
    var end = update.endOfRib();
    if (end != null) {
      return "end " + end;
    }
    var reaction = update.reaction();
    return switch (reaction) {
      case null -> "accept " + attributes(update);
      case Reaction.DiscardAttribute d -> "discard " + d.attribute();
      case Reaction.TreatAsWithdraw w -> {
        assertThat(update.announced()).isEmpty();
        assertThat(withdrawn(update)).isEqualTo("10.0.0.0/24");
        yield "withdraw " + w.attribute();
      }
      case Reaction.DisableFamily f -> "disable " + f.family();
      case Reaction.SessionReset r -> ("reset 3/" + r.subcode() + " " + r.octets()).strip();
    };
  }

  private static String attributes(Update update) {
    return update.announced().stream()
        .map(a -> update.attributes(a).toString())
        .collect(Collectors.joining(", "));
  }

  private static String withdrawn(Update update) {
    return update.withdrawn().stream()
        .flatMap(w -> w.nlri().stream())
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }
}
