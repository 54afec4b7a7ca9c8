package net.herald.bgp.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.herald.bgp.Ipv4;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * CLUSTER_LIST (RFC 4456 section 8).
 *
 * @param clusters in the order of the wire
 */
public record ClusterList(List<Ipv4> clusters) implements Attribute {
  public ClusterList {
    clusters = List.copyOf(clusters);
  }

  @Override
  public int code() {
    return AttributeCode.CLUSTER_LIST;
  }

  static final AttributeSyntax<ClusterList> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public ClusterList decode(WireReader value, Negotiated session) {
          if (value.isEmpty() || value.left() % 4 != 0) {
            throw new WireFault("length is " + value.left() + ", not a multiple of 4");
          }
          var clusters = new ArrayList<Ipv4>(value.left() / 4);
          while (!value.isEmpty()) {
            clusters.add(Ipv4.read(value));
          }
          return new ClusterList(clusters);
        }

        @Override
        public void encode(ClusterList attribute, WireWriter out, EncodingContext context) {
          attribute.clusters.forEach(c -> c.write(out));
        }

        @Override
        public ClusterList parse(Words words) {
          List<Ipv4> clusters =
              words.list(w -> OriginatorId.identifier(w, "a cluster identifier"), false);
          if (clusters.isEmpty()) {
            throw words.fault("cluster-list is empty", "expected at least one IPv4 address");
          }
          return new ClusterList(clusters);
        }

        @Override
        public void text(ClusterList attribute, StringBuilder out) {
          TextList.append(attribute.clusters.stream().map(Ipv4::toString), out);
        }

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.STRINGS;
        }

        @Override
        public void json(ClusterList attribute, JsonWriter out) {
          out.beginArray();
          attribute.clusters.forEach(c -> out.value(c.toString()));
          out.endArray();
        }
      };
}
