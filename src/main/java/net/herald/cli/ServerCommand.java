package net.herald.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.herald.daemon.ConfigurationSource;
import net.herald.daemon.Daemon;
import net.herald.daemon.Detachment;
import net.herald.daemon.MemoryReport;
import net.herald.environment.Environment;
import net.herald.environment.Settings;
import net.herald.log.Category;
import net.herald.log.Level;
import net.herald.log.Log;
import net.herald.posix.UnixDatagram;
import net.herald.text.Diagnostic;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/** Runs the speaker. */
final class ServerCommand implements Subcommand.Action {
  private static final Duration LAST_LINES = Duration.ofSeconds(2);

  @Override
  public Options options() {
    return new Options()
        .flag('v', "verbose", "log every topic in long lines")
        .flag('d', "debug", "as -v")
        .flag('p', "pdb", "accepted; there is no debugger to start")
        .value('s', "signal", "N", "send SIGUSR1 to itself after N seconds")
        .flag('1', "once", "try each neighbor once, and end when none is left")
        .flag('P', "passive", "wait for all neighbors to connect")
        .flag('m', "memory", "tell at the end how much memory was used")
        .value((char) 0, "profile", "FILE", "record a profile; stdout prints a list")
        .words("FILE [FILE ...]", 1, Integer.MAX_VALUE, "configuration; - for standard input");
  }

  @Override
  public int run(Call call) throws Call.Failed, IOException {
    var environment = environment(call);
    int alarm = alarm(call);
    var words = call.given().words();
    if (words.size() > 1 && !words.contains("-") && !environment.get(Settings.DEBUG_ROTATE)) {
      return fleet(call, environment, words);
    }
    var source = source(call, environment);
    if (source == null) {
      return Main.FAILED;
    }
    call.out().flush();
    call.err().flush();
    var detachment = Detachment.of(environment, source);
    if (detachment.leaves()) {
      detachment.leave();
      return Daemon.DONE;
    }
    var log =
        Log.queued(
            environment.logSettings(), environment.logOutput(UnixDatagram::open), Clock.system());
    try {
      tellSettings(call, log);
      detachment.tell(log);
      tellMoot(environment, log);
      int code = new Daemon(environment, log, Clock.system(), source).run(alarm);
      if (environment.get(Settings.DEBUG_MEMORY)) {
        MemoryReport.tell(log);
      }
      if (code == Main.FAILED && !log.shows(Category.DAEMON, Level.CRITICAL)) {
        call.err().print("error: the daemon failed; exabgp_log_enable=true tells why\n");
      }
      return code;
    } finally {
      log.close(LAST_LINES);
    }
  }

  /** What is doubtful about the settings: only a daemon lives long enough to be asked about it. */
  private static void tellSettings(Call call, Log log) {
    for (Diagnostic diagnostic : call.reading().diagnostics().sorted()) {
      log.warning(Category.STARTUP, diagnostic.print());
    }
    var file = call.installation().file();
    if (!Files.exists(file)) {
      log.info(Category.STARTUP, "no file of settings; make one with: herald env > " + file);
    }
  }

  /** What was set and changes nothing. */
  private static void tellMoot(Environment environment, Log log) {
    for (var setting : Settings.TABLE) {
      if (!setting.hasEffect() && environment.differs(setting)) {
        log.warning(Category.STARTUP, "setting.moot", "setting", setting, "reason", setting.help());
      }
    }
  }

  private static int fleet(Call call, Environment environment, List<String> files)
      throws IOException {
    var log = environment.get(Settings.LOG_DESTINATION);
    if (log.startsWith("/") || log.startsWith("file:") || log.startsWith("~")) {
      call.err()
          .print("error: several configuration files cannot share the log file " + log + "\n");
      return Main.FAILED;
    }
    for (var file : files) {
      if (ConfigurationFiles.find(call, file) == null) {
        return Main.FAILED;
      }
    }
    call.out().flush();
    call.err().flush();
    return new Fleet().run(options(call, environment), files);
  }

  /** The options as they were given, for each daemon of several. */
  private static List<String> options(Call call, Environment environment) {
    var options = new ArrayList<String>();
    for (var flag : List.of("verbose", "debug", "once", "passive", "memory")) {
      if (call.given().has(flag)) {
        options.add("--" + flag);
      }
    }
    var profile = environment.get(Settings.PROFILE_FILE);
    if (environment.get(Settings.PROFILE_ENABLE)) {
      options.add(
          "--profile="
              + (profile.isEmpty() || profile.equals("stdout") ? "stdout" : profile + "-pid-%p"));
    }
    var envFile = call.envFile();
    if (envFile != null) {
      options.add("--env-file=" + envFile);
    }
    return options;
  }

  private static Environment environment(Call call) throws Call.Failed {
    var environment = call.environment();
    var given = call.given();
    if (given.has("debug") || given.has("verbose")) {
      environment = environment.verbose();
    }
    if (given.has("once")) {
      environment = environment.with(Settings.TCP_ATTEMPTS, 1);
    }
    if (given.has("memory")) {
      environment = environment.with(Settings.DEBUG_MEMORY, true);
    }
    var profile = given.value("profile");
    if (profile != null) {
      environment =
          environment.with(Settings.PROFILE_ENABLE, true).with(Settings.PROFILE_FILE, profile);
    }
    return given.has("passive") ? environment.with(Settings.BGP_PASSIVE, true) : environment;
  }

  private static int alarm(Call call) {
    var seconds = call.given().value("signal");
    if (seconds == null) {
      return 0;
    }
    try {
      return Integer.parseUnsignedInt(seconds);
    } catch (NumberFormatException e) {
      throw new UsageFault("option --signal needs a number of seconds, not " + seconds);
    }
  }

  /** Null, after a message, when there is nothing to run. */
  private static @Nullable ConfigurationSource source(Call call, Environment environment)
      throws IOException {
    var names = call.given().words();
    var reader = ConfigurationFiles.reader(call, environment);
    if (names.contains("-")) {
      if (names.size() > 1) {
        call.err().print("error: - stands alone: there is only one standard input\n");
        return null;
      }
      return ConfigurationSource.text(reader, ConfigurationFiles.standardInput(call));
    }
    List<Path> files = new ArrayList<>();
    for (var name : names) {
      var file = ConfigurationFiles.find(call, name);
      if (file == null) {
        return null;
      }
      files.add(file);
    }
    return ConfigurationSource.files(reader, files);
  }
}
