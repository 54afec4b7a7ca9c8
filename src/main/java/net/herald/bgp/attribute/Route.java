package net.herald.bgp.attribute;

import net.herald.bgp.Family;
import net.herald.bgp.nlri.Nlri;

/**
 * What is announced or withdrawn: an NLRI and the attributes it goes with, next hop included.
 *
 * @param nlri what can be reached
 * @param attributes how; a withdraw may have none
 */
public record Route(Nlri nlri, AttributeSet attributes) {
  public Family family() {
    return nlri.family();
  }

  /** The NLRI with its family's text form, then the attributes. */
  @Override
  public String toString() {
    return attributes.isEmpty() ? nlri.toString() : nlri + " " + attributes;
  }
}
