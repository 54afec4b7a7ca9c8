package net.herald.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.herald.api.RouteLedger;
import net.herald.bgp.fsm.FsmSettings;
import net.herald.config.Configuration;
import net.herald.config.ConfigurationReader;
import net.herald.config.Defaults;
import net.herald.config.Neighbor;
import net.herald.config.Texts;
import net.herald.environment.Environment;
import net.herald.event.ApiEvent;
import net.herald.log.Log;
import net.herald.peer.Dialler;
import net.herald.peer.OctetStream;
import net.herald.peer.World;
import net.herald.rib.JointTables;
import net.herald.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon without processes and without network: which neighbors run. */
class SupervisorTest {
  private static final String FILE = neighbor("192.0.2.1");

  @TempDir Path folder;
  private Path file;
  private Supervisor supervisor;
  private Commanded commanded;

  /** No helper processes. */
  private static final class NoHelpers implements Helpers {
    @Override
    public void apply(Configuration configuration, boolean changedToo) {}

    @Override
    public void tell(Neighbor neighbor, ApiEvent event) {}

    @Override
    public void letEnd() {}

    @Override
    public void stop() {}
  }

  /** Nobody answers. */
  private static final class Nobody implements Dialler.Attempt {
    @Override
    public OctetStream connect() throws IOException {
      throw new IOException("nobody is there");
    }

    @Override
    public void giveUp() {}
  }

  private static String neighbor(String address) {
    return """
    neighbor %s {
      router-id 192.0.2.9; local-address 192.0.2.9; local-as 65001; peer-as 65002;
      family { ipv4 unicast; }
    }
    """
        .formatted(address);
  }

  @BeforeEach
  void start() throws IOException {
    file = Files.writeString(folder.resolve("herald.conf"), FILE);
    var reader = new ConfigurationReader(Defaults.STANDARD, folder, Map.of());
    var world =
        new World(
            Clock.system(),
            new Random(1),
            Log.silent(),
            _ -> new Nobody(),
            _ -> {},
            new JointTables(),
            () -> false,
            "",
            UnaryOperator.identity(),
            true,
            false,
            false);
    var environment = Environment.standard();
    var clock = Clock.system();
    var ledger = RouteLedger.inMemory(clock, Log.silent());
    var checks =
        new Healthchecks(
            (_, _) -> {
              throw new IllegalStateException("no check speaks here");
            },
            _ -> {},
            clock,
            Log.silent());
    supervisor =
        new Supervisor(
            environment,
            Log.silent(),
            ConfigurationSource.files(reader, List.of(file)),
            new NoHelpers(),
            new PeerFactory(_ -> world, FsmSettings.DEFAULT),
            ledger,
            checks);
    var helpers = new HelperProcesses(environment, Log.silent(), clock);
    commanded = new Commanded(supervisor, helpers, ledger, checks, environment, clock);
    assertThat(supervisor.prepare(Texts.configuration(FILE))).isTrue();
  }

  @AfterEach
  void stop() {
    supervisor.shutdown("test");
  }

  private List<String> running() {
    return supervisor.peers().all().values().stream()
        .map(entry -> entry.neighbor().addresses().peer().toString())
        .toList();
  }

  private static Neighbor made(String address) {
    return Texts.configuration(neighbor(address)).neighbors().getFirst();
  }

  @Test
  void aNeighborMadeByACommandOutlivesAReload() throws IOException {
    assertThat(supervisor.create(made("192.0.2.7"))).isTrue();
    assertThat(running()).containsExactly("192.0.2.1", "192.0.2.7");
    var peer = supervisor.peers().get(made("192.0.2.7").key());

    Files.writeString(file, FILE + neighbor("192.0.2.2"));
    assertThat(supervisor.reload(false)).isTrue();

    assertThat(running()).containsExactly("192.0.2.1", "192.0.2.2", "192.0.2.7");
    assertThat(supervisor.peers().get(made("192.0.2.7").key()).peer()).isSameAs(peer.peer());
  }

  @Test
  void aNeighborThatIsThereIsNotMadeAgain() {
    assertThat(supervisor.create(made("192.0.2.1"))).isFalse();
    assertThat(supervisor.create(made("192.0.2.7"))).isTrue();
    assertThat(supervisor.create(made("192.0.2.7"))).isFalse();
    assertThat(running()).containsExactly("192.0.2.1", "192.0.2.7");
  }

  @Test
  void aNeighborThatWasDeletedIsGoneUntilAFileBringsItBack() {
    supervisor.create(made("192.0.2.7"));
    assertThat(supervisor.delete(made("192.0.2.7"))).isTrue();
    assertThat(supervisor.delete(made("192.0.2.7"))).isFalse();
    assertThat(supervisor.delete(made("192.0.2.1"))).isTrue();
    assertThat(running()).isEmpty();

    assertThat(supervisor.reload(false)).isTrue();

    assertThat(running()).containsExactly("192.0.2.1");
  }

  @Test
  void aFileTakesOverTheNeighborThatACommandMade() throws IOException {
    supervisor.create(made("192.0.2.7"));
    Files.writeString(file, FILE + neighbor("192.0.2.7"));
    assertThat(supervisor.reload(false)).isTrue();
    assertThat(running()).containsExactly("192.0.2.1", "192.0.2.7");

    Files.writeString(file, FILE);
    assertThat(supervisor.reload(false)).isTrue();

    assertThat(running()).containsExactly("192.0.2.1");
  }

  @Test
  void commandsCanSeeThatTheDaemonEnds() {
    assertThat(commanded.isEnding()).isFalse();
    supervisor.shutdown("test");
    assertThat(commanded.isEnding()).isTrue();
  }
}
