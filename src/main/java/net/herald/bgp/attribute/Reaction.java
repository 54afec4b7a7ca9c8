package net.herald.bgp.attribute;

import net.herald.bgp.Family;
import net.herald.iana.ErrorCode;
import net.herald.wire.Octets;
import org.jspecify.annotations.Nullable;

/**
 * What an error in an UPDATE makes us do (RFC 7606 section 2). The strongest reaction of a message
 * wins.
 */
public sealed interface Reaction {
  /** What is wrong, with the clause that says so; for the log and the event, never for the wire. */
  String why();

  /** The code of the attribute that is to blame, 0 when it is none. */
  int attribute();

  /** Weakest first. */
  int strength();

  /** The stronger of both; this one when they are equal. */
  default Reaction or(@Nullable Reaction other) {
    return other == null || strength() >= other.strength() ? this : other;
  }

  /** The attribute is dropped, the route is kept. */
  record DiscardAttribute(int attribute, String why) implements Reaction {
    @Override
    public int strength() {
      return 1;
    }
  }

  /** Every route of the UPDATE is withdrawn. */
  record TreatAsWithdraw(int attribute, String why) implements Reaction {
    @Override
    public int strength() {
      return 2;
    }
  }

  /** The family is ignored for the rest of the session. */
  record DisableFamily(Family family, int attribute, String why) implements Reaction {
    @Override
    public int strength() {
      return 3;
    }
  }

  /**
   * The session ends with a NOTIFICATION.
   *
   * @param subcode of {@link ErrorCode#UPDATE_MESSAGE}
   * @param octets the data field that RFC 4271 section 6.3 asks for
   */
  record SessionReset(int subcode, Octets octets, int attribute, String why) implements Reaction {
    @Override
    public int strength() {
      return 4;
    }
  }
}
