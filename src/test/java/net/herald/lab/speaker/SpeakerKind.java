package net.herald.lab.speaker;

import java.util.List;
import java.util.stream.Stream;
import net.herald.lab.Programs;
import net.herald.lab.Workshop;

/** The programs a session can be held with. */
public enum SpeakerKind {
  BIRD("BIRD", "bird", "birdc"),
  GOBGP("GoBGP", "gobgpd", "gobgp"),
  FRR("FRR", Frr.BGPD, "vtysh"),
  OPENBGPD("OpenBGPD", "bgpd", "bgpctl");

  private final String title;
  private final String daemon;
  private final String client;

  SpeakerKind(String title, String daemon, String client) {
    this.title = title;
    this.daemon = daemon;
    this.client = client;
  }

  /** Why it can not run here; empty when it can. */
  public String missing() {
    if (this == OPENBGPD && !System.getProperty("user.name").equals("root")) {
      return title + " starts as root only";
    }
    return Stream.of(daemon, client)
        .filter(program -> Programs.find(program).isEmpty())
        .map(program -> title + " is not installed: there is no " + program)
        .findFirst()
        .orElse("");
  }

  /** Why it can not sign its segments (RFC 2385) here; empty when it can. */
  public String missingToSign() {
    return this == OPENBGPD ? title + " of Debian can not sign: it asks for PF_KEY" : missing();
  }

  /** A speaker which is not started yet. */
  public Speaker with(Workshop workshop, Session session, List<Route> originated) {
    return switch (this) {
      case BIRD -> new Bird(workshop, session, originated);
      case GOBGP -> new GoBgp(workshop, session, originated);
      case FRR -> new Frr(workshop, session, originated);
      case OPENBGPD -> new OpenBgpd(workshop, session, originated);
    };
  }

  /** A GoBGP with these families, by its own names. */
  public static Speaker gobgp(Workshop workshop, Session session, List<String> families) {
    return new GoBgp(workshop, session, List.of(), families);
  }

  /** An FRR with these sections {@code address-family} in place of those of unicast. */
  public static Speaker frr(Workshop workshop, Session session, String addressFamilies) {
    return new Frr(workshop, session, List.of(), addressFamilies);
  }

  @Override
  public String toString() {
    return title;
  }
}
