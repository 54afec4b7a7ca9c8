package net.herald.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.herald.healthcheck.settings.CheckOption;
import net.herald.healthcheck.settings.CheckOptions;
import net.herald.healthcheck.settings.CheckSettings;
import net.herald.text.Diagnostic;
import net.herald.text.Range;
import net.herald.text.Words;

/** Section {@code healthcheck}: the options of {@link CheckOptions} as keywords. */
final class HealthcheckSection extends TableSection<HealthcheckSection> {
  static final Keywords<HealthcheckSection> KEYWORDS =
      Keywords.of("healthcheck", rows(), elsewhere());

  private final Reading reading;
  private final String name;
  private final Range header;
  private final List<CheckSettings.Given> given = new ArrayList<>();
  private final Map<String, Range> written = new LinkedHashMap<>();
  private boolean faulty;

  private HealthcheckSection(Reading reading, String name, Range header) {
    super(KEYWORDS);
    this.reading = reading;
    this.name = name;
    this.header = header;
  }

  /** <code>healthcheck NAME {</code>. */
  static Section open(Reading reading, Words words) {
    String name = Values.name(words, "the health check");
    reading.healthcheckName(name, words.range());
    return new HealthcheckSection(reading, name, words.statement());
  }

  private static List<Keyword<HealthcheckSection>> rows() {
    List<Keyword<HealthcheckSection>> rows = new ArrayList<>();
    for (var option : CheckOptions.TABLE) {
      if (!option.isOfProgram()) {
        boolean flag = option.isFlag();
        rows.add(
            new Keyword<>(
                option.name(),
                flag ? Values.BOOLEAN.shape() : option.form().shape(),
                flag ? "disable" : option.absent(),
                flag ? "enable" : "",
                false,
                option.repeatable(),
                Keyword.OURS,
                sentence(option.help()),
                (section, words) -> section.read(option, words),
                null));
      }
    }
    return rows;
  }

  private static String sentence(String help) {
    return help.substring(0, 1).toUpperCase(Locale.ROOT) + help.substring(1) + ".";
  }

  /** What is only for the helper program. */
  private static Map<String, String> elsewhere() {
    Map<String, String> elsewhere = new LinkedHashMap<>();
    for (var option : CheckOptions.TABLE) {
      if (option.isOfProgram()) {
        elsewhere.put(option.name(), option.instead());
      }
    }
    return elsewhere;
  }

  private void read(CheckOption option, Words words) {
    Range keyword = words.range();
    if (option.isFlag()) {
      boolean on = !words.hasNext() || Values.bool(words);
      once(option, keyword);
      if (on) {
        given.add(new CheckSettings.Given(option.name(), ""));
      }
      return;
    }
    boolean before = faulty;
    faulty = true; // until the value is read
    for (String value : values(option, words)) {
      String why = CheckSettings.fault(option, value);
      if (!why.isEmpty()) {
        throw words.fault("'" + option.name() + "': " + why, "expected " + option.form().shape());
      }
      once(option, keyword.to(words.range()));
      given.add(new CheckSettings.Given(option.name(), value));
    }
    faulty = before;
  }

  /** One value, or several in brackets where several may be. */
  private static List<String> values(CheckOption option, Words words) {
    String what = "the value of " + option.name();
    if (words.isNext("[")) {
      List<String> all = words.list(w -> w.next(what), true);
      if (words.hasNext()) {
        throw words.faultAtNext("there is more behind ']'", "expected quotes around the value");
      }
      return option.repeatable() ? all : List.of(String.join(" ", all));
    }
    List<String> value = new ArrayList<>(List.of(words.next(what)));
    while (option.form().words() && words.hasNext()) {
      value.add(words.next(what));
    }
    words.expectEnd();
    return List.of(String.join(" ", value));
  }

  /** Of an option that counts once the last one counts. */
  private void once(CheckOption option, Range range) {
    Range first = written.put(option.name(), range);
    if (first != null && !option.repeatable()) {
      given.removeIf(one -> one.option().equals(option.name()));
      reading.diagnostics.add(
          Diagnostic.warning(
              range,
              "'" + option.name() + "' is written twice; this one counts",
              "see line " + first.line()));
    }
  }

  @Override
  public void close(Range end) {
    var settings = new CheckSettings(name, given);
    if (!faulty) {
      for (var fault : settings.faults()) {
        reading.error(
            written.getOrDefault(fault.option(), header),
            "'" + fault.option() + "': " + fault.why(),
            "");
      }
    }
    reading.healthchecks.add(settings);
  }
}
