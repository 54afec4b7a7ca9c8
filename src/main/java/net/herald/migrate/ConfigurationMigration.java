package net.herald.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Configurations of ExaBGP 3.4, 4.x, 5.x and main (6.0). */
public final class ConfigurationMigration {
  /** From old to new. */
  public static final List<String> VERSIONS = List.of("3.4", "4", "5", "main");

  /** Behind these words stands what is of no version: a program's arguments, a text. */
  private static final Set<String> FREE = Set.of("run", "description");

  /** How much of a command the list of changes shows. */
  private static final int SHOWN = 50;

  /**
   * What came of it.
   *
   * @param text of the new version
   * @param changes a sentence each; empty when the text was of the new version already
   */
  public record Result(String text, List<String> changes) {}

  private interface Step {
    void apply(String text, Edits edits, List<String> changes);
  }

  /** What changed from each version to the next. */
  private static final Map<String, List<Step>> STEPS =
      Map.of(
          "3.4",
          List.of(
              ConfigurationMigration::encoders,
              ConfigurationMigration::processes,
              words(
                  "Changed 'route-refresh;' to 'route-refresh enable;'",
                  List.of("route-refresh"),
                  true,
                  "route-refresh enable")),
          "4",
          List.of(
              words(
                  "Changed 'route refresh' to 'route-refresh'",
                  List.of("route", "refresh"),
                  false,
                  "route-refresh"),
              words(
                  "Changed 'tcp.once true' to 'tcp.attempts 1'",
                  List.of("tcp.once", "true"),
                  false,
                  "tcp.attempts 1"),
              words(
                  "Changed 'tcp.once false' to 'tcp.attempts 0'",
                  List.of("tcp.once", "false"),
                  false,
                  "tcp.attempts 0"),
              words(
                  "Changed 'not-a-fragment' to '!is-fragment'",
                  List.of("not-a-fragment"),
                  false,
                  "!is-fragment"),
              words(
                  "Changed 'facility syslog' to 'facility daemon'",
                  List.of("facility", "syslog"),
                  false,
                  "facility daemon")),
          "5",
          List.of(
              words(
                  "Changed 'nlri-mpls' to 'labeled-unicast' (RFC 8277 terminology)",
                  List.of("nlri-mpls"),
                  false,
                  "labeled-unicast")));

  private ConfigurationMigration() {}

  /**
   * Brings a configuration from one version to a later one.
   *
   * @param wrap whether helper programs are run behind {@code migrate api}, for those that cannot
   *     be changed; of use for version {@code main} only
   * @throws IllegalArgumentException when the target is not later
   */
  public static Result migrate(String text, String from, String to, boolean wrap) {
    int first = VERSIONS.indexOf(from);
    int last = VERSIONS.indexOf(to);
    if (first >= last) {
      throw new IllegalArgumentException("Cannot migrate backwards from " + from + " to " + to);
    }
    List<String> changes = new ArrayList<>();
    String now = text;
    for (String version : VERSIONS.subList(first, last)) {
      for (Step step : STEPS.getOrDefault(version, List.of())) {
        now = apply(step, now, changes);
      }
    }
    if (wrap && to.equals(VERSIONS.getLast())) {
      String api = from.equals("5") ? "5" : "4";
      now = apply((t, edits, list) -> wrap(t, api, edits, list), now, changes);
    }
    return new Result(now, List.copyOf(changes));
  }

  private static String apply(Step step, String text, List<String> changes) {
    var edits = new Edits();
    step.apply(text, edits, changes);
    return edits.apply(text);
  }

  /**
   * Words in place of others, wherever they stand in a statement that is not free text.
   *
   * @param whole whether they have to be the whole statement
   */
  private static Step words(String change, List<String> old, boolean whole, String instead) {
    return (text, edits, changes) -> {
      boolean found = false;
      for (var statement : Statement.of(text)) {
        if (!statement.words().isEmpty() && FREE.contains(statement.words().getFirst())) {
          continue;
        }
        for (int i = 0; i + old.size() <= statement.words().size(); i++) {
          if (statement.has(old, i, text)
              && (!whole || statement.words().size() == old.size() && statement.end() == ';')) {
            var places = statement.places();
            edits.replace(places.get(i).from(), places.get(i + old.size() - 1).to(), instead);
            found = true;
          }
        }
      }
      if (found) {
        changes.add(change);
      }
    };
  }

  /** A process without encoder spoke text in 3.4, and speaks JSON later. */
  private static void encoders(String text, Edits edits, List<String> changes) {
    var statements = Statement.of(text);
    for (int i = 0; i < statements.size(); i++) {
      var opening = statements.get(i);
      if (opening.begins("process") && opening.end() == '{' && opening.words().size() == 2) {
        boolean has = false;
        for (int j = i + 1; j < statements.size() && inside(opening, statements.get(j)); j++) {
          has |= statements.get(j).begins("encoder");
        }
        if (!has) {
          int behind = opening.endPlace().to();
          edits.replace(behind, behind, "\n    encoder text;");
          changes.add("Added 'encoder text;' to process '" + opening.words().get(1) + "'");
        }
      }
    }
  }

  private static boolean inside(Statement opening, Statement other) {
    return other.depth() > opening.depth();
  }

  /** A neighbor named its processes outside of a section. */
  private static void processes(String text, Edits edits, List<String> changes) {
    for (var statement : Statement.of(text)) {
      if (statement.begins("process")
          && statement.end() == ';'
          && statement.depth() > 0
          && statement.words().size() == 2) {
        String name = statement.words().get(1);
        int from = statement.first().from();
        String indent = indent(text, from);
        edits.replace(
            from,
            statement.endPlace().to(),
            "api {\n" + indent + "    processes [ " + name + " ];\n" + indent + "}");
        changes.add("Wrapped 'process " + name + ";' with api block");
      }
    }
  }

  private static String indent(String text, int at) {
    int line = text.lastIndexOf('\n', at - 1) + 1;
    String before = text.substring(line, at);
    return before.isBlank() ? before : "";
  }

  private static void wrap(String text, String version, Edits edits, List<String> changes) {
    for (var statement : Statement.of(text)) {
      if (statement.begins("run") && statement.depth() > 0 && statement.words().size() > 1) {
        int from = statement.places().get(1).from();
        String command = text.substring(from, statement.endPlace().from()).strip();
        if (!command.contains(" migrate api ")) {
          edits.replace(from, from, "exabgp migrate api -f " + version + " -t main --exec ");
          String shown = command.length() > SHOWN ? command.substring(0, SHOWN) + "..." : command;
          changes.add("Wrapped run command with API migration: " + shown);
        }
      }
    }
  }
}
