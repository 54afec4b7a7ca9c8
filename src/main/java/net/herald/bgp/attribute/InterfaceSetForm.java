package net.herald.bgp.attribute;

import java.util.List;
import net.herald.bgp.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * A set of interfaces to which a flow specification is confined
 * (draft-ietf-idr-flowspec-interfaceset).
 *
 * <pre>
 *   AS 4 | output 1 bit | input 1 bit | group 14 bits
 * </pre>
 *
 * @param word what a text of it begins with; where it may be left out it says nothing else
 * @param optional whether it may be left out
 */
record InterfaceSetForm(String word, boolean optional) implements ExtendedCommunityForm {
  static final InterfaceSetForm TRANSITIVE = new InterfaceSetForm("transitive:", true);
  static final InterfaceSetForm NON_TRANSITIVE = new InterfaceSetForm("non-transitive:", false);

  /** By the two bits. */
  private static final List<String> DIRECTIONS = List.of("0", "input", "output", "input-output");

  @Override
  public @Nullable String text(long value) {
    var direction = DIRECTIONS.get((int) value >>> 14 & 3);
    return direction + ":" + (value >>> 16) + ":" + (value & 0x3fff);
  }

  @Override
  public long parse(String text) {
    if (!optional && !text.startsWith(word)) {
      return NONE;
    }
    var parts = (text.startsWith(word) ? text.substring(word.length()) : text).split(":", -1);
    if (parts.length != 3) {
      return NONE;
    }
    long direction = DIRECTIONS.indexOf(parts[0]);
    long asn = Decimal.parse(parts[1], 0xffffffffL);
    long group = Decimal.parse(parts[2], 0x3fff);
    return direction < 0 || asn < 0 || group < 0 ? NONE : asn << 16 | direction << 14 | group;
  }

  @Override
  public String usage() {
    return (optional ? "[" + word + "]" : word) + "input|output|input-output:AS:GROUP";
  }
}
