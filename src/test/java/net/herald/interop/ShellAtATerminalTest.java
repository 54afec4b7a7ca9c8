package net.herald.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Typist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@code herald cli} and {@code herald top} at a terminal, with a daemon that only notes what it is
 * told.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ShellAtATerminalTest extends AtATerminal {
  private static final String PROMPT = "exabgp(3/4)> ";
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_D = "\u0004";
  private static final String CTRL_U = "\u0015";
  private static final String CTRL_R = "\u0012";
  private static final String CTRL_P = "\u0010";

  @Test
  void linesAreCompletedCarriedOutAndRemembered() throws Exception {
    try (var typist = at("cli")) {
      typist.sees(PROMPT).type("sho\tneigh\tsumm\t\r");
      typist.sees("Neighbor").sees("Last error").sees("192.0.2.1").sees("established");
      typist.sees("192.0.2.2").sees("connect").sees("Connection refused");
      typist.sees(PROMPT).type("peer 2001\tannounce route 2001:db8:7::/48 next-\tself\r");
      typist.sees("✓ Command accepted");
      typist.sees(PROMPT).type("withdraw all of it").sees("withdraw all of it");
      typist.type(CTRL_C).sees(PROMPT).type("announce rout 1\r");
      typist.sees("Error: unknown command 'rout' (did you mean 'route'?)");
      typist.sees(PROMPT).type("peer \t").sees("192.0.2.1").sees("AS65002 ESTABLISHED");
      typist.type(CTRL_U + "quit\r");
      assertThat(typist.ends()).isZero();
    }
    assertThat(speaker.effects()).containsExactly("65005: +2001:db8:7::/48 next-hop self");
    var history = folder.resolve("state/herald/history");
    assertThat(Files.readString(history))
        .contains("peer 2001:db8::5 announce route 2001:db8:7::/48 next-hop self");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
        .isEqualTo("rw-------");

    try (var later = at("cli")) {
      later.sees(PROMPT).type(CTRL_R).sees("bck-i-search").type("2001:db8:7");
      later.sees("peer 2001:db8::5 announce route").type("\r").sees("✓ Command accepted");
      later.sees(PROMPT).type(CTRL_P).sees("peer 2001:db8::5 announce").type("\r");
      later.sees("✓ Command accepted").sees(PROMPT).type("quit\r");
      assertThat(later.ends()).isZero();
    }
    assertThat(speaker.effects()).containsExactly("65005 65005: +2001:db8:7::/48 next-hop self");
  }

  @Test
  void wordsAreWrittenOutRankedAndExplained() throws Exception {
    try (var typist = at("cli")) {
      // what was abbreviated is written out where it stands
      typist.sees(PROMPT).type("s n sum\t").sees("how neighbor sum").sees("mary");
      typist.type("\r").sees("Connection refused");
      typist.sees(PROMPT).type("dst\t").sees("aemon status").type("\r").sees("uptime");
      // letters in the right order
      typist.sees(PROMPT).type("announce route 10.0.0.0/24 rgntr\t").sees("originator-id");
      typist.type(CTRL_C);
      // values, and what is expected where there is no word
      typist.sees(PROMPT).type("announce route 10.0.0.0/24 origin \t\t");
      typist.sees("igp").sees("egp").sees("incomplete").type(CTRL_U);
      typist.type("announce route 10.0.0.0/24 med \t").sees("expected: a number from 0 to");
      typist.type(CTRL_U).type("announce route ?").sees("expected: a prefix");
      typist.type(CTRL_U).type("announce flow route { match { pro\t").sees("protocol ");
      typist.type("t\t").sees("tcp");
      typist.type(CTRL_C).sees(PROMPT).type("quit\r");
      assertThat(typist.ends()).isZero();
    }
  }

  @Test
  void withoutHistoryNothingIsRemembered() throws Exception {
    var environment = environment();
    environment.put("exabgp_cli_history", "false");
    environment.put("exabgp_cli_fuzzy_matching", "false");
    try (var typist = new Typist(folder, environment, HeraldProgram.command("cli"))) {
      typist.sees(PROMPT).type("dst\tx\r").sees("unknown command 'dstx'");
      typist.sees(PROMPT).type("quit\r");
      assertThat(typist.ends()).isZero();
    }
    assertThat(folder.resolve("state/herald/history")).doesNotExist();
  }

  @Test
  void shortWordsFormsAndHelp() throws Exception {
    try (var typist = at("cli")) {
      typist.sees(PROMPT).type("s n 192.0.2.2 s\r").sees("Connection refused");
      typist.sees(PROMPT).type("json ping\r").sees("{\"pong\": \"0-0-1\", \"active\": true}");
      typist.sees(PROMPT).type("set display json\r").sees(PROMPT).type("version\r");
      typist.sees("{\"version\": \"6.0.0-test\"").sees(PROMPT);
      typist.type("text version\r").sees("version").sees("6.0.0-test").sees(PROMPT);
      typist.type("help teardown\r").sees("SUBCODE [TEXT]");
      typist.sees("example: peer 192.0.2.1 teardown 2").sees(PROMPT);
      typist.type("history\r").sees("s n 192.0.2.2 s").sees(PROMPT).type("exit\r");
      assertThat(typist.ends()).isZero();
    }
  }

  @Test
  void coloursAreForTerminalsThatMayHaveThem() throws Exception {
    try (var typist = at("cli")) {
      typist.sees(PROMPT).type("nonsense\r").sees("Error: unknown command");
      typist.sees(PROMPT).type(CTRL_D);
      assertThat(typist.ends()).isZero();
      assertThat(typist.raw()).contains("\u001b[31m");
    }
    var plain = environment();
    plain.put("NO_COLOR", "1");
    for (var command : List.of(List.of("cli"), List.of("cli", "--no-color"))) {
      var variables = command.size() == 1 ? plain : environment();
      try (var typist =
          new Typist(folder, variables, HeraldProgram.command(command.toArray(String[]::new)))) {
        typist.sees(PROMPT).type("nonsense\r").sees("Error: unknown command");
        typist.sees(PROMPT).type(CTRL_D);
        assertThat(typist.ends()).isZero();
        assertThat(typist.raw()).doesNotContain("\u001b[31m").doesNotContain("\u001b[32m");
      }
    }
  }

  @Test
  void aDaemonThatCameBackIsFoundAgain() throws Exception {
    try (var typist = at("cli")) {
      typist.sees(PROMPT);
      socket.close();
      typist.type("announce route 10.0.0.0/24 next-hop self\r").sees("Error: ");
      typist.sees("exabgp(no daemon)> ");
      open();
      typist.type("\r").sees(PROMPT).type("show neighbor summary\r").sees("established");
      typist.sees(PROMPT).type(CTRL_D);
      assertThat(typist.ends()).isZero();
    }
    assertThat(speaker.effects()).isEmpty();
  }

  @Test
  void theLiveViewIsDrawnInPlaceUntilItIsLeft() throws Exception {
    try (var typist = at("top", "--interval", "0.2")) {
      typist.sees("neighbors 4, established 3").sees("p 2 (140 octets)");
      typist.sees("order: configuration").sees("Rate in/out").sees("Connection refused");
      // the second picture has rates, and only what changed is drawn
      typist.sees("0.0/0.0").type("s").sees("address").type("q");
      assertThat(typist.ends()).isZero();
      assertThat(typist.raw()).contains("\u001b[?1049h").contains("\u001b[?1049l");
    }
  }

  @Test
  void theShellHasTheLiveViewToo() throws Exception {
    try (var typist = at("cli")) {
      typist.sees(PROMPT).type("monitor\r").sees("neighbors 4, established 3").type("q");
      typist.sees(PROMPT).type(CTRL_D);
      assertThat(typist.ends()).isZero();
    }
  }

  @Test
  void theExitCodeTells() throws Exception {
    record Case(int code, String line) {}
    for (var one :
        List.of(
            new Case(0, "cli show neighbor summary"),
            new Case(1, "cli no such command"),
            new Case(2, "cli --no-such-option"))) {
      try (var typist = at(one.line.split(" "))) {
        assertThat(typist.ends()).as(one.line).isEqualTo(one.code);
      }
    }
    socket.close();
    for (var word : List.of("cli", "top")) {
      try (var typist = at(word)) {
        typist.sees("no daemon answers");
        assertThat(typist.ends()).isEqualTo(3);
      }
    }
  }
}
