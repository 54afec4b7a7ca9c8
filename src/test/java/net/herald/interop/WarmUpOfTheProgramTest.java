package net.herald.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.herald.lab.Program;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The daemon warms up beside what it has to do, or not where it shall not. */
@ExtendWith(WorkshopExtension.class)
class WarmUpOfTheProgramTest {
  @Test
  void warmsUpOnceItHasNothingToDo(Workshop workshop) {
    var daemon = start(workshop, "true");
    daemon.errors().awaitLine(Daemons.LIMIT, "warm-up.done");
    daemon.signal("TERM");
    assertThat(daemon.awaitExit(Daemons.LIMIT)).isZero();
  }

  @Test
  void endsBeforeItHasBegun(Workshop workshop) {
    var daemon = start(workshop, "true");
    daemon.errors().awaitLine(Daemons.LIMIT, "daemon.started");
    daemon.signal("TERM");
    assertThat(daemon.awaitExit(Daemons.LIMIT)).isZero();
  }

  @Test
  void doesNotWhereTheSettingSaysSo(Workshop workshop) {
    var daemon = start(workshop, "false");
    daemon.errors().awaitLine(Daemons.LIMIT, "daemon.started");
    daemon.signal("TERM");
    assertThat(daemon.awaitExit(Daemons.LIMIT)).isZero();
    assertThat(daemon.errors().lines()).noneMatch(line -> line.contains("warm-up"));
  }

  private static Program start(Workshop workshop, String warmUp) {
    var file = workshop.write("herald.conf", Daemons.configuration(1, "passive;", List.of()));
    var settings = Map.of("exabgp_daemon_warmup", warmUp, "exabgp_log_level", "DEBUG");
    return Daemons.start(workshop, settings, file.toString());
  }
}
