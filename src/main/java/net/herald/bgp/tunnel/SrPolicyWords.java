package net.herald.bgp.tunnel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.herald.bgp.HexWord;
import net.herald.bgp.Ipv6;
import net.herald.text.Words;
import net.herald.wire.Octets;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;

/** The words of which an SR policy consists, a sub-TLV each. */
public final class SrPolicyWords {

  /**
   * One word.
   *
   * @param parser takes the value behind it
   */
  public record Row(String word, Function<Words, SrPolicyTunnel> parser) {}

  public static final List<Row> TABLE =
      List.of(
          row(SubTlv.PREFERENCE, words -> new SubTlv.Preference(0, number("preference", words))),
          row(
              SubTlv.PRIORITY,
              words -> new SubTlv.Priority((int) words.number("priority", 0, 255))),
          row(SubTlv.BINDING_SID, SrPolicyWords::bindingSid),
          row(SubTlv.SRV6_BINDING_SID, SrPolicyWords::srv6BindingSid),
          row(SegmentList.TYPE, SegmentList::parse),
          row(SubTlv.POLICY_NAME, words -> name(SubTlv.POLICY_NAME, words)),
          row(SubTlv.CANDIDATE_PATH_NAME, words -> name(SubTlv.CANDIDATE_PATH_NAME, words)),
          row(0, SrPolicyWords::octets));

  private SrPolicyWords() {}

  private static Row row(int type, Function<Words, SubTlv> parser) {
    return new Row(SubTlv.word(type), words -> new SrPolicyTunnel(List.of(parser.apply(words))));
  }

  /** Takes words and their values up to a {@code )}: all of them, as a peer may send them. */
  static SrPolicyTunnel parse(Words words) {
    var parts = new ArrayList<SubTlv>();
    while (!words.take(")")) {
      var word = words.next("')'");
      var row = TABLE.stream().filter(r -> r.word.equals(word)).findFirst();
      if (row.isEmpty()) {
        throw words.unknown(
            "unknown word '" + word + "' in an SR policy", TABLE.stream().map(Row::word).toList());
      }
      parts.addAll(row.get().parser.apply(words).parts());
    }
    return new SrPolicyTunnel(parts);
  }

  private static int number(String what, Words words) {
    return (int) words.number(what, 0, 0xffffffffL);
  }

  private static SubTlv bindingSid(Words words) {
    return switch (words.choice("binding SID", List.of("mpls", "null", "srv6"))) {
      case "mpls" ->
          SubTlv.BindingSid.ofLabel((int) words.number("MPLS label", 0, Segment.LABEL_MOST));
      case "srv6" -> new SubTlv.BindingSid(0, null, (Ipv6) Segment.address(128, words));
      default -> new SubTlv.BindingSid(0, null, null);
    };
  }

  private static SubTlv srv6BindingSid(Words words) {
    var sid = (Ipv6) Segment.address(128, words);
    var behavior = words.take(EndpointBehavior.WORD) ? EndpointBehavior.parse(words) : null;
    return SubTlv.Srv6BindingSid.of(sid, behavior);
  }

  private static SubTlv name(int type, Words words) {
    var name = words.next("a name");
    return new SubTlv.Name(type, Octets.of(name.getBytes(StandardCharsets.UTF_8)));
  }

  private static SubTlv octets(Words words) {
    int type = (int) words.number("type of a sub-TLV", 0, 255);
    var value = HexWord.parse(words, "a sub-TLV", type < 128 ? 255 : 0xffff);
    try {
      return SubTlv.decode(type, new WireReader(value));
    } catch (WireFault fault) {
      throw words.fault("these octets are not a sub-TLV: " + fault.why(), "");
    }
  }
}
