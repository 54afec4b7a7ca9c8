package net.herald.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Programs;
import net.herald.lab.Typist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What befalls a shell and a live view besides keys: another size, Ctrl-C, Ctrl-Z, no terminal. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TerminalEventsTest extends AtATerminal {
  private static final String PROMPT = "exabgp(3/4)> ";
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_D = "\u0004";
  private static final String CTRL_L = "\u000c";
  private static final String CTRL_Z = "\u001a";
  private static final String ESCAPE = "\u001b";
  private static final String EMPTY_SCREEN = ESCAPE + "[H" + ESCAPE + "[2J";

  /** At a shell that knows jobs. */
  private Typist outside() throws IOException {
    assumeTrue(Programs.find("bash").isPresent(), "bash is not installed");
    var bash = List.of("bash", "--norc", "--noprofile", "-i");
    return new Typist(folder, environment(), bash).type("PS1='out''side> '\r");
  }

  @Test
  void aTerminalThatWasNeverToldItsSizeIsTakenForTheUsualOne() throws Exception {
    try (var typist = outside()) {
      typist.sees("outside> ").resize(0, 0);
      typist.type("'" + HeraldProgram.path() + "' cli\r").sees(PROMPT);
      typist.type("show neighbor summary\r").sees("Last error").sees(PROMPT).type(CTRL_D);
      typist.sees("outside> ").type("exit\r");
      assertThat(typist.ends()).isZero();
    }
  }

  @Test
  void theLineIsDrawnAnewInAnotherSize() throws Exception {
    try (var typist = at("cli")) {
      typist.sees(PROMPT).type("show neighbor summ").sees("show neighbor summ");
      typist.resize(40, 20).type(CTRL_L).sees(PROMPT + "show");
      typist.type("ary").resize(40, 160).type(CTRL_L).sees(PROMPT + "show neighbor summary");
      typist.type("\r").sees("Last error").sees("Connection refused").sees(PROMPT).type(CTRL_D);
      assertThat(typist.ends()).isZero();
    }
  }

  @Test
  void theLiveViewFillsTheNewSize() throws Exception {
    try (var typist = at("top", "--interval", "60")) {
      typist.sees("neighbors 4").sees("Rate in/out").sees("Connection refused");
      typist.resize(24, 60).sees("neighbors 4").sees("Last error").sees("Connection");
      typist.type("s").sees("address").type("q");
      assertThat(typist.ends()).isZero();
      var raw = typist.raw();
      assertThat(raw.substring(raw.lastIndexOf(EMPTY_SCREEN))).doesNotContain("Rate in/out");
    }
  }

  @Test
  void ctrlCLeavesTheLiveViewAndTheShellStays() throws Exception {
    try (var typist = at("top")) {
      typist.sees("neighbors 4").type(CTRL_C);
      assertThat(typist.ends()).isZero();
    }
    try (var typist = at("cli")) {
      typist.sees(PROMPT).type("monitor\r").sees("neighbors 4").type(CTRL_C);
      typist.sees(PROMPT).type("version\r").sees("6.0.0-test");
      // not at a line that was begun
      typist.sees(PROMPT).type("ver" + CTRL_D + "sion\r").sees("6.0.0-test");
      typist.sees(PROMPT).type(CTRL_D);
      assertThat(typist.ends()).isZero();
    }
  }

  @Test
  void theLiveViewWaitsForTheNextDaemon() throws Exception {
    try (var typist = at("top", "--interval", "0.2")) {
      typist.sees("neighbors 4, established 3");
      socket.close();
      typist.sees("NO DAEMON: ");
      open();
      // all of it is drawn again
      typist.resize(40, 159).sees("exabgp  neighbors 4, established 3").type("q");
      assertThat(typist.ends()).isZero();
    }
  }

  @Test
  void ctrlZStopsAndFgGoesOn() throws Exception {
    var herald = HeraldProgram.path().toString();
    try (var typist = outside()) {
      typist.sees("outside> ").type(herald + " cli\r").sees(PROMPT);
      typist.type("show neighbor summ").sees("show neighbor summ").type(CTRL_Z).sees("Stopped");
      typist.sees("outside> ").type("fg\r").sees(PROMPT).sees("show neighbor summ");
      typist.type("ary\r").sees("Connection refused").sees(PROMPT).type(CTRL_D);
      typist.sees("outside> ").type(herald + " top\r").sees("neighbors 4");
      typist.type(CTRL_Z).sees("Stopped").sees("outside> ").type("fg\r").sees("neighbors 4");
      typist.type("q").sees("outside> ").type("exit 7\r");
      assertThat(typist.ends()).isEqualTo(7);
    }
  }

  @Test
  void ctrlCEndsAnAnswerThatDoesNotEnd() throws Exception {
    var path = folder.resolve("endless");
    var environment = environment();
    environment.put("exabgp_api_socketpath", path.toString());
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(path));
      Thread.ofPlatform().daemon().start(() -> endless(server));
      try (var typist = new Typist(folder, environment, HeraldProgram.command("cli"))) {
        typist.sees("exabgp(0/0)> ").type("show adj-rib in\r").sees("\n").type(CTRL_C);
        typist.sees("cancelled; the daemon may still do it").sees("exabgp(0/0)> ").type(CTRL_D);
        assertThat(typist.ends()).isZero();
      }
    }
  }

  /** A daemon without neighbors that has no end of routes. */
  private static void endless(ServerSocketChannel server) {
    try {
      while (true) {
        var client = server.accept();
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try (var in = reader(Channels.newInputStream(client));
                  var out = Channels.newOutputStream(client)) {
                for (var line = in.readLine(); line != null; line = in.readLine()) {
                  do {
                    var answer = line.equals("peer list") ? "[]\ndone\n" : "route\n";
                    out.write(answer.getBytes(StandardCharsets.US_ASCII));
                  } while (line.startsWith("show"));
                }
              } catch (IOException gone) {
                return;
              }
            });
      }
    } catch (IOException over) {
      return;
    }
  }

  private static BufferedReader reader(java.io.InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
  }

  @Test
  void overPipesLinesAreAnsweredWithoutPromptAndColours() throws Exception {
    var input = Files.writeString(folder.resolve("lines"), "version\nnonsense\n# no\n\nping\n");
    var out = folder.resolve("out");
    var err = folder.resolve("err");
    var builder =
        new ProcessBuilder(HeraldProgram.command("cli"))
            .redirectInput(input.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("TERM", "xterm-256color");
    builder.environment().putAll(environment());
    assertThat(builder.start().waitFor()).isEqualTo(1);
    assertThat(Files.readString(out))
        .contains("6.0.0-test")
        .contains("\"pong\"")
        .doesNotContain(ESCAPE)
        .doesNotContain("exabgp(");
    assertThat(Files.readString(err))
        .startsWith("error: unknown command 'nonsense'")
        .doesNotContain(ESCAPE);
  }
}
