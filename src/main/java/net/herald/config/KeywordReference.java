package net.herald.config;

import java.util.ArrayList;
import java.util.List;

/** The keywords of a configuration, for manuals: the same rows that the reader goes by. */
public final class KeywordReference {

  /**
   * A keyword.
   *
   * @param word as written
   * @param shape what follows it
   * @param absent what its absence means
   * @param bare what it means without value; empty where a value is required
   * @param needed whether its absence is an error
   * @param repeatable whether it may be written more than once
   * @param since the first ExaBGP whose files may have it
   * @param help one sentence
   * @param section whether it opens a section
   * @param statement whether it may be a statement
   */
  public record Row(
      String word,
      String shape,
      String absent,
      String bare,
      boolean needed,
      boolean repeatable,
      String since,
      String help,
      boolean section,
      boolean statement) {}

  /**
   * A section.
   *
   * @param name its keyword; words for the top of a file
   * @param rows in the order of its table
   */
  public record Table(String name, List<Row> rows) {}

  private KeywordReference() {}

  /** Every section, from the top of a file inwards. */
  public static List<Table> tables() {
    var tables = new ArrayList<Table>();
    for (var keywords : sections()) {
      tables.add(table(keywords));
    }
    return tables;
  }

  private static List<Keywords<?>> sections() {
    return List.of(
        RootSection.KEYWORDS,
        TemplateSection.KEYWORDS,
        ProcessSection.KEYWORDS,
        HealthcheckSection.KEYWORDS,
        NeighborSection.KEYWORDS,
        FamilySection.KEYWORDS,
        CapabilitySection.KEYWORDS,
        MultipleLabelsSection.KEYWORDS,
        AddPathSection.KEYWORDS,
        NextHopSection.KEYWORDS,
        TcpAoSection.KEYWORDS,
        ApiSection.KEYWORDS,
        TrafficSection.KEYWORDS,
        StaticSection.KEYWORDS,
        AnnounceSection.KEYWORDS,
        FlowSection.KEYWORDS,
        L2vpnSection.KEYWORDS,
        OperationalSection.KEYWORDS);
  }

  private static Table table(Keywords<?> keywords) {
    var rows = new ArrayList<Row>();
    for (var row : keywords.rows()) {
      rows.add(
          new Row(
              row.word(),
              row.shape(),
              row.absent(),
              row.bare(),
              row.needed(),
              row.repeatable(),
              row.since(),
              row.help(),
              row.block() != null,
              row.command() != null));
    }
    return new Table(keywords.section(), List.copyOf(rows));
  }
}
