package net.herald.bgp.nlri;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.herald.bgp.Family;
import net.herald.json.JsonWriter;
import net.herald.text.Words;
import net.herald.wire.Hex;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * How NLRI with types are read, written and shown: all there is to a family beside its table of
 * {@link RouteType}.
 *
 * <p>The length in front of an NLRI lets one be passed over that is not what its type says (RFC
 * 7606 section 5.4): it is kept as it came, and {@link Nlri#flaw} says what is wrong.
 */
final class TypedSyntax implements NlriSyntax<TypedNlri> {
  private static final String RAW = "raw";

  /** What stands in front of the fields. */
  enum Framing {
    /** Type in one octet, length in one. */
    TYPE_AND_LENGTH,
    /** Length in two octets, which tells the type. */
    LENGTH
  }

  private final Framing framing;
  private final List<RouteType> types;
  private final NlriGrammar grammar;

  TypedSyntax(Framing framing, String since, String help, List<RouteType> types) {
    this.framing = framing;
    this.types = List.copyOf(types);
    var words = types.stream().map(RouteType::word).filter(word -> !word.isEmpty()).toList();
    var usage = String.join("|", words) + "|raw WORD VALUE ...";
    this.grammar = new NlriGrammar(usage, since, help, this::open);
  }

  private @Nullable RouteType type(int code) {
    for (var type : types) {
      if (type.code() == code) {
        return type;
      }
    }
    return null;
  }

  @Override
  public TypedNlri decode(WireReader in, Family family, boolean addPath) {
    int pathId = addPath ? in.i32() : 0;
    int code = framing == Framing.LENGTH ? in.u16() : in.u8();
    int length = framing == Framing.LENGTH ? code : in.u8();
    return TypedNlri.of(family, code, type(code), in.bytes(length), addPath, pathId);
  }

  @Override
  public void encode(TypedNlri nlri, WireWriter out, boolean addPath) {
    if (addPath) {
      out.u32(nlri.pathId());
    }
    if (framing == Framing.LENGTH) {
      out.u16(nlri.value().length);
    } else {
      out.u8(nlri.code()).u8(nlri.value().length);
    }
    out.bytes(nlri.value());
  }

  private String hex(TypedNlri nlri) {
    var out = new WireWriter();
    encode(nlri, out, false);
    return Hex.upper(out.toBytes());
  }

  @Override
  public void text(TypedNlri nlri, StringBuilder out) {
    var type = nlri.type();
    if (type == null) {
      out.append(RAW).append(" 0x").append(hex(nlri));
    } else {
      int from = out.length();
      out.append(type.word());
      var values = nlri.values(type);
      type.written().forEach(field -> values.text(field, out));
      if (out.charAt(from) == ' ') {
        out.deleteCharAt(from);
      }
    }
    nlri.appendPathId(out);
  }

  @Override
  public void json(TypedNlri nlri, JsonWriter out) {
    out.beginObject();
    members(nlri, out);
    nlri.writePathId(out);
    out.endObject();
  }

  /** Writes the members of the object, without the path identifier. */
  void members(TypedNlri nlri, JsonWriter out) {
    var type = nlri.type();
    if (type == null || framing == Framing.TYPE_AND_LENGTH) {
      if (framing == Framing.TYPE_AND_LENGTH) {
        out.member("code", nlri.code());
      }
      out.member("parsed", type != null);
      out.member("raw", hex(nlri));
    }
    if (type != null) {
      if (framing == Framing.TYPE_AND_LENGTH) {
        out.member("name", type.name());
      }
      var values = nlri.values(type);
      type.shown().forEach(field -> values.json(field, out));
    }
  }

  @Override
  public int compare(TypedNlri a, TypedNlri b) {
    if (a.pathId() != b.pathId()) {
      return Integer.compareUnsigned(a.pathId(), b.pathId());
    }
    return a.code() != b.code()
        ? Integer.compare(a.code(), b.code())
        : Arrays.compareUnsigned(a.value(), b.value());
  }

  @Override
  public NlriGrammar grammar() {
    return grammar;
  }

  /** The word of the type, then its fields. A type without word has its fields at once. */
  private NlriDraft open(Family family, Words words) {
    if (words.take(RAW)) {
      return draft(octets(family, words));
    }
    for (var type : types) {
      if (!type.word().isEmpty() && words.take(type.word())) {
        return new FieldsDraft(family, type);
      }
    }
    for (var type : types) {
      if (type.word().isEmpty()) {
        return unnamed(family, type, words);
      }
    }
    var word = words.next("a type of route");
    var known = new java.util.ArrayList<>(types.stream().map(RouteType::word).toList());
    known.add(RAW);
    throw words.unknown("'" + word + "' is not a type of " + family, known);
  }

  /** A name may stand in front of the fields; it is for people. */
  private static NlriDraft unnamed(Family family, RouteType type, Words words) {
    var draft = new FieldsDraft(family, type);
    boolean field = draft.words().contains(words.peek());
    boolean named = words.left() == 1 || draft.words().contains(words.peek(1));
    if (!field && words.hasNext() && named) {
      words.next("a name");
    }
    return draft;
  }

  private TypedNlri octets(Family family, Words words) {
    var word = words.next("0x and hexadecimal digits");
    try {
      if (word.toLowerCase(Locale.ROOT).startsWith("0x")) {
        var in = new WireReader(Hex.parse(word.substring(2)));
        var nlri = decode(in, family, false);
        if (in.isEmpty()) {
          return nlri;
        }
      }
    } catch (IllegalArgumentException | WireFault e) {
      // told below
    }
    throw words.fault(
        "'" + word + "' is not an NLRI of " + family,
        framing == Framing.LENGTH
            ? "expected 0x and two octets of length in front of what they count"
            : "expected 0x and an octet of type, one of length, and what it counts");
  }

  private NlriDraft draft(TypedNlri nlri) {
    var type = type(nlri.code());
    return new OctetsDraft(id ->
        id == null ? nlri : TypedNlri.of(nlri.family(), nlri.code(), type, nlri.value(), true, id));
  }
}
