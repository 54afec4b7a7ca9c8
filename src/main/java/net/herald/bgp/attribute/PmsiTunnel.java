package net.herald.bgp.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.herald.bgp.Decimal;
import net.herald.bgp.Ip;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.Octets;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * PMSI_TUNNEL (RFC 6514 section 5): the tunnel that carries the multicast traffic of a VPN.
 *
 * <pre>
 *   flags 1 | tunnel type 1 | label 3 | tunnel identifier …
 * </pre>
 *
 * @param label all 24 bits: a label in the first 20, or a VNI (RFC 8365 section 5.1.3)
 * @param identifier of the form of its {@link TunnelKind}
 */
public record PmsiTunnel(int flags, int type, int label, Octets identifier) implements Attribute {
  private static final int LEAF_INFORMATION_REQUIRED = 1;
  private static final String PREFIX = "pmsi:";
  private static final int MOST_VNI = 0xffffff;
  private static final String EXPECTED =
      "expected TYPE:FLAGS:LABEL:IDENTIFIER, or [ TYPE WORD VALUE ... ]";

  @Override
  public int code() {
    return AttributeCode.PMSI_TUNNEL;
  }

  /** The form of ExaBGP, {@code pmsi:TYPE:FLAGS:LABEL:IDENTIFIER}, with this for the type. */
  private String text(String kind) {
    var bits = (label & 0xf) == 0 ? "" : "(" + label + ")";
    return PREFIX + kind + ":" + flags + ":" + (label >>> 4) + bits + ":" + shownIdentifier();
  }

  private String shownIdentifier() {
    var kind = TunnelKind.of(type);
    var address = kind == null ? null : kind.address(identifier);
    return address != null ? address : identifier.isEmpty() ? "" : "0x" + identifier;
  }

  private String shown() {
    var kind = TunnelKind.of(type);
    return text(kind == null ? "unknown" : kind.shown());
  }

  /** As {@link #shown}, the type by its number where it has no name. */
  private String written() {
    var kind = TunnelKind.of(type);
    var name = kind == null ? "unknown" : kind.shown();
    return text(name.equals("unknown") ? Integer.toString(type) : name);
  }

  /** Reads one word. */
  private static PmsiTunnel ofWord(String word, Words words) {
    var text = word.startsWith(PREFIX) ? word.substring(PREFIX.length()) : word;
    var parts = text.split(":", 4);
    if (parts.length == 4) {
      var kind = TunnelKind.named(parts[0]);
      int type = kind != null ? kind.code() : (int) Decimal.parse(parts[0], 255);
      int flags = (int) Decimal.parse(parts[1], 255);
      int label = label(parts[2]);
      var identifier = identifier(parts[3]);
      if (type >= 0 && flags >= 0 && label >= 0 && identifier != null) {
        return checked(new PmsiTunnel(flags, type, label, identifier), words);
      }
    }
    throw words.fault("'" + word + "' is not a PMSI tunnel", EXPECTED);
  }

  /** {@code 100} or, where the last four bits are not zero, {@code 100(1601)}; -1 for none. */
  private static int label(String text) {
    int open = text.indexOf('(');
    if (open < 0) {
      int label = (int) Decimal.parse(text, MOST_VNI >>> 4);
      return label < 0 ? -1 : label << 4;
    }
    return text.endsWith(")")
        ? (int) Decimal.parse(text.substring(open + 1, text.length() - 1), MOST_VNI)
        : -1;
  }

  private static @Nullable Octets identifier(String text) {
    if (text.isEmpty()) {
      return Octets.EMPTY;
    }
    if (text.startsWith("0x")) {
      try {
        return Octets.of(Hex.parse(text.substring(2)));
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
    var ip = Ip.parse(text);
    return ip == null ? null : Octets.of(ip.bytes());
  }

  private static PmsiTunnel checked(PmsiTunnel tunnel, Words words) {
    try {
      TunnelKind.read(tunnel.type, tunnel.identifier.reader());
      return tunnel;
    } catch (WireFault fault) {
      throw words.fault(fault.why(), EXPECTED);
    }
  }

  /** Reads what stands between brackets. */
  private static PmsiTunnel ofWords(Words words) {
    var name = words.next("a type of tunnel");
    var kind = TunnelKind.named(name);
    if (kind == null) {
      var known = TunnelKind.TABLE.stream().map(TunnelKind::word).toList();
      throw words.unknown("'" + name + "' is not a type of tunnel", known);
    }
    var identifier = kind.new Draft();
    int flags = 0;
    int label = 0;
    while (!words.take("]")) {
      var word = words.next("']'");
      switch (word) {
        case "leaf-information-required" -> flags |= LEAF_INFORMATION_REQUIRED;
        case "flags" -> flags |= (int) words.number(word, 0, 255);
        case "label" -> label = (int) words.number(word, 0, MOST_VNI >>> 4) << 4;
        case "vni" -> label = (int) words.number(word, 0, MOST_VNI);
        default -> {
          if (!identifier.take(word, words)) {
            throw words.unknown("'" + word + "' is not about this tunnel", words(kind));
          }
        }
      }
    }
    return new PmsiTunnel(flags, kind.code(), label, identifier.identifier(words));
  }

  private static List<String> words(TunnelKind kind) {
    var all = new ArrayList<>(kind.words());
    all.addAll(List.of("label", "vni", "flags", "leaf-information-required"));
    return all;
  }

  static final AttributeSyntax<PmsiTunnel> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public PmsiTunnel decode(WireReader value, Negotiated session) {
          int flags = value.u8();
          int type = value.u8();
          return new PmsiTunnel(flags, type, value.u24(), TunnelKind.read(type, value));
        }

        @Override
        public void encode(PmsiTunnel tunnel, WireWriter out, EncodingContext context) {
          out.u8(tunnel.flags).u8(tunnel.type).u24(tunnel.label);
          tunnel.identifier.write(out);
        }

        @Override
        public PmsiTunnel parse(Words words) {
          return words.take("[") ? ofWords(words) : ofWord(words.next("a PMSI tunnel"), words);
        }

        @Override
        public void text(PmsiTunnel tunnel, StringBuilder out) {
          out.append(tunnel.shown());
        }

        @Override
        public void command(PmsiTunnel tunnel, StringBuilder out) {
          out.append(tunnel.written());
        }

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.STRING;
        }

        @Override
        public void json(PmsiTunnel tunnel, JsonWriter out) {
          out.value(tunnel.shown());
        }
      };
}
