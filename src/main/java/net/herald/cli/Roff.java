package net.herald.cli;

import java.util.Locale;

/**
 * Writes a manual page in the macros of man(7): text goes in as it is, the escapes are made here.
 */
final class Roff {
  private static final int WIDTH = 76;

  private final StringBuilder out = new StringBuilder();
  private boolean underHeading;

  /**
   * A page.
   *
   * @param name as it is asked for
   * @param section of the manual
   * @param version of the program
   * @param volume the title of the section
   */
  Roff(String name, int section, String version, String volume) {
    out.append(
        ".\\\" Made by ./build reference from the tables of the program; a test compares.\n");
    macro("TH", name.toUpperCase(Locale.ROOT), "" + section, "", version, volume);
    // Neither hyphens nor full lines: most of a page are words that are to be typed.
    out.append(".nh\n.ad l\n");
  }

  /** A heading of the page. */
  Roff heading(String text) {
    macro("SH", text);
    underHeading = true;
    return this;
  }

  /** A heading below another one. */
  Roff part(String text) {
    macro("SS", text);
    underHeading = true;
    return this;
  }

  /** A paragraph. */
  Roff paragraph(String text) {
    begin();
    return wrapped(text(text));
  }

  /**
   * A term of a list: what is typed, and what stands for something else.
   *
   * @param typed in bold
   * @param stands in italics; may be empty
   */
  Roff term(String typed, String stands) {
    out.append(".TP\n");
    return line(bold(typed) + (stands.isEmpty() ? "" : " " + italic(stands)));
  }

  /** Another spelling of the term before. */
  Roff orTerm(String typed, String stands) {
    out.append(".TQ\n");
    return line(bold(typed) + (stands.isEmpty() ? "" : " " + italic(stands)));
  }

  /** What a term means. */
  Roff meaning(String text) {
    return wrapped(text(text));
  }

  /** Lines as they are. */
  Roff verbatim(String text) {
    begin();
    out.append(".RS 4\n.nf\n");
    text.stripTrailing().lines().forEach(line -> line(text(line)));
    out.append(".fi\n.RE\n");
    return this;
  }

  /** The one line that {@code whatis} shows. */
  Roff name(String name, String what) {
    heading("NAME");
    return line(text(name) + " \\- " + text(what));
  }

  /** A call: the name in bold, the rest as it is. */
  Roff call(String name, String rest) {
    begin();
    return wrapped(bold(name) + " " + text(rest));
  }

  /** Pages to go on with, such as {@code herald.conf(5)}. */
  Roff seeAlso(String... pages) {
    heading("SEE ALSO");
    for (int i = 0; i < pages.length; i++) {
      int bracket = pages[i].indexOf('(');
      macro(
          "BR",
          pages[i].substring(0, bracket),
          pages[i].substring(bracket) + (i + 1 < pages.length ? "," : ""));
    }
    return this;
  }

  private Roff macro(String macro, String... arguments) {
    out.append('.').append(macro);
    for (String argument : arguments) {
      String escaped = text(argument);
      boolean plain = !escaped.isEmpty() && escaped.indexOf(' ') < 0;
      out.append(' ').append(plain ? escaped : '"' + escaped + '"');
    }
    out.append('\n');
    return this;
  }

  /** A paragraph begins by itself under a heading. */
  private void begin() {
    out.append(underHeading ? "" : ".PP\n");
    underHeading = false;
  }

  /** Lines of a length that people who read the source like; the formatter joins them. */
  private Roff wrapped(String escaped) {
    String left = escaped;
    while (left.length() > WIDTH) {
      int at = left.lastIndexOf(' ', WIDTH);
      at = at < 0 ? left.indexOf(' ') : at;
      if (at < 0) {
        break;
      }
      line(left.substring(0, at));
      left = left.substring(at + 1);
    }
    return line(left);
  }

  /** A line that begins with a dot or an apostrophe would be taken for a macro. */
  private Roff line(String escaped) {
    underHeading = false;
    boolean macro = escaped.startsWith(".") || escaped.startsWith("\\(aq");
    out.append(macro ? "\\&" : "").append(escaped).append('\n');
    return this;
  }

  private static String bold(String text) {
    return "\\fB" + text(text) + "\\fR";
  }

  private static String italic(String text) {
    return "\\fI" + text(text) + "\\fR";
  }

  /** Text with what roff would change: quotes and dashes are to be copied from a page as typed. */
  private static String text(String text) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '\\' -> escaped.append("\\e");
            case '-' -> escaped.append("\\-");
            case '\'' -> escaped.append("\\(aq");
            case '"' -> escaped.append("\\(dq");
            case '`' -> escaped.append("\\(ga");
            // A long row of choices may go on in the next line.
            case '|', '/' -> escaped.appendCodePoint(c).append("\\:");
            case '^' -> escaped.append("\\(ha");
            case '~' -> escaped.append("\\(ti");
            case '…' -> escaped.append("...");
            default -> {
              if (c < 0x80) {
                escaped.appendCodePoint(c);
              } else {
                escaped.append("\\[u%04X]".formatted(c));
              }
            }
          }
        });
    return escaped.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
