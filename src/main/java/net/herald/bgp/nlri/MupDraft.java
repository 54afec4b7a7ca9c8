package net.herald.bgp.nlri;

import java.util.List;
import net.herald.bgp.Decimal;
import net.herald.bgp.Family;
import net.herald.bgp.HexWord;
import net.herald.bgp.Ip;
import net.herald.bgp.RouteDistinguisher;
import net.herald.text.Diagnostic;
import net.herald.text.Range;
import net.herald.text.TextFault;
import net.herald.text.Words;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import org.jspecify.annotations.Nullable;

/**
 * The words of a MUP route:
 *
 * <pre>
 *   mup-isd PREFIX rd RD
 *   mup-dsd IP rd RD
 *   mup-t1st PREFIX rd RD teid N qfi N endpoint IP [source IP]
 *   mup-t2st IP rd RD teid N/BITS
 *   0x…                             the octets of one of another type
 * </pre>
 */
final class MupDraft implements NlriDraft {
  /** A value of one word each, and the first and the last route type that have it. */
  private enum Field {
    RD("rd", MupRoute.INTERWORK, MupRoute.TYPE_2),
    TEID("teid", MupRoute.TYPE_1, MupRoute.TYPE_2),
    QFI("qfi", MupRoute.TYPE_1, MupRoute.TYPE_1),
    ENDPOINT("endpoint", MupRoute.TYPE_1, MupRoute.TYPE_1),
    SOURCE("source", MupRoute.TYPE_1, MupRoute.TYPE_1);

    private final String word;
    private final int first;
    private final int last;

    Field(String word, int first, int last) {
      this.word = word;
      this.first = first;
      this.last = last;
    }

    boolean isOf(int type) {
      return type >= first && type <= last;
    }
  }

  private static final List<String> TYPES = List.of("mup-isd", "mup-dsd", "mup-t1st", "mup-t2st");

  private final Family family;
  private final int type;
  private final Ip address;
  private final int length;
  private @Nullable RouteDistinguisher rd;
  private @Nullable Long teid;
  private int teidBits;
  private @Nullable Integer qfi;
  private @Nullable Ip endpoint;
  private @Nullable Ip source;

  private MupDraft(Family family, int type, Ip address, int length) {
    this.family = family;
    this.type = type;
    this.address = address;
    this.length = length;
  }

  static NlriDraft open(Family family, Words words) {
    if (HexWord.isNext(words)) {
      return octets(family, words);
    }
    int type = TYPES.indexOf(words.choice("MUP route type", TYPES)) + 1;
    if (type == MupRoute.INTERWORK || type == MupRoute.TYPE_1) {
      return prefix(family, type, words);
    }
    var address = address("an address", words);
    if (address.afi() != family.afi()) {
      throw words.fault(
          "'" + address + "' is not an address of " + family.afiWord(),
          "expected one of the family of the route");
    }
    return new MupDraft(family, type, address, 0);
  }

  private static NlriDraft octets(Family family, Words words) {
    var octets = new WireReader(HexWord.parse(words, "a MUP route", 259));
    try {
      var nlri = Mup.SYNTAX.decode(octets, family, false);
      if (octets.isEmpty()) {
        return new OctetsDraft(id -> new Mup(nlri.family(), nlri.route(), id != null, orZero(id)));
      }
    } catch (WireFault fault) {
      throw words.fault("these octets are not a MUP route: " + fault.why(), "");
    }
    throw words.fault("these octets are more than a MUP route", "expected one");
  }

  private static MupDraft prefix(Family family, int type, Words words) {
    var word = words.next("a prefix");
    int slash = word.indexOf('/');
    var address = slash < 0 ? null : Ip.parse(word.substring(0, slash));
    if (address == null || address.afi() != family.afi()) {
      throw words.fault(
          "'" + word + "' is not a prefix of " + family.afiWord(), "expected ADDRESS/LENGTH");
    }
    int length = (int) Decimal.parse(word.substring(slash + 1), address.bits());
    if (length < 0) {
      throw words.fault(
          "'" + word.substring(slash + 1) + "' is not a prefix length",
          "expected 0 to " + address.bits());
    }
    var network = MupRoute.masked(address, length);
    if (!network.equals(address)) {
      throw words.fault("'" + word + "' has host bits", "expected " + network + "/" + length);
    }
    return new MupDraft(family, type, address, length);
  }

  private static Ip address(String what, Words words) {
    var word = words.next(what);
    var address = Ip.parse(word);
    if (address == null) {
      throw words.fault("'" + word + "' is not " + what, "expected an IP address");
    }
    return address;
  }

  @Override
  public List<String> words() {
    return java.util.stream.Stream.of(Field.values())
        .filter(field -> field.isOf(type))
        .map(field -> field.word)
        .toList();
  }

  @Override
  public boolean take(String word, Words words) {
    for (var field : Field.values()) {
      if (field.word.equals(word) && field.isOf(type)) {
        take(field, words);
        return true;
      }
    }
    return false;
  }

  private void take(Field field, Words words) {
    switch (field) {
      case RD -> rd = RouteDistinguisher.parse(words);
      case TEID -> takeTeid(words);
      case QFI -> qfi = (int) words.number("qfi", 0, MupRoute.MOST_QFI);
      case ENDPOINT -> endpoint = address("an endpoint", words);
      case SOURCE -> source = address("a source", words);
    }
  }

  private void takeTeid(Words words) {
    if (type == MupRoute.TYPE_1) {
      teid = words.number("teid", 0, 0xffffffffL);
      return;
    }
    var word = words.next("N/BITS");
    int slash = word.indexOf('/');
    long number = slash < 0 ? -1 : Decimal.parse(word.substring(0, slash), 0xffffffffL);
    int bits = (int) Decimal.parse(word.substring(slash + 1), 32);
    if (number < 0 || bits < 0) {
      throw words.fault("'" + word + "' is not a teid", "expected N/BITS, as 12345/32");
    }
    if (number >>> bits != 0) {
      throw words.fault("teid " + number + " cannot be stored in " + bits + " bits", "");
    }
    teid = number;
    teidBits = bits;
  }

  @Override
  public Nlri nlri(@Nullable Integer pathId, Range place) {
    var route =
        switch (type) {
          case MupRoute.INTERWORK ->
              new MupRoute.Interwork(given(rd, "rd", place), address, length);
          case MupRoute.DIRECT -> new MupRoute.Direct(given(rd, "rd", place), address);
          case MupRoute.TYPE_1 ->
              new MupRoute.Type1(
                  given(rd, "rd", place),
                  address,
                  length,
                  given(teid, "teid", place).intValue(),
                  given(qfi, "qfi", place),
                  given(endpoint, "endpoint", place),
                  source);
          default ->
              new MupRoute.Type2(
                  given(rd, "rd", place), address, teidBits, given(teid, "teid", place).intValue());
        };
    return new Mup(family, route, pathId != null, orZero(pathId));
  }

  private static int orZero(@Nullable Integer pathId) {
    return pathId == null ? 0 : pathId;
  }

  private static <T> T given(@Nullable T value, String word, Range place) {
    if (value == null) {
      throw new TextFault(
          Diagnostic.error(place, "this MUP route has no " + word, "expected '" + word + "'"));
    }
    return value;
  }
}
