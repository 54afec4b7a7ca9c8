package net.herald.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.attribute.AttributeEncoder;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.AttributeWalk;
import net.herald.bgp.attribute.Attributes;
import net.herald.bgp.attribute.NextHop;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Update;
import net.herald.bgp.nlri.Families;
import net.herald.bgp.nlri.Nlri;
import net.herald.iana.AttributeCode;
import net.herald.iana.MessageType;
import net.herald.json.SchemaCheck;
import net.herald.json.StrictJson;
import net.herald.offline.Examples;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The schemas of events. That every event of the tests is as they say is checked where its line is
 * made, in {@link EventScenes}.
 */
class EventSchemaTest {
  /** Set by who wants the files written anew. */
  private static final boolean WRITE = System.getenv("HERALD_WRITE") != null;

  @ParameterizedTest
  @EnumSource(names = {"JSON_6", "JSON_5", "JSON_4"})
  void theFilesOfTheDocumentationAreWhatTheCodeSays(Dialect dialect) throws IOException {
    var file = Path.of("docs/schema/events-" + dialect.version() + ".json");
    var schema = EventSchema.of(dialect) + "\n";
    if (WRITE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, schema);
    }
    assertThat(file).as("written anew by a run with HERALD_WRITE=1").hasContent(schema);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "`type`: `fsm`|`type`: `fms`|/type: is fms",
        "`IDLE`|`DIZZY`|/neighbor/state: is DIZZY",
        "`counter`: 7, |``|: lacks counter",
        "`peer`: `127.0.0.2`|`peer`: 5|/neighbor/address/peer: is a number",
        "`6.0.0`|`4.0.1`|/exabgp: is 4.0.1",
      })
  void anEventThatIsOtherwiseDoesNotFit(String part, String instead, String fault) {
    var line =
        EventScenes.line(
            EventScenes.encoder(Dialect.JSON_6),
            new ApiEvent.FsmChange(EventScenes.NEIGHBOR, net.herald.bgp.fsm.State.Idle.INITIAL),
            EventEncoder.Content.PARSED,
            false);
    var wrong = line.replace(part.replace('`', '"'), instead.replace("``", "").replace('`', '"'));
    assertThat(wrong).isNotEqualTo(line);
    assertThat(SchemaCheck.faults(EventSchema.of(Dialect.JSON_6), wrong)).contains(fault);
  }

  @Test
  void textHasNone() {
    assertThatThrownBy(() -> EventSchema.of(Dialect.TEXT_4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSchemaIsOneJsonValue() {
    assertThat(StrictJson.object(EventSchema.of(Dialect.JSON_4))).containsKeys("$schema", "oneOf");
  }

  private static Stream<Family> families() {
    return Families.TABLE.stream().map(row -> row.family());
  }

  private static List<String> events(Dialect dialect, Family family) {
    var lines = new ArrayList<String>();
    for (var octets : Examples.nlri(family.toString())) {
      try {
        var nlri = Families.row(family).syntax().decode(new WireReader(octets), family, false);
        for (boolean announce : List.of(true, false)) {
          lines.add(line(dialect, update(nlri, announce)));
        }
      } catch (WireFault isNone) {
        // an example of what is refused
      }
    }
    return lines;
  }

  private static Update update(Nlri nlri, boolean announce) {
    var hop = new NextHop(new Ipv4(0x0a000001));
    var come = new Update.Announced(nlri.family(), hop, List.of(nlri));
    var gone = new Update.Withdrawn(nlri.family(), List.of(nlri));
    return announce
        ? new Update(AttributeSet.EMPTY, List.of(come), List.of(), List.of(), null)
        : new Update(AttributeSet.EMPTY, List.of(), List.of(gone), List.of(), null);
  }

  /** A line, which is checked where it is made. */
  private static String line(Dialect dialect, Update update) {
    var event =
        new ApiEvent.Exchanged(
            EventScenes.NEIGHBOR,
            Direction.RECEIVE,
            Frame.of(MessageType.UPDATE, new byte[4]),
            update,
            EventScenes.SESSION);
    return EventScenes.line(
        EventScenes.encoder(dialect), event, EventEncoder.Content.PARSED, false);
  }

  @ParameterizedTest
  @MethodSource("families")
  void everyNlriOfAFamilyIsAsTheSchemaSays(Family family) {
    for (var dialect : List.of(Dialect.JSON_6, Dialect.JSON_5, Dialect.JSON_4)) {
      assertThat(events(dialect, family)).isNotEmpty();
    }
  }

  /** A key of another name, or a value of another kind, is no NLRI of the family. */
  @ParameterizedTest
  @MethodSource("families")
  void anNlriThatIsOtherwiseDoesNotFit(Family family) {
    var schema = EventSchema.of(Dialect.JSON_6);
    var line = events(Dialect.JSON_6, family).getFirst();
    int from = line.indexOf("\": [ {", line.indexOf("\"announce\"")) + 5;
    int end = line.indexOf("negotiated");
    var members = Pattern.compile("\"([a-z0-9_-]+)\": ([0-9]+|\"[^\"]*\")").matcher(line);
    int tried = 0;
    for (members.region(from, end); members.find(); tried++) {
      var before = line.substring(0, members.start());
      var behind = line.substring(members.end());
      var key = members.group(1);
      var value = members.group(2);
      var renamed = before + "\"x" + key + "\": " + value + behind;
      assertThat(SchemaCheck.faults(schema, renamed)).as(renamed).isNotEmpty();
      var other = value.startsWith("\"") ? "5" : "\"5\"";
      var retyped = before + "\"" + key + "\": " + other + behind;
      assertThat(SchemaCheck.faults(schema, retyped)).as(retyped).isNotEmpty();
    }
    assertThat(tried).isPositive();
  }

  @Test
  void everyAttributeIsAsTheSchemaSaysAndNoOtherIsThere() {
    for (var row : Attributes.written()) {
      for (var octets : Examples.attributes(row.code())) {
        var update = attribute(row.flags(), row.code(), octets);
        var line = line(Dialect.JSON_6, update);
        if (line.contains("\"attribute\": { \"")) {
          var wrong = line.replace("\"attribute\": { \"", "\"attribute\": { \"x");
          assertThat(SchemaCheck.faults(EventSchema.of(Dialect.JSON_6), wrong))
              .as(wrong)
              .isNotEmpty();
        }
      }
    }
  }

  /** A member of another name, or a value of another kind, at any depth, is not let through. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        AttributeCode.BGP_LS,
        AttributeCode.PREFIX_SID,
        AttributeCode.TUNNEL_ENCAPSULATION,
        AttributeCode.ATTRIBUTE_SET
      })
  void whatIsInsideOfAnAttributeDoesNotFitOtherwise(int code) {
    var schema = EventSchema.of(Dialect.JSON_6);
    int tried = 0;
    for (var octets : Examples.attributes(code)) {
      var line = line(Dialect.JSON_6, attribute(Attributes.known(code).flags(), code, octets));
      int from = line.indexOf("\"attribute\": {");
      if (from < 0) {
        continue; // an example of what is refused
      }
      var members =
          Pattern.compile("\"([a-zA-Z0-9_ .+:-]+)\": ([0-9.e+-]+|\"[^\"]*\")?").matcher(line);
      for (members.region(from + 14, line.indexOf("negotiated")); members.find(); tried++) {
        var before = line.substring(0, members.start());
        var behind = line.substring(members.end());
        var value = members.group(2) == null ? "" : members.group(2);
        var renamed = before + "\"x" + members.group(1) + "\": " + value + behind;
        assertThat(SchemaCheck.faults(schema, renamed)).as(renamed).isNotEmpty();
        if (!value.isEmpty()) {
          var retyped = before + "\"" + members.group(1) + "\": true" + behind;
          assertThat(SchemaCheck.faults(schema, retyped)).as(retyped).isNotEmpty();
        }
      }
    }
    assertThat(tried).isPositive();
  }

  private static Update attribute(int flags, int code, byte[] octets) {
    var block = new WireWriter();
    AttributeEncoder.putHeader(flags, code, octets.length, block);
    var walked =
        AttributeWalk.walk(
            new WireReader(block.bytes(octets).toBytes()), EventScenes.SESSION.withPrefixSid(true));
    return new Update(walked.attributes(), List.of(), List.of(), List.of(), null);
  }

  /** So that the schema says nothing of members that are never written. */
  @ParameterizedTest
  @ValueSource(
      ints = {AttributeCode.BGP_LS, AttributeCode.PREFIX_SID, AttributeCode.TUNNEL_ENCAPSULATION})
  void allThatTheSchemaNamesInsideOfAnAttributeIsInAnExample(int code) {
    var row = Attributes.known(code);
    var named = new TreeSet<String>();
    named("", row.syntax().schema(), named);
    var written = new TreeSet<String>();
    for (var octets : Examples.attributes(code)) {
      var update = attribute(row.flags(), code, octets);
      var event = StrictJson.object(line(Dialect.JSON_6, update));
      written("", inside(event, row.keyword()), written);
    }
    named.removeAll(written);
    assertThat(named).as("never written: add to attributes.txt").isEmpty();
  }

  private static @Nullable Object inside(Object event, @Nullable String keyword) {
    Object value = event;
    for (var name :
        List.of("neighbor", "message", "update", "attribute", String.valueOf(keyword))) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }

  private static void named(String path, @Nullable Object schema, Set<String> names) {
    if (schema instanceof Map<?, ?> words) {
      named(path, words.get("items"), names);
      if (words.get("anyOf") instanceof List<?> kinds) {
        kinds.forEach(kind -> named(path, kind, names));
      }
      if (words.get("properties") instanceof Map<?, ?> properties) {
        properties.forEach((name, member) -> {
          names.add(path + "/" + name);
          named(path + "/" + name, member, names);
        });
      }
    }
  }

  private static void written(String path, @Nullable Object value, Set<String> names) {
    if (value instanceof List<?> list) {
      list.forEach(item -> written(path, item, names));
    }
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, member) -> {
        names.add(path + "/" + name);
        written(path + "/" + name, member, names);
      });
    }
  }
}
