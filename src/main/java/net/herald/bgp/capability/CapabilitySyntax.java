package net.herald.bgp.capability;

import java.util.List;
import net.herald.json.JsonWriter;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;

/**
 * How one capability is read, written and shown.
 *
 * @param <C> its value
 */
public interface CapabilitySyntax<C extends Capability> {

  /**
   * Reads the value of one capability TLV, to its end.
   *
   * @throws net.herald.wire.WireFault when it is malformed; the OPEN is then refused
   */
  C decode(WireReader value);

  /** Writes the value of the capability. */
  void encode(C capability, WireWriter out);

  /** The values of the TLVs it takes; most take one. */
  default List<byte[]> values(C capability) {
    var out = new WireWriter();
    encode(capability, out);
    return List.of(out.toBytes());
  }

  /**
   * What two TLVs of this code in one OPEN mean together: the last one, for most (RFC 5492 section
   * 4).
   */
  default C merge(C first, C last) {
    return last;
  }

  /** Writes the members of the capability's JSON object. */
  void json(C capability, JsonWriter out);

  /** The lower-case words of the text event, such as {@code asn4(65002)}. */
  String text(C capability);
}
