package net.herald.bgp.capability;

import java.util.List;
import net.herald.iana.CapabilityCode;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * The capabilities Herald knows. The order of the table is the order in which they are sent, which
 * is ExaBGP's: recorded sessions are compared byte by byte.
 */
public final class Capabilities {

  /**
   * One capability.
   *
   * @param code its code
   * @param keyword its key in the JSON of an OPEN we send
   * @param syntax how it is read, written and shown
   */
  public record Row<C extends Capability>(int code, String keyword, CapabilitySyntax<C> syntax) {}

  public static final List<Row<?>> TABLE =
      List.of(
          row(CapabilityCode.MULTIPROTOCOL, "multiprotocol", Multiprotocol.SYNTAX),
          row(CapabilityCode.FOUR_OCTET_AS, "asn4", FourOctetAs.SYNTAX),
          row(CapabilityCode.EXTENDED_NEXT_HOP, "nexthop", ExtendedNextHop.SYNTAX),
          row(CapabilityCode.ADD_PATH, "add-path", AddPath.SYNTAX),
          row(CapabilityCode.PATHS_LIMIT, "paths-limit", PathsLimit.SYNTAX),
          row(CapabilityCode.MULTIPLE_LABELS, "multiple-labels", MultipleLabels.SYNTAX),
          row(CapabilityCode.GRACEFUL_RESTART, "graceful-restart", GracefulRestart.SYNTAX),
          row(
              CapabilityCode.LONG_LIVED_GRACEFUL_RESTART,
              "long-lived-graceful-restart",
              LongLivedGracefulRestart.SYNTAX),
          row(CapabilityCode.ROUTE_REFRESH, "route-refresh", RouteRefreshCapability.RFC),
          row(
              CapabilityCode.ENHANCED_ROUTE_REFRESH,
              "enhanced-route-refresh",
              EmptyCapability.ENHANCED_ROUTE_REFRESH),
          row(CapabilityCode.OPERATIONAL, "operational", EmptyCapability.OPERATIONAL),
          row(CapabilityCode.EXTENDED_MESSAGE, "extended-message", ExtendedMessage.SYNTAX),
          row(CapabilityCode.HOSTNAME, "hostname", Hostname.SYNTAX),
          row(CapabilityCode.SOFTWARE_VERSION, "software-version", SoftwareVersion.SYNTAX),
          row(
              CapabilityCode.LINK_LOCAL_NEXT_HOP,
              "link-local-nexthop",
              EmptyCapability.LINK_LOCAL_NEXT_HOP),
          row(CapabilityCode.MULTISESSION, "multisession", Multisession.DRAFT),
          row(CapabilityCode.ROLE, "role", Role.SYNTAX),
          row(CapabilityCode.MULTISESSION_CISCO, "cisco-multisession", Multisession.CISCO),
          row(
              CapabilityCode.ROUTE_REFRESH_CISCO,
              "cisco-route-refresh",
              RouteRefreshCapability.CISCO));

  private static final @Nullable Row<?>[] BY_CODE = index(TABLE);

  private Capabilities() {}

  private static <C extends Capability> Row<C> row(
      int code, String keyword, CapabilitySyntax<C> syntax) {
    return new Row<>(code, keyword, syntax);
  }

  private static @Nullable Row<?>[] index(List<Row<?>> rows) {
    @Nullable Row<?>[] byCode = new Row<?>[256];
    for (var row : rows) {
      if (byCode[row.code] != null) {
        throw new IllegalStateException("two rows for capability " + row.code);
      }
      byCode[row.code] = row;
    }
    return byCode;
  }

  /** The row of a code; that of an unknown capability has the keyword "unknown". */
  @SuppressWarnings("unchecked")
  public static Row<Capability> row(int code) {
    var row = BY_CODE[code];
    return (Row<Capability>)
        (row != null ? row : new Row<>(code, "unknown", UnknownCapability.syntax(code)));
  }

  /**
   * Reads the capabilities of one optional parameter into {@code into}.
   *
   * @throws net.herald.wire.WireFault when one is malformed
   */
  static void decode(WireReader in, CapabilitySet.Builder into) {
    while (!in.isEmpty()) {
      int code = in.u8();
      var value = in.slice(in.u8());
      var row = row(code);
      var capability = row.syntax.decode(value);
      value.exactly(0);
      into.add(capability);
    }
  }

  /** The TLVs of all capabilities, each as code, length and value, in the order of the table. */
  static List<byte[]> encode(CapabilitySet capabilities) {
    var tlvs = new java.util.ArrayList<byte[]>();
    for (var row : TABLE) {
      var capability = capabilities.get(row.code);
      if (capability != null) {
        encode(row(row.code), capability, tlvs);
      }
    }
    for (var capability : capabilities.list()) {
      if (BY_CODE[capability.code()] == null) {
        encode(row(capability.code()), capability, tlvs);
      }
    }
    return tlvs;
  }

  private static void encode(Row<Capability> row, Capability capability, List<byte[]> tlvs) {
    for (var value : row.syntax.values(capability)) {
      if (value.length > 255) {
        throw new IllegalArgumentException(row.keyword + " does not fit a capability");
      }
      tlvs.add(new WireWriter().u8(row.code).u8(value.length).bytes(value).toBytes());
    }
  }
}
