package net.herald.bgp.nlri;

import java.util.Arrays;
import net.herald.bgp.Family;
import net.herald.bgp.KeyedHash;
import net.herald.json.JsonWriter;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import org.jspecify.annotations.Nullable;

/**
 * An NLRI of a family whose NLRI have types: EVPN, MVPN, VPLS. It holds the octets as they came;
 * which of them are its identity, the fields of its type say. One of an unknown type, or one that
 * is not what its type says, is its octets.
 *
 * <pre>
 *   key … | beside | … key … | beside        at most two gaps
 * </pre>
 */
public final class TypedNlri extends PathNlri {
  private final @Nullable RouteType type;
  private final @Nullable String flaw;
  private final byte[] value;
  private final int code;

  /** Where the gap in the identity is, and where the identity ends. */
  private final short gapFrom;

  private final short gapTo;
  private final short keyEnd;

  private TypedNlri(
      Family family,
      int code,
      @Nullable RouteType type,
      @Nullable String flaw,
      byte[] value,
      int[] key,
      boolean hasPathId,
      int pathId) {
    super(family, hasPathId, pathId);
    this.code = code;
    this.type = type;
    this.flaw = flaw;
    this.value = value;
    this.gapFrom = (short) key[0];
    this.gapTo = (short) key[1];
    this.keyEnd = (short) key[2];
  }

  /**
   * An NLRI of these octets.
   *
   * @param type that of the code; null when there is none
   * @param value what stands behind type and length; kept, not copied
   */
  static TypedNlri of(
      Family family,
      int code,
      @Nullable RouteType type,
      byte[] value,
      boolean hasPathId,
      int pathId) {
    int[] whole = {value.length, value.length, value.length};
    if (type == null) {
      return new TypedNlri(family, code, null, null, value, whole, hasPathId, pathId);
    }
    try {
      int[] key = key(type, value);
      if (type.check() != null) {
        type.read(family, new WireReader(value));
      }
      return new TypedNlri(family, code, type, null, value, key, hasPathId, pathId);
    } catch (WireFault fault) {
      var flaw = family + " " + type.name() + ": " + fault.why();
      return new TypedNlri(family, code, null, flaw, value, whole, hasPathId, pathId);
    }
  }

  /**
   * Where the fields that are no part of the identity stand.
   *
   * @throws WireFault when the value is not as its type says
   */
  private static int[] key(RouteType type, byte[] value) {
    int[] key = {value.length, value.length, value.length};
    var in = new WireReader(value);
    boolean open = false;
    for (var field : type.fields()) {
      int from = in.position();
      field.form.read(in);
      if (field.key && open) {
        key[1] = from;
        open = false;
      } else if (!field.key && !open) {
        key[key[0] == value.length ? 0 : 2] = from;
        open = true;
      }
    }
    RouteType.atEnd(in);
    if (open && key[1] == value.length) {
      key[2] = key[0]; // the one gap is at the end
    }
    return key;
  }

  @Override
  public TypedNlri withoutPathId() {
    int[] key = {gapFrom, gapTo, keyEnd};
    return hasPathId ? new TypedNlri(family, code, type, flaw, value, key, false, 0) : this;
  }

  /** The type it is of; null for an unknown one, and where the octets are not what it says. */
  @Nullable RouteType type() {
    return type;
  }

  /** The code of its type. */
  public int code() {
    return code;
  }

  @Override
  public @Nullable String flaw() {
    return flaw;
  }

  /** What stands behind type and length. */
  byte[] value() {
    return value;
  }

  /** What its fields hold, of an NLRI with a type. */
  NlriValues values(RouteType of) {
    return of.read(family, new WireReader(value));
  }

  /** Writes what it says as members of an object that is open. */
  public void members(JsonWriter out) {
    NlriSyntax<?> syntax = Families.row(family).syntax();
    if (syntax instanceof TypedSyntax typed) {
      typed.members(this, out);
    }
  }

  @Override
  public boolean sameOctets(Nlri other) {
    return equals(other) && other instanceof TypedNlri o && Arrays.equals(value, o.value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TypedNlri o
        && code == o.code
        && (type == null) == (o.type == null)
        && samePath(o)
        && first(o)
        && second(o);
  }

  private boolean first(TypedNlri o) {
    return Arrays.equals(
        value, 0, Math.min(gapFrom, keyEnd), o.value, 0, Math.min(o.gapFrom, o.keyEnd));
  }

  private boolean second(TypedNlri o) {
    return Arrays.equals(
        value, Math.min(gapTo, keyEnd), keyEnd, o.value, Math.min(o.gapTo, o.keyEnd), o.keyEnd);
  }

  @Override
  public int hashCode() {
    long shape = (long) pathId << 32 | (long) family.safi() << 16 | family.afi() << 8 ^ code;
    long hash = KeyedHash.mix(shape, value, 0, Math.min(gapFrom, keyEnd));
    return KeyedHash.fold(KeyedHash.mix(hash, value, Math.min(gapTo, keyEnd), keyEnd));
  }

  @Override
  public String toString() {
    var out = new StringBuilder(family.toString()).append(' ');
    Families.row(family).syntax().text(this, out);
    return out.toString();
  }
}
