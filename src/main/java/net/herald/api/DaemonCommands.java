package net.herald.api;

import java.time.Duration;
import net.herald.event.FsmWords;

/** Commands about the daemon as a whole. */
final class DaemonCommands {
  private DaemonCommands() {}

  static void shutdown(Call call) {
    begin(call, "shutdown in progress", call.speaker()::shutdown);
  }

  static void reload(Call call) {
    begin(call, "reload in progress", call.speaker()::reload);
  }

  static void restart(Call call) {
    begin(call, "restart in progress", call.speaker()::restart);
  }

  /** The answer comes first: what is begun may end the one who asked. */
  private static void begin(Call call, String status, Runnable effect) {
    call.words().expectEnd();
    call.answer(out -> out.member("status", status), status);
    call.session().done();
    effect.run();
  }

  static void version(Call call) {
    call.words().expectEnd();
    var version = call.speaker().status().version();
    call.answer(
        out -> out.member("version", version).member("application", "exabgp"), "exabgp " + version);
  }

  static void status(Call call) {
    call.words().expectEnd();
    var status = call.speaker().status();
    var now = call.session().clock().wall();
    var uptime = Duration.between(status.started(), now);
    var peers = call.speaker().neighbors();
    if (call.json()) {
      call.json(out -> {
        out.beginTightObject();
        out.member("version", status.version()).member("uuid", status.uuid());
        out.member("pid", status.pid()).member("uptime", uptime.toSeconds());
        out.name("start_time").number(seconds(status));
        out.name("peers").beginTightObject();
        peers.forEach(p -> out.member(p.neighbor().name(), FsmWords.of(p.report().state())));
        out.endObject().endObject();
      });
      return;
    }
    call.line("ExaBGP Daemon Status");
    call.line("====================");
    call.line("Version: " + status.version());
    call.line("UUID: " + status.uuid());
    call.line("PID: " + status.pid());
    call.line(
        "Uptime: "
            + uptime.toHours()
            + "h "
            + uptime.toMinutesPart()
            + "m "
            + uptime.toSecondsPart()
            + "s");
    call.line("Peers: " + peers.size());
    peers.forEach(
        p -> call.line("  - " + p.neighbor().name() + ": " + FsmWords.of(p.report().state())));
  }

  private static String seconds(Speaker.Status status) {
    var started = status.started();
    return "%d.%06d".formatted(started.getEpochSecond(), started.getNano() / 1000);
  }

  static void queueStatus(Call call) {
    call.words().expectEnd();
    var backlogs = call.speaker().backlogs();
    if (call.json()) {
      call.json(out -> {
        out.beginTightObject();
        backlogs.forEach(b -> {
          out.name(b.name()).beginTightObject();
          out.member("items", b.items()).member("bytes", b.octets()).endObject();
        });
        out.endObject();
      });
    } else if (backlogs.isEmpty()) {
      call.line("no queued messages");
    } else {
      backlogs.forEach(
          b -> call.line("%s: %d items (%d bytes)".formatted(b.name(), b.items(), b.octets())));
    }
  }

  /** {@code api version [4|6]}. */
  static void apiVersion(Call call) {
    var words = call.words();
    var version = call.session().version();
    if (!words.hasNext()) {
      int number = version.number();
      var form = number == 4 ? "legacy (text/json)" : "json-only";
      call.answer(
          out -> out.member("api_version", number).member("description", form),
          "API version: " + number + " (" + form + ")");
      return;
    }
    var wanted = words.next("4 or 6");
    words.expectEnd();
    if (!wanted.equals("4") && !wanted.equals("6")) {
      throw words.fault("'" + wanted + "' is not an API version", "expected 4 or 6");
    }
    int number = Integer.parseInt(wanted);
    var note = "effective on next process restart";
    call.answer(
        out ->
            out.member("status", "API version set").member("version", number).member("note", note),
        "API version set to " + number + " (" + note + ")");
    version.change(number);
  }
}
