package net.herald.bgp.nlri;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.environment.Environment;
import net.herald.environment.Settings;
import net.herald.iana.Afi;
import net.herald.route.ConfiguredRoute;
import net.herald.route.RouteParser;
import net.herald.text.TextFault;
import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.junit.jupiter.api.Test;

/** What single golden rules cannot show. {@code -Dseed=N} repeats a failure. */
class FlowTest {
  private static final long SEED = Long.getLong("seed", 8955L);

  private final RandomGenerator random = RandomGeneratorFactory.getDefault().create(SEED);

  /** RFC 8955 section 4.1: up to 239 octets the length has one octet, from 240 on two. */
  @Test
  void longRulesHaveALengthOfTwoOctets() {
    assertThat(encoded(ports(79), false)).startsWith("EE").hasSize(2 * (1 + 238));
    assertThat(encoded(ports(80), false)).startsWith("F0F1").hasSize(2 * (2 + 241));
    assertThat(encoded(ports(1364), false)).startsWith("FFFD").hasSize(2 * (2 + 4093));
    for (int count : List.of(79, 80, 1364)) {
      var octets = Hex.parse(encoded(ports(count), false));
      var in = new WireReader(octets);
      var again = syntax().decode(in, Family.IPV4_FLOW, false);
      assertThat(in.left()).isZero();
      assertThat(again).isEqualTo(ports(count)).hasToString(ports(count).toString());
    }
    assertThatThrownBy(() -> ports(1365))
        .isInstanceOf(TextFault.class)
        .hasMessageContaining("4096 octets, and at most 4095 can be sent");
  }

  @Test
  void offsetsAreThoseOfTheRfcUnlessToldOtherwise() {
    var written = "source 2001:db8::1234/128/120 destination 2001:db8:5::/48 port 80";
    var flow = (Flow) parse(Family.IPV6_FLOW, written);
    assertThat(encoded(flow, false))
        .isEqualTo("10" + "0130 00 20010DB80005 028078 34 048150".replace(" ", ""));
    var whole = flow.withWholePrefixes();
    assertThat(encoded(whole, false))
        .isEqualTo(
            "1F"
                + "013000 20010DB80005 028078 00000000000000000000000000000034 048150"
                    .replace(" ", ""));
    var routes = new ArrayList<ConfiguredRoute>();
    new RouteParser(_ -> {}, true)
        .route(Family.IPV6_FLOW, Words.ofLine("test", written), routes::add);
    new RouteParser(_ -> {}, true).flow(Words.ofLine("test", written), routes::add);
    assertThat(routes).extracting(route -> route.route().nlri()).containsOnly(whole);

    var standard = Environment.standard();
    assertThat(standard.wholeFlowPrefixes()).isFalse();
    assertThat(standard.with(Settings.BGP_FLOW_OFFSET, "whole").wholeFlowPrefixes()).isTrue();
  }

  /** A rule with so many ports, which take three octets each behind the type. */
  private static Nlri ports(int count) {
    var ports =
        IntStream.range(0, count).mapToObj(i -> "=" + (1000 + i)).collect(Collectors.joining(" "));
    return parse(Family.IPV4_FLOW, "port [ " + ports + " ]");
  }

  /** Rules of all components with any operators, by hand of chance. */
  @Test
  void generatedRulesReadBackFromTheirText() {
    for (int round = 0; round < 5000; round++) {
      var family = round % 2 == 0 ? Family.IPV4_FLOW : Family.IPV6_FLOW;
      var words = rule(family.afi());
      var flow = parse(family, words);
      var octets = encoded(flow, false);
      assertThat(encoded(parse(family, flow.toString()), false))
          .as("seed %s: %s", SEED, words)
          .isEqualTo(octets);
      assertThat(syntax().decode(new WireReader(Hex.parse(octets)), family, false))
          .as("seed %s: %s", SEED, words)
          .isEqualTo(flow)
          .hasToString(flow.toString());
    }
  }

  private String rule(int afi) {
    var words = new ArrayList<String>();
    for (var kind : FlowKind.TABLE) {
      var word = kind.word(afi);
      if (word != null && random.nextInt(3) == 0) {
        words.add(word + " " + (kind.shape() == FlowKind.Shape.PREFIX ? prefix(afi) : list(kind)));
      }
    }
    if (words.isEmpty()) {
      words.add("port 80");
    }
    java.util.Collections.shuffle(words, new java.util.Random(random.nextLong()));
    return String.join(" ", words);
  }

  private String prefix(int afi) {
    if (afi == Afi.IPV4) {
      return new Ipv4(random.nextInt()) + "/" + random.nextInt(33);
    }
    int length = random.nextInt(129);
    var address = new Ipv6(random.nextLong(), random.nextLong());
    return address + "/" + length + (length == 0 ? "" : "/" + random.nextInt(length));
  }

  private String list(FlowKind kind) {
    return IntStream.range(0, random.nextInt(1, 4))
        .mapToObj(_ -> joined(kind))
        .collect(Collectors.joining(" ", "[ ", " ]"));
  }

  private String joined(FlowKind kind) {
    return IntStream.range(0, random.nextInt(1, 3))
        .mapToObj(_ -> match(kind))
        .collect(Collectors.joining("&"));
  }

  private String match(FlowKind kind) {
    boolean bits = kind.shape() == FlowKind.Shape.BITMASK;
    var signs = bits ? List.of("", "=", "!", "!=") : List.of("", "=", "!=", "<", "<=", ">", ">=");
    int most = kind.type() == 11 ? 63 : kind.most();
    return signs.get(random.nextInt(signs.size())) + random.nextInt(most + 1);
  }

  private static NlriSyntax<Nlri> syntax() {
    return Families.row(Family.IPV4_FLOW).syntax();
  }

  private static Nlri parse(Family family, String words) {
    var routes = new ArrayList<ConfiguredRoute>();
    new RouteParser().route(family, Words.ofLine("test", words), routes::add);
    return requireNonNull(routes.getFirst()).route().nlri();
  }

  private static String encoded(Nlri nlri, boolean addPath) {
    var out = new WireWriter();
    syntax().encode(nlri, out, addPath);
    return Hex.upper(out.toBytes());
  }
}
