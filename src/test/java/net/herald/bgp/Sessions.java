package net.herald.bgp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import net.herald.bgp.capability.AddPath;
import net.herald.bgp.capability.Capability;
import net.herald.bgp.capability.CapabilitySet;
import net.herald.bgp.capability.ExtendedMessage;
import net.herald.bgp.capability.FourOctetAs;
import net.herald.bgp.capability.Multiprotocol;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.capability.Offer;
import net.herald.bgp.nlri.Families;

/** Sessions for tests of codecs: both sides offer the same. */
public final class Sessions {
  private Sessions() {}

  /** Between AS 65001, which is us, and AS 65002. */
  public static Negotiated external() {
    return of(65001, 65002, true, false);
  }

  /** Inside AS 65001. */
  public static Negotiated internal() {
    return of(65001, 65001, true, false);
  }

  /** As {@link #external}, but AS numbers take two octets. */
  public static Negotiated externalTwoOctet() {
    return of(65001, 65002, false, false);
  }

  /** As {@link #external}, with path identifiers in all families that can have them. */
  public static Negotiated addPath() {
    return of(65001, 65002, true, true);
  }

  /** As {@link #external}, with these families only. */
  public static Negotiated external(Family... families) {
    return Negotiated.of(
        offer(Asn.of(65001), "10.0.0.1", List.of(families), true, false),
        offer(Asn.of(65002), "10.0.0.2", List.of(families), true, false),
        false);
  }

  /** A session with all families of the table. */
  public static Negotiated of(long ours, long theirs, boolean as4, boolean addPath) {
    return Negotiated.of(
        offer(Asn.of(ours), "10.0.0.1", Families.all(), as4, addPath),
        offer(Asn.of(theirs), "10.0.0.2", Families.all(), as4, addPath),
        null);
  }

  private static Offer offer(
      Asn asn, String identifier, List<Family> families, boolean as4, boolean addPath) {
    var capabilities = new ArrayList<Capability>(List.of(new Multiprotocol(families)));
    if (as4) {
      capabilities.add(new FourOctetAs(asn));
    }
    if (addPath) {
      var modes = new LinkedHashMap<Family, Integer>();
      Families.TABLE.stream()
          .filter(Families.Row::pathIds)
          .forEach(row -> modes.put(row.family(), AddPath.SEND | AddPath.RECEIVE));
      capabilities.add(new AddPath(modes));
    }
    capabilities.add(new ExtendedMessage());
    var id = (Ipv4) java.util.Objects.requireNonNull(Ip.parse(identifier));
    return new Offer(asn.as16(), 180, id, CapabilitySet.of(capabilities));
  }
}
