package net.herald.bgp.attribute;

import java.util.List;
import java.util.Map;
import net.herald.bgp.HexWord;
import net.herald.bgp.Ip;
import net.herald.text.Words;
import net.herald.wire.Octets;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** A part of the identifier of a tunnel: how it is said and written. */
sealed interface TunnelPart {

  /** The words of the part. */
  List<String> words();

  /** Takes the value of one of them. */
  Object parse(String word, Words words);

  /** The word that has to be said and was not; null for none. */
  @Nullable String missing(Map<String, Object> values);

  void write(Map<String, Object> values, WireWriter out);

  /** How many octets it takes where an address takes so many. */
  int octets(int address);

  static TunnelPart ip(String word) {
    return new Address(word);
  }

  static TunnelPart number(String word, int octets) {
    return new Numeral(word, octets);
  }

  /** An address of IPv4 or IPv6. */
  record Address(String word) implements TunnelPart {
    @Override
    public List<String> words() {
      return List.of(word);
    }

    @Override
    public Ip parse(String given, Words words) {
      var text = words.next("an IP address");
      var ip = Ip.parse(text);
      if (ip == null) {
        throw words.fault("'" + text + "' is not an IP address", "expected as 192.0.2.1");
      }
      return ip;
    }

    @Override
    public @Nullable String missing(Map<String, Object> values) {
      return values.containsKey(word) ? null : word;
    }

    @Override
    public void write(Map<String, Object> values, WireWriter out) {
      if (values.get(word) instanceof Ip ip) {
        ip.write(out);
      }
    }

    @Override
    public int octets(int address) {
      return address;
    }
  }

  /** A number, 0 where nobody says it. */
  record Numeral(String word, int octets) implements TunnelPart {
    @Override
    public List<String> words() {
      return List.of(word);
    }

    @Override
    public Long parse(String given, Words words) {
      return words.number(word, 0, (1L << 8 * octets) - 1);
    }

    @Override
    public @Nullable String missing(Map<String, Object> values) {
      return null;
    }

    @Override
    public void write(Map<String, Object> values, WireWriter out) {
      long number = values.get(word) instanceof Long given ? given : 0;
      for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
        out.u8((int) (number >>> shift));
      }
    }

    @Override
    public int octets(int address) {
      return octets;
    }
  }

  /**
   * A FEC element of LDP (RFC 6388 section 2.2): the root, and what only the root understands:
   * {@code lsp N} is the generic identifier of section 2.3.1.
   */
  record Fec(int type) implements TunnelPart {
    private static final int GENERIC_LSP = 1;

    @Override
    public List<String> words() {
      return List.of("root", "lsp", "opaque");
    }

    @Override
    public Object parse(String word, Words words) {
      return switch (word) {
        case "root" -> new Address(word).parse(word, words);
        case "lsp" -> {
          var out = new WireWriter().u8(GENERIC_LSP).u16(4);
          yield Octets.of(out.u32(words.number(word, 0, 0xffffffffL)));
        }
        default -> Octets.of(HexWord.parse(words, "an opaque value", 0xffff));
      };
    }

    @Override
    public @Nullable String missing(Map<String, Object> values) {
      return values.containsKey("root")
          ? values.containsKey("lsp") || values.containsKey("opaque") ? null : "lsp"
          : "root";
    }

    @Override
    public void write(Map<String, Object> values, WireWriter out) {
      if (values.get("root") instanceof Ip root) {
        out.u8(type).u16(root.afi()).u8(root.bits() / 8);
        root.write(out);
      }
      var opaque = values.getOrDefault("opaque", values.get("lsp"));
      if (opaque instanceof Octets octets) {
        octets.write(out.u16(octets.length()));
      }
    }

    @Override
    public int octets(int address) {
      return 0;
    }
  }
}
