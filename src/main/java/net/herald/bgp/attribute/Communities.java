package net.herald.bgp.attribute;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.herald.bgp.Decimal;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.iana.AttributeCode;
import net.herald.json.JsonSchema;
import net.herald.json.JsonWriter;
import net.herald.text.DidYouMean;
import net.herald.text.Words;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * COMMUNITIES (RFC 1997), in the order of the wire; what is configured goes out in ascending order.
 */
public final class Communities implements Attribute {
  /** RFC 9494: the route is one of a peer that is gone for long. */
  public static final int LLGR_STALE = 0xffff0006;

  /** RFC 9494: the route shall not be kept so long. */
  public static final int NO_LLGR = 0xffff0007;

  /** Well-known communities with the words for them; the first word of a value is the one shown. */
  private static final Map<String, Integer> NAMES =
      Map.ofEntries(
          Map.entry("no-export", 0xffffff01),
          Map.entry("no_export", 0xffffff01),
          Map.entry("no-advertise", 0xffffff02),
          Map.entry("no_advertise", 0xffffff02),
          Map.entry("no-export-subconfed", 0xffffff03),
          Map.entry("no-peer", 0xffffff04),
          Map.entry("nopeer", 0xffffff04),
          Map.entry("blackhole", 0xffff029a),
          Map.entry("llgr-stale", LLGR_STALE),
          Map.entry("no-llgr", NO_LLGR));

  /** One for each, in the order of the alphabet. */
  private static final List<String> SHOWN =
      NAMES.keySet().stream()
          .sorted()
          .collect(Collectors.toMap(NAMES::get, name -> name, (first, _) -> first, TreeMap::new))
          .values()
          .stream()
          .sorted()
          .toList();

  /** So many are sorted by insertion. */
  private static final int FEW = 32;

  private final int[] values;

  /** Each value is an unsigned 32-bit number. */
  public Communities(int... values) {
    this.values = values.clone();
  }

  /**
   * The attributes of a route as that of a peer that is gone for long (RFC 9494 section 4.2); null
   * when it must not be kept so.
   */
  public static @Nullable AttributeSet longLived(AttributeSet attributes) {
    var given = attributes.get(AttributeCode.COMMUNITIES, Communities.class);
    if (given == null) {
      return attributes.with(new Communities(LLGR_STALE));
    }
    if (given.has(NO_LLGR)) {
      return null;
    }
    if (given.has(LLGR_STALE)) {
      return attributes;
    }
    int[] more = Arrays.copyOf(given.values, given.values.length + 1);
    more[given.values.length] = LLGR_STALE;
    return attributes.with(new Communities(more));
  }

  private boolean has(int value) {
    return Arrays.stream(values).anyMatch(one -> one == value);
  }

  public int[] values() {
    return values.clone();
  }

  @Override
  public int code() {
    return AttributeCode.COMMUNITIES;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Communities o && Arrays.equals(values, o.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** By value, unsigned. Mostly they are few and in order already. */
  private static Communities sorted(List<Integer> given) {
    if (given.size() > FEW) {
      var sorted = given.stream().sorted(Integer::compareUnsigned);
      return new Communities(sorted.mapToInt(Integer::intValue).toArray());
    }
    var values = new int[given.size()];
    for (int i = 0; i < values.length; i++) {
      int value = given.get(i);
      int at = i;
      while (at > 0 && Integer.compareUnsigned(values[at - 1], value) > 0) {
        values[at] = values[--at];
      }
      values[at] = value;
    }
    return new Communities(values);
  }

  private static String text(int value) {
    return switch (value) {
      case 0xffffff01 -> "no-export";
      case 0xffffff02 -> "no-advertise";
      case 0xffffff03 -> "no-export-subconfed";
      case 0xffffff04 -> "no-peer";
      case 0xffff029a -> "blackhole";
      default -> (value >>> 16) + ":" + (value & 0xffff);
    };
  }

  private static int parseOne(Words words) {
    words.offer(SHOWN);
    var word = words.next("a community");
    int colon = word.indexOf(':');
    if (colon > 0) {
      long high = Decimal.parse(word.substring(0, colon), 0xffff);
      long low = Decimal.parse(word.substring(colon + 1), 0xffff);
      if (high >= 0 && low >= 0) {
        return (int) (high << 16 | low);
      }
      throw words.fault("'" + word + "' is not a community", "expected A:B, both 0 to 65535");
    }
    var name = NAMES.get(word.toLowerCase(Locale.ROOT));
    if (name != null) {
      return name;
    }
    long number = word.startsWith("0x") ? hex(word.substring(2)) : Decimal.parse(word, 0xffffffffL);
    if (number < 0) {
      var known = NAMES.keySet().stream().sorted().toList();
      throw DidYouMean.nearest(word, known).isEmpty()
          ? words.fault("'" + word + "' is not a community", "expected A:B, a number or a name")
          : words.unknown("'" + word + "' is not a community", known);
    }
    return (int) number;
  }

  private static long hex(String digits) {
    try {
      return digits.length() > 8 || digits.isEmpty() ? -1 : Long.parseUnsignedLong(digits, 16);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  static final AttributeSyntax<Communities> SYNTAX =
      new AttributeSyntax<>() {
        @Override
        public Communities decode(WireReader value, Negotiated session) {
          if (value.isEmpty() || value.left() % 4 != 0) {
            throw new WireFault("length is " + value.left() + ", not a multiple of 4");
          }
          var values = new int[value.left() / 4];
          for (int i = 0; i < values.length; i++) {
            values[i] = value.i32();
          }
          return new Communities(values);
        }

        @Override
        public boolean sent(Communities communities, EncodingContext context) {
          return communities.values.length > 0;
        }

        @Override
        public void encode(Communities communities, WireWriter out, EncodingContext context) {
          for (int value : communities.values) {
            out.u32(value);
          }
        }

        @Override
        public Communities parse(Words words) {
          return sorted(words.list(Communities::parseOne, false));
        }

        @Override
        public void text(Communities communities, StringBuilder out) {
          TextList.append(Arrays.stream(communities.values).mapToObj(Communities::text), out);
        }

        @Override
        public Map<String, Object> schema() {
          return JsonSchema.list(JsonSchema.INTEGERS);
        }

        @Override
        public void json(Communities communities, JsonWriter out) {
          out.beginArray();
          for (int value : communities.values) {
            out.beginArray().value(value >>> 16).value(value & 0xffff).endArray();
          }
          out.endArray();
        }
      };
}
