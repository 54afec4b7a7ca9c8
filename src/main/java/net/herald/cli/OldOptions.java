package net.herald.cli;

import java.util.List;

/** Options of ExaBGP before 5.0, which had no subcommands, and what to type instead. */
final class OldOptions {

  /**
   * One row.
   *
   * @param words the spellings of the option
   * @param now what does it today, without the name of the program
   */
  private record Row(List<String> words, String now) {}

  private static final List<Row> TABLE =
      List.of(
          new Row(List.of("--validate", "--test", "-t"), "validate FILE"),
          new Row(List.of("--decode", "-x"), "decode HEX"),
          new Row(List.of("--run"), "healthcheck or cli"),
          new Row(List.of("--full-ini", "--fi"), "env"),
          new Row(List.of("--diff-ini", "--di"), "env -d"),
          new Row(List.of("--full-env", "--fe"), "env -e"),
          new Row(List.of("--diff-env", "--de"), "env -d -e"),
          new Row(List.of("--env", "-e"), "--env-file FILE"),
          new Row(List.of("--root", "-f"), "with EXABGP_ROOT=DIRECTORY in its environment"));

  private OldOptions() {}

  /** A sentence for the first such option of a command line, or an empty text. */
  static String hint(List<String> words) {
    for (String word : words) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      for (Row row : TABLE) {
        if (row.words().contains(name)) {
          return "instead of ExaBGP 4's " + name + ": herald " + row.now() + "\n";
        }
      }
    }
    return "";
  }
}
