package net.herald.bgp.attribute;

/** One path attribute: an immutable value with {@code equals} over what it says. */
public interface Attribute {
  /** The attribute type code. */
  int code();
}
