package net.herald.bgp.nlri;

import java.util.List;
import net.herald.bgp.Decimal;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/** The kinds of fields that only EVPN has. */
final class EvpnForms {
  /** One label, or VNI, of three octets. */
  static final NlriForm<Labels> LABEL = new LabelsForm(1);

  /** One or two labels, or VNIs, up to the end. */
  static final NlriForm<Labels> LABELS = new LabelsForm(2);

  static final NlriForm<Long> ETHERNET_TAG = new EthernetTag();
  static final NlriForm<Prefix> PREFIX = new PrefixForm();
  static final NlriForm<Ip> GATEWAY = new Gateway();

  private static final int MOST_LABEL = 0xfffff;
  private static final int MOST_VNI = 0xffffff;
  private static final int LABEL_OCTETS = 3;

  private EvpnForms() {}

  /**
   * One or two fields of 24 bits each, which are a VNI (RFC 8365 section 5.1.3), or hold a label in
   * their first 20 bits (RFC 7432 section 7).
   *
   * @param second -1 for none
   */
  record Labels(int first, int second) {
    static final Labels NONE = new Labels(0, -1);

    private boolean stack() {
      return second < 0 ? (first & 0xf) == 1 : (first & 0xf) == 0 && (second & 0xf) == 1;
    }

    private String text(int shift) {
      return second < 0
          ? Integer.toString(first >>> shift)
          : "[ " + (first >>> shift) + " " + (second >>> shift) + " ]";
    }
  }

  /**
   * A prefix of IPv4 or IPv6.
   *
   * @param address of which bits behind the length may be set
   */
  record Prefix(Ip address, int length) {
    private boolean masked() {
      return switch (address) {
        case Ipv4 ip -> (ip.value() & ~Ipv4.mask(length)) == 0;
        case Ipv6 ip ->
            (ip.high() & ~Ipv6.highMask(length)) == 0 && (ip.low() & ~Ipv6.lowMask(length)) == 0;
      };
    }
  }

  /**
   * {@code label N} sets the bit at the bottom of the stack as ExaBGP does; {@code vni N} is all 24
   * bits.
   */
  private static final class LabelsForm extends NlriForms.Always<Labels> {
    private static final String LABEL_WORD = "label";
    private static final String VNI_WORD = "vni";
    private final int most;

    LabelsForm(int most) {
      this.most = most;
    }

    @Override
    public Labels read(WireReader in) {
      int first = in.u24();
      return new Labels(first, most > 1 && !in.isEmpty() ? in.u24() : -1);
    }

    @Override
    void put(Labels labels, WireWriter out) {
      out.u24(labels.first);
      if (labels.second >= 0) {
        out.u24(labels.second);
      }
    }

    @Override
    public List<String> words(String word) {
      return List.of(LABEL_WORD, VNI_WORD);
    }

    @Override
    public Labels parse(String word, Words words) {
      boolean label = word.equals(LABEL_WORD);
      List<Long> given = words.list(w -> w.number(word, 0, label ? MOST_LABEL : MOST_VNI), false);
      if (given.isEmpty() || given.size() > most) {
        throw words.fault(
            given.size() + " values of " + word, "expected " + (most > 1 ? "one or two" : "one"));
      }
      int first = given.getFirst().intValue();
      int second = given.size() > 1 ? given.getLast().intValue() : -1;
      if (!label) {
        return new Labels(first, second);
      }
      return second < 0 ? new Labels(first << 4 | 1, -1) : new Labels(first << 4, second << 4 | 1);
    }

    @Override
    public void text(String word, Labels labels, StringBuilder out) {
      boolean stack = labels.stack();
      out.append(' ').append(stack ? LABEL_WORD : VNI_WORD);
      out.append(' ').append(labels.text(stack ? 4 : 0));
    }

    /** The label, and all bits where there are any: the second number is the VNI. */
    @Override
    public void json(String name, Labels labels, JsonWriter out) {
      out.name(name).beginArray();
      json(labels.first, out);
      if (labels.second >= 0) {
        json(labels.second, out);
      }
      out.endArray();
    }

    private static void json(int bits, JsonWriter out) {
      out.beginTightArray().value(bits >>> 4);
      if (bits != 0) {
        out.value(bits);
      }
      out.endArray();
    }
  }

  /** {@code max} is MAX-ET, of the whole segment (RFC 7432 section 8.2.1). */
  private static final class EthernetTag extends NlriForms.Always<Long> {
    @Override
    public Long read(WireReader in) {
      return in.u32();
    }

    @Override
    void put(Long tag, WireWriter out) {
      out.u32(tag);
    }

    @Override
    public Long parse(String word, Words words) {
      return words.take("max") ? 0xffffffffL : words.number(word, 0, 0xffffffffL);
    }

    @Override
    public void json(String name, Long tag, JsonWriter out) {
      out.member(name, tag);
    }
  }

  /**
   * The length in bits, and an address of four or sixteen octets: the length of the NLRI tells
   * which (RFC 9136 section 3.1).
   */
  private static final class PrefixForm extends NlriForms.Always<Prefix> {
    private static final String UNMASKED = "unmasked-prefix";

    @Override
    public Prefix read(WireReader in) {
      int length = in.u8();
      var address = NlriForms.ip(in, (in.left() - LABEL_OCTETS) / 2);
      if (length > address.bits()) {
        throw new WireFault("prefix of " + length + " bits");
      }
      return new Prefix(address, length);
    }

    @Override
    void put(Prefix prefix, WireWriter out) {
      prefix.address.write(out.u8(prefix.length));
    }

    @Override
    public List<String> words(String word) {
      return List.of(word, UNMASKED);
    }

    @Override
    public Prefix parse(String word, Words words) {
      var text = words.next("a prefix");
      int slash = text.indexOf('/');
      var address = slash < 0 ? null : Ip.parse(text.substring(0, slash));
      long length = address == null ? -1 : Decimal.parse(text.substring(slash + 1), address.bits());
      if (address == null || length < 0) {
        throw words.fault("'" + text + "' is not a prefix", "expected as 192.0.2.0/24");
      }
      var prefix = new Prefix(address, (int) length);
      if (!word.equals(UNMASKED) && !prefix.masked()) {
        throw words.fault("'" + text + "' has host bits", "expected none behind the length");
      }
      return prefix;
    }

    @Override
    public void text(String word, Prefix prefix, StringBuilder out) {
      out.append(' ').append(prefix.masked() ? word : UNMASKED).append(' ');
      out.append(prefix.address).append('/').append(prefix.length);
    }

    @Override
    public void json(String name, Prefix prefix, JsonWriter out) {
      out.member(name, prefix.address.toString()).member("iplen", prefix.length);
    }
  }

  /** As wide as the prefix in front of it. */
  private static final class Gateway extends NlriForms.Always<Ip> {
    @Override
    public Ip read(WireReader in) {
      return NlriForms.ip(in, in.left() - LABEL_OCTETS);
    }

    @Override
    void put(Ip gateway, WireWriter out) {
      gateway.write(out);
    }

    @Override
    public Ip parse(String word, Words words) {
      return NlriForms.address(words);
    }
  }
}
