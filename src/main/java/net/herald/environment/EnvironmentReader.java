package net.herald.environment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.herald.text.Diagnostic;
import net.herald.text.Diagnostics;
import net.herald.text.DidYouMean;
import net.herald.text.Range;
import net.herald.text.Severity;
import net.herald.text.Source;
import org.jspecify.annotations.Nullable;

/** Makes an {@link Environment} of the process environment and the ini file. */
public final class EnvironmentReader {

  /** An ini file is a page of text; what is larger is not one. */
  private static final int LARGEST_FILE = 1 << 20;

  /** The older name of {@code tcp.attempts}. */
  private static final String OLD_ATTEMPTS = "tcp.connections";

  /** A value as written, and where. */
  private record Written(String text, Range range) {}

  private final Map<String, String> variables;
  private final Installation installation;
  private final Diagnostics diagnostics = new Diagnostics();
  private final Map<Setting<?>, Object> values = new HashMap<>();
  private final Map<String, Written> inFile = new HashMap<>();
  private IniFile file = IniFile.empty();

  private EnvironmentReader(Map<String, String> variables, Installation installation) {
    this.variables = variables;
    this.installation = installation;
  }

  /**
   * What was read.
   *
   * @param environment the values; those that were wrong are at their standard
   * @param diagnostics what was wrong; with errors the environment should not be used
   */
  public record Reading(Environment environment, Diagnostics diagnostics) {}

  /** Reads every setting. A missing file is not an error. */
  public static Reading read(Map<String, String> variables, Installation installation) {
    EnvironmentReader reader = new EnvironmentReader(variables, installation);
    reader.readFile();
    reader.resolve(OLD_ATTEMPTS);
    for (Setting<?> setting : Settings.TABLE) {
      reader.resolve(setting.name());
      reader.readSetting(setting);
    }
    reader.readAttempts();
    reader.checkDestination();
    reader.warnOfUnknownNames();
    Environment environment = new Environment(reader.values, Map.copyOf(variables), installation);
    return new Reading(environment, reader.diagnostics);
  }

  private void readFile() {
    Path path = installation.file();
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        unreadable(path, "is larger than 1 MiB");
        return;
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      file = IniFile.read(new Source(path.toString(), text), diagnostics);
    } catch (NoSuchFileException e) {
      file = IniFile.empty();
    } catch (IOException e) {
      unreadable(path, "cannot be read: " + e.getMessage());
    }
  }

  private void unreadable(Path path, String why) {
    Range whole = Range.whole(new Source(path.toString(), ""));
    diagnostics.add(Diagnostic.error(whole, "the file of settings " + why));
  }

  private <T> void readSetting(Setting<T> setting) {
    Written written = written(setting.name());
    if (written == null) {
      return;
    }
    T value = setting.kind().parse(unquoted(written.text()));
    if (value == null) {
      diagnostics.add(invalid(setting, written, Severity.ERROR));
      return;
    }
    if (setting.kind().doubtful(unquoted(written.text()))) {
      diagnostics.add(invalid(setting, written, Severity.WARNING));
    }
    values.put(setting, value);
  }

  private static Diagnostic invalid(Setting<?> setting, Written written, Severity severity) {
    String expected = "expected " + setting.kind().expected();
    if (severity == Severity.WARNING) {
      String summary = setting.name() + " is false, since it is '" + written.text() + "'";
      return Diagnostic.warning(written.range(), summary, expected);
    }
    if (written.text().contains(" ;") || written.text().contains(" #")) {
      expected += "; a comment needs a line of its own";
    }
    String summary = "invalid value for " + setting.name() + " : " + written.text();
    return Diagnostic.error(written.range(), summary, expected);
  }

  /** As in ExaBGP, a destination nobody knows does not keep the daemon from starting. */
  private void checkDestination() {
    Setting<String> setting = Settings.LOG_DESTINATION;
    Written written = written(setting.name());
    if (written != null && Environment.destination(unquoted(written.text()), variables) == null) {
      String summary = "the log goes to standard error, since log.destination is " + written.text();
      String expected = "expected stdout, stderr, syslog, host:NAME or an absolute path";
      diagnostics.add(Diagnostic.warning(written.range(), summary, expected));
    }
  }

  /**
   * {@code tcp.connections} is the older name of {@code tcp.attempts}, and {@code tcp.once} the
   * older way to say 1. The process environment is asked for all three before the file is.
   */
  private void readAttempts() {
    Written connections = fromVariables(OLD_ATTEMPTS);
    Written attempts = fromVariables("tcp.attempts");
    Written once = fromVariables("tcp.once");
    if (connections == null && attempts == null && once == null) {
      connections = inFile.get(OLD_ATTEMPTS);
      attempts = inFile.get("tcp.attempts");
      once = inFile.get("tcp.once");
    }
    if (connections != null) {
      Integer value = Settings.TCP_ATTEMPTS.kind().parse(unquoted(connections.text()));
      if (value == null) {
        String summary = "invalid value for tcp.connections : " + connections.text();
        String expected = "expected " + Settings.TCP_ATTEMPTS.kind().expected();
        diagnostics.add(Diagnostic.error(connections.range(), summary, expected));
      } else {
        values.put(Settings.TCP_ATTEMPTS, value);
      }
    } else if (attempts == null && once != null) {
      boolean single = Boolean.TRUE.equals(Settings.TCP_ONCE.kind().parse(unquoted(once.text())));
      values.put(Settings.TCP_ATTEMPTS, single ? 1 : 0);
    }
  }

  private @Nullable Written written(String name) {
    Written variable = fromVariables(name);
    return variable != null ? variable : inFile.get(name);
  }

  private @Nullable Written fromVariables(String name) {
    String spelt = Setting.dotted(name);
    String text = variables.get(spelt);
    if (text == null) {
      spelt = Setting.underscored(name);
      text = variables.get(spelt);
    }
    if (text == null) {
      return null;
    }
    Source source = new Source("environment", spelt + "=" + text);
    int start = spelt.length() + 1;
    return new Written(text, new Range(source, start, start + text.length()));
  }

  /** Takes a value out of the file, its percent signs resolved. */
  private void resolve(String name) {
    int dot = name.indexOf('.');
    String section = Setting.dotted(name.substring(0, dot));
    IniFile.Entry entry = file.section(section).get(name.substring(dot + 1));
    String text = entry == null ? null : file.value(section, entry, diagnostics);
    if (entry != null && text != null) {
      inFile.put(name, new Written(text, entry.range()));
    }
  }

  /** Without outer blanks and without the quotes of either kind around them. */
  private static String unquoted(String text) {
    String bare = text.strip();
    int from = 0;
    int to = bare.length();
    while (from < to && isQuote(bare.charAt(from))) {
      from++;
    }
    while (to > from && isQuote(bare.charAt(to - 1))) {
      to--;
    }
    return bare.substring(from, to);
  }

  private static boolean isQuote(char c) {
    return c == '\'' || c == '"';
  }

  /** ExaBGP says nothing of a misspelt name, and its user wonders for long. */
  private void warnOfUnknownNames() {
    List<String> options = new ArrayList<>();
    for (Setting<?> setting : Settings.TABLE) {
      options.add(setting.name());
    }
    options.add(OLD_ATTEMPTS);
    for (String section : file.names()) {
      if (!section.startsWith("exabgp.")) {
        continue;
      }
      for (IniFile.Entry entry : file.entries(section)) {
        String name = section.substring("exabgp.".length()) + "." + entry.option();
        warnIfUnknown(name, options, entry.range());
      }
    }
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      String name = variable.getKey();
      if (name.startsWith("exabgp.") || name.startsWith("exabgp_")) {
        warnOfVariable(name, variable.getValue(), options);
      }
    }
  }

  private void warnOfVariable(String name, String value, List<String> options) {
    for (Variables.Variable known : Variables.TABLE) {
      if (known.name().equals(name)) {
        return;
      }
    }
    boolean dotted = name.startsWith("exabgp.");
    List<String> spelt = options;
    if (!dotted) {
      spelt = new ArrayList<>();
      for (String option : options) {
        spelt.add(option.replace('.', '_'));
      }
    }
    Source source = new Source("environment", name + "=" + value);
    warnIfUnknown(name.substring("exabgp.".length()), spelt, new Range(source, 0, name.length()));
  }

  private void warnIfUnknown(String name, List<String> known, Range range) {
    if (!known.contains(name)) {
      String nearest = DidYouMean.nearest(name, known);
      diagnostics.add(
          new Diagnostic(Severity.WARNING, range, "no setting " + name, "not used", nearest));
    }
  }
}
