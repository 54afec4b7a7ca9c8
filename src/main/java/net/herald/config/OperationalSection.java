package net.herald.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.herald.bgp.message.Operational;

/** Section {@code operational}: messages to send (draft-ietf-idr-operational-message). */
final class OperationalSection extends TableSection<OperationalSection> {
  static final Keywords<OperationalSection> KEYWORDS = Keywords.of("operational", rows());

  private final NeighborDraft draft;

  OperationalSection(Reading reading, NeighborDraft draft) {
    super(KEYWORDS);
    this.draft = draft;
  }

  private static List<Keyword<OperationalSection>> rows() {
    var rows = new ArrayList<Keyword<OperationalSection>>();
    for (var kind : Operational.Kind.values()) {
      rows.add(
          Keyword.command(
              kind.name().toLowerCase(Locale.ROOT),
              shape(kind),
              "4.2",
              help(kind),
              (section, words) ->
                  section.draft.operational.add(OperationalWords.parse(kind, words))));
    }
    return List.copyOf(rows);
  }

  private static String shape(Operational.Kind kind) {
    return switch (kind.shape()) {
      case ADVISORY -> "afi AFI safi SAFI advisory TEXT";
      case QUERY -> "afi AFI safi SAFI [router-id IPV4] sequence NUMBER";
      case COUNTER -> "afi AFI safi SAFI [router-id IPV4] sequence NUMBER counter NUMBER";
    };
  }

  private static String help(Operational.Kind kind) {
    return switch (kind) {
      case ADM -> "A text for the operator, once.";
      case ASM -> "A text for the operator, in every session.";
      case RPCQ -> "Asks how many prefixes were received.";
      case RPCP -> "Tells how many prefixes were received.";
      case APCQ -> "Asks how many prefixes were announced.";
      case APCP -> "Tells how many prefixes were announced.";
      case LPCQ -> "Asks how many prefixes are in use.";
      case LPCP -> "Tells how many prefixes are in use.";
    };
  }
}
