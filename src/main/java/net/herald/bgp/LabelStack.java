package net.herald.bgp;

import java.util.Arrays;
import java.util.List;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * MPLS labels in front of a prefix, the outermost first (RFC 8277 section 2, RFC 3032).
 *
 * <pre>
 *   label 20 bits | traffic class 3 | bottom of stack 1      three octets each
 * </pre>
 *
 * <p>All 24 bits are kept as they came, so that what was received can be shown and sent unchanged.
 */
public final class LabelStack implements Comparable<LabelStack> {
  private static final int MARK = 0x800000;
  private static final int OLD_MARK = 0;

  /** The largest label. */
  public static final int MOST = 0xfffff;

  /** No labels: what a withdraw says that nobody gave labels. */
  public static final LabelStack NONE = new LabelStack(new int[0]);

  /** What stands for the labels in a withdraw (RFC 8277 section 2.4). */
  public static final LabelStack WITHDRAWN = new LabelStack(new int[] {MARK});

  private static final int BOTTOM = 1;

  private final int[] entries;

  private LabelStack(int[] entries) {
    this.entries = entries;
  }

  /** The stack of these labels: traffic class zero, the bottom bit on the last. */
  public static LabelStack of(int... labels) {
    var entries = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] > MOST) {
        throw new IllegalArgumentException("label " + labels[i]);
      }
      entries[i] = labels[i] << 4 | (i == labels.length - 1 ? BOTTOM : 0);
    }
    return labels.length == 0 ? NONE : new LabelStack(entries);
  }

  /**
   * Reads one entry, whatever its bottom bit says, as EVPN has it.
   *
   * @throws WireFault when there are no three octets
   */
  public static LabelStack decodeOne(WireReader in) {
    return new LabelStack(new int[] {in.u24()});
  }

  /**
   * The labels that octets begin with: those up to the one with the bottom bit. The marks of a
   * withdraw, 0x800000 and 0x000000, have none and stand alone. Where no entry has it, it is the
   * first alone: RFC 8277 section 2.2 has the bit ignored where a route has one label.
   *
   * @param behind how many octets at the end cannot be labels
   * @throws WireFault when there is no room for a label
   */
  public static LabelStack leading(byte[] octets, int behind) {
    var in = new WireReader(octets, 0, Math.max(octets.length - behind, 0));
    int first = in.u24();
    var alone = new LabelStack(new int[] {first});
    if (first == MARK || first == OLD_MARK) {
      return alone;
    }
    var entries = alone.entries;
    while ((entries[entries.length - 1] & BOTTOM) == 0) {
      if (in.left() < 3) {
        return alone;
      }
      entries = Arrays.copyOf(entries, entries.length + 1);
      entries[entries.length - 1] = in.u24();
    }
    return new LabelStack(entries);
  }

  /** Writes three octets for each label. */
  public void encode(WireWriter out) {
    for (int entry : entries) {
      out.u24(entry);
    }
  }

  /** How many labels there are. */
  public int size() {
    return entries.length;
  }

  /** Whether the last one has the bottom of stack bit. */
  public boolean isEnded() {
    return entries.length > 0 && (entries[entries.length - 1] & BOTTOM) != 0;
  }

  /** A label, counted from 0 for the outermost. */
  public int label(int index) {
    return entries[index] >>> 4;
  }

  /** All 24 bits of an entry, counted from 0 for the outermost. */
  public int raw(int index) {
    return entries[index];
  }

  /**
   * Takes {@code 100}, or {@code [ 100 200 ]}, each with or without all of its bits in parentheses,
   * as {@link #toString} shows them: {@code 100 (1601)}.
   */
  public static LabelStack parse(Words words) {
    List<Entry> written = words.list(LabelStack::parseOne, false);
    if (written.isEmpty()) {
      throw words.fault("no label between the brackets", "expected [ LABEL ... ]");
    }
    var entries = new int[written.size()];
    for (int i = 0; i < entries.length; i++) {
      var entry = written.get(i);
      int bottom = i == entries.length - 1 ? BOTTOM : 0;
      entries[i] = entry.raw != null ? entry.raw : entry.label << 4 | bottom;
    }
    return new LabelStack(entries);
  }

  private record Entry(int label, @Nullable Integer raw) {}

  private static Entry parseOne(Words words) {
    int label = (int) words.number("label", 0, MOST);
    var next = words.peek();
    if (!next.startsWith("(")) {
      return new Entry(label, null);
    }
    words.next("the bits of the label");
    boolean closed = next.endsWith(")");
    long raw = closed ? Decimal.parse(next.substring(1, next.length() - 1), 0xffffff) : -1;
    if (raw < 0 || raw >>> 4 != label) {
      throw words.fault(
          "'" + next + "' are not the bits of label " + label,
          "expected (" + (label << 4) + ") to (" + (label << 4 | 0xf) + "), or nothing");
    }
    return new Entry(label, (int) raw);
  }

  /** Writes {@code [ [100, 1601] ]}: the label and all 24 bits of each. */
  public void json(JsonWriter out) {
    out.beginArray();
    for (int entry : entries) {
      out.beginTightArray().value(entry >>> 4).value(entry).endArray();
    }
    out.endArray();
  }

  @Override
  public int compareTo(LabelStack other) {
    return Arrays.compare(entries, other.entries);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LabelStack o && Arrays.equals(entries, o.entries);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(entries);
  }

  /** The form that {@link #parse} reads back: {@code 100 (1601)}; nothing for no labels. */
  @Override
  public String toString() {
    if (entries.length == 0) {
      return "";
    }
    var out = new StringBuilder();
    for (int entry : entries) {
      out.append(' ').append(entry >>> 4).append(" (").append(entry).append(')');
    }
    return entries.length == 1 ? out.substring(1) : "[" + out + " ]";
  }
}
