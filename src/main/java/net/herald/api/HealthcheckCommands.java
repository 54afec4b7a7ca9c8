package net.herald.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.herald.api.HealthcheckReport.Wish;
import net.herald.json.JsonWriter;
import net.herald.text.Words;

/** Commands about the health checks inside of the daemon. */
final class HealthcheckCommands {
  private static final List<String> WISHES =
      Arrays.stream(Wish.values()).map(wish -> wish.name().toLowerCase(Locale.ROOT)).toList();

  static final String ARGUMENTS = "NAME " + String.join("|", WISHES);

  private HealthcheckCommands() {}

  /** {@code show healthcheck [NAME]}. */
  static void show(Call call) {
    var words = call.words();
    var all = call.speaker().healthchecks();
    var name = words.hasNext() ? words.next("the name of a health check") : "";
    words.expectEnd();
    var shown = name.isEmpty() ? all : all.stream().filter(r -> r.name().equals(name)).toList();
    if (shown.isEmpty() && !name.isEmpty()) {
      throw unknown(words, name, all);
    }
    if (call.json()) {
      call.json(out -> {
        out.beginTightArray();
        shown.forEach(report -> json(report, out));
        out.endArray();
      });
    } else if (shown.isEmpty()) {
      call.line("no health checks");
    } else {
      shown.forEach(report -> call.line(line(report)));
    }
  }

  private static void json(HealthcheckReport report, JsonWriter out) {
    out.beginTightObject();
    out.member("name", report.name()).member("state", report.state());
    out.member("since", report.since().toString());
    out.member("disabled", report.disabled()).member("drained", report.drained());
    out.member("checks", report.checks()).member("failures", report.failures());
    out.member("reason", report.reason());
    out.name("addresses").beginTightArray();
    report.addresses().forEach(out::value);
    out.endArray().endObject();
  }

  private static String line(HealthcheckReport report) {
    return report.name()
        + (" " + report.state() + " since " + report.since())
        + (report.disabled() ? ", disabled" : "")
        + (report.drained() ? ", drained" : "")
        + (", " + report.checks() + " checks, " + report.failures() + " failures")
        + (", " + String.join(" ", report.addresses()))
        + (report.reason().isEmpty() ? "" : ", last: " + report.reason());
  }

  /** {@code healthcheck NAME drain|undrain|disable|enable}. */
  static void wish(Call call) {
    var words = call.words();
    var name = words.next("the name of a health check");
    var speaker = call.speaker();
    if (speaker.healthchecks().stream().noneMatch(report -> report.name().equals(name))) {
      throw unknown(words, name, speaker.healthchecks());
    }
    var wish = Wish.values()[WISHES.indexOf(words.choice("what to do", WISHES))];
    words.expectEnd();
    if (!speaker.healthcheck(name, wish)) {
      throw new CommandFault("health check " + name + " ends");
    }
  }

  private static RuntimeException unknown(Words words, String name, List<HealthcheckReport> all) {
    var names = all.stream().map(HealthcheckReport::name).toList();
    return words.unknown("no health check '" + name + "'", names);
  }
}
