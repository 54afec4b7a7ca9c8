package net.herald.bgp.capability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * The capabilities of one OPEN, one value per code, in the order in which the codes first appeared.
 * Immutable.
 */
public final class CapabilitySet {
  public static final CapabilitySet EMPTY = new CapabilitySet(Map.of());

  private static final int PARAMETER_CAPABILITIES = 2;

  private final Map<Integer, Capability> byCode;

  private CapabilitySet(Map<Integer, Capability> byCode) {
    this.byCode = byCode;
  }

  public static CapabilitySet of(List<? extends Capability> capabilities) {
    var builder = new Builder();
    capabilities.forEach(builder::add);
    return builder.build();
  }

  /** The capability of a code, null when it was not offered. */
  public @Nullable Capability get(int code) {
    return byCode.get(code);
  }

  /** The capability of a type, null when it was not offered. */
  public <C extends Capability> @Nullable C get(int code, Class<C> type) {
    return type.cast(byCode.get(code));
  }

  public boolean has(int code) {
    return byCode.containsKey(code);
  }

  public List<Capability> list() {
    return List.copyOf(byCode.values());
  }

  /** Reads the capabilities of one optional parameter of type 2. */
  public static void decode(WireReader parameter, Builder into) {
    Capabilities.decode(parameter, into);
  }

  /**
   * Writes the optional parameters of an OPEN, one per capability, with their total length in
   * front; in the form of RFC 9072 when they take 255 octets or more.
   */
  public void encodeParameters(WireWriter out) {
    var tlvs = Capabilities.encode(this);
    int total = 0;
    for (var tlv : tlvs) {
      total += tlv.length + 2;
    }
    boolean extended = total >= 255;
    if (extended) {
      out.u8(255).u8(255).u16(total + tlvs.size());
    } else {
      out.u8(total);
    }
    for (var tlv : tlvs) {
      out.u8(PARAMETER_CAPABILITIES);
      if (extended) {
        out.u16(tlv.length);
      } else {
        out.u8(tlv.length);
      }
      out.bytes(tlv);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CapabilitySet o && byCode.equals(o.byCode);
  }

  @Override
  public int hashCode() {
    return byCode.hashCode();
  }

  @Override
  public String toString() {
    var words = new ArrayList<String>();
    byCode.values().forEach(c -> words.add(Capabilities.row(c.code()).syntax().text(c)));
    return words.toString();
  }

  /** Collects capabilities; a second one of a code is merged as its row says. */
  public static final class Builder {
    private final Map<Integer, Capability> byCode = new LinkedHashMap<>();

    public Builder add(Capability capability) {
      byCode.merge(
          capability.code(),
          capability,
          (first, last) -> Capabilities.row(first.code()).syntax().merge(first, last));
      return this;
    }

    public CapabilitySet build() {
      return byCode.isEmpty() ? EMPTY : new CapabilitySet(new LinkedHashMap<>(byCode));
    }
  }
}
