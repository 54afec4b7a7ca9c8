package net.herald.event;

import static net.herald.json.JsonSchema.BOOLEAN;
import static net.herald.json.JsonSchema.INTEGER;
import static net.herald.json.JsonSchema.NUMBER;
import static net.herald.json.JsonSchema.STRING;
import static net.herald.json.JsonSchema.STRINGS;
import static net.herald.json.JsonSchema.choice;
import static net.herald.json.JsonSchema.list;
import static net.herald.json.JsonSchema.members;
import static net.herald.json.JsonSchema.object;
import static net.herald.json.JsonSchema.orNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.herald.bgp.attribute.Attributes;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.nlri.Families;
import net.herald.iana.MessageType;
import net.herald.json.JsonWriter;

/**
 * A JSON Schema (draft 2020-12) of the events of a dialect, made of the tables that the encoder
 * writes from: kinds of message, states, attributes, families.
 *
 * <p>NLRI are described key by key, by {@link NlriSchema}; attributes say themselves what they look
 * like.
 */
public final class EventSchema {
  private static final Map<String, Object> OCTETS =
      members("type", "string", "pattern", "^0x([0-9A-F]{2})*$");

  private final Dialect dialect;
  private final List<Object> events = new ArrayList<>();

  private EventSchema(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * The schema of a dialect of JSON, on one line.
   *
   * @throws IllegalArgumentException for text
   */
  public static String of(Dialect dialect) {
    var out = new JsonWriter();
    write(document(dialect), out);
    return out.toString();
  }

  /**
   * The same as maps, lists and plain values.
   *
   * @throws IllegalArgumentException for text
   */
  public static Map<String, Object> document(Dialect dialect) {
    if (dialect == Dialect.TEXT_4) {
      throw new IllegalArgumentException("text has no schema");
    }
    return new EventSchema(dialect).root();
  }

  private Map<String, Object> root() {
    states();
    messages();
    events.add(event("notification", "notification", members("const", "shutdown")));
    events.add(
        event(
            "healthcheck",
            "healthcheck",
            object(members("name", STRING, "from", STRING, "state", STRING, "reason", STRING))));
    events.add(event("lost", "lost", object(members("events", INTEGER))));
    return members(
        "$schema",
        "https://json-schema.org/draft/2020-12/schema",
        "title",
        "Events of a BGP speaker for its helper processes, version " + dialect.version(),
        "oneOf",
        events);
  }

  private void states() {
    about("state", members("state", choice("connected", "up", "down"), "reason?", STRING));
    about("fsm", members("state", choice(FsmWords.ALL.toArray(String[]::new))));
    about("negotiated", members("negotiated", negotiated()));
    about("signal", members("code", STRING, "name", STRING));
  }

  private void messages() {
    message(MessageType.OPEN, members("open", open()));
    message(MessageType.KEEPALIVE, Map.of());
    message(MessageType.NOTIFICATION, members("notification", notification()));
    message(MessageType.ROUTE_REFRESH, members("route-refresh", refresh()));
    message(MessageType.OPERATIONAL, members("operational", operational()));
    message(MessageType.UPDATE, members("message", update(), "negotiated?", negotiated()));
    var packet = object(members("category", INTEGER, "header", OCTETS, "body", OCTETS));
    for (var word : packets()) {
      about(
          word, members("direction", direction(), "message", packet, "negotiated?", negotiated()));
    }
  }

  private static List<String> packets() {
    var words = new TreeSet<String>();
    for (int type = 0; type < 256; type++) {
      words.add(MessageWords.packet(type));
    }
    return List.copyOf(words);
  }

  /** A message that is parsed; with its octets where it is consolidated. */
  private void message(int type, Map<String, Object> more) {
    var neighbor = neighbor();
    neighbor.put("direction", direction());
    neighbor.putAll(more);
    var members = counted(MessageWords.parsed(type));
    members.put("header?", OCTETS);
    members.put("body?", OCTETS);
    members.put("neighbor", object(neighbor));
    events.add(object(members));
  }

  private void about(String type, Map<String, Object> more) {
    var neighbor = neighbor();
    neighbor.putAll(more);
    var members = counted(type);
    members.put("neighbor", object(neighbor));
    events.add(object(members));
  }

  private Object event(String type, String member, Object schema) {
    var members = header(type);
    members.put(member, schema);
    return object(members);
  }

  private Map<String, Object> header(String type) {
    var header = origin();
    header.put("type", members("const", type));
    return header;
  }

  /** Of an event of a neighbor, in the order of the line. */
  private Map<String, Object> counted(String type) {
    var header = origin();
    header.put("counter", INTEGER);
    header.put("type", members("const", type));
    return header;
  }

  private Map<String, Object> origin() {
    return members(
        "exabgp",
        members("const", dialect.version()),
        "time",
        NUMBER,
        "host",
        STRING,
        "pid",
        INTEGER,
        "ppid",
        INTEGER);
  }

  private static Map<String, Object> neighbor() {
    return members(
        "address",
        object(members("local", orNull("string"), "peer", STRING)),
        "asn",
        object(members("local", orNull("integer"), "peer", orNull("integer"))),
        "router-id?",
        STRING);
  }

  private static Object direction() {
    return choice(Arrays.stream(Direction.values()).map(Direction::word).toArray(String[]::new));
  }

  private static Object open() {
    return object(
        members(
            "version",
            INTEGER,
            "asn",
            INTEGER,
            "hold_time",
            INTEGER,
            "router_id",
            STRING,
            "capabilities",
            members("type", "object", "additionalProperties", Map.of("type", "object"))));
  }

  private static Object notification() {
    return object(members("code", INTEGER, "subcode", INTEGER, "data", OCTETS, "message", STRING));
  }

  private static Object refresh() {
    return object(members("afi", STRING, "safi", STRING, "subtype", STRING));
  }

  private static Object operational() {
    return object(
        members(
            "name",
            STRING,
            "afi?",
            STRING,
            "safi?",
            STRING,
            "advisory?",
            STRING,
            "router-id?",
            STRING,
            "sequence?",
            INTEGER,
            "counter?",
            INTEGER,
            "type?",
            STRING,
            "data?",
            STRING));
  }

  private static Object negotiated() {
    var refreshes =
        Arrays.stream(Negotiated.Refresh.values())
            .map(Negotiated.Refresh::word)
            .toArray(String[]::new);
    return object(
        members(
            "message_size",
            INTEGER,
            "hold_time",
            INTEGER,
            "asn4",
            BOOLEAN,
            "multisession",
            BOOLEAN,
            "operational",
            BOOLEAN,
            "refresh",
            choice(refreshes),
            "families",
            STRINGS,
            "nexthop",
            STRINGS,
            "add_path",
            object(members("send", STRINGS, "receive", STRINGS)),
            "paths_limit?",
            limits(),
            "multiple_labels?",
            limits()));
  }

  /** Numbers by families. */
  private static Object limits() {
    var numbers = members("type", "object", "additionalProperties", INTEGER);
    return object(members("send", numbers, "receive", numbers));
  }

  private static Object update() {
    return object(
        members(
            "eor?",
            object(members("afi", STRING, "safi", STRING)),
            "update?",
            object(
                members(
                    "attribute?",
                    attributes(),
                    "announce?",
                    byFamily(true),
                    "withdraw?",
                    byFamily(false)))));
  }

  private static Object attributes() {
    return Attributes.schema("error? error-detail?");
  }

  /** The families there are, and those nobody knows, which go by their numbers. */
  private static Object byFamily(boolean nextHops) {
    var properties = new LinkedHashMap<String, Object>();
    for (var row : Families.TABLE) {
      properties.put(row.family().toString(), routes(NlriSchema.of(row.family()), nextHops));
    }
    var others = routes(NlriSchema.unread(), nextHops);
    return members("type", "object", "properties", properties, "additionalProperties", others);
  }

  /** NLRI, by their next hop where they are announced. */
  private static Object routes(Object nlri, boolean nextHops) {
    return nextHops ? members("type", "object", "additionalProperties", list(nlri)) : list(nlri);
  }

  private static void write(Object value, JsonWriter out) {
    switch (value) {
      case Map<?, ?> map -> {
        out.beginTightObject();
        map.forEach((name, member) -> {
          out.name((String) name);
          write(member, out);
        });
        out.endObject();
      }
      case List<?> list -> {
        out.beginTightArray();
        list.forEach(item -> write(item, out));
        out.endArray();
      }
      case Boolean flag -> out.value(flag.booleanValue());
      case String text -> out.value(text);
      default -> throw new IllegalArgumentException("no part of a schema: " + value);
    }
  }
}
