package net.herald.bgp.attribute;

import static net.herald.bgp.attribute.TunnelPart.ip;
import static net.herald.bgp.attribute.TunnelPart.number;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.herald.text.Words;
import net.herald.wire.Octets;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A kind of tunnel that {@link PmsiTunnel} tells of: one row of its table.
 *
 * @param code on the wire
 * @param word in configuration and commands
 * @param shown in events, as ExaBGP has it
 * @param parts of the tunnel identifier, in the order of the wire
 */
record TunnelKind(int code, String word, String shown, List<TunnelPart> parts) {
  static final int INGRESS_REPLICATION = 6;

  private static final int P2MP_FEC = 6;
  private static final int MP2MP_FEC = 8;

  static final List<TunnelKind> TABLE =
      List.of(
          of(0, "none", "notunnel"),
          // RFC 6514 section 5, by the session object of RFC 4875 section 19.1
          of(
              1,
              "rsvp-te-p2mp",
              "rsvp-tep2mplsp",
              ip("extended-tunnel-id"),
              number("reserved", 2),
              number("tunnel-id", 2),
              number("p2mp-id", 4)),
          of(2, "mldp-p2mp", "mldpp2mplsp", new TunnelPart.Fec(P2MP_FEC)),
          of(3, "pim-ssm", "pim-ssmtree", ip("root"), ip("group")),
          of(4, "pim-sm", "pim-smtree", ip("sender"), ip("group")),
          of(5, "bidir-pim", "bidir-pimtree", ip("sender"), ip("group")),
          of(INGRESS_REPLICATION, "ingress-replication", "ingressreplication", ip("endpoint")),
          of(7, "mldp-mp2mp", "mldpmp2mplsp", new TunnelPart.Fec(MP2MP_FEC)),
          of(10, "assisted-replication", "unknown", ip("endpoint")), // RFC 9574 section 4
          of( // RFC 8556 section 2
              11,
              "bier",
              "unknown",
              number("sub-domain", 1),
              number("bfr-id", 2),
              ip("bfr-prefix")));

  private static TunnelKind of(int code, String word, String shown, TunnelPart... parts) {
    return new TunnelKind(code, word, shown, List.of(parts));
  }

  static @Nullable TunnelKind of(int code) {
    for (var kind : TABLE) {
      if (kind.code == code) {
        return kind;
      }
    }
    return null;
  }

  /** The kind of a word, of the name in events, or of a number. */
  static @Nullable TunnelKind named(String name) {
    for (var kind : TABLE) {
      boolean shown = kind.shown.equals(name) && !name.equals("unknown");
      if (shown || kind.word.equals(name) || Integer.toString(kind.code).equals(name)) {
        return kind;
      }
    }
    return null;
  }

  /**
   * Looks whether an identifier can be of this kind: where it has addresses, they are of one family
   * and take what is left beside its numbers.
   *
   * @throws WireFault when it cannot
   */
  void check(Octets identifier) {
    boolean sized = parts.stream().anyMatch(TunnelPart.Address.class::isInstance);
    if (sized && identifier.length() != total(4) && identifier.length() != total(16)) {
      throw new WireFault("tunnel identifier of " + identifier.length() + " octets for " + word);
    }
  }

  private int total(int address) {
    return parts.stream().mapToInt(part -> part.octets(address)).sum();
  }

  /** The only address of an identifier that is nothing else, as text. */
  @Nullable String address(Octets identifier) {
    boolean one = parts.size() == 1 && parts.getFirst() instanceof TunnelPart.Address;
    return one ? net.herald.bgp.Ip.of(identifier.toBytes()).toString() : null;
  }

  /** The words of the identifier. */
  List<String> words() {
    var words = new ArrayList<String>();
    parts.forEach(part -> words.addAll(part.words()));
    return words;
  }

  /** The words of an identifier while they are read: each once, in any order. */
  final class Draft {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Takes the value of a word; false when it is none of the identifier's. */
    boolean take(String word, Words words) {
      for (var part : parts) {
        if (part.words().contains(word)) {
          if (values.put(word, part.parse(word, words)) != null) {
            throw words.fault("'" + word + "' is written twice", "expected it once");
          }
          return true;
        }
      }
      return false;
    }

    /** The identifier. */
    Octets identifier(Words words) {
      var out = new WireWriter();
      for (var part : parts) {
        var missing = part.missing(values);
        if (missing != null) {
          throw words.fault("'" + word() + "' lacks '" + missing + "'", "expected " + words());
        }
        part.write(values, out);
      }
      var identifier = Octets.of(out);
      try {
        check(identifier);
      } catch (WireFault fault) {
        throw words.fault("addresses of different families", "expected all of IPv4, or of IPv6");
      }
      return identifier;
    }
  }

  /** Reads an identifier of any kind: all that is left. */
  static Octets read(int code, WireReader in) {
    var identifier = Octets.of(in.rest());
    var kind = of(code);
    if (kind != null) {
      kind.check(identifier);
    }
    return identifier;
  }
}
