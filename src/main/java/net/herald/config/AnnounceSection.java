package net.herald.config;

import java.util.List;
import net.herald.text.Words;

/** Section {@code announce}: routes by family. */
final class AnnounceSection implements Section {
  static final Keywords<AnnounceSection> KEYWORDS =
      Keywords.of(
          "announce",
          List.of(
              afi("ipv4", net.herald.iana.Afi.IPV4),
              afi("ipv6", net.herald.iana.Afi.IPV6),
              Keyword.later("l2vpn", "4.2", "VPLS routes.")));

  private final Reading reading;
  private final NeighborDraft draft;

  AnnounceSection(Reading reading, NeighborDraft draft) {
    this.reading = reading;
    this.draft = draft;
  }

  private static Keyword<AnnounceSection> afi(String word, int afi) {
    return Keyword.block(
        word,
        "",
        "4.2",
        "Routes of " + word + ".",
        (section, _) -> new AnnounceAfiSection(section.reading, section.draft, afi));
  }

  @Override
  public void command(Words words) {
    KEYWORDS.command(this, words);
  }

  @Override
  public Section open(Words words) {
    return KEYWORDS.open(this, words);
  }
}
