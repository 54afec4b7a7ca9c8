package net.herald.route;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv6;
import net.herald.bgp.attribute.Attribute;
import net.herald.bgp.attribute.Attributes;
import net.herald.bgp.attribute.NextHop;
import net.herald.iana.AttributeCode;
import net.herald.text.TextFault;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * The words that say what becomes of the packets of a flow specification: each adds an extended
 * community, in the text form of its kind, and some a next hop (RFC 8955 section 7 and drafts).
 */
final class FlowActions {
  /** Where words may stand in the block of a rule. */
  enum Part {
    THEN,
    SCOPE
  }

  /**
   * One word.
   *
   * @param word as written
   * @param part where it belongs
   * @param parser takes its value and adds it to the route
   */
  record Row(String word, Part part, BiConsumer<TailDraft, Words> parser) {}

  static final List<Row> TABLE =
      List.of(
          then("accept", (_, _) -> {}),
          then("discard", (draft, words) -> add("rate-limit:0", draft, words)),
          then("rate-limit", FlowActions::rateLimit),
          then("redirect", FlowActions::redirect),
          then("redirect-to-nexthop", (draft, words) -> add("redirect-to-nexthop", draft, words)),
          then("redirect-to-nexthop-ietf", FlowActions::toAddress),
          then("copy", FlowActions::copy),
          then("copy-to-nexthop", (draft, words) -> add("copy-to-nexthop", draft, words)),
          then("copy-to-nexthop-ietf", FlowActions::toAddress),
          then("mark", (draft, words) -> add("mark " + words.number("mark", 0, 63), draft, words)),
          then("action", FlowActions::action),
          new Row("interface-set", Part.SCOPE, FlowActions::interfaceSet));

  private static final long MOST_RATE = 1_000_000_000_000L;

  private FlowActions() {}

  private static Row then(String word, BiConsumer<TailDraft, Words> parser) {
    return new Row(word, Part.THEN, parser);
  }

  /** The row of a word; null for none. */
  static @Nullable Row of(String word) {
    for (var row : TABLE) {
      if (row.word.equals(word)) {
        return row;
      }
    }
    return null;
  }

  /** Adds the extended community of a text, which is right. */
  private static void add(String text, TailDraft draft, Words words) {
    draft.add(parsed(AttributeCode.EXTENDED_COMMUNITIES, Words.ofLine("", text)), words.range());
  }

  private static Attribute parsed(int code, Words words) {
    return Objects.requireNonNull(Attributes.known(code)).syntax().parse(words);
  }

  /** {@code rate-limit N [bytes|packets]}: a second. */
  private static void rateLimit(TailDraft draft, Words words) {
    long rate = words.number("rate-limit", 0, Long.MAX_VALUE, "a number of octets, or packets");
    var place = words.range();
    boolean packets = words.take("packets");
    if (!packets) {
      words.take("bytes");
    }
    if (rate > MOST_RATE && !packets) {
      draft.warn(place, "a rate of more than 10^12 octets a second", "10^12 is sent");
      rate = MOST_RATE;
    }
    add("rate-limit:" + rate + (packets ? ":packets" : ""), draft, words);
  }

  /**
   * {@code redirect AS:N}, {@code redirect IPv4:N}, {@code redirect [IPv6]:N} to a route target; to
   * a next hop with an address alone.
   */
  private static void redirect(TailDraft draft, Words words) {
    var place = words.nextRange();
    var target = target(words);
    int colon = target.lastIndexOf(':');
    var address = Ip.parse(target);
    if (address == null && target.startsWith("[") && target.endsWith("]")) {
      address = Ip.parse(target.substring(1, target.length() - 1));
    }
    if (address != null) {
      draft.add(new NextHop(address), place);
      add("redirect-to-nexthop", draft, words);
    } else if (target.startsWith("[") && target.contains("]:")) {
      var text = "redirect:" + target.substring(1).replace("]:", ":");
      draft.add(parse(AttributeCode.IPV6_EXTENDED_COMMUNITIES, text, target, words), place);
    } else if (colon > 0) {
      var text = "redirect:" + target;
      draft.add(parse(AttributeCode.EXTENDED_COMMUNITIES, text, target, words), place);
    } else {
      throw noTarget(target, words);
    }
  }

  /** The word, or several that brackets without quotes made of one. */
  private static String target(Words words) {
    if (!words.take("[")) {
      return words.next("AS:NUMBER or an IP address");
    }
    var out = new StringBuilder("[").append(words.next("an IPv6 address"));
    words.expect("]");
    out.append(']');
    if (words.peek().startsWith(":")) {
      out.append(words.next(""));
    }
    return out.toString();
  }

  private static Attribute parse(int code, String text, String target, Words words) {
    try {
      return parsed(code, Words.ofLine("", text));
    } catch (TextFault wrong) {
      throw noTarget(target, words);
    }
  }

  private static TextFault noTarget(String target, Words words) {
    return words.fault(
        "'" + target + "' is not a target of redirect",
        "expected AS:NUMBER, AS4:NUMBER16, IPv4:NUMBER16, [IPv6]:NUMBER16 or an IP address");
  }

  /** {@code copy IP}: to a next hop. */
  private static void copy(TailDraft draft, Words words) {
    var place = words.nextRange();
    draft.add(new NextHop(address(words)), place);
    add("copy-to-nexthop", draft, words);
  }

  /** {@code redirect-to-nexthop-ietf IP}, {@code copy-to-nexthop-ietf IP}. */
  private static void toAddress(TailDraft draft, Words words) {
    var word = words.last();
    var address = address(words);
    int code =
        address instanceof Ipv6
            ? AttributeCode.IPV6_EXTENDED_COMMUNITIES
            : AttributeCode.EXTENDED_COMMUNITIES;
    draft.add(parsed(code, Words.ofLine("", word + " " + address)), words.range());
  }

  private static Ip address(Words words) {
    var text = words.next("an IP address");
    var address = Ip.parse(text);
    if (address == null) {
      throw words.fault("'" + text + "' is not an IP address", "expected one");
    }
    return address;
  }

  private static void action(TailDraft draft, Words words) {
    var choices = List.of("sample", "terminal", "sample-terminal");
    add("action " + words.choice("action", choices), draft, words);
  }

  private static void interfaceSet(TailDraft draft, Words words) {
    var place = words.nextRange();
    var sets =
        words.list(
            w -> {
              var text = "interface-set:" + w.next("an interface set");
              try {
                add(text, new TailDraft(), w);
                return text;
              } catch (TextFault wrong) {
                throw w.fault(
                    "'" + text.substring(text.indexOf(':') + 1) + "' is not an interface set",
                    "expected [non-]transitive:input|output|input-output:AS:GROUP, GROUP up to"
                        + " 16383");
              }
            },
            false);
    var all = sets.stream().collect(Collectors.joining(" ", "[ ", " ]"));
    draft.add(parsed(AttributeCode.EXTENDED_COMMUNITIES, Words.ofLine("", all)), place);
  }
}
