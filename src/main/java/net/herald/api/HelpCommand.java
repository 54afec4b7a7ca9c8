package net.herald.api;

import java.util.Comparator;
import java.util.List;

/** The list of commands. */
final class HelpCommand {
  private static final List<String> FILTERS =
      List.of("local-ip", "local-as", "peer-as", "router-id");

  private HelpCommand() {}

  static void help(Call call) {
    call.words().expectEnd();
    var rows = Commands.TABLE.stream().sorted(Comparator.comparing(CommandRow::name)).toList();
    if (call.json()) {
      json(call, rows);
    } else {
      text(call, rows);
    }
  }

  private static void json(Call call, List<CommandRow> rows) {
    call.json(out -> {
      out.beginTightObject().member("description", "Available API commands (v6 format)");
      out.name("peer_filters").beginTightArray();
      FILTERS.forEach(out::value);
      out.endArray().name("commands").beginTightArray();
      for (var row : rows) {
        out.beginTightObject().member("command", row.name());
        out.member("neighbor_support", row.selects()).member("json_support", true);
        if (!row.arguments().isEmpty()) {
          out.name("options").beginTightArray().value(row.arguments()).endArray();
        }
        out.member("help", row.help()).endObject();
      }
      out.endArray().endObject();
    });
  }

  private static void text(Call call, List<CommandRow> rows) {
    call.line("");
    call.line("available API commands (v6 format):");
    call.line("====================================");
    call.line("");
    call.line(
        "filter can be: [local-ip <ip>][local-as <asn>][peer-as <asn>][router-id <router-id>]");
    call.line("");
    call.line("commands:");
    call.line("---------");
    call.line("");
    for (var row : rows) {
      var arguments = row.arguments().isEmpty() ? " " : " " + row.arguments();
      call.line((row.selects() ? "[peer <ip> [filters]] " : "") + row.name() + arguments);
    }
    call.line("");
  }
}
