package net.herald.bgp.attribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.herald.bgp.Asn;
import net.herald.bgp.attribute.AsPath.Kind;
import net.herald.bgp.attribute.AsPath.Segment;
import net.herald.text.Words;

/**
 * The AS path of configuration and commands.
 *
 * <pre>
 *   as-path 65001                        one AS
 *   as-path [ 65001 65002 ]              a sequence; commas may stand between
 *   as-path [ 65001 ] ( 65002 65003 )    a sequence and a set
 *   as-path [ 65001 ( 65002 65003 ) ]    the same, as ExaBGP 3.4 has it
 *   as-path confed [ 65001 ] [ 65002 ]   a confederation sequence and a sequence
 * </pre>
 */
final class AsPathText {
  /**
   * Makes the segment that follows one of a confederation. ExaBGP has no form for those that its
   * grammar can read.
   */
  static final String CONFED = "confed";

  private AsPathText() {}

  static AsPath parse(Words words) {
    var segments = new ArrayList<Segment>();
    if (!begins(words)) {
      return new AsPath(List.of(new Segment(Kind.SEQUENCE, asn(words))));
    }
    while (begins(words)) {
      boolean confederation = words.take(CONFED);
      boolean sequence = words.isNext("[");
      if (!sequence && !words.isNext("(")) {
        throw words.fault("'confed' stands alone", "expected [ or ( behind it");
      }
      words.next("[ or (");
      segment(words, confederation, sequence, segments);
    }
    return new AsPath(segments);
  }

  /** Takes a segment up to its end; in a sequence of ExaBGP 3.4 there may be a set. */
  private static void segment(
      Words words, boolean confederation, boolean sequence, List<Segment> segments) {
    var asns = new int[8];
    int count = 0;
    int at = segments.size();
    var close = sequence ? "]" : ")";
    while (!words.take(close)) {
      if (sequence && words.take("(")) {
        segment(words, confederation, false, segments);
      } else {
        asns = count == asns.length ? Arrays.copyOf(asns, count * 2) : asns;
        asns[count++] = asn(words);
      }
      words.take(",");
    }
    if (count > 0) {
      var kind =
          confederation
              ? (sequence ? Kind.CONFED_SEQUENCE : Kind.CONFED_SET)
              : (sequence ? Kind.SEQUENCE : Kind.SET);
      segments.add(at, new Segment(kind, Arrays.copyOf(asns, count)));
    }
  }

  private static boolean begins(Words words) {
    return words.isNext("[") || words.isNext("(") || words.isNext(CONFED);
  }

  private static int asn(Words words) {
    var word = words.next("an AS number");
    var asn = Asn.parse(word);
    if (asn == null) {
      throw words.fault("'" + word + "' is not an AS number", "expected 0 to 4294967295, or H.L");
    }
    return asn.value();
  }
}
