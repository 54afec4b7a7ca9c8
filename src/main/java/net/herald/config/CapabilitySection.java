package net.herald.config;

import java.util.List;
import java.util.stream.Stream;
import net.herald.bgp.capability.Role;
import net.herald.config.CapabilitySettings.AddPathMode;
import net.herald.config.CapabilitySettings.LocalRole;
import net.herald.text.Words;

/** Section {@code capability}. */
final class CapabilitySection extends TableSection<CapabilitySection> implements Scalars.Owner {
  private static final List<String> ADD_PATH_WORDS =
      List.of("disable", "disabled", "send", "receive", "send/receive", "send-receive");

  private static final List<String> ROLE_WORDS =
      Stream.of(Role.Kind.values()).map(Role.Kind::word).toList();

  static final Scalar<Boolean> ASN4 = flag("asn4", true, true);
  static final Scalar<Boolean> ROUTE_REFRESH = flag("route-refresh", false, true);
  static final Scalar<Integer> GRACEFUL_RESTART =
      Scalar.open("graceful-restart", Values.RESTART_TIME).bare(0);
  static final Scalar<Integer> LONG_LIVED =
      Scalar.open("long-lived-graceful-restart", Values.LONG_LIVED_TIME);
  static final Scalar<Boolean> NEXT_HOP = open("nexthop").bare(true);
  static final Scalar<AddPathMode> ADD_PATH =
      Scalar.of(
          "add-path",
          new Value<>("disable | send | receive | send/receive", CapabilitySection::addPath),
          AddPathMode.DISABLE);
  static final Scalar<Boolean> MULTI_SESSION = flag("multi-session", false, true);
  static final Scalar<Boolean> OPERATIONAL = flag("operational", false, true);
  static final Scalar<Boolean> AIGP = open("aigp").bare(true);
  static final Scalar<Boolean> PREFIX_SID = flag("prefix-sid", false, true);
  static final Scalar<Boolean> EXTENDED_MESSAGE = flag("extended-message", true, true);
  static final Scalar<Boolean> SOFTWARE_VERSION = flag("software-version", false, false);
  static final Scalar<Boolean> LINK_LOCAL_NEXT_HOP = open("link-local-nexthop");
  static final Scalar<Boolean> LINK_LOCAL_PREFER = flag("link-local-prefer", false, false);

  static final Scalar<LocalRole> ROLE =
      Scalar.open(
          "role",
          new Value<>(String.join(" | ", ROLE_WORDS) + " [strict]", CapabilitySection::role));

  static final Keywords<CapabilitySection> KEYWORDS =
      Keywords.<CapabilitySection>of(
              "capability",
              List.of(
                  Keyword.of(ASN4, "4.2", "AS numbers of four octets (RFC 6793)."),
                  Keyword.of(ROUTE_REFRESH, "4.2", "Route refresh (RFC 2918, RFC 7313)."),
                  Keyword.of(
                      GRACEFUL_RESTART, "4.2", "Seconds (RFC 4724); 0 means those of hold-time."),
                  Keyword.of(
                      LONG_LIVED,
                      Keyword.OURS,
                      "Seconds beyond those of graceful-restart (RFC 9494)."),
                  Keyword.of(
                      NEXT_HOP, "4.2", "Other next hops (RFC 8950); absent: as section nexthop."),
                  Keyword.of(ADD_PATH, "4.2", "Several paths of a prefix (RFC 7911)."),
                  Keyword.of(MULTI_SESSION, "4.2", "The expired draft of a session per family."),
                  Keyword.of(OPERATIONAL, "4.2", "The expired draft of OPERATIONAL messages."),
                  Keyword.of(AIGP, "4.2", "Send and keep AIGP (RFC 7311)."),
                  Keyword.of(
                      PREFIX_SID,
                      Keyword.OURS,
                      "Take Prefix-SID from an external neighbor (RFC 8669 section 5)."),
                  Keyword.of(EXTENDED_MESSAGE, "4.2", "Messages of 65535 octets (RFC 8654)."),
                  Keyword.of(SOFTWARE_VERSION, "5.0", "Tell our name and version."),
                  Keyword.of(LINK_LOCAL_NEXT_HOP, "6.0", "Link-local next hops alone."),
                  Keyword.of(LINK_LOCAL_PREFER, "6.0", "Prefer the link-local of two next hops."),
                  Keyword.of(ROLE, Keyword.OURS, "What we are to the neighbor (RFC 9234)."),
                  Keyword.block(
                      "multiple-labels",
                      "",
                      Keyword.OURS,
                      "How many labels of a route we take (RFC 8277 section 2.1).",
                      (section, words) ->
                          new MultipleLabelsSection(section.reading, section.draft))))
          .with(OldSpellings.capability());

  private final Reading reading;
  private final NeighborDraft draft;

  CapabilitySection(Reading reading, NeighborDraft draft) {
    super(KEYWORDS);
    this.reading = reading;
    this.draft = draft;
  }

  NeighborDraft draft() {
    return draft;
  }

  private static Scalar<Boolean> flag(String word, boolean absent, boolean bare) {
    return Scalar.of(word, Values.BOOLEAN, absent).bare(bare);
  }

  private static Scalar<Boolean> open(String word) {
    return Scalar.open(word, Values.BOOLEAN);
  }

  private static LocalRole role(Words words) {
    var kind = Role.Kind.values()[ROLE_WORDS.indexOf(words.choice("role", ROLE_WORDS))];
    return new LocalRole(kind, words.take("strict"));
  }

  private static AddPathMode addPath(Words words) {
    if (words.peek().equalsIgnoreCase("receive/send")) {
      throw words.faultAtNext("'receive/send' is not a valid add-path", "expected send/receive");
    }
    String word = words.choice("add-path", ADD_PATH_WORDS);
    if (word.equals("send-receive")) {
      return AddPathMode.SEND_RECEIVE;
    }
    for (AddPathMode mode : AddPathMode.values()) {
      if (mode.word().equals(word)) {
        return mode;
      }
    }
    return AddPathMode.DISABLE;
  }

  @Override
  public Scalars scalars() {
    return draft.capability;
  }
}
