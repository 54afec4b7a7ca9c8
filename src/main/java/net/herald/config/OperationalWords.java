package net.herald.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.message.Operational;
import net.herald.bgp.nlri.Families;
import net.herald.text.Words;

/**
 * OPERATIONAL messages in words, in configuration and commands alike:
 *
 * <pre>
 *   asm | adm            afi AFI safi SAFI advisory TEXT
 *   rpcq | apcq | lpcq   afi AFI safi SAFI [router-id IPV4] sequence NUMBER
 *   rpcp | apcp | lpcp   afi AFI safi SAFI [router-id IPV4] sequence NUMBER counter NUMBER
 * </pre>
 */
public final class OperationalWords {
  /** The words for the kinds. */
  public static final List<String> KINDS =
      Stream.of(Operational.Kind.values())
          .map(kind -> kind.name().toLowerCase(Locale.ROOT))
          .toList();

  private OperationalWords() {}

  /**
   * Takes what follows the word of a kind, up to the end of the statement.
   *
   * @throws net.herald.text.TextFault when it is not right
   */
  public static Operational parse(Operational.Kind kind, Words words) {
    var family = family(words);
    var body =
        switch (kind.shape()) {
          case ADVISORY -> {
            words.expect("advisory");
            yield new Operational.Advisory(kind, family, words.next("a text"));
          }
          case QUERY ->
              new Operational.Query(kind, family, routerId(words), number("sequence", words));
          case COUNTER ->
              new Operational.Counter(
                  kind,
                  family,
                  routerId(words),
                  number("sequence", words),
                  number("counter", words));
        };
    words.expectEnd();
    return new Operational(body);
  }

  private static Family family(Words words) {
    words.expect("afi");
    var afi = words.next("an AFI");
    words.expect("safi");
    var safi = words.next("a SAFI");
    var family = Families.parse(afi, safi);
    if (family == null) {
      throw words.fault("'" + afi + " " + safi + "' is not a known family", "expected a family");
    }
    return family;
  }

  private static Ipv4 routerId(Words words) {
    if (!words.take("router-id")) {
      return Ipv4.ZERO;
    }
    var word = words.next("a router identifier");
    var given = Ipv4.parse(word);
    if (given == null) {
      throw words.fault("'" + word + "' is not a router identifier", "expected an IPv4 address");
    }
    return given;
  }

  private static int number(String what, Words words) {
    words.expect(what);
    return (int) words.number(what, 0, 0xffffffffL);
  }
}
