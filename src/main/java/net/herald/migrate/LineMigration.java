package net.herald.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines between a daemon and its helper programs: commands of the programs and JSON of the
 * daemon, in versions 4, 5 and main (6.0) of the API.
 */
public final class LineMigration {
  /** From old to new. */
  public static final List<String> VERSIONS = List.of("4", "5", "main");

  /**
   * A line.
   *
   * @param text of the other version
   * @param changes a sentence each
   */
  public record Line(String text, List<String> changes) {}

  /** Words a command of version 4 begins with, and those of main. */
  private record Rename(String old, String now) {}

  /** The longer ones first where one begins with another. */
  private static final List<Rename> COMMANDS =
      List.of(
          new Rename("show adj-rib in", "rib show in"),
          new Rename("show adj-rib out", "rib show out"),
          new Rename("clear adj-rib in", "rib clear in"),
          new Rename("clear adj-rib out", "rib clear out"),
          new Rename("flush adj-rib out", "rib flush out"),
          new Rename("show neighbor", "peer show"),
          new Rename("teardown", "peer * teardown"),
          new Rename("shutdown", "daemon shutdown"),
          new Rename("reload", "daemon reload"),
          new Rename("restart", "daemon restart"),
          new Rename("status", "daemon status"),
          new Rename("enable-ack", "session ack enable"),
          new Rename("disable-ack", "session ack disable"),
          new Rename("silence-ack", "session ack silence"),
          new Rename("enable-sync", "session sync enable"),
          new Rename("disable-sync", "session sync disable"),
          new Rename("ping", "session ping"),
          new Rename("reset", "session reset"),
          new Rename("help", "system help"),
          new Rename("version", "system version"));

  /** What ends a selector. */
  private static final List<String> ACTIONS = List.of("announce", "withdraw");

  private static final Pattern WORD = Pattern.compile("\\S+");

  private final List<KeyRename> keys;
  private final boolean commands;

  private LineMigration(List<KeyRename> keys, boolean commands) {
    this.keys = keys;
    this.commands = commands;
  }

  /**
   * Lines of a program, on their way to a daemon of a later version.
   *
   * @throws IllegalArgumentException when the target is not later
   */
  public static LineMigration forward(String from, String to) {
    check(from, to);
    return new LineMigration(KeyRename.between(from, to), to.equals(VERSIONS.getLast()));
  }

  /**
   * Lines of a daemon of a later version, on their way to a program.
   *
   * @throws IllegalArgumentException when the daemon is not of a later version
   */
  public static LineMigration backward(String from, String to) {
    check(from, to);
    return new LineMigration(
        KeyRename.between(from, to).stream().map(KeyRename::reversed).toList(), false);
  }

  private static void check(String from, String to) {
    if (VERSIONS.indexOf(from) >= VERSIONS.indexOf(to)) {
      throw new IllegalArgumentException("Cannot migrate backwards from " + from + " to " + to);
    }
  }

  /** A line without its end, in the other version. */
  public Line line(String line) {
    String text = line.strip();
    if (text.startsWith("{")) {
      List<String> changes = new ArrayList<>();
      return new Line(KeyRename.apply(keys, text, changes), changes);
    }
    return commands ? command(text) : new Line(text, List.of());
  }

  private static Line command(String text) {
    for (Rename rename : COMMANDS) {
      if (text.equals(rename.old) || text.startsWith(rename.old + " ")) {
        return new Line(
            rename.now + text.substring(rename.old.length()),
            List.of("Changed '" + rename.old + "' to '" + rename.now + "'"));
      }
    }
    for (String verb : ACTIONS) {
      if (text.startsWith(verb + " ")) {
        return new Line("peer * " + text, List.of("Added 'peer *' prefix to " + verb + " command"));
      }
    }
    return text.startsWith("neighbor ") ? selector(text) : new Line(text, List.of());
  }

  /** {@code neighbor} at the front, and behind every comma of the selector. */
  private static Line selector(String text) {
    List<String> changes = new ArrayList<>();
    var edits = new Edits();
    var words = WORD.matcher(text).results().toList();
    boolean begins = true;
    for (int i = 0; i + 1 < words.size() && !ACTIONS.contains(words.get(i).group()); i++) {
      var word = words.get(i);
      if (begins && word.group().equals("neighbor")) {
        String who = words.get(i + 1).group();
        String plain = who.endsWith(",") ? who.substring(0, who.length() - 1) : who;
        changes.add("Changed 'neighbor " + plain + "' to 'peer " + plain + "'");
        edits.replace(word.start(), word.end(), "peer");
      }
      begins = word.group().endsWith(",");
    }
    return new Line(edits.apply(text), changes);
  }
}
