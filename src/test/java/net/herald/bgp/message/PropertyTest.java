package net.herald.bgp.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.herald.bgp.Sessions;
import net.herald.bgp.attribute.AttributeEncoder;
import net.herald.bgp.attribute.AttributeWalk;
import net.herald.bgp.attribute.Attributes;
import net.herald.bgp.capability.Capabilities;
import net.herald.bgp.capability.CapabilitySet;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.GoldenNlri;
import net.herald.bgp.nlri.Nlri;
import net.herald.iana.MessageType;
import net.herald.json.JsonWriter;
import net.herald.route.ConfiguredRoute;
import net.herald.route.RouteParser;
import net.herald.text.TextFault;
import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.junit.jupiter.api.Test;

/**
 * What holds for any octets, tried on every row of every table: a new attribute, family or
 * capability is under these tests before its author writes one. A failure names the seed and the
 * octets; {@code -Dseed=N} repeats it.
 */
class PropertyTest {
  private static final int ROUNDS = 3000;
  private static final long SEED = Long.getLong("seed", 20251125L);

  private final RandomGenerator random = RandomGeneratorFactory.getDefault().create(SEED);
  private final List<Negotiated> sessions =
      List.of(
          Sessions.external(),
          Sessions.internal(),
          Sessions.externalTwoOctet(),
          Sessions.addPath());

  @Test
  void noOctetsMakeAMessageThrowAnythingButItsFault() {
    int[] types = {1, 2, 3, 5, 6}; // the header check lets no shorter body pass than is made here
    for (int round = 0; round < ROUNDS; round++) {
      var frame = Frame.of(types[random.nextInt(types.length)], octets(10 + random.nextInt(80)));
      var session = sessions.get(random.nextInt(sessions.size()));
      try {
        Message.decode(frame, session);
      } catch (MessageFault expected) {
        assertThat(expected.notification().code()).isPositive();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + SEED + ": " + Hex.upper(frame.octets()), e);
      }
    }
  }

  @Test
  void mutatedUpdatesNeverThrow() {
    var good =
        Hex.parse(
            "0004180A6300"
                + "0035"
                + "40010100400206020100"
                + "00FDEA400304C00002018004040000000 5C00804FDE90001C0100800020001000000 01"
                    .replace(" ", "")
                + "C0200C000000010000000200000003"
                + "180A0000200A000001");
    for (int round = 0; round < ROUNDS; round++) {
      var body = good.clone();
      for (int i = 0; i <= random.nextInt(4); i++) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      var cut = random.nextInt(4) == 0 ? Arrays.copyOf(body, random.nextInt(4, body.length)) : body;
      try {
        Message.decode(Frame.of(MessageType.UPDATE, cut), sessions.get(round % sessions.size()));
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + SEED + ": " + Hex.upper(cut), e);
      }
    }
  }

  @Test
  void whatAnAttributeWasReadFromItIsWrittenTo() {
    for (var row : Attributes.TABLE) {
      int read = 0;
      for (int round = 0; round < ROUNDS; round++) {
        var value = octets(lengths()[random.nextInt(lengths().length)]);
        if (round % 3 == 0 && value.length > 2) {
          // a TLV whose length counts its header
          value[0] = (byte) random.nextInt(3);
          value[1] = 0;
          value[2] = (byte) value.length;
        }
        var session = sessions.get(random.nextInt(sessions.size()));
        var header = new WireWriter();
        AttributeEncoder.putHeader(row.flags(), row.code(), value.length, header);
        var walked = AttributeWalk.walk(new WireReader(header.bytes(value).toBytes()), session);
        for (var attribute : walked.attributes().list()) {
          var out = new WireWriter();
          AttributeEncoder.put(attribute, session.encoding(), out);
          var again = AttributeWalk.walk(new WireReader(out.toBytes()), session);
          if (out.size() > 0 && !row.keyword().equals("local-preference")) {
            assertThat(again.attributes().get(row.code()))
                .as("seed %s attribute %s value %s", SEED, row.code(), Hex.upper(value))
                .isEqualTo(attribute);
          }
          oneValue(out2 -> Attributes.row(attribute).syntax().json(attribute, out2));
          read++;
        }
      }
      if (row.keyword() != null) {
        assertThat(read).as("attribute %s was never read", row.code()).isPositive();
      }
    }
  }

  @Test
  void whatAnNlriWasReadFromItIsWrittenTo() {
    for (var row : Families.TABLE) {
      var syntax = Families.row(row.family()).syntax();
      var golden = GoldenNlri.octets(row.family());
      int read = 0;
      for (int round = 0; round < ROUNDS; round++) {
        boolean addPath = row.pathIds() && random.nextBoolean();
        var octets = round % 2 == 0 ? octets(random.nextInt(1, 32)) : likely(golden, addPath);
        try {
          var nlri = syntax.decode(new WireReader(octets), row.family(), addPath);
          var out = new WireWriter();
          syntax.encode(nlri, out, addPath);
          var again = syntax.decode(new WireReader(out.toBytes()), row.family(), addPath);
          assertThat(again)
              .as("seed %s %s %s", SEED, row.family(), Hex.upper(octets))
              .isEqualTo(nlri)
              .hasSameHashCodeAs(nlri);
          oneValue(json -> syntax.json(nlri, json));
          oneValue(json -> syntax.compactJson(nlri, json));
          try {
            readsBack(nlri, Hex.upper(out.toBytes()), addPath);
          } catch (TextFault refused) {
            // some of what has a flaw cannot be announced; never as other octets
            assertThat(nlri.flaw()).as("seed %s %s", SEED, refused.getMessage()).isNotNull();
          }
          read++;
        } catch (WireFault expected) {
          assertThat(expected.why()).isNotEmpty();
        }
      }
      assertThat(read).as("%s was never read", row.family()).isPositive();
    }
  }

  /** What a text form prints, configuration and commands read, to the same octets. */
  private static void readsBack(Nlri nlri, String octets, boolean addPath) {
    var syntax = Families.row(nlri.family()).syntax();
    if (syntax.grammar() != null) {
      var text = new StringBuilder();
      syntax.text(nlri, text);
      var routes = new ArrayList<ConfiguredRoute>();
      new RouteParser().route(nlri.family(), Words.ofLine("text", text.toString()), routes::add);
      var out = new WireWriter();
      syntax.encode(routes.getFirst().route().nlri(), out, addPath);
      assertThat(Hex.upper(out.toBytes())).as("seed %s %s", SEED, text).isEqualTo(octets);
    }
  }

  /** Golden octets, now and then with one or two changed, behind a path identifier if need be. */
  private byte[] likely(List<byte[]> golden, boolean pathId) {
    var octets = golden.get(random.nextInt(golden.size())).clone();
    for (int i = random.nextInt(3); i > 0 && octets.length > 0; i--) {
      octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
    }
    return pathId ? new WireWriter().u32(random.nextInt()).bytes(octets).toBytes() : octets;
  }

  @Test
  void whatACapabilityWasReadFromItIsWrittenTo() {
    for (var row : Capabilities.TABLE) {
      int read = 0;
      for (int round = 0; round < ROUNDS; round++) {
        var value = octets(random.nextInt(14));
        if (round % 2 == 0 && value.length > 0) {
          value[0] =
              (byte) random.nextInt(value.length); // lengths inside have a chance to be right
        }
        var tlv = new WireWriter().u8(row.code()).u8(value.length).bytes(value).toBytes();
        try {
          var set = capabilities(tlv);
          var out = new WireWriter();
          set.encodeParameters(out);
          var written = out.toBytes();
          // parameters length, then one parameter: type, length, TLV
          assertThat(capabilities(Arrays.copyOfRange(written, 3, written.length)))
              .as("seed %s capability %s %s", SEED, row.code(), Hex.upper(value))
              .isEqualTo(set);
          read++;
        } catch (WireFault expected) {
          assertThat(expected.why()).isNotEmpty();
        }
      }
      assertThat(read).as("capability %s was never read", row.code()).isPositive();
    }
  }

  private static CapabilitySet capabilities(byte[] tlvs) {
    var builder = new CapabilitySet.Builder();
    CapabilitySet.decode(new WireReader(tlvs), builder);
    return builder.build();
  }

  /**
   * One line, brackets balanced outside of strings: the writer's own promise, whatever the input
   * was.
   */
  private static void oneValue(java.util.function.Consumer<JsonWriter> write) {
    var out = new JsonWriter();
    write.accept(out);
    var text = out.toString();
    var open = new ArrayList<Character>();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      assertThat(c).as("character %s of %s", i, text).isBetween(' ', '~');
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        open.add(c);
      } else if (c == '}' || c == ']') {
        assertThat(open.removeLast()).isEqualTo(c == '}' ? '{' : '[');
      }
    }
    assertThat(open).as(text).isEmpty();
    assertThat(quoted).as(text).isFalse();
  }

  private static int[] lengths() {
    return new int[] {0, 1, 4, 6, 8, 11, 12, 16, 20, 24, 13};
  }

  private byte[] octets(int length) {
    var octets = new byte[length];
    random.nextBytes(octets);
    // small numbers make valid values likely
    for (int i = 0; i < length; i++) {
      if (random.nextInt(3) == 0) {
        octets[i] = (byte) random.nextInt(5);
      }
    }
    return octets;
  }
}
