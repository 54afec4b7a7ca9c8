package net.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.herald.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages from routes, and routes from messages, as a user types them. */
class EncodeDecodeTest {
  private static final String MARKER = "F".repeat(32);
  private static final String UPDATE =
      MARKER + "00300200000015400101004002004003040102030440050400000064180A0000";

  @TempDir Path directory;

  /** Commands whose messages decode to a command that makes the same messages. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "route 10.0.0.0/24 next-hop 1.2.3.4",
        "route 10.0.0.0/24 next-hop self origin egp med 7 local-preference 5 atomic-aggregate",
        "route 10.0.0.0/24 next-hop 1.2.3.4 as-path [ 1 ] ( 2 3 ) [ 4200000000 ] community [ 1:2 no-export ]",
        "route 10.0.0.0/24 next-hop 1.2.3.4 as-path confed [ 1 ] confed ( 2 3 ) [ 4 ] large-community [ 1:2:3 ]",
        "route 10.0.0.0/24 next-hop 1.2.3.4 aggregator ( 65001:1.1.1.1 ) originator-id 9.9.9.9 cluster-list [ 8.8.8.8 ]",
        "route 10.0.0.0/24 next-hop 1.2.3.4 extended-community [ target:1:2 origin:1.2.3.4:5 0x0702030405060708 ]",
        "route 10.0.0.0/24 next-hop 2001:db8::1",
        "ipv4 multicast 10.0.0.0/24 next-hop 1.2.3.4",
        "ipv6 unicast 2001:db8::/32 next-hop 2001:db8::1 med 1",
        "ipv6 multicast 2001:db8::/32 next-hop 2001:db8::1",
        "attributes next-hop 1.2.3.4 med 3 nlri 10.0.0.0/24 11.0.0.0/8",
        "route 10.0.0.0/24 next-hop 1.2.3.4 attribute [ 0x99 0x60 0x00000064 ]",
        "route 10.0.0.0/24 next-hop 1.2.3.4 attribute [ 0x99 0x70 0x00000064 ]",
        "attributes origin igp med 5",
        "ipv4 unicast 230.0.0.0/8 next-hop 1.2.3.4",
        "withdraw ipv4 unicast 230.0.0.0/8",
        "withdraw route 10.0.0.0/24",
        "withdraw ipv6 unicast 2001:db8::/32",
        "announce eor ipv4 unicast",
        "announce eor ipv6 unicast",
      })
  void whatDecodeShowsEncodesToTheSameOctets(String command) {
    for (var options : new String[][] {{}, {"-i"}, {"-a", "65001", "-z", "65001"}}) {
      var encoded = CommandLine.run(with(options, "encode", command));
      assertThat(encoded.err()).isEmpty();
      assertThat(encoded.out()).startsWith(MARKER);
      var decode = options.length == 1 ? new String[] {"-i"} : new String[] {};
      var shown = CommandLine.run(Map.of(), encoded.out(), with(decode, "decode", "--command"));
      assertThat(shown.err()).isEmpty();
      var again = CommandLine.run(Map.of(), shown.out(), with(options, "encode", "-"));
      assertThat(again.out()).as(shown.out()).isEqualTo(encoded.out());
      var json = CommandLine.run(Map.of(), encoded.out(), with(decode, "decode"));
      assertThat(json.code()).isZero();
      json.out().lines().forEach(StrictJson::object);
    }
  }

  private static String[] with(String[] options, String... words) {
    var all = new String[words.length + options.length];
    all[0] = words[0];
    System.arraycopy(options, 0, all, 1, options.length);
    System.arraycopy(words, 1, all, 1 + options.length, words.length - 1);
    return all;
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "encode --no-header,00000015400101004002004003040102030440050400000064180A0000",
        "encode -n,180A0000",
        "encode --nlri-only -i,00000000180A0000",
      })
  void partsOfAMessage(String command, String expected) {
    var words = command.split(" ");
    var run = CommandLine.run(with(words("route 10.0.0.0/24 next-hop 1.2.3.4"), words));
    assertThat(run.out()).isEqualTo(expected + "\n");
  }

  private static String[] words(String route) {
    return new String[] {route};
  }

  @Test
  void aRouteNeedsNoQuotes() {
    var run = CommandLine.run("encode", "route", "10.0.0.0/24", "next-hop", "1.2.3.4");
    assertThat(run.out()).isEqualTo(UPDATE + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "encode|bogus|1|configuration error: Failed to parse route: bogus",
        "encode -f ipv4|route|1|configuration error: Invalid family format: ipv4",
        "encode -f foo=bar|route|1|configuration error: Unknown family: foo bar",
        "encode -f ipv6=unicast|route 10.0.0.0/24 next-hop 1.2.3.4|1|configuration error: Failed to parse route: route 10.0.0.0/24 next-hop 1.2.3.4",
        "encode -a 0|route|1|configuration error: '0' is not an AS number: --local-as",
        "encode -c /nonexistent|route|1|configuration error: /nonexistent cannot be read",
        "decode|zz|1|invalid hexadecimal: zz",
        "decode|0|1|invalid hexadecimal: 0",
        "decode|00|1|invalid payload",
        "decode -n -f ipv4=unicast|210A000000|1|invalid payload",
        "decode|FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00|1|invalid payload",
        "decode|FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001404|1|invalid payload",
        "decode|FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF0013FF|1|invalid payload",
        "decode --open|00|1|invalid payload",
        "decode --notification|06|1|invalid payload",
      })
  void whatIsWrongIsToldOnStandardOutputAsExabgpDoes(
      String command, String word, int code, String first) {
    var words = command.split(" ");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].replace('=', ' ');
    }
    var run = CommandLine.run(with(new String[] {word}, words));
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out().lines().findFirst()).contains(first);
  }

  @Test
  void aVersionNobodyKnowsIsAnErrorOfTheCommandLine() {
    assertThat(CommandLine.run("decode", "--json-version", "7", "00").code()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"4,4.0.1", "5,5.0.0", "6,6.0.0"})
  void theVersionOfTheJsonIsAskedFor(String asked, String named) {
    var run = CommandLine.run("decode", "--json-version", asked, UPDATE);
    assertThat(StrictJson.object(run.out())).containsEntry("exabgp", named);
  }

  @Test
  void theVersionOfTheApiDecidesOtherwise() {
    var run = CommandLine.run(Map.of("exabgp_api_version", "4"), "", "decode", UPDATE);
    assertThat(StrictJson.object(run.out())).containsEntry("exabgp", "4.0.1");
  }

  @Test
  void oneLineThatIsWrongDoesNotHideTheOthers() {
    var run = CommandLine.run(Map.of(), "zz\n\n" + UPDATE + "\n00\n", "decode");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out().lines().map(line -> line.substring(0, 10)))
        .containsExactly("invalid he", "{ \"exabgp\"", "invalid pa");
  }

  @Test
  void nothingToDecodeIsFine() {
    assertThat(CommandLine.run(Map.of(), "", "decode")).isEqualTo(new CommandLine(0, "", ""));
  }

  @Test
  void aMessageThatNoCommandMakesIsShownAsJson() {
    var run = CommandLine.run("decode", "--command", MARKER + "0015030602");
    assertThat(StrictJson.object(run.out())).containsEntry("type", "notification");
  }

  @Test
  void everyAttributeInOctets() {
    var run = CommandLine.run("decode", "--generic", "--command", UPDATE);
    assertThat(run.out())
        .isEqualTo(
            "announce route 10.0.0.0/24 next-hop 1.2.3.4 attribute [ 0x01 0x40 0x00 ]"
                + " attribute [ 0x02 0x40 0x ] attribute [ 0x05 0x40 0x00000064 ]\n");
    assertThat(CommandLine.run(Map.of(), run.out(), "encode", "-").out()).isEqualTo(UPDATE + "\n");
  }

  @Test
  void theSessionsOfAConfiguration() throws Exception {
    var file = directory.resolve("edge.conf");
    Files.writeString(
        file,
        """
        neighbor 192.0.2.1 {
          router-id 192.0.2.9; local-address 192.0.2.9; local-as 65001; peer-as 65002;
          static { route 10.0.0.0/24 next-hop self; }
        }
        neighbor 192.0.2.2 {
          router-id 192.0.2.9; local-address 192.0.2.9; local-as 65001; peer-as 65001;
          capability { asn4 false; }
        }
        """);
    var routes = CommandLine.run("encode", "-c", file.toString());
    assertThat(routes.err()).isEmpty();
    assertThat(routes.out())
        .isEqualTo(MARKER + "002F02000000144001010040020602010000FDE9400304C0000209180A0000\n");
    var route = "route 10.0.0.0/24 next-hop self as-path [ 4200000000 ]";
    var both = CommandLine.run("encode", "-c", file.toString(), route);
    assertThat(both.out().lines()).hasSize(2);
    assertThat(both.out().lines().toList().getLast()).contains("02015BA0").contains("C011");
    var events = CommandLine.run("decode", "-c", file.toString(), routes.out().strip());
    assertThat(events.out().lines().toList().getFirst())
        .contains("\"peer\": \"192.0.2.1\"", "\"local\": 65001", "\"as-path\"");
  }
}
