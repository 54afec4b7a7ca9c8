package net.herald.bgp.nlri;

import java.util.List;
import net.herald.wire.WireWriter;

/** A component of a flow specification: what one field of a packet has to be. */
sealed interface FlowComponent permits FlowPrefix, FlowMatches {
  FlowKind kind();

  /**
   * Writes the component, its type first.
   *
   * @param whole whether an IPv6 prefix has the bits before its offset
   */
  void encode(WireWriter out, boolean whole);

  /**
   * Its alternatives, of which one has to hold, as text.
   *
   * @param exact whether the text says in how many octets a value is
   */
  List<String> alternatives(int afi, boolean exact);
}
