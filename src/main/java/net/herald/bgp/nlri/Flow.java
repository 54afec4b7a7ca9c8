package net.herald.bgp.nlri;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.herald.bgp.Family;
import net.herald.bgp.KeyedHash;
import net.herald.bgp.RouteDistinguisher;
import net.herald.iana.Afi;
import net.herald.iana.Safi;
import net.herald.json.JsonWriter;
import net.herald.text.TextFault;
import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A flow specification (RFC 8955, RFC 8956), in a VPN or not. Its octets are its identity (RFC 8955
 * section 5.1): two spellings of one rule are two rules.
 *
 * <pre>
 *   length 1, or 2 from 240 on | [ route distinguisher 8 ] | components by ascending type …
 * </pre>
 *
 * <p>One that is received with a flaw is shown in octets; none is made of words.
 */
public final class Flow extends PathNlri {
  /** The longest one in octets: its length has 12 bits. */
  static final int LONGEST = 0xfff;

  private static final int FIRST_OF_TWO = 0xf0;

  private final byte[] octets;
  private final @Nullable String flaw;

  private Flow(Family family, byte[] octets, @Nullable String flaw, boolean hasPathId, int pathId) {
    super(family, hasPathId, pathId);
    this.octets = octets;
    this.flaw = flaw;
  }

  /**
   * A rule from the octets behind its length.
   *
   * @param pathId null for none
   * @throws WireFault when they are malformed
   */
  static Flow of(Family family, byte[] octets, @Nullable Integer pathId) {
    if (octets.length > LONGEST) {
      throw new WireFault(
          "it has " + octets.length + " octets, and at most " + LONGEST + " can be sent");
    }
    var flow = new Flow(family, octets.clone(), null, pathId != null, pathId == null ? 0 : pathId);
    flow.components();
    return flow;
  }

  @Override
  public @Nullable String flaw() {
    return flaw;
  }

  /**
   * A rule of components.
   *
   * @param rd null outside of a VPN
   * @param components by ascending type
   * @param pathId null for none
   */
  static Flow of(
      int afi,
      @Nullable RouteDistinguisher rd,
      List<FlowComponent> components,
      @Nullable Integer pathId) {
    var out = new WireWriter();
    if (rd != null) {
      rd.encode(out);
    }
    components.forEach(component -> component.encode(out, false));
    return of(new Family(afi, rd != null ? Safi.FLOW_VPN : Safi.FLOW), out.toBytes(), pathId);
  }

  /** The words of a rule of which only the words themselves tell the family. */
  public static NlriDraft draft() {
    return new FlowDraft(null);
  }

  @Override
  public Flow withoutPathId() {
    return hasPathId ? new Flow(family, octets, flaw, false, 0) : this;
  }

  /**
   * The same rule as ExaBGP, FRR 8 and GoBGP 3 have it: IPv6 prefixes with the bits before their
   * offset, which RFC 8956 section 3.1 leaves out.
   */
  public Flow withWholePrefixes() {
    var out = new WireWriter();
    var rd = rd();
    if (rd != null) {
      rd.encode(out);
    }
    components().forEach(component -> component.encode(out, true));
    return new Flow(family, out.toBytes(), null, hasPathId, pathId);
  }

  private @Nullable RouteDistinguisher rd() {
    return vpn(family) ? RouteDistinguisher.decode(new WireReader(octets)) : null;
  }

  private static boolean vpn(Family family) {
    return family.safi() == Safi.FLOW_VPN;
  }

  /**
   * The components. Others send the bits before the offset of an IPv6 prefix too, which RFC 8956
   * section 3.1 has not: what can only be read so is read so.
   */
  private List<FlowComponent> components() {
    try {
      return components(false);
    } catch (WireFault fault) {
      if (family.afi() == Afi.IPV6) {
        try {
          return components(true);
        } catch (WireFault neither) {
          // the first fault is the one of the RFC
        }
      }
      throw fault;
    }
  }

  private List<FlowComponent> components(boolean whole) {
    var in = new WireReader(octets);
    if (vpn(family)) {
      in.skip(8);
    }
    if (in.isEmpty()) {
      throw new WireFault("a rule without components");
    }
    var components = new ArrayList<FlowComponent>();
    int last = 0;
    while (!in.isEmpty()) {
      int type = in.u8();
      var kind = FlowKind.of(type, family.afi());
      if (kind == null) {
        throw new WireFault("component type " + type + " is unknown");
      }
      if (type <= last) {
        throw new WireFault("component type " + type + " behind " + last);
      }
      last = type;
      components.add(component(kind, in, whole));
    }
    return components;
  }

  private FlowComponent component(FlowKind kind, WireReader in, boolean whole) {
    if (kind.shape() != FlowKind.Shape.PREFIX) {
      return FlowMatches.decode(kind, in);
    }
    return family.afi() == Afi.IPV4
        ? FlowPrefix.decode4(kind, in)
        : FlowPrefix.decode6(kind, in, whole);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Flow o && samePath(o) && Arrays.equals(octets, o.octets);
  }

  @Override
  public int hashCode() {
    long shape =
        (long) pathId << 32 | family.afi() << 16 | family.safi() << 8 | (hasPathId ? 1 : 0);
    return KeyedHash.fold(KeyedHash.mix(shape, octets, 0, octets.length));
  }

  /**
   * What reads back to the same octets: {@code flow destination-ipv4 10.0.0.0/24 protocol [ =tcp
   * =udp ] rd 65000:1}; the octets themselves where words do not tell them, such as bits without
   * meaning.
   */
  @Override
  public String toString() {
    var text = flaw == null ? words(true) : "";
    var out = new StringBuilder(sameOctets(text) ? text : raw());
    appendPathId(out);
    return out.toString();
  }

  private String raw() {
    return "flow raw 0x" + Hex.upper(octets);
  }

  private String words(boolean exact) {
    var out = new StringBuilder("flow");
    for (var component : components()) {
      var texts = component.alternatives(family.afi(), exact);
      out.append(' ').append(component.kind().word(family.afi())).append(' ');
      boolean one = texts.size() == 1 && texts.getFirst().indexOf("&") < 0;
      out.append(one ? texts.getFirst() : "[ " + String.join(" ", texts) + " ]");
    }
    var rd = rd();
    if (rd != null) {
      out.append(" rd ").append(rd);
    }
    return out.toString();
  }

  private boolean sameOctets(String words) {
    try {
      var in = Words.ofLine("", words);
      var draft = begin(family, in);
      while (in.hasNext()) {
        if (!draft.take(in.next(""), in)) {
          return false;
        }
      }
      return draft.nlri(hasPathId ? pathId : null, in.statement()).equals(this);
    } catch (TextFault unreadable) {
      return false;
    }
  }

  private void writeJson(@Nullable String nextHop, JsonWriter out) {
    out.beginTightObject();
    if (flaw != null) {
      writePathId(out);
      out.member("string", raw()).raw(" ").endObject();
      return;
    }
    for (var component : components()) {
      out.name(Objects.requireNonNull(component.kind().word(family.afi()))).beginArray();
      component.alternatives(family.afi(), false).forEach(out::value);
      out.endArray();
    }
    var rd = rd();
    if (rd != null) {
      out.member("rd", rd.toString());
    }
    writePathId(out);
    if (nextHop != null) {
      out.member("next-hop", nextHop);
    }
    out.member("string", words(false)).raw(" ").endObject();
  }

  private static final NlriGrammar GRAMMAR =
      new NlriGrammar("COMPONENT VALUE ... ACTION ...", "4.2", "A FlowSpec rule.", Flow::begin);

  /** Begins a rule; the word {@code flow} in front of it is that of events. */
  private static NlriDraft begin(Family family, Words words) {
    if (words.peek().equals("flow")) {
      words.next("");
    }
    return new FlowDraft(family);
  }

  static final NlriSyntax<Flow> SYNTAX =
      new NlriSyntax<>() {
        @Override
        public Flow decode(WireReader in, Family family, boolean addPath) {
          Integer pathId = addPath ? in.i32() : null;
          int length = in.u8();
          if (length >= FIRST_OF_TWO) {
            length = (length & 0x0f) << 8 | in.u8();
          }
          var octets = in.bytes(length);
          try {
            return of(family, octets, pathId);
          } catch (WireFault fault) {
            return new Flow(
                family, octets, fault.why(), pathId != null, pathId == null ? 0 : pathId);
          }
        }

        @Override
        public void encode(Flow nlri, WireWriter out, boolean addPath) {
          if (addPath) {
            out.u32(nlri.pathId());
          }
          int length = nlri.octets.length;
          if (length < FIRST_OF_TWO) {
            out.u8(length);
          } else {
            out.u16(FIRST_OF_TWO << 8 | length);
          }
          out.bytes(nlri.octets);
        }

        @Override
        public void text(Flow nlri, StringBuilder out) {
          out.append(nlri);
        }

        @Override
        public void command(Flow nlri, StringBuilder out) {
          out.append(nlri.toString().substring("flow ".length()));
        }

        @Override
        public NlriGrammar grammar() {
          return GRAMMAR;
        }

        @Override
        public void json(Flow nlri, JsonWriter out) {
          nlri.writeJson(null, out);
        }

        @Override
        public void json4(Flow nlri, String nextHop, JsonWriter out) {
          nlri.writeJson(nextHop, out);
        }

        @Override
        public int compare(Flow a, Flow b) {
          int order = Integer.compareUnsigned(a.pathId(), b.pathId());
          return order != 0 ? order : Arrays.compareUnsigned(a.octets, b.octets);
        }
      };
}
