package net.herald.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.herald.bgp.Asn;
import net.herald.bgp.attribute.Attribute;
import net.herald.bgp.attribute.AttributeEncoder;
import net.herald.bgp.attribute.AttributeText;
import net.herald.bgp.attribute.AttributeWalk;
import net.herald.bgp.attribute.Attributes;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.Flow;
import net.herald.bgp.nlri.Nlri;
import net.herald.json.JsonWriter;
import net.herald.json.StrictJson;
import net.herald.lab.GeneratedOctets;
import net.herald.route.ConfiguredRoute;
import net.herald.route.RouteParser;
import net.herald.text.TextFault;
import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is printed as text is read back to the same octets, and what is printed as JSON is JSON,
 * whatever the octets were it was printed from: tried on every row of both tables. {@code -Dseed=N}
 * tries others.
 */
class TextPropertyTest {
  private static final int ROUNDS = Integer.getInteger("rounds", 2000);
  private static final long SEED = Long.getLong("seed", 20251125L);

  /** Attributes that are sets (RFC 1997, 4360, 5701, 8092), and how long a member is. */
  private static final Map<Integer, Integer> SETS = Map.of(8, 4, 16, 8, 25, 20, 32, 12);

  private final Negotiated session =
      OfflineSession.standard(Families.all(), Asn.of(65533), Asn.of(65533), false).negotiated();

  @TestFactory
  Stream<DynamicTest> nlri() {
    return Families.TABLE.stream()
        .map(row -> DynamicTest.dynamicTest(row.family().toString(), () -> family(row)));
  }

  private void family(Families.Row<?> of) {
    var row = Families.row(of.family());
    var octets = new GeneratedOctets(SEED);
    Examples.nlri(of.family().toString()).forEach(octets::example);
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      boolean pathIds = row.pathIds() && round % 4 == 0;
      var from = octets.next();
      Nlri nlri;
      try {
        nlri = row.syntax().decode(new WireReader(from), row.family(), pathIds);
      } catch (WireFault isNone) {
        continue;
      }
      read++;
      var about = "seed %d %s %s".formatted(SEED, row.family(), Hex.upper(from));
      var json = new JsonWriter();
      row.syntax().json(nlri, json);
      assertThat(StrictJson.parse(json.toString())).as(about).isNotNull();
      boolean malformedRule = nlri instanceof Flow && nlri.flaw() != null; // never sent: row W63
      if (row.syntax().grammar() != null && !malformedRule) {
        var text = new StringBuilder();
        row.syntax().text(nlri, text);
        var again = parse(row, text.toString(), about);
        assertThat(octets(row, again, pathIds))
            .as("%s: %s", about, text)
            .isEqualTo(octets(row, nlri, pathIds));
      }
    }
    assertThat(read).as("%s was never read", row.family()).isPositive();
  }

  private static Nlri parse(Families.Row<Nlri> row, String text, String about) {
    var routes = new ArrayList<ConfiguredRoute>();
    try {
      new RouteParser().route(row.family(), Words.ofLine("text", text), routes::add);
    } catch (TextFault fault) {
      throw new AssertionError(about + ": " + text + ": " + fault.diagnostic().oneLine());
    }
    assertThat(routes).as(text).hasSize(1);
    return routes.getFirst().route().nlri();
  }

  private static String octets(Families.Row<Nlri> row, Nlri nlri, boolean pathIds) {
    var out = new WireWriter();
    row.syntax().encode(nlri, out, pathIds);
    return Hex.upper(out.toBytes());
  }

  @TestFactory
  Stream<DynamicTest> attributes() {
    return Attributes.TABLE.stream()
        .filter(row -> row.keyword() != null)
        .map(row -> DynamicTest.dynamicTest(String.valueOf(row.keyword()), () -> attribute(row)));
  }

  private void attribute(Attributes.Row<?> row) {
    var octets = new GeneratedOctets(SEED);
    var examples = Examples.attributes(row.code());
    assertThat(examples).as("add one to attributes.txt").isNotEmpty();
    examples.forEach(octets::example);
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var from = octets.next();
      var attribute = decode(row, from);
      if (attribute == null) {
        continue;
      }
      read++;
      var about = "seed %d %s %s".formatted(SEED, row.keyword(), Hex.upper(from));
      var syntax = Attributes.row(attribute).syntax();
      var json = new JsonWriter();
      syntax.json(attribute, json);
      assertThat(json.toString()).as(about).isNotEmpty();
      StrictJson.parse(json.toString());
      var text = new StringBuilder();
      AttributeText.appendCommand(attribute, text);
      assertThat(encoded(parse(row, text.toString(), about)))
          .as("%s: %s", about, text)
          .isEqualTo(encoded(attribute));
    }
    assertThat(read).as("%s was never read", row.keyword()).isPositive();
  }

  private @Nullable Attribute decode(Attributes.Row<?> row, byte[] value) {
    var out = new WireWriter();
    AttributeEncoder.putHeader(row.flags(), row.code(), value.length, out);
    var walked = AttributeWalk.walk(new WireReader(out.bytes(value).toBytes()), session);
    return walked.attributes().get(row.code());
  }

  private static Attribute parse(Attributes.Row<?> row, String text, String about) {
    var routes = new ArrayList<ConfiguredRoute>();
    try {
      new RouteParser().route(Words.ofLine("text", "10.0.0.0/8" + text), routes::add);
    } catch (TextFault fault) {
      throw new AssertionError(about + ":" + text + ": " + fault.diagnostic().oneLine());
    }
    var found = routes.getFirst().route().attributes().get(row.code());
    assertThat(found).as("%s:%s", about, text).isNotNull();
    return java.util.Objects.requireNonNull(found);
  }

  /** The octets; for a set, its members, which are put in order when they are written. */
  private Collection<String> encoded(Attribute attribute) {
    var out = new WireWriter();
    var row = Attributes.row(attribute);
    row.syntax().encode(attribute, out, session.encoding());
    var octets = out.toBytes();
    int size = SETS.getOrDefault(attribute.code(), octets.length);
    var members = new TreeSet<String>();
    for (int at = 0; at < octets.length; at += size) {
      members.add(Hex.upper(Arrays.copyOfRange(octets, at, at + size)));
    }
    return members;
  }
}
