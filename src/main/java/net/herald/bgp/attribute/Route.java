package net.herald.bgp.attribute;

import net.herald.bgp.Family;
import net.herald.bgp.nlri.Nlri;
import org.jspecify.annotations.Nullable;

/**
 * What is announced or withdrawn: an NLRI and the attributes it goes with, next hop included.
 * Routes are equal that are the same in every octet; which of them replace each other, their NLRI
 * say.
 *
 * @param nlri what can be reached
 * @param attributes how; a withdraw may have none
 */
public record Route(Nlri nlri, AttributeSet attributes) {
  public Family family() {
    return nlri.family();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Route o && nlri.sameOctets(o.nlri) && attributes.equals(o.attributes);
  }

  @Override
  public int hashCode() {
    return nlri.hashCode() * 31 + attributes.hashCode();
  }

  /** The NLRI with its family's text form, then the attributes. */
  @Override
  public String toString() {
    return attributes.isEmpty() ? nlri.toString() : nlri + " " + attributes;
  }
}
