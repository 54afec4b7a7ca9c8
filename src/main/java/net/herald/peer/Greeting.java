package net.herald.peer;

import java.util.LinkedHashMap;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.capability.AddPath;
import net.herald.bgp.capability.CapabilitySet;
import net.herald.bgp.capability.EmptyCapability;
import net.herald.bgp.capability.ExtendedMessage;
import net.herald.bgp.capability.ExtendedNextHop;
import net.herald.bgp.capability.FourOctetAs;
import net.herald.bgp.capability.GracefulRestart;
import net.herald.bgp.capability.Hostname;
import net.herald.bgp.capability.LongLivedGracefulRestart;
import net.herald.bgp.capability.MultipleLabels;
import net.herald.bgp.capability.Multiprotocol;
import net.herald.bgp.capability.Multisession;
import net.herald.bgp.capability.Offer;
import net.herald.bgp.capability.PathsLimit;
import net.herald.bgp.capability.Role;
import net.herald.bgp.capability.RouteRefreshCapability;
import net.herald.bgp.capability.SoftwareVersion;
import net.herald.config.CapabilitySettings;
import net.herald.config.Neighbor;
import net.herald.iana.CapabilityCode;

/** What our OPEN says of us to one neighbor. */
public final class Greeting {

  private Greeting() {}

  /**
   * The offer.
   *
   * @param localAs our AS, configured or mirrored from the peer's OPEN
   * @param software what the software-version capability says
   * @param restarted the R bit of RFC 4724 section 3
   */
  public static Offer offer(Neighbor neighbor, Asn localAs, String software, boolean restarted) {
    return new Offer(
        localAs.as16(),
        neighbor.holdTime(),
        neighbor.identity().routerId(),
        capabilities(neighbor, localAs, software, restarted));
  }

  private static CapabilitySet capabilities(
      Neighbor neighbor, Asn localAs, String software, boolean restarted) {
    var settings = neighbor.capabilities();
    var set = new CapabilitySet.Builder();
    set.add(new Multiprotocol(neighbor.families()));
    if (settings.asn4()) {
      set.add(new FourOctetAs(localAs));
    }
    if (settings.nextHop()) {
      set.add(new ExtendedNextHop(settings.conversions()));
    }
    if (settings.addPath() != CapabilitySettings.AddPathMode.DISABLE) {
      set.add(addPath(settings));
      pathsLimit(settings, set);
    }
    if (!settings.labelCounts().isEmpty()) {
      set.add(new MultipleLabels(new LinkedHashMap<>(settings.labelCounts())));
    }
    if (settings.gracefulRestart() != CapabilitySettings.NO_GRACEFUL_RESTART) {
      set.add(gracefulRestart(neighbor, restarted));
      longLived(neighbor, set);
    }
    if (settings.routeRefresh()) {
      set.add(new RouteRefreshCapability(false));
      set.add(new EmptyCapability(CapabilityCode.ENHANCED_ROUTE_REFRESH));
    }
    if (settings.operational()) {
      set.add(new EmptyCapability(CapabilityCode.OPERATIONAL));
    }
    if (settings.extendedMessage()) {
      set.add(new ExtendedMessage());
    }
    if (!neighbor.identity().hostName().isEmpty()) {
      set.add(new Hostname(neighbor.identity().hostName(), neighbor.identity().domainName()));
    }
    if (settings.softwareVersion()) {
      set.add(new SoftwareVersion(software));
    }
    if (Boolean.TRUE.equals(settings.linkLocalNextHop())) {
      set.add(new EmptyCapability(CapabilityCode.LINK_LOCAL_NEXT_HOP));
    }
    if (settings.multiSession()) {
      set.add(Multisession.byFamilies());
    }
    if (settings.role() != null) {
      set.add(new Role(settings.role().kind()));
    }
    return set.build();
  }

  private static AddPath addPath(CapabilitySettings settings) {
    int mode =
        (settings.addPath().sends() ? AddPath.SEND : 0)
            | (settings.addPath().receives() ? AddPath.RECEIVE : 0);
    var modes = new LinkedHashMap<Family, Integer>();
    settings.pathLimits().keySet().forEach(family -> modes.put(family, mode));
    return new AddPath(modes);
  }

  private static void pathsLimit(CapabilitySettings settings, CapabilitySet.Builder set) {
    var limits = new LinkedHashMap<>(settings.pathLimits());
    limits.values().removeIf(limit -> limit == 0);
    if (settings.addPath().receives() && !limits.isEmpty()) {
      set.add(new PathsLimit(limits));
    }
  }

  private static void longLived(Neighbor neighbor, CapabilitySet.Builder set) {
    int seconds = neighbor.capabilities().longLived();
    if (seconds > 0) {
      var stale = new LinkedHashMap<Family, LongLivedGracefulRestart.Stale>();
      neighbor
          .families()
          .forEach(f -> stale.put(f, new LongLivedGracefulRestart.Stale(true, seconds)));
      set.add(new LongLivedGracefulRestart(stale));
    }
  }

  /** We forward nothing ourselves, so forwarding is kept whatever happens to this program. */
  private static GracefulRestart gracefulRestart(Neighbor neighbor, boolean restarted) {
    var kept = new LinkedHashMap<Family, Boolean>();
    neighbor.families().forEach(family -> kept.put(family, true));
    int asked = neighbor.capabilities().gracefulRestart();
    int time = Math.min(asked == 0 ? neighbor.holdTime() : asked, GracefulRestart.MAX_TIME);
    return new GracefulRestart(restarted, true, time, kept);
  }
}
