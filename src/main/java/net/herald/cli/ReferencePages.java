package net.herald.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.herald.api.CommandReference;
import net.herald.bgp.attribute.Attributes;
import net.herald.bgp.capability.Capabilities;
import net.herald.bgp.nlri.Families;
import net.herald.config.KeywordReference;
import net.herald.environment.Setting;
import net.herald.environment.Settings;

/**
 * The reference pages of the manual, made of the tables that the program goes by: what is not in a
 * table is not in a page, and the other way round.
 */
public final class ReferencePages {
  private static final String MADE =
      "Made by `./build reference` from the tables of the program; a test compares them.\n";

  private ReferencePages() {}

  /** Writes all pages into the directory named, and the manual pages into {@code man} beside it. */
  public static void main(String[] arguments) throws IOException {
    var directory = Path.of(arguments[0]);
    write(directory, pages());
    write(directory.resolveSibling("man"), ManPages.pages());
  }

  private static void write(Path directory, Map<String, String> pages) throws IOException {
    Files.createDirectories(directory);
    for (var page : pages.entrySet()) {
      Files.writeString(directory.resolve(page.getKey()), page.getValue());
    }
  }

  /** Every page by its file name. */
  static Map<String, String> pages() {
    var pages = new LinkedHashMap<String, String>();
    pages.put("configuration.md", configuration());
    pages.put("commands.md", commands());
    pages.put("events.md", EventsPage.markdown());
    pages.put("environment.md", environment());
    pages.put("command-line.md", commandLine());
    pages.put("bgp.md", bgp());
    return pages;
  }

  static StringBuilder page(String title, String introduction) {
    return new StringBuilder("# ")
        .append(title)
        .append("\n\n")
        .append(introduction)
        .append(' ')
        .append(MADE);
  }

  private static String configuration() {
    var out =
        page(
            "Configuration",
            "Every section and keyword of a configuration file. \"Since\" is the first ExaBGP that"
                + " reads it.");
    for (var table : KeywordReference.tables()) {
      out.append("\n## ").append(table.name()).append("\n\n");
      header(out, "keyword", "value", "without it", "bare", "since", "");
      for (var row : table.rows()) {
        line(
            out,
            code(row.word() + (row.section() && row.shape().isEmpty() ? " { … }" : "")),
            row.shape().isEmpty() ? "" : code(row.shape()),
            row.needed() ? "an error" : row.absent(),
            row.bare(),
            row.since(),
            row.help() + (row.repeatable() && !row.section() ? " May be repeated." : ""));
      }
    }
    return out.toString();
  }

  private static String commands() {
    var out =
        page(
            "Commands",
            "What helper programs print and `herald run` sends. The first spelling is that of"
                + " version 6 of the API, the others are taken as well where the version allows"
                + " them.");
    out.append('\n');
    header(out, "command", "followed by", "");
    for (var row : CommandReference.rows()) {
      var spellings = row.spellings().stream().map(ReferencePages::code).toList();
      line(
          out,
          String.join("<br>", spellings),
          row.arguments().isEmpty() ? "" : code(row.arguments()),
          row.help());
    }
    return out.toString();
  }

  private static String environment() {
    var out =
        page(
            "Settings",
            "Each may be given in the process environment as `exabgp.SECTION.OPTION` or"
                + " `exabgp_SECTION_OPTION`, or in the ini file.");
    String section = "";
    for (Setting<?> setting : Settings.TABLE) {
      if (!setting.section().equals(section)) {
        section = setting.section();
        out.append("\n## ").append(section).append("\n\n");
        header(out, "setting", "takes", "standard value", "of", "");
      }
      line(
          out,
          code(setting.dotted()),
          setting.kind().expected(),
          standard(setting).isEmpty() ? "empty" : code(standard(setting)),
          origin(setting),
          setting.help());
    }
    return out.toString();
  }

  /** The standard value as it is written; empty for an empty text. */
  static String standard(Setting<?> setting) {
    String text = setting.standardText();
    return text.equals("''") ? "" : text;
  }

  private static String origin(Setting<?> setting) {
    return switch (setting.origin()) {
      case EXABGP -> "ExaBGP";
      case EXABGP_5 -> "ExaBGP 5";
      case EXABGP_6 -> "ExaBGP 6";
      case UNUSED, MOOT -> "ExaBGP; no effect";
      case HERALD -> "Herald";
    };
  }

  private static String commandLine() {
    var out = page("Command line", "Every subcommand, as `herald help COMMAND` explains it.");
    for (Subcommand subcommand : Subcommands.TABLE) {
      out.append("\n## ").append(subcommand.word()).append("\n\n");
      for (String line : Help.subcommand(subcommand).stripTrailing().split("\n")) {
        out.append(line.isEmpty() ? "" : "    " + line).append('\n');
      }
    }
    return out.toString();
  }

  private static String bgp() {
    var out = page("BGP", "What is spoken: families, path attributes and capabilities.");
    out.append("\n## Families\n\n");
    header(out, "family", "AFI", "SAFI", "path identifiers", "written as");
    for (var row : Families.TABLE) {
      var grammar = row.syntax().grammar();
      line(
          out,
          code(row.family().toString()),
          "" + row.family().afi(),
          "" + row.family().safi(),
          row.pathIds() ? "yes" : "no",
          grammar == null ? "" : code(row.family().safiWord() + " " + grammar.usage()));
    }
    out.append("\n## Path attributes\n\n");
    header(out, "code", "keyword", "malformed", "wrong flags");
    for (var row : Attributes.TABLE) {
      line(
          out,
          "" + row.code(),
          row.keyword() == null ? "" : code(row.keyword()),
          words(row.onError()),
          words(row.onFlags()));
    }
    out.append("\n## Capabilities\n\n");
    header(out, "code", "keyword");
    for (var row : Capabilities.TABLE) {
      line(out, "" + row.code(), code(row.keyword()));
    }
    return out.toString();
  }

  private static String words(Attributes.OnError reaction) {
    return switch (reaction) {
      case DISCARD -> "discarded";
      case WITHDRAW -> "routes withdrawn";
      case RESET -> "session reset";
    };
  }

  static void header(StringBuilder out, String... cells) {
    line(out, cells);
    line(out, List.of(cells).stream().map(_ -> "---").toArray(String[]::new));
  }

  static void line(StringBuilder out, String... cells) {
    out.append('|');
    for (String cell : cells) {
      out.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    out.append('\n');
  }

  static String code(String text) {
    return "`" + text + "`";
  }
}
