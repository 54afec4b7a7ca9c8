package net.herald.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import net.herald.api.CommandReference;
import net.herald.config.KeywordReference;
import net.herald.environment.Setting;
import net.herald.environment.Settings;
import net.herald.environment.Version;

/** The manual pages, made of the same tables as the {@link ReferencePages}. */
final class ManPages {
  private static final String COMMANDS = "User Commands";
  private static final String FORMATS = "File Formats";
  private static final String OVERVIEWS = "Miscellaneous";

  private ManPages() {}

  /** Every page by its file name. */
  static Map<String, String> pages() {
    var pages = new LinkedHashMap<String, String>();
    pages.put("herald.1", program());
    pages.put("herald.conf.5", configuration());
    pages.put("herald.env.5", settings());
    pages.put("herald-commands.7", commands());
    pages.put("herald-events.7", events());
    return pages;
  }

  private static Roff page(String name, int section, String volume, String what) {
    return new Roff(name, section, "Herald " + Version.HERALD, volume).name(name, what);
  }

  private static String program() {
    var page =
        page("herald", 1, COMMANDS, "a BGP speaker driven by a configuration file and by programs")
            .heading("SYNOPSIS")
            .call("herald", "[--env-file FILE] COMMAND ...")
            .call("herald", "[--env-file FILE] FILE [FILE ...]")
            .heading("DESCRIPTION")
            .paragraph(
                "Herald speaks BGP with the neighbors of a configuration file, tells helper"
                    + " programs on their standard input what the neighbors say, and takes the"
                    + " commands that they print. It does not touch the routing table of the host."
                    + " It reads the configuration of ExaBGP and stands in for it.")
            .paragraph(
                "Without a command, the words are configuration files for the server. --env-file"
                    + " names the file of settings and may stand before the command.")
            .heading("COMMANDS");
    for (Subcommand subcommand : Subcommands.TABLE) {
      subcommand(page, subcommand);
    }
    signals(page);
    variables(page);
    files(page);
    page.heading("EXIT STATUS").term("0", "").meaning("All is well; the daemon ended in order.");
    page.term("1", "").meaning("It failed, and standard error says why: a file, a port, a user.");
    page.term("2", "").meaning("The command line was not understood.");
    page.term("3", "").meaning("run and cli: there is no daemon to talk to.");
    return page.seeAlso("herald.conf(5)", "herald.env(5)", "herald-commands(7)", "herald-events(7)")
        .toString();
  }

  private static void subcommand(Roff page, Subcommand subcommand) {
    var options = subcommand.action().options();
    page.part(subcommand.word());
    page.call("herald " + subcommand.word(), options.usage());
    page.paragraph(sentence(subcommand.help()));
    if (!options.wordsUsage().isEmpty()) {
      page.term("", options.wordsUsage()).meaning(sentence(options.wordsHelp()));
    }
    for (Options.Row row : options.rows()) {
      page.term(row.spelling(), "").meaning(sentence(row.help()));
    }
    page.paragraph("Example:").verbatim("herald " + subcommand.example());
  }

  private static void signals(Roff page) {
    page.heading("SIGNALS");
    page.term("TERM, HUP, INT", "")
        .meaning("End in order: neighbors are told, helper programs end.");
    page.term("USR1", "")
        .meaning(
            "Read the configuration again. A file with an error changes nothing and is told;"
                + " otherwise only what differs is sent.");
    page.term("USR2", "").meaning("The same, and start changed helper programs anew.");
    page.term("ALRM", "").meaning("The same, and start every session anew.");
  }

  private static void variables(Roff page) {
    page.heading("ENVIRONMENT")
        .paragraph(
            "Every setting of herald.env(5) may be given as exabgp.SECTION.OPTION or as"
                + " exabgp_SECTION_OPTION. Beside them:");
    page.term("HERALD_JAVA_HOME", "").meaning("The Java to use, 25 or newer.");
    page.term("HERALD_JAVA_OPTS", "")
        .meaning("Further options for the Java virtual machine, separated by blanks: -Xmx4g");
    page.term("EXABGP_ENVFILE", "").meaning("The file of settings; --env-file comes before it.");
    page.term("EXABGP_ROOT", "")
        .meaning("Where etc/exabgp and run are looked for, instead of the installation.");
    page.term("exabgp_api_socketpath", "").meaning("The socket of the daemon, by its whole path.");
    page.term("exabgp_cli_transport", "").meaning("How run and cli reach it: socket or pipe.");
  }

  private static void files(Roff page) {
    page.heading("FILES");
    page.term("/etc/herald/herald.conf", "").meaning("What the packaged service runs.");
    page.term("/etc/herald/herald.env", "").meaning("The settings of the package.");
    page.term("/etc/default/herald", "")
        .meaning("HERALD_JAVA_OPTS and other variables of the service.");
    page.term("/etc/exabgp/exabgp.env", "")
        .meaning("The settings where the installation has no file of its own.");
    page.term("/run/herald/exabgp.sock", "").meaning("The socket of a running daemon.");
    page.term("/usr/lib/herald/bin/exabgp", "")
        .meaning("The same program by the name that scripts for ExaBGP call.");
  }

  private static String configuration() {
    var page =
        page("herald.conf", 5, FORMATS, "configuration of Herald, as of ExaBGP")
            .heading("DESCRIPTION")
            .paragraph(
                "A statement is a keyword and its values, and ends with a semicolon; a section is a"
                    + " keyword, sometimes a name, and statements in braces. From # to the end of"
                    + " the line is a comment. Lists stand in brackets: [ one two ].")
            .paragraph(
                "herald validate FILE tells all that is wrong at once, with its place; herald"
                    + " configuration print FILE shows what was understood.")
            .heading("EXAMPLE")
            .verbatim(
                """
                neighbor 192.0.2.1 {
                    router-id 192.0.2.2;
                    local-address 192.0.2.2;
                    local-as 65001;
                    peer-as 65002;
                    family { ipv4 unicast; }
                    static {
                        route 198.51.100.0/24 next-hop self;
                    }
                }
                """)
            .heading("KEYWORDS")
            .paragraph("By section. In brackets: the first ExaBGP that reads it.");
    for (var table : KeywordReference.tables()) {
      page.part(table.name());
      for (var row : table.rows()) {
        page.term(row.word(), row.section() ? (row.shape() + " { ... }").strip() : row.shape());
        page.meaning(meaning(row));
      }
    }
    return page.seeAlso("herald(1)", "herald.env(5)", "herald-commands(7)", "herald-events(7)")
        .toString();
  }

  private static String meaning(KeywordReference.Row row) {
    return row.help()
        + (row.absent().isEmpty() ? "" : " Without it: " + row.absent() + ".")
        + (row.bare().isEmpty() ? "" : " Without a value: " + row.bare() + ".")
        + (row.repeatable() && !row.section() ? " May be repeated." : "")
        + " ["
        + row.since()
        + "]";
  }

  private static String settings() {
    var page =
        page("herald.env", 5, FORMATS, "settings of the program Herald, as of ExaBGP")
            .heading("DESCRIPTION")
            .paragraph(
                "Settings concern the process, where herald.conf(5) concerns BGP. The file has"
                    + " sections and options; herald env prints one with everything at its"
                    + " present value. The process environment comes before the file.")
            .verbatim(
                """
                [exabgp.log]
                level = INFO
                [exabgp.tcp]
                bind = '192.0.2.2'
                """)
            .heading("SETTINGS");
    for (Setting<?> setting : Settings.TABLE) {
      String standard = ReferencePages.standard(setting);
      page.term(setting.dotted(), setting.kind().expected())
          .meaning(
              sentence(setting.help())
                  + " Usual: "
                  + (standard.isEmpty() ? "empty" : standard)
                  + ".");
    }
    return page.seeAlso("herald(1)", "herald.conf(5)").toString();
  }

  private static String commands() {
    var page =
        page("herald-commands", 7, OVERVIEWS, "commands of helper programs and of operators")
            .heading("DESCRIPTION")
            .paragraph(
                "A helper program prints these lines, and an operator sends them with herald run."
                    + " The first spelling is that of version 6 of the API, the others are taken"
                    + " as well where the version allows them. SELECTOR stands for the neighbors"
                    + " that are meant: an address, an address with further conditions, or *.")
            .heading("COMMANDS");
    for (var row : CommandReference.rows()) {
      boolean first = true;
      for (String spelling : row.spellings()) {
        if (first) {
          page.term(spelling, row.arguments());
        } else {
          page.orTerm(spelling, row.arguments());
        }
        first = false;
      }
      page.meaning(sentence(row.help()));
    }
    return page.seeAlso("herald(1)", "herald.conf(5)", "herald-events(7)").toString();
  }

  private static String events() {
    var page =
        page("herald-events", 7, OVERVIEWS, "what helper programs are told")
            .heading("DESCRIPTION")
            .paragraph(EventsPage.INTRODUCTION)
            .heading("HEADER")
            .paragraph(EventsPage.HEADER_TEXT);
    EventsPage.HEADER.forEach((member, what) -> page.term(member, "").meaning(sentence(what)));
    page.heading("EVENTS");
    for (var row : EventExamples.TABLE) {
      page.part(EventsPage.title(row)).paragraph(row.when());
      page.paragraph(row.asked().isEmpty() ? "Told unasked." : "Asked for with: " + row.asked());
      for (var member : EventsPage.own(row)) {
        page.term(member.path(), "").meaning(sentence(member.value()));
      }
      EventsPage.forms(row).forEach((form, lines) -> page.paragraph(form + ":").verbatim(lines));
    }
    return page.seeAlso("herald(1)", "herald.conf(5)", "herald-commands(7)").toString();
  }

  /** Rows speak in fragments for columns; a page has sentences. */
  private static String sentence(String text) {
    return text.isEmpty() || text.endsWith(".") ? text : text + ".";
  }
}
