package net.herald.config;

import java.util.List;
import java.util.stream.Collectors;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.message.Operational;
import net.herald.iana.Afi;
import net.herald.route.ConfiguredRoute;
import org.jspecify.annotations.Nullable;

/**
 * One neighbor of the configuration. Immutable, and complete: defaults are filled in, templates
 * merged, checks passed.
 *
 * @param addresses where it is, and where we are
 * @param identity who it is, and who we are
 * @param transport how the TCP connection is made
 * @param security how it is kept ours
 * @param holdTime seconds to offer (RFC 4271 section 4.2), 0 or 3 to 65535
 * @param rateLimit UPDATE messages to send in a second at most; 0 for no limit
 * @param families in the order of the OPEN: by AFI, then SAFI
 * @param capabilities what else the OPEN offers
 * @param rib what is kept, and how it is sent
 * @param api which helper processes it reports to and obeys
 * @param routes what is announced to it, in the order of the file
 * @param operational OPERATIONAL messages to send it, in the order of the file
 */
public record Neighbor(
    Addresses addresses,
    Identity identity,
    Transport transport,
    Security security,
    int holdTime,
    int rateLimit,
    List<Family> families,
    CapabilitySettings capabilities,
    RibSettings rib,
    ApiSettings api,
    List<ConfiguredRoute> routes,
    List<Operational> operational) {

  /** Copies what could change. */
  public Neighbor {
    families = List.copyOf(families);
    routes = List.copyOf(routes);
    operational = List.copyOf(operational);
  }

  /**
   * Both ends of the connection.
   *
   * @param peer the neighbor; the first of several where it is a range
   * @param length how many bits of it count: all of them but for a range
   * @param local our address; null where the system shall choose
   * @param linkLocal our address in fe80::/10 for next hops
   */
  public record Addresses(Ip peer, int length, @Nullable Ip local, @Nullable Ipv6 linkLocal) {
    /** Whether any address that begins like the peer's may connect. */
    public boolean isRange() {
      return length < peer.bits();
    }

    /** Whether a connection from this address is one of the neighbor's. */
    public boolean covers(Ip address) {
      return peer.sharesPrefix(address, length);
    }
  }

  /**
   * Names and numbers.
   *
   * @param routerId our BGP identifier
   * @param localAs our AS; null to take the peer's
   * @param peerAs the peer's AS; null to take whatever it says
   * @param description for people
   * @param hostName told in the hostname capability; empty for none
   * @param domainName told with it
   */
  public record Identity(
      Ipv4 routerId,
      @Nullable Asn localAs,
      @Nullable Asn peerAs,
      String description,
      String hostName,
      String domainName) {
    Identity withDescription(String other) {
      return new Identity(routerId, localAs, peerAs, other, hostName, domainName);
    }
  }

  /**
   * The TCP connection.
   *
   * @param passive whether we wait for the neighbor to connect
   * @param listen a port to listen on for this neighbor alone; 0 for none
   * @param connect the port of the neighbor
   * @param sourceInterface the interface to bind to; empty for none
   * @param outgoingTtl TTL of what we send; 0 for the system's
   * @param incomingTtl least TTL of what we accept (RFC 5082); 0 for any
   */
  public record Transport(
      boolean passive,
      int listen,
      int connect,
      String sourceInterface,
      int outgoingTtl,
      int incomingTtl) {}

  /**
   * Keys of the connection: at most one of the two.
   *
   * @param md5 key of TCP MD5 (RFC 2385)
   * @param md5Ip the address the key is for; also where a port of its own is listened on
   * @param tcpAo key of TCP-AO (RFC 5925)
   */
  public record Security(@Nullable Secret md5, @Nullable Ip md5Ip, @Nullable TcpAo tcpAo) {}

  /**
   * A key of TCP-AO (RFC 5925).
   *
   * @param keyId sent and expected, 0 to 255
   * @param algorithm of the message authentication code
   * @param key at most 80 octets
   */
  public record TcpAo(int keyId, Algorithm algorithm, Secret key) {
    /** Message authentication codes. */
    public enum Algorithm {
      /** HMAC-SHA-1-96 (RFC 5926). */
      HMAC_SHA_1_96("hmac-sha-1-96"),
      /** AES-128-CMAC-96 (RFC 5926). */
      AES_128_CMAC_96("aes-128-cmac-96"),
      /** HMAC-SHA-256. */
      HMAC_SHA_256("hmac-sha-256");

      private final String word;

      Algorithm(String word) {
        this.word = word;
      }

      /** The word of the file. */
      public String word() {
        return word;
      }
    }
  }

  /**
   * What is kept of routes, and how they are sent.
   *
   * @param groupUpdates whether routes with equal attributes share an UPDATE
   * @param autoFlush whether changes are sent at once, not at the command {@code flush}
   * @param adjRibIn whether received routes are kept
   * @param adjRibOut whether sent routes are kept
   * @param manualEor whether a helper process sends End-of-RIB
   */
  public record RibSettings(
      boolean groupUpdates,
      boolean autoFlush,
      boolean adjRibIn,
      boolean adjRibOut,
      boolean manualEor) {
    RibSettings withManualEor(boolean other) {
      return new RibSettings(groupUpdates, autoFlush, adjRibIn, adjRibOut, other);
    }
  }

  /**
   * The name of the neighbor: what commands select by, what logs show, and what makes two neighbors
   * the same across a reload.
   */
  public String name() {
    return "neighbor "
        + addresses.peer
        + " local-ip "
        + orAuto(addresses.local)
        + " local-as "
        + orAuto(identity.localAs)
        + " peer-as "
        + orAuto(identity.peerAs)
        + " router-id "
        + identity.routerId
        + " family-allowed "
        + (capabilities.multiSession() ? familyWords() : "in-open");
  }

  /**
   * What tells two neighbors of one file apart: with a port of its own, that port and the peer's
   * address; else the name.
   */
  public String key() {
    return transport.listen == 0 ? name() : addresses.peer + " listen " + transport.listen;
  }

  /**
   * Whether a session of the other neighbor can go on as one of this: all is the same but the
   * routes, the helper processes, the description, and who sends the next End-of-RIB.
   */
  public boolean sameSession(Neighbor other) {
    return addresses.equals(other.addresses)
        && identity.withDescription("").equals(other.identity.withDescription(""))
        && transport.equals(other.transport)
        && security.equals(other.security)
        && holdTime == other.holdTime
        && rateLimit == other.rateLimit
        && families.equals(other.families)
        && capabilities.equals(other.capabilities)
        && rib.withManualEor(false).equals(other.rib.withManualEor(false));
  }

  private String familyWords() {
    return families.stream().map(family -> family.words("-")).collect(Collectors.joining("/"));
  }

  private static String orAuto(@Nullable Object value) {
    return value == null ? "auto" : value.toString();
  }

  /**
   * What {@code next-hop self} means for a route of that address family.
   *
   * @param local our end of the connection
   * @return null where we have no such address; the router identifier for IPv4 on an IPv6
   *     connection
   */
  public @Nullable Ip self(int afi, @Nullable Ip local) {
    if (local != null && local.afi() == afi) {
      return local;
    }
    return afi == Afi.IPV4 ? identity.routerId : null;
  }

  /** The neighbor of one address of a range. */
  public Neighbor at(Ip address) {
    var one = new Addresses(address, address.bits(), addresses.local, addresses.linkLocal);
    return with(one, api, routes);
  }

  /** The same neighbor with other helper processes. */
  public Neighbor withApi(ApiSettings other) {
    return with(addresses, other, routes);
  }

  /** The same neighbor with other routes. */
  public Neighbor withRoutes(List<ConfiguredRoute> others) {
    return with(addresses, api, others);
  }

  private Neighbor with(
      Addresses otherAddresses, ApiSettings otherApi, List<ConfiguredRoute> otherRoutes) {
    return new Neighbor(
        otherAddresses,
        identity,
        transport,
        security,
        holdTime,
        rateLimit,
        families,
        capabilities,
        rib,
        otherApi,
        otherRoutes,
        operational);
  }
}
