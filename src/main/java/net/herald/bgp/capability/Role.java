package net.herald.bgp.capability;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import net.herald.iana.CapabilityCode;
import net.herald.json.JsonWriter;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a speaker is to the other one (RFC 9234 section 4).
 *
 * @param values the numbers of all capabilities of this code in the OPEN, without repetition; more
 *     than one contradict each other
 */
public record Role(List<Integer> values) implements Capability {
  public Role {
    values = List.copyOf(values);
  }

  public Role(Kind kind) {
    this(List.of(kind.value));
  }

  /** The roles (RFC 9234 section 4.1), each that of the speaker itself. */
  public enum Kind {
    PROVIDER(0, "provider"),
    /** A route server. */
    RS(1, "rs"),
    RS_CLIENT(2, "rs-client"),
    CUSTOMER(3, "customer"),
    /** One of two that exchange their customers' routes. */
    PEER(4, "peer");

    private final int value;
    private final String word;

    Kind(int value, String word) {
      this.value = value;
      this.word = word;
    }

    /** The word of configuration and JSON. */
    public String word() {
      return word;
    }

    /** The one role that the other side can have. */
    public Kind opposite() {
      return switch (this) {
        case PROVIDER -> CUSTOMER;
        case CUSTOMER -> PROVIDER;
        case RS -> RS_CLIENT;
        case RS_CLIENT -> RS;
        case PEER -> PEER;
      };
    }

    /**
     * Whether routes go from here to customers only, so that they are marked with ONLY_TO_CUSTOMER
     * when they leave (RFC 9234 section 5, egress 1).
     */
    public boolean marks() {
      return switch (this) {
        case PROVIDER, RS, PEER -> true;
        case CUSTOMER, RS_CLIENT -> false;
      };
    }

    /**
     * Whether the other side is a provider, a peer or a route server: what it sends is for
     * customers only, and it may not be sent what is (RFC 9234 section 5).
     */
    public boolean facesUp() {
      return switch (this) {
        case CUSTOMER, RS_CLIENT, PEER -> true;
        case PROVIDER, RS -> false;
      };
    }
  }

  @Override
  public int code() {
    return CapabilityCode.ROLE;
  }

  /** The role; null for a number nobody assigned, or for several. */
  public @Nullable Kind kind() {
    for (var kind : Kind.values()) {
      if (values.equals(List.of(kind.value))) {
        return kind;
      }
    }
    return null;
  }

  private static String word(int value) {
    return value < Kind.values().length ? Kind.values()[value].word : "unknown-" + value;
  }

  /** The word of the role, or those of several. */
  public String words() {
    return values.stream().map(Role::word).collect(Collectors.joining(" "));
  }

  static final CapabilitySyntax<Role> SYNTAX =
      new CapabilitySyntax<>() {
        @Override
        public Role decode(WireReader value) {
          return new Role(List.of(value.exactly(1).u8()));
        }

        @Override
        public void encode(Role capability, WireWriter out) {
          throw new UnsupportedOperationException("one TLV per number: see values");
        }

        @Override
        public List<byte[]> values(Role capability) {
          return capability.values.stream()
              .map(value -> new WireWriter(1).u8(value).toBytes())
              .toList();
        }

        @Override
        public Role merge(Role first, Role last) {
          var values = new LinkedHashSet<>(first.values);
          values.addAll(last.values);
          return new Role(List.copyOf(values));
        }

        @Override
        public void json(Role capability, JsonWriter out) {
          out.member("name", "role").member("role", capability.words());
        }

        @Override
        public String text(Role capability) {
          return "role(" + capability.words() + ")";
        }
      };
}
