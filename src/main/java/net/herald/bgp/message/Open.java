package net.herald.bgp.message;

import net.herald.bgp.Asn;
import net.herald.bgp.Ipv4;
import net.herald.bgp.capability.CapabilitySet;
import net.herald.bgp.capability.Offer;
import net.herald.iana.ErrorCode;
import net.herald.iana.MessageType;
import net.herald.wire.Octets;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import org.jspecify.annotations.Nullable;

/**
 * OPEN (RFC 4271 section 4.2), with the long optional parameters of RFC 9072.
 *
 * @param offer what the speaker says of itself; the version is always 4
 */
public record Open(Offer offer) implements Message {
  /** The one version of BGP that is spoken. */
  public static final int VERSION = 4;

  private static final int CAPABILITIES = 2;
  private static final int EXTENDED_LENGTH = 255;

  @Override
  public int type() {
    return MessageType.OPEN;
  }

  static Open decode(WireReader body) {
    try {
      int version = body.u8();
      if (version != VERSION) {
        throw fault(
            ErrorCode.UNSUPPORTED_VERSION,
            Octets.of((byte) 0, (byte) VERSION),
            "version is " + version);
      }
      int as16 = body.u16();
      int holdTime = body.u16();
      var identifier = Ipv4.read(body);
      return new Open(checked(new Offer(as16, holdTime, identifier, parameters(body))));
    } catch (WireFault fault) {
      throw fault(ErrorCode.UNSPECIFIC, Octets.EMPTY, "optional parameters: " + fault.why());
    }
  }

  /** What RFC 4271 section 6.2, RFC 6286 and RFC 7607 refuse from anybody. */
  private static Offer checked(Offer offer) {
    if (offer.asn().value() == 0) {
      throw fault(ErrorCode.BAD_PEER_AS, Octets.EMPTY, "AS number is 0");
    }
    if (offer.holdTime() == 1 || offer.holdTime() == 2) {
      throw fault(
          ErrorCode.UNACCEPTABLE_HOLD_TIME, Octets.EMPTY, "hold time is " + offer.holdTime());
    }
    if (offer.identifier().equals(Ipv4.ZERO)) {
      throw fault(ErrorCode.BAD_BGP_IDENTIFIER, Octets.EMPTY, "BGP identifier is 0.0.0.0");
    }
    return offer;
  }

  /**
   * Checks the peer's OPEN against what is configured.
   *
   * @param peerAs the AS number it must have; null when any will do
   * @param ours what we offered
   * @param roleRequired whether the peer must tell its role where we tell ours (RFC 9234 section
   *     4.2, strict mode)
   * @throws MessageFault when the session is refused
   */
  public void accept(@Nullable Asn peerAs, Offer ours, boolean roleRequired) {
    if (peerAs != null && !peerAs.equals(offer.asn())) {
      throw fault(
          ErrorCode.BAD_PEER_AS,
          Octets.EMPTY,
          "AS number is " + offer.asn() + ", configured is " + peerAs);
    }
    // RFC 6286 section 2.2: only inside one AS must identifiers differ
    if (offer.asn().equals(ours.asn()) && offer.identifier().equals(ours.identifier())) {
      throw fault(
          ErrorCode.BAD_BGP_IDENTIFIER,
          Octets.EMPTY,
          "BGP identifier " + offer.identifier() + " is our own");
    }
    checkRole(ours, roleRequired);
    if (ours.knowsMultisession() && !offer.knowsMultisession()) {
      throw fault(
          ErrorCode.GROUPING_REQUIRED, Octets.EMPTY, "the multisession capability is missing");
    }
    if (!ours.sameSession(offer)) {
      throw fault(
          ErrorCode.GROUPING_CONFLICT, Octets.EMPTY, "multisession: not the session we offered");
    }
  }

  /** RFC 9234 section 4.2; roles mean nothing inside one AS. */
  private void checkRole(Offer ours, boolean required) {
    var mine = ours.role();
    var kind = mine == null ? null : mine.kind();
    if (kind == null || offer.asn().equals(ours.asn())) {
      return;
    }
    var yours = offer.role();
    if (yours == null) {
      if (required) {
        throw fault(ErrorCode.ROLE_MISMATCH, Octets.EMPTY, "the role capability is missing");
      }
    } else if (kind.opposite() != yours.kind()) {
      throw fault(
          ErrorCode.ROLE_MISMATCH,
          Octets.EMPTY,
          "role is " + yours.words() + ", must be " + kind.opposite().word());
    }
  }

  private static CapabilitySet parameters(WireReader body) {
    int length = body.u8();
    // RFC 9072 section 2: the octet after 255 tells the long form, whatever 255 means by itself
    boolean extended =
        length == EXTENDED_LENGTH && !body.isEmpty() && body.peekU8() == EXTENDED_LENGTH;
    if (extended) {
      body.skip(1);
      length = body.u16();
    }
    var parameters = body.slice(length);
    body.exactly(0);
    var capabilities = new CapabilitySet.Builder();
    while (!parameters.isEmpty()) {
      int type = parameters.u8();
      var value = parameters.slice(extended ? parameters.u16() : parameters.u8());
      if (type != CAPABILITIES) {
        throw fault(
            ErrorCode.UNSUPPORTED_OPTIONAL_PARAMETER,
            Octets.EMPTY,
            "optional parameter " + type + " is unknown");
      }
      CapabilitySet.decode(value, capabilities);
    }
    return capabilities.build();
  }

  private static MessageFault fault(int subcode, Octets data, String why) {
    return new MessageFault(
        new Notification(ErrorCode.OPEN_MESSAGE, subcode, data), "OPEN: " + why);
  }

  public Frame encode() {
    var out = Frame.begin(MessageType.OPEN).u8(VERSION).u16(offer.as16()).u16(offer.holdTime());
    offer.identifier().write(out);
    offer.capabilities().encodeParameters(out);
    return Frame.end(out);
  }
}
