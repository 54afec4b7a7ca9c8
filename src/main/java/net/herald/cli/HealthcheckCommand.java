package net.herald.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import net.herald.healthcheck.CheckAssembly;
import net.herald.healthcheck.Healthcheck;
import net.herald.healthcheck.StoppableCheck;
import net.herald.healthcheck.settings.CheckLine;
import net.herald.log.Level;
import net.herald.posix.FileReason;
import net.herald.posix.PidFile;
import org.jspecify.annotations.Nullable;

/** ExaBGP's health check, as a helper program: watches a service and announces its addresses. */
final class HealthcheckCommand implements Subcommand.Action {

  @Override
  public Options options() {
    return HealthcheckOptions.table();
  }

  @Override
  public int run(Call call) throws Exception {
    var given = withFile(call.given());
    var options = HealthcheckOptions.of(given, call.variables());
    var assembly = new CheckAssembly(options.settings());
    var check = new StoppableCheck(assembly.check(), Duration.ZERO);
    try (var notes = HealthcheckNotes.open(given, call.err());
        var world = new HealthcheckWorld(call.in(), call.out(), notes, options, check)) {
      var targets = assembly.targets();
      if (targets.isEmpty()) {
        notes.tell(Level.ERROR, "No IP found");
        return Main.FAILED;
      }
      var healthcheck =
          assembly.healthcheck(targets, options.word(), check, () -> false, world::drained, notes);
      return turn(healthcheck, world, given.value("pid"), notes);
    }
  }

  private static int turn(
      Healthcheck healthcheck,
      HealthcheckWorld world,
      @Nullable String pidFile,
      HealthcheckNotes notes)
      throws InterruptedException {
    try {
      if (pidFile == null) {
        healthcheck.run(world);
      } else {
        try (var _ = PidFile.create(Path.of(pidFile))) {
          healthcheck.run(world);
        }
      }
      return 0;
    } catch (IOException e) {
      notes.tell(Level.ERROR, String.valueOf(e.getMessage()));
      return Main.FAILED;
    }
  }

  /** The options of the file named by one of them come first: those of the command line win. */
  private static Options.Given withFile(Options.Given given) {
    var file = given.value("config");
    if (file == null) {
      return given;
    }
    try {
      return given.after(HealthcheckOptions.table().read(CheckLine.words(Path.of(file))));
    } catch (IOException e) {
      throw new UsageFault("cannot read " + file + ": " + FileReason.reading(e), Main.FAILED);
    }
  }
}
