package net.herald.bgp.capability;

import java.util.Arrays;
import net.herald.json.JsonWriter;
import net.herald.wire.Hex;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** A capability without a row of its own: its octets as they came. */
public final class UnknownCapability implements Capability {
  private final int code;
  private final byte[] value;

  public UnknownCapability(int code, byte[] value) {
    this.code = code;
    this.value = value.clone();
  }

  @Override
  public int code() {
    return code;
  }

  public byte[] value() {
    return value.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UnknownCapability o && code == o.code && Arrays.equals(value, o.value);
  }

  @Override
  public int hashCode() {
    return code * 31 + Arrays.hashCode(value);
  }

  /** IANA's registry: 0 and 255 are reserved, 239 to 254 are for experiments and private use. */
  private String iana() {
    return code == 0 || code == 255 ? "reserved" : code >= 239 ? "unknown" : "unassigned";
  }

  static CapabilitySyntax<UnknownCapability> syntax(int code) {
    return new CapabilitySyntax<>() {
      @Override
      public UnknownCapability decode(WireReader value) {
        return new UnknownCapability(code, value.rest());
      }

      @Override
      public void encode(UnknownCapability capability, WireWriter out) {
        out.bytes(capability.value);
      }

      @Override
      public void json(UnknownCapability capability, JsonWriter out) {
        out.member("name", "unknown").member("iana", capability.iana());
        out.member("value", code).member("raw", Hex.upper(capability.value));
      }

      @Override
      public String text(UnknownCapability capability) {
        return "unknown " + capability.iana() + " " + code;
      }
    };
  }
}
