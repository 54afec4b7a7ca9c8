package net.herald.bgp.attribute;

import net.herald.iana.AttributeCode;

/** Attributes as words: {@code origin igp as-path ( 65001 )}, a blank before each. */
public final class AttributeText {
  private AttributeText() {}

  /** Appends an attribute as text events show it; nothing for one that is never shown. */
  public static void append(Attribute attribute, StringBuilder out) {
    var row = Attributes.row(attribute);
    var keyword = row.keyword();
    boolean emptyPath = attribute instanceof AsPath path && path.segments().isEmpty();
    if (keyword != null && !emptyPath) {
      out.append(' ').append(row.syntax().word(attribute, keyword));
      int before = out.append(' ').length();
      row.syntax().text(attribute, out);
      trim(out, before);
    }
  }

  /**
   * Appends an attribute as a command has it, which reads back to the same value; nothing for one
   * that cannot be written.
   */
  public static void appendCommand(Attribute attribute, StringBuilder out) {
    var row = Attributes.row(attribute);
    var keyword = row.keyword();
    if (keyword != null) {
      out.append(' ').append(row.syntax().word(attribute, keyword));
      int before = out.append(' ').length();
      row.syntax().command(attribute, out);
      trim(out, before);
    }
  }

  /**
   * Appends the attributes of a set as text events show them, next hop left out: it stands before
   * them.
   */
  public static void append(AttributeSet attributes, StringBuilder out) {
    for (var attribute : attributes.list()) {
      if (attribute.code() != AttributeCode.NEXT_HOP) {
        append(attribute, out);
      }
    }
  }

  private static void trim(StringBuilder out, int before) {
    if (out.length() == before) {
      out.setLength(before - 1);
    }
  }
}
