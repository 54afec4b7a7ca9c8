package net.herald.bgp.attribute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.tunnel.SrPolicyTunnel;
import net.herald.bgp.tunnel.SrPolicyWords;
import net.herald.bgp.tunnel.Tunnel;
import net.herald.iana.AttributeCode;
import net.herald.iana.Safi;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * Tunnel encapsulation (RFC 9012). On routes of SR policies the words of the policy make one, too.
 *
 * @param tunnels in the order of the wire
 */
public record TunnelEncapsulation(List<Tunnel> tunnels) implements Attribute {
  public TunnelEncapsulation {
    tunnels = List.copyOf(tunnels);
  }

  @Override
  public int code() {
    return AttributeCode.TUNNEL_ENCAPSULATION;
  }

  /** The words of an SR policy, on routes of that family. */
  static List<Attributes.Spelling> spellings() {
    return SrPolicyWords.TABLE.stream()
        .map(row ->
            new Attributes.Spelling(
                row.word(),
                Safi.SR_POLICY,
                words -> new TunnelEncapsulation(List.of(row.parser().apply(words)))))
        .toList();
  }

  static final AttributeSyntax<TunnelEncapsulation> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public TunnelEncapsulation decode(WireReader value, Negotiated session) {
          var tunnels = new ArrayList<Tunnel>();
          while (!value.isEmpty()) {
            int type = value.u16();
            tunnels.add(Tunnel.decode(type, value.slice(value.u16())));
          }
          return new TunnelEncapsulation(tunnels);
        }

        @Override
        public void encode(TunnelEncapsulation attribute, WireWriter out, EncodingContext context) {
          for (var tunnel : attribute.tunnels) {
            int at = out.size() + 2;
            tunnel.encode(out.u16(tunnel.type()).u16(0));
            out.patchU16(at, out.size() - at - 2);
          }
        }

        @Override
        public TunnelEncapsulation parse(Words words) {
          return new TunnelEncapsulation(words.list(Tunnel::parse, false));
        }

        @Override
        public TunnelEncapsulation repeated(TunnelEncapsulation first, TunnelEncapsulation second) {
          return first.tunnels.size() == 1
                  && second.tunnels.size() == 1
                  && first.tunnels.getFirst() instanceof SrPolicyTunnel one
                  && second.tunnels.getFirst() instanceof SrPolicyTunnel other
              ? new TunnelEncapsulation(List.of(one.with(other)))
              : first;
        }

        @Override
        public void text(TunnelEncapsulation attribute, StringBuilder out) {
          boolean one = attribute.tunnels.size() == 1;
          out.append(one ? "" : "[ ");
          for (var tunnel : attribute.tunnels) {
            tunnel.text(out);
            out.append(one ? "" : " ");
          }
          out.append(one ? "" : "]");
        }

        @Override
        public Map<String, Object> schema() {
          return Tunnel.schema();
        }

        @Override
        public void json(TunnelEncapsulation attribute, JsonWriter out) {
          var byKey = new LinkedHashMap<String, List<Tunnel>>();
          for (var tunnel : attribute.tunnels) {
            byKey.computeIfAbsent(tunnel.key(), _ -> new ArrayList<>()).add(tunnel);
          }
          out.beginTightObject();
          byKey.forEach((key, tunnels) -> {
            out.name(key);
            // RFC 9830 section 2.3: of several of an SR policy the first counts
            if (tunnels.size() == 1 || tunnels.getFirst() instanceof SrPolicyTunnel) {
              tunnels.getFirst().json(out);
            } else {
              out.beginTightArray();
              tunnels.forEach(tunnel -> tunnel.json(out));
              out.endArray();
            }
          });
          out.endObject();
        }
      };
}
