package net.herald.bgp.tunnel;

import java.util.Map;
import net.herald.bgp.Decimal;
import net.herald.bgp.HexWord;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.Octets;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * One tunnel of the attribute (RFC 9012 section 2): {@code type 2 | length 2 | value}. Written
 * {@code sr-policy ( … )} or {@code type-N 0x…}.
 */
public sealed interface Tunnel permits SrPolicyTunnel, Tunnel.Opaque {
  int type();

  /** Writes the value. */
  void encode(WireWriter out);

  /** Appends what {@link #parse} reads back. */
  void text(StringBuilder out);

  /** The key in JSON. */
  String key();

  /** Writes the JSON value. */
  void json(JsonWriter out);

  /** What tunnels look like in JSON, by their keys. */
  static Map<String, Object> schema() {
    return JsonSchema.with(
        JsonSchema.object(JsonSchema.members(SrPolicyTunnel.WORD + "?", SrPolicyTunnel.schema())),
        "^" + Opaque.KEY + "[0-9]+$",
        JsonSchema.any(JsonSchema.STRING, JsonSchema.STRINGS));
  }

  /** A tunnel whose parts are not looked at. */
  record Opaque(int type, Octets value) implements Tunnel {
    private static final String KEY = "tunnel-type-";

    @Override
    public void encode(WireWriter out) {
      value.write(out);
    }

    @Override
    public void text(StringBuilder out) {
      out.append("type-").append(type).append(" 0x").append(value);
    }

    @Override
    public String key() {
      return KEY + type;
    }

    @Override
    public void json(JsonWriter out) {
      out.value("0x" + value);
    }
  }

  /** Reads the value of a type, all of it. */
  static Tunnel decode(int type, WireReader in) {
    return type == SrPolicyTunnel.TYPE
        ? SrPolicyTunnel.decode(in)
        : new Opaque(type, Octets.of(in.rest()));
  }

  /** Takes one tunnel. */
  static Tunnel parse(Words words) {
    var word = words.next("sr-policy or type-N");
    if (word.equals(SrPolicyTunnel.WORD)) {
      return SrPolicyTunnel.parse(words);
    }
    int type = word.startsWith("type-") ? (int) Decimal.parse(word.substring(5), 0xffff) : -1;
    if (type < 0) {
      throw words.fault("'" + word + "' is not a tunnel type", "expected sr-policy or type-N");
    }
    var value = HexWord.parse(words, "a tunnel", 0xffff);
    try {
      return decode(type, new WireReader(value));
    } catch (WireFault fault) {
      throw words.fault("these octets are not such a tunnel: " + fault.why(), "");
    }
  }
}
