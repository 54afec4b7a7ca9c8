package net.herald.environment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.herald.bgp.Ip;
import net.herald.log.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The listings. But for Herald's own settings, the golden texts are what ExaBGP 6.0 prints,
 * character for character.
 */
class EnvironmentListingTest {

  private static final Environment CHANGED =
      Environment.standard()
          .with(Settings.DAEMON_UMASK, 022)
          .with(Settings.DAEMON_PID, "/run/100%/pid")
          .with(Settings.LOG_LEVEL, Level.DEBUG)
          .with(Settings.TCP_BIND, List.of(ip("127.0.0.1"), ip("::1")))
          .with(Settings.TCP_PORT, 1790)
          .with(Settings.API_ENCODER, "text")
          .with(Settings.REACTOR_SPEED, 0.25)
          .with(Settings.DEBUG_PDB, true);

  private static Ip ip(String text) {
    Ip ip = Ip.parse(text);
    assertThat(ip).isNotNull();
    return ip;
  }

  @Test
  void theStandardValuesAsIniFile() throws IOException {
    assertThat(EnvironmentListing.ini(Environment.standard(), false))
        .isEqualTo(golden("standard.env"));
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = EnvironmentListingTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void onlyWhatDiffersAsIniFile() {
    assertThat(EnvironmentListing.ini(CHANGED, true))
        .isEqualTo(
            """

            [exabgp.daemon]
            pid = '/run/100%%/pid'
            umask = '0o22'

            [exabgp.log]
            level = DEBUG

            [exabgp.tcp]
            bind = '127.0.0.1 ::1'
            port = 1790

            [exabgp.api]
            encoder = 'text'

            [exabgp.reactor]
            speed = 0.25
            """);
    assertThat(EnvironmentListing.ini(Environment.standard(), true)).isEmpty();
  }

  /** As in ExaBGP, the level has quotes here and none in the file. */
  @Test
  void onlyWhatDiffersAsVariables() {
    assertThat(EnvironmentListing.variables(CHANGED, true))
        .isEqualTo(
            """
            exabgp.daemon.pid='/run/100%/pid'
            exabgp.daemon.umask='0o22'
            exabgp.log.level='DEBUG'
            exabgp.tcp.bind='127.0.0.1 ::1'
            exabgp.tcp.port=1790
            exabgp.api.encoder='text'
            exabgp.reactor.speed=0.25
            """);
    assertThat(EnvironmentListing.variables(Environment.standard(), true)).isEmpty();
  }

  @Test
  void everyShownSettingIsAmongTheVariables() {
    assertThat(EnvironmentListing.variables(Environment.standard(), false).lines())
        .hasSize((int) Settings.TABLE.stream().filter(setting -> !setting.hidden()).count())
        .contains("exabgp.log.level='INFO'", "exabgp.daemon.umask='0o137'", "exabgp.tcp.bind=''")
        .noneMatch(line -> line.startsWith("exabgp.debug."));
  }

  @Test
  void theListingCanBeReadAgain(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("exabgp.env");
    Files.writeString(file, EnvironmentListing.ini(CHANGED, false));
    EnvironmentReader.Reading reading =
        EnvironmentReader.read(Map.of(), new Installation(directory, file));
    assertThat(reading.diagnostics().print()).isEmpty();
    for (Setting<?> setting : Settings.TABLE) {
      if (!setting.hidden()) {
        assertThat((Object) reading.environment().get(setting))
            .as(setting.name())
            .isEqualTo(CHANGED.get(setting));
      }
    }
  }

  @Test
  void theHelpHasALineForEachShownSetting() {
    assertThat(EnvironmentListing.help().lines())
        .hasSize((int) Settings.TABLE.stream().filter(setting -> !setting.hidden()).count())
        .contains(
            "    exabgp.daemon.umask         file mode bits that log, pid and socket files do not"
                + " get ('0o137')",
            "    exabgp.bgp.paths_limit_audit  warn of a peer that sends more paths for a prefix"
                + " than we allow (true)");
  }
}
