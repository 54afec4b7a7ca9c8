package net.herald.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.herald.event.Dialect;

/** What the reference and the manual say of events. */
final class EventsPage {
  static final String INTRODUCTION =
      "What helper programs read: a line of JSON each, or of text, as the words encoder and"
          + " api-version of their process say. Section api of a neighbor says which of them a"
          + " program is told; what asks for an event stands with it.";

  /** What the members in front of all events are. */
  static final Map<String, String> HEADER = header();

  static final String HEADER_TEXT =
      "Members stand in this order in every line of JSON. An event that is told of no neighbor has"
          + " neither counter nor neighbor. The members are the same in versions 4.0.1, 5.0.0 and"
          + " 6.0.0; where a version has more or less of them in a line, its line is shown too.";

  /** What differs from a line of version 6 is shown beside it. */
  private static final List<Dialect> OLDER = List.of(Dialect.JSON_5, Dialect.JSON_4);

  private static final EventMembers MEMBERS = new EventMembers(Dialect.JSON_6);

  private EventsPage() {}

  private static Map<String, String> header() {
    var header = new LinkedHashMap<String, String>();
    header.put("exabgp", "the version of the form: 4.0.1, 5.0.0 or 6.0.0");
    header.put("time", "seconds since 1970, with up to six decimals");
    header.put("host", "the name of the machine");
    header.put("pid", "the process of the daemon");
    header.put("ppid", "its parent");
    header.put("counter", "how many events of the neighbor were told to programs, this included");
    header.put("type", "which event it is");
    header.put("neighbor.address.local", "our address; null while it is open");
    header.put("neighbor.address.peer", "that of the neighbor");
    header.put("neighbor.asn.local", "our AS; null while it is open");
    header.put("neighbor.asn.peer", "that of the neighbor; null while it is open");
    header.put("neighbor.router-id", "our BGP identifier, where it is known");
    return header;
  }

  /** What an event has besides the header; nothing where an event before has the same. */
  static List<EventMembers.Row> own(EventExamples.Row row) {
    int at = EventExamples.TABLE.indexOf(row);
    for (var former : EventExamples.TABLE.subList(0, at)) {
      if (MEMBERS.of(former).equals(MEMBERS.of(row))) {
        return List.of();
      }
    }
    return MEMBERS.of(row).stream().filter(member -> !HEADER.containsKey(member.path())).toList();
  }

  /** The heading of an event. */
  static String title(EventExamples.Row row) {
    return row.type() + ": " + row.of();
  }

  /** The lines of an event by the name of their form; forms that say the same are one. */
  static Map<String, String> forms(EventExamples.Row row) {
    var forms = new LinkedHashMap<String, String>();
    var newest = EventExamples.lines(row, Dialect.JSON_6);
    forms.put("JSON", newest);
    for (var older : OLDER) {
      var line = EventExamples.lines(row, older);
      if (!bare(line, older).equals(bare(newest, Dialect.JSON_6))) {
        forms.put("JSON of version " + older.version(), line);
      }
    }
    var text = EventExamples.lines(row, Dialect.TEXT_4);
    if (!text.isEmpty()) {
      forms.put("Text", text);
    }
    return forms;
  }

  private static String bare(String line, Dialect dialect) {
    return line.replace("\"" + dialect.version() + "\"", "");
  }

  /** The page of the reference. */
  static String markdown() {
    var out = ReferencePages.page("Events", INTRODUCTION);
    out.append("\n## Header\n\n").append(HEADER_TEXT).append("\n\n");
    ReferencePages.header(out, "member", "value", "");
    for (var member : MEMBERS.of(EventExamples.TABLE.getFirst())) {
      var what = HEADER.get(member.path());
      if (what != null) {
        boolean own = member.path().equals("exabgp") || member.path().equals("type");
        ReferencePages.line(
            out, ReferencePages.code(member.path()), own ? "string" : member.value(), what);
      }
    }
    for (var row : EventExamples.TABLE) {
      event(row, out);
    }
    out.append("\n## Attributes\n\n");
    out.append("In `neighbor.message.update.attribute`, by keyword; those nobody knows go by");
    out.append(" `attribute-0xCODE-0xFLAGS`.\n\n");
    values("attribute", MEMBERS.attributes(), out);
    out.append("\n## Routes\n\n");
    out.append("An NLRI of each family; of one that is in no table `{ parsed, raw, … }`. With");
    out.append(" `api.compact` prefixes are bare strings.\n\n");
    values("family", MEMBERS.routes(), out);
    return out.toString();
  }

  private static void event(EventExamples.Row row, StringBuilder out) {
    out.append("\n## ").append(title(row)).append("\n\n").append(row.when());
    out.append(
        row.asked().isEmpty()
            ? " Told unasked.\n"
            : "\nAsked for with " + ReferencePages.code(row.asked()) + ".\n");
    var own = own(row);
    var forms = forms(row);
    if (!own.isEmpty()) {
      out.append('\n');
      ReferencePages.header(out, "member", "value", "there");
      for (var member : own) {
        ReferencePages.line(
            out,
            ReferencePages.code(member.path()),
            member.value(),
            member.always() ? "always" : "sometimes");
      }
    }
    forms.forEach((form, lines) ->
        out.append('\n').append(form).append(":\n\n```\n").append(lines).append("\n```\n"));
    if (!forms.containsKey("Text")) {
      out.append("\nText has no form of it.\n");
    }
  }

  private static void values(String of, List<EventMembers.Row> rows, StringBuilder out) {
    ReferencePages.header(out, of, "value");
    for (var row : rows) {
      ReferencePages.line(out, ReferencePages.code(row.path()), row.value());
    }
  }
}
