package net.herald.bgp.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.herald.bgp.LabelStack;
import net.herald.bgp.attribute.Attributes.OnDuplicate;
import net.herald.bgp.attribute.Attributes.OnError;
import net.herald.bgp.attribute.Attributes.Row;
import net.herald.bgp.attribute.Attributes.Scope;
import net.herald.bgp.attribute.Reaction.DiscardAttribute;
import net.herald.bgp.attribute.Reaction.SessionReset;
import net.herald.bgp.attribute.Reaction.TreatAsWithdraw;
import net.herald.bgp.capability.Negotiated;
import net.herald.bgp.nlri.InetNlri;
import net.herald.bgp.nlri.Nlri;
import net.herald.iana.AttributeCode;
import net.herald.iana.ErrorCode;
import net.herald.wire.Octets;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import org.jspecify.annotations.Nullable;

/**
 * The one walk over received path attributes: framing, flags, duplicates and what errors lead to
 * are decided here, by the columns of the table, and nowhere else (RFC 7606). It never throws on
 * account of its input, takes linear time and does not recurse.
 */
public final class AttributeWalk {

  /**
   * What a block of path attributes says.
   *
   * @param attributes those of the routes, next hop included when it was in NEXT_HOP
   * @param reach MP_REACH_NLRI, or null
   * @param unreach MP_UNREACH_NLRI, or null
   * @param reactions what was wrong, in wire order
   */
  public record Walked(
      AttributeSet attributes,
      @Nullable MpReach reach,
      @Nullable MpUnreach unreach,
      List<Reaction> reactions) {}

  private static final int CLASS_BITS = Attributes.OPTIONAL | Attributes.TRANSITIVE;

  private final Negotiated session;
  private final boolean lenient;

  /** A bit for each code. */
  private final long[] seen = new long[4];

  private final List<Attribute> attributes = new ArrayList<>(8);
  private final List<Reaction> reactions = new ArrayList<>(0);
  private @Nullable MpReach reach;
  private @Nullable MpUnreach unreach;
  private @Nullable As4Path as4Path;
  private @Nullable As4Aggregator as4Aggregator;

  private AttributeWalk(Negotiated session, boolean lenient) {
    this.session = session;
    this.lenient = lenient;
  }

  /** Reads a block of path attributes to its end. */
  public static Walked walk(WireReader block, Negotiated session) {
    return walk(block, session, false);
  }

  /**
   * Reads a block of path attributes to its end.
   *
   * @param lenient whether attributes nobody knows are kept as they came, whatever their flags: to
   *     show them, not to act on them
   */
  public static Walked walk(WireReader block, Negotiated session, boolean lenient) {
    var walk = new AttributeWalk(session, lenient);
    walk.all(block);
    walk.mergeOldSpeaker();
    return new Walked(
        AttributeSet.of(walk.attributes), walk.reach, walk.unreach, List.copyOf(walk.reactions));
  }

  private void all(WireReader block) {
    while (!block.isEmpty()) {
      int from = block.position();
      int code = 0;
      try {
        int flags = block.u8();
        code = block.u8();
        boolean extended = (flags & Attributes.EXTENDED) != 0;
        var value = block.slice(extended ? block.u16() : block.u8());
        one(flags, code, value, block, from);
      } catch (WireFault fault) {
        // RFC 7606 section 4: the lengths disagree, the rest cannot be told apart
        reactions.add(
            new TreatAsWithdraw(code, "attribute " + code + ": " + fault.why() + " (RFC 7606 4)"));
        return;
      }
    }
  }

  private void one(int flags, int code, WireReader value, WireReader block, int from) {
    var row = Attributes.known(code);
    if ((seen[code >>> 6] & 1L << code) != 0) {
      duplicate(row, code);
      return;
    }
    seen[code >>> 6] |= 1L << code;
    if (row == null) {
      unknown(flags, code, value, Octets.of(block.since(from)));
      return;
    }
    if (!inScope(row)) {
      return;
    }
    if ((flags & CLASS_BITS) != row.flags()) {
      var why = "flags 0x" + hex(flags) + " (RFC 7606 3.c)";
      reactions.add(reaction(row.onFlags(), row, why, Octets.of(block.since(from))));
      if (row.onDuplicate() != OnDuplicate.RESET) {
        return; // the routes of MP attributes are still needed, to be withdrawn
      }
    }
    try {
      keep(row.syntax().decode(value, session));
    } catch (WireFault fault) {
      var why = fault.why() + " (" + row.clause() + ")";
      reactions.add(reaction(row.onError(), row, why, Octets.of(block.since(from))));
    }
  }

  /** RFC 7606 section 3(g). */
  private void duplicate(@Nullable Row<Attribute> row, int code) {
    if (row != null && row.onDuplicate() == OnDuplicate.RESET) {
      reactions.add(
          new SessionReset(
              ErrorCode.MALFORMED_ATTRIBUTE_LIST,
              Octets.EMPTY,
              code,
              name(row) + " appears twice (RFC 7606 3.g)"));
    } else {
      reactions.add(new DiscardAttribute(code, "second copy (RFC 7606 3.g)"));
    }
  }

  private void unknown(int flags, int code, WireReader value, Octets octets) {
    if (lenient) {
      attributes.add(new UnknownAttribute(flags, code, value.rest()));
    } else if ((flags & Attributes.OPTIONAL) == 0) {
      reactions.add(
          new SessionReset(
              ErrorCode.UNRECOGNIZED_WELL_KNOWN,
              octets,
              code,
              "unrecognized well-known attribute " + code + " (RFC 4271 6.3)"));
    } else if ((flags & Attributes.TRANSITIVE) != 0) {
      attributes.add(new UnknownAttribute(flags | Attributes.PARTIAL, code, value.rest()));
    }
    // RFC 4271 section 9: an unknown optional non-transitive attribute is quietly ignored
  }

  private boolean inScope(Row<Attribute> row) {
    if (row.scope() == Scope.INTERNAL && !session.internal()) {
      reactions.add(
          new DiscardAttribute(row.code(), name(row) + " from an external peer (RFC 7606 7)"));
      return false;
    }
    if (row.scope() == Scope.AIGP_SESSION && !session.aigp()) {
      reactions.add(new DiscardAttribute(row.code(), name(row) + " is not enabled (RFC 7311 3.1)"));
      return false;
    }
    if (row.scope() == Scope.SR_DOMAIN && !session.prefixSid()) {
      reactions.add(
          new DiscardAttribute(
              row.code(), name(row) + " from an external peer is not enabled (RFC 8669 5)"));
      return false;
    }
    if (row.scope() == Scope.OLD_SPEAKER && session.as4()) {
      reactions.add(
          new DiscardAttribute(row.code(), name(row) + " from a NEW speaker (RFC 6793 4.1)"));
      return false;
    }
    return true;
  }

  private void keep(Attribute attribute) {
    switch (attribute) {
      case MpReach r -> {
        reach = r;
        flaws(r);
      }
      case MpUnreach u -> unreach = u;
      case As4Path p -> as4Path = p;
      case As4Aggregator a -> as4Aggregator = a;
      default -> attributes.add(attribute);
    }
  }

  /**
   * RFC 7606 section 5.4: an NLRI that can be told from the next one, but is not what its type
   * says, withdraws. In MP_UNREACH_NLRI it does no harm.
   */
  private void flaws(MpReach mpReach) {
    for (var nlri : mpReach.nlri()) {
      var flaw = nlri.flaw() != null ? nlri.flaw() : flawedLabels(nlri);
      if (flaw != null) {
        reactions.add(new TreatAsWithdraw(mpReach.code(), flaw));
        return;
      }
    }
  }

  /** RFC 8277 sections 2.1 and 2.3: more than we said that we take, or nothing to end them. */
  private @Nullable String flawedLabels(Nlri nlri) {
    var labels = nlri instanceof InetNlri inet ? inet.labels() : LabelStack.NONE;
    if (labels.size() == 0 || labels.size() == 1 && labels.isEnded()) {
      return null;
    }
    var limit = session.ownLabelLimits().get(nlri.family());
    if (limit == null) {
      return null;
    }
    return labels.isEnded()
        ? labels.size() > limit ? labels.size() + " labels, the limit is " + limit : null
        : "no label has the bottom of stack bit";
  }

  private static Reaction reaction(OnError onError, Row<Attribute> row, String why, Octets octets) {
    var sentence = name(row) + ": " + why + " 0x" + octets;
    return switch (onError) {
      case DISCARD -> new DiscardAttribute(row.code(), sentence);
      case WITHDRAW -> new TreatAsWithdraw(row.code(), sentence);
      case RESET -> new SessionReset(ErrorCode.OPTIONAL_ATTRIBUTE, octets, row.code(), sentence);
    };
  }

  /** RFC 6793 section 4.2.3: what an OLD speaker passed on beside its two-octet attributes. */
  private void mergeOldSpeaker() {
    int aggregator = indexOf(AttributeCode.AGGREGATOR);
    if (aggregator >= 0 && as4Aggregator != null) {
      var old = (Aggregator) attributes.get(aggregator);
      if (!old.asn().equals(net.herald.bgp.Asn.TRANS)) {
        return; // aggregated by an OLD speaker: AS4_AGGREGATOR and AS4_PATH are outdated
      }
      attributes.set(aggregator, as4Aggregator.aggregator());
    }
    int path = indexOf(AttributeCode.AS_PATH);
    if (path >= 0 && as4Path != null) {
      attributes.set(path, as4Path.merge((AsPath) attributes.get(path)));
    }
  }

  private int indexOf(int code) {
    for (int i = 0; i < attributes.size(); i++) {
      if (attributes.get(i).code() == code) {
        return i;
      }
    }
    return -1;
  }

  private static String name(Row<?> row) {
    var keyword = row.keyword();
    return keyword != null ? keyword : "attribute " + row.code();
  }

  private static String hex(int octet) {
    return String.format(Locale.ROOT, "%02x", octet);
  }
}
