package net.herald.rib;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.Ipv6;
import net.herald.bgp.Sessions;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Med;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.ExtendedNextHop.Conversion;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.capability.Role;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Message;
import net.herald.bgp.message.RouteRefresh;
import net.herald.bgp.message.Update;
import net.herald.iana.AttributeCode;
import net.herald.iana.MessageType;
import net.herald.wire.Hex;

/**
 * A session as the outgoing side sees it, to be altered before use: internal, IPv4, unicast and
 * multicast, messages of the classic size.
 */
final class Scene {
  static final String LOCAL = "127.0.0.1";

  boolean internal = true;
  boolean group = true;
  int limit = 4096;
  String local = LOCAL;
  Set<Family> families =
      new LinkedHashSet<>(
          List.of(
              Family.IPV4_UNICAST,
              Family.IPV4_MULTICAST,
              Family.IPV6_UNICAST,
              Family.IPV6_MULTICAST));
  Set<Family> addPath = Set.of();
  List<Conversion> conversions = List.of();
  Map<Family, Integer> pathLimits = Map.of();
  Map<Family, Integer> labelLimits = Map.of();
  boolean linkLocalNextHop;
  boolean resumed;
  boolean everyWithdrawal;
  Role.Kind role;
  Ipv6 linkLocal;

  /** With path identifiers wherever there can be. */
  static Scene withPaths() {
    var scene = new Scene();
    scene.addPath = Sessions.addPath().addPathSend();
    return scene;
  }

  Outlet outlet() {
    return new Outlet(
        new EncodingContext(
                Asn.of(65001),
                internal,
                true,
                false,
                limit,
                addPath,
                conversions,
                linkLocalNextHop,
                role)
            .shared(),
        families,
        requireNonNull(Ip.parse(local)),
        new Ipv4(0x01020304),
        linkLocal,
        pathLimits,
        labelLimits,
        group,
        resumed,
        everyWithdrawal);
  }

  /** The same session as the peer decodes it. */
  Negotiated negotiated() {
    var base = Sessions.of(65001, internal ? 65001 : 65002, true, !addPath.isEmpty());
    return new Negotiated(
        base.ours(),
        base.theirs(),
        base.holdTime(),
        base.as4(),
        List.copyOf(families),
        base.addPathSend(),
        base.addPathReceive(),
        conversions,
        base.receiveLimit(),
        limit,
        base.refresh(),
        linkLocalNextHop,
        false,
        false,
        pathLimits,
        null,
        false,
        true);
  }

  /** What the peer makes of an UPDATE. */
  Update decode(byte[] frame) {
    var update = (Update) Message.decode(Frame.of(frame), negotiated());
    assertThat(update.reactions()).isEmpty();
    return update;
  }

  /** The attributes of routes without the defaults that the encoder adds. */
  static AttributeSet stated(Update update, Update.Announced routes) {
    return update
        .attributes(routes)
        .without(AttributeCode.ORIGIN)
        .without(AttributeCode.AS_PATH)
        .without(AttributeCode.LOCAL_PREF);
  }

  /**
   * A message in words: {@code +10.0.1.0/24 +10.0.2.0/24 med 1}, {@code -10.0.1.0/24}, {@code eor}.
   */
  String line(byte[] frame) {
    if (Message.decode(Frame.of(frame), negotiated()) instanceof RouteRefresh refresh) {
      return refresh.word() + " " + refresh.family().afi();
    }
    var update = decode(frame);
    if (update.endOfRib() != null) {
      return update.endOfRib().equals(Family.IPV4_UNICAST) ? "eor" : "eor " + update.endOfRib();
    }
    var parts = new ArrayList<String>();
    update.announced().forEach(a -> a.nlri().forEach(nlri -> parts.add("+" + nlri)));
    update.withdrawn().forEach(w -> w.nlri().forEach(nlri -> parts.add("-" + nlri)));
    var med = update.attributes().get(AttributeCode.MED, Med.class);
    if (med != null) {
      parts.add("med " + med.value());
    }
    return String.join(" ", parts);
  }

  /** All that the table sends now. */
  static List<byte[]> drain(AdjRibOut rib) {
    var frames = new ArrayList<byte[]>();
    for (var frame = rib.next(); frame != null; frame = rib.next()) {
      assertThat(Frame.length(frame, 0, 65535)).isEqualTo(frame.length);
      frames.add(frame);
    }
    assertThat(rib.hasPending()).isFalse();
    return frames;
  }

  /**
   * The body of an UPDATE as withdrawn length, withdrawn routes, attribute length, attributes,
   * routes, with a blank between; of another message its type, a colon and the body.
   */
  static String text(byte[] frame) {
    if (Frame.of(frame).type() != MessageType.UPDATE) {
      return Frame.of(frame).type()
          + ":"
          + Hex.upper(Arrays.copyOfRange(frame, Frame.HEADER, frame.length));
    }
    var in = Frame.of(frame).body();
    int withdrawn = in.u16();
    var parts =
        new ArrayList<String>(List.of("%04X".formatted(withdrawn), Hex.upper(in.bytes(withdrawn))));
    int attributes = in.u16();
    parts.add("%04X".formatted(attributes));
    parts.add(Hex.upper(in.bytes(attributes)));
    parts.add(Hex.upper(in.rest()));
    parts.removeIf(String::isEmpty);
    return String.join(" ", parts);
  }
}
