package net.herald.environment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.herald.text.Diagnostic;
import net.herald.text.Diagnostics;
import net.herald.text.Range;
import net.herald.text.Source;
import org.jspecify.annotations.Nullable;

/**
 * An ini file as Python's {@code configparser} reads one, since that is what ExaBGP's users have:
 * {@code [section]}, {@code option = value} or {@code option: value}, whole lines starting with
 * {@code #} or {@code ;} as comments, an indented line as the continuation of a value, options in
 * any case, {@code %(option)s} for the value of another option and {@code %%} for a percent sign.
 */
final class IniFile {

  /** Options of this section are in every section. */
  private static final String DEFAULTS = "DEFAULT";

  /** {@code %(a)s} inside the value of b inside that of c, and so on. */
  private static final int DEEPEST = 10;

  /** A value as written, and where. */
  record Entry(String option, String value, Range range) {}

  private final Map<String, Map<String, Entry>> sections = new LinkedHashMap<>();

  private IniFile() {}

  /** Reads a text; what is wrong with it is added to the diagnostics. */
  static IniFile read(Source source, Diagnostics diagnostics) {
    IniFile file = new IniFile();
    file.new Lines(source, diagnostics).read();
    return file;
  }

  /** An ini file without sections. */
  static IniFile empty() {
    return new IniFile();
  }

  /** The entries of a section, by option. */
  Map<String, Entry> section(String name) {
    Map<String, Entry> entries = new HashMap<>(sections.getOrDefault(DEFAULTS, Map.of()));
    entries.putAll(sections.getOrDefault(name, Map.of()));
    return entries;
  }

  /** The names of all sections. */
  List<String> names() {
    return List.copyOf(sections.keySet());
  }

  /**
   * The value of an entry with its percent signs resolved. Null when one cannot be, which is added
   * to the diagnostics.
   */
  @Nullable String value(String section, Entry entry, Diagnostics diagnostics) {
    StringBuilder out = new StringBuilder();
    String wrong = expand(section(section), entry.value(), 0, out);
    if (wrong == null) {
      return out.toString();
    }
    diagnostics.add(Diagnostic.error(entry.range(), wrong, "write %% for a percent sign"));
    return null;
  }

  /** What is wrong, or null when all was well. */
  private static @Nullable String expand(
      Map<String, Entry> entries, String text, int depth, StringBuilder out) {
    if (depth > DEEPEST) {
      return "values that refer to each other in a circle";
    }
    int from = 0;
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', from)) {
      out.append(text, from, at);
      int end = text.startsWith("%(", at) ? text.indexOf(")s", at) : -1;
      if (text.startsWith("%%", at)) {
        out.append('%');
        from = at + 2;
      } else if (end >= 0) {
        Entry other = entries.get(text.substring(at + 2, end).toLowerCase(Locale.ROOT));
        if (other == null) {
          return "no option " + text.substring(at + 2, end) + " to take a value from";
        }
        String wrong = expand(entries, other.value(), depth + 1, out);
        if (wrong != null) {
          return wrong;
        }
        from = end + 2;
      } else {
        return "a percent sign alone in '" + text + "'";
      }
    }
    out.append(text, from, text.length());
    return null;
  }

  /** The reading, line by line. */
  private final class Lines {
    private final Source source;
    private final Diagnostics diagnostics;
    private @Nullable Map<String, Entry> section;
    private @Nullable Entry open;
    private int openIndent;

    Lines(Source source, Diagnostics diagnostics) {
      this.source = source;
      this.diagnostics = diagnostics;
    }

    void read() {
      String text = source.text();
      // A byte order mark.
      int from = text.startsWith("\ufeff") ? 1 : 0;
      while (from < text.length()) {
        int end = text.indexOf('\n', from);
        end = end < 0 ? text.length() : end;
        line(text, from, end);
        from = end + 1;
      }
    }

    private void line(String text, int from, int end) {
      int first = from;
      while (first < end && text.charAt(first) <= ' ') {
        first++;
      }
      int last = end;
      while (last > first && text.charAt(last - 1) <= ' ') {
        last--;
      }
      if (first == last || text.charAt(first) == '#' || text.charAt(first) == ';') {
        return;
      }
      Entry before = open;
      if (before != null && first - from > openIndent && section != null) {
        String value = before.value() + "\n" + text.substring(first, last);
        open = new Entry(before.option(), value, before.range());
        section.put(before.option(), open);
      } else if (text.charAt(first) == '[' && text.lastIndexOf(']', last - 1) > first + 1) {
        header(text.substring(first + 1, text.lastIndexOf(']', last - 1)), first, last);
      } else {
        option(first - from, first, last);
      }
    }

    private void header(String name, int from, int to) {
      open = null;
      if (sections.containsKey(name) && !name.equals(DEFAULTS)) {
        wrong(from, to, "section [" + name + "] is there twice", "");
      }
      section = sections.computeIfAbsent(name, key -> new LinkedHashMap<>());
    }

    private void option(int indent, int from, int to) {
      open = null;
      String line = source.text().substring(from, to);
      int equals = line.indexOf('=');
      int colon = line.indexOf(':');
      int at = equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
      Map<String, Entry> into = section;
      if (into == null) {
        wrong(from, to, "'" + line + "' stands before any section", "expected [exabgp.SECTION]");
        return;
      }
      if (at < 0 || line.substring(0, at).isBlank()) {
        wrong(from, to, "'" + line + "' is not an option", "expected OPTION = VALUE");
        return;
      }
      String name = line.substring(0, at).strip().toLowerCase(Locale.ROOT);
      String value = line.substring(at + 1).strip();
      Range range = new Range(source, to - value.length(), to);
      if (into.containsKey(name)) {
        wrong(from, to, "option " + name + " is there twice", "");
      }
      open = new Entry(name, value, range);
      openIndent = indent;
      into.put(name, open);
    }

    private void wrong(int from, int to, String summary, String expected) {
      diagnostics.add(Diagnostic.error(new Range(source, from, to), summary, expected));
    }
  }

  /** All entries, for whoever looks for names that nobody knows. */
  List<Entry> entries(String section) {
    return new ArrayList<>(sections.getOrDefault(section, Map.of()).values());
  }
}
