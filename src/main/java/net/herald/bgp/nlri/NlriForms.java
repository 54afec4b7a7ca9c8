package net.herald.bgp.nlri;

import net.herald.bgp.Esi;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.Mac;
import net.herald.bgp.RouteDistinguisher;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.Octets;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** The kinds of fields that several route types have. */
final class NlriForms {
  static final NlriForm<RouteDistinguisher> RD =
      new Always<>() {
        @Override
        public RouteDistinguisher read(WireReader in) {
          return RouteDistinguisher.decode(in);
        }

        @Override
        void put(RouteDistinguisher rd, WireWriter out) {
          rd.encode(out);
        }

        @Override
        public RouteDistinguisher parse(String word, Words words) {
          return RouteDistinguisher.parse(words);
        }
      };

  static final NlriForm<Esi> ESI =
      new Always<>() {
        @Override
        public Esi read(WireReader in) {
          return Esi.read(in);
        }

        @Override
        void put(Esi esi, WireWriter out) {
          esi.write(out);
        }

        @Override
        public Esi parse(String word, Words words) {
          return Esi.parse(words);
        }

        @Override
        public void json(String name, Esi esi, JsonWriter out) {
          out.member(name, esi.equals(Esi.ZERO) ? "-" : esi.toString());
        }
      };

  /** A MAC address behind its length in bits, which is 48 (RFC 7432 section 7.2). */
  static final NlriForm<Mac> MAC =
      new Always<>() {
        @Override
        public Mac read(WireReader in) {
          int bits = in.u8();
          if (bits != 48) {
            throw new WireFault("MAC address of " + bits + " bits");
          }
          return Mac.read(in);
        }

        @Override
        void put(Mac mac, WireWriter out) {
          mac.write(out.u8(48));
        }

        @Override
        public Mac parse(String word, Words words) {
          var text = words.next("a MAC address");
          var mac = Mac.parse(text);
          if (mac == null) {
            throw words.fault(
                "'" + text + "' is not a MAC address", "expected as 00:11:22:33:44:55");
          }
          return mac;
        }
      };

  /** An address behind its length in bits: 32 or 128. */
  static final NlriForm<Ip> SIZED_IP = new SizedIp(false);

  /** As {@link #SIZED_IP}, or a length of 0 and nothing. */
  static final NlriForm<Ip> SIZED_IP_OR_NONE = new SizedIp(true);

  /** An address that is all that is left. */
  static final NlriForm<Ip> LAST_IP =
      new Address() {
        @Override
        public Ip read(WireReader in) {
          return ip(in, in.left());
        }

        @Override
        public void write(@Nullable Ip ip, WireWriter out) {
          if (ip != null) {
            ip.write(out);
          }
        }
      };

  /** An NLRI with type and length, of which the field is about. */
  static final NlriForm<Octets> ROUTE_KEY = new Hexadecimal(-1);

  /** Eight octets. */
  static final NlriForm<Octets> EIGHT_OCTETS = new Hexadecimal(8);

  private NlriForms() {}

  /** A field that is never absent. */
  abstract static class Always<V> implements NlriForm<V> {
    abstract void put(V value, WireWriter out);

    @Override
    public final void write(@Nullable V value, WireWriter out) {
      if (value == null) {
        throw new IllegalArgumentException("this field is never absent");
      }
      put(value, out);
    }
  }

  /** A number of one, two or four octets. */
  static NlriForm<Long> number(int octets) {
    return new Numeral(octets);
  }

  /** A number of one, two or four octets that is a text in JSON. */
  static NlriForm<Long> quotedNumber(int octets) {
    return new Numeral(octets) {
      @Override
      public void json(String name, Long value, JsonWriter out) {
        out.member(name, value.toString());
      }
    };
  }

  private static class Numeral extends Always<Long> {
    private final int octets;

    Numeral(int octets) {
      this.octets = octets;
    }

    @Override
    public Long read(WireReader in) {
      return switch (octets) {
        case 1 -> (long) in.u8();
        case 2 -> (long) in.u16();
        default -> in.u32();
      };
    }

    @Override
    void put(Long value, WireWriter out) {
      switch (octets) {
        case 1 -> out.u8(value.intValue());
        case 2 -> out.u16(value.intValue());
        default -> out.u32(value);
      }
    }

    @Override
    public Long parse(String word, Words words) {
      return words.number(word, 0, (1L << 8 * octets) - 1);
    }

    @Override
    public void json(String name, Long value, JsonWriter out) {
      out.member(name, value);
    }
  }

  /** An address of so many octets. */
  static Ip ip(WireReader in, int octets) {
    return switch (octets) {
      case 4 -> Ipv4.read(in);
      case 16 -> Ipv6.read(in);
      default -> throw new WireFault("address of " + octets + " octets");
    };
  }

  /** The address that stands for none, of the family of another one. */
  static Ip zero(Ip like) {
    return like instanceof Ipv4 ? Ipv4.ZERO : new Ipv6(0, 0);
  }

  /** Takes an address. */
  static Ip address(Words words) {
    var text = words.next("an IP address");
    var ip = Ip.parse(text);
    if (ip == null) {
      throw words.fault("'" + text + "' is not an IP address", "expected as 192.0.2.1");
    }
    return ip;
  }

  private abstract static class Address implements NlriForm<Ip> {
    @Override
    public Ip parse(String word, Words words) {
      return address(words);
    }
  }

  private static final class SizedIp extends Address {
    private final boolean orNone;

    SizedIp(boolean orNone) {
      this.orNone = orNone;
    }

    @Override
    public @Nullable Ip read(WireReader in) {
      int bits = in.u8();
      if (bits == 0 && orNone) {
        return null;
      }
      if (bits != 32 && bits != 128) {
        throw new WireFault("address of " + bits + " bits");
      }
      return ip(in, bits / 8);
    }

    @Override
    public void write(@Nullable Ip ip, WireWriter out) {
      if (ip == null) {
        out.u8(0);
      } else {
        ip.write(out.u8(ip.bits()));
      }
    }
  }

  private static final class Hexadecimal implements NlriForm<Octets> {
    private final int length;

    /**
     * Octets.
     *
     * @param length how many; -1 for those of an NLRI with type and length
     */
    Hexadecimal(int length) {
      this.length = length;
    }

    @Override
    public Octets read(WireReader in) {
      if (length >= 0) {
        return Octets.of(in.bytes(length));
      }
      int from = in.position();
      in.skip(1);
      in.skip(in.u8());
      return Octets.of(in.since(from));
    }

    @Override
    public void write(@Nullable Octets value, WireWriter out) {
      if (value != null) {
        value.write(out);
      }
    }

    @Override
    public Octets parse(String word, Words words) {
      var text = words.next("0x and hexadecimal digits");
      try {
        if (text.startsWith("0x")) {
          var octets = Octets.of(Hex.parse(text.substring(2)));
          var in = octets.reader();
          if (octets.equals(read(in)) && in.isEmpty()) {
            return octets;
          }
        }
      } catch (IllegalArgumentException | WireFault e) {
        // told below
      }
      throw words.fault("'" + text + "' is not a " + word, "expected " + expected());
    }

    private String expected() {
      return length < 0
          ? "0x and the octets of an NLRI: type, length and what it counts"
          : "0x and " + 2 * length + " hexadecimal digits";
    }

    @Override
    public void text(String word, Octets value, StringBuilder out) {
      out.append(' ').append(word).append(" 0x").append(value);
    }
  }
}
