package net.herald.config;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import net.herald.text.Range;
import net.herald.text.Words;

/**
 * What ExaBGP 3.4 and 4 wrote otherwise. Each of these words does what it always did, and a warning
 * names the one to write today.
 */
final class OldSpellings {
  private static final int GTSM_TTL = 255;

  private OldSpellings() {}

  /** Words of section {@code neighbor}. */
  static List<Keyword<NeighborSection>> neighbor() {
    return List.of(
        neighbor(
            "md5",
            "md5-password",
            (section, words) -> section.scalars().read(NeighborSection.MD5_PASSWORD, words)),
        neighbor("ttl-security", "outgoing-ttl", OldSpellings::ttl),
        capability("route-refresh", CapabilitySection.ROUTE_REFRESH),
        capability("graceful-restart", CapabilitySection.GRACEFUL_RESTART),
        capability("multi-session", CapabilitySection.MULTI_SESSION),
        capability("add-path", CapabilitySection.ADD_PATH),
        capability("asn4", CapabilitySection.ASN4),
        capability("aigp", CapabilitySection.AIGP),
        Keyword.both(
            "process",
            "[NAME]",
            "3.4",
            "Old spelling of a process and of api { processes [ NAME ]; }.",
            (section, words) -> OldProcessSection.name(section.draft(), words),
            (section, words) -> OldProcessSection.open(section.draft(), words)));
  }

  /** Words of section {@code family}. */
  static List<Keyword<FamilySection>> family() {
    return List.of(
        family("inet", "ipv4"),
        family("inet4", "ipv4"),
        family("inet6", "ipv6"),
        row(
            "minimal",
            "the families of the routes",
            FamilySection::draft,
            (section, _) -> section.draft().minimal = true));
  }

  /** Words of section {@code capability}. */
  static List<Keyword<CapabilitySection>> capability() {
    return List.of(
        row(
            "route",
            "route-refresh",
            CapabilitySection::draft,
            (section, words) -> {
              words.expect("refresh");
              section.scalars().read(CapabilitySection.ROUTE_REFRESH, words);
            }));
  }

  /** Words of the file itself. */
  static List<Keyword<RootSection>> root() {
    return List.of(
        Keyword.block(
            "group",
            "[NAME]",
            "3.4",
            "Old spelling of a template and the neighbors that inherit it.",
            (root, words) -> GroupSection.open(root.reading(), words)));
  }

  private static void ttl(NeighborSection section, Words words) {
    if (words.hasNext()) {
      section.scalars().read(NeighborSection.OUTGOING_TTL, words);
    } else {
      section.scalars().set(NeighborSection.OUTGOING_TTL, GTSM_TTL, words.range());
    }
  }

  private static Keyword<NeighborSection> neighbor(
      String word, String today, BiConsumer<NeighborSection, Words> command) {
    return row(word, today, NeighborSection::draft, command);
  }

  private static Keyword<NeighborSection> capability(String word, Scalar<?> scalar) {
    return neighbor(
        word,
        "it in section capability",
        (section, words) -> section.draft().capability.read(scalar, words));
  }

  private static Keyword<FamilySection> family(String word, String today) {
    return row(word, today, FamilySection::draft, (section, words) -> section.add(today, words));
  }

  private static <S> Keyword<S> row(
      String word, String today, Function<S, NeighborDraft> draft, BiConsumer<S, Words> command) {
    return Keyword.command(
        word,
        "",
        "3.4",
        "Old spelling of " + today + ".",
        (section, words) -> {
          warn(draft.apply(section).reading, words.range(), word, today);
          command.accept(section, words);
        });
  }

  /** Says that a word is written otherwise today. */
  static void warn(Reading reading, Range range, String word, String today) {
    reading.warning(range, "'" + word + "' is an old spelling", "expected " + today);
  }
}
