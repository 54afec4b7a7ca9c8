package net.herald.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.herald.api.RecordedSpeaker;
import net.herald.control.ControlSocket;
import net.herald.control.Served;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Programs;
import net.herald.lab.Typist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Completion in bash, zsh and fish, each run for real, as {@code herald shell install} left it,
 * with a daemon that only notes what it is told.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ShellsTest {
  private static final String PROMPT = "your turn: ";
  private static final String CTRL_U = "\u0015";

  @TempDir Path home;
  private ControlSocket socket;

  @BeforeEach
  void open() throws IOException {
    assumeTrue(HeraldProgram.missing().isEmpty(), HeraldProgram.missing());
    socket = Served.at(home.resolve("s"), 9, new RecordedSpeaker());
    Files.createFile(home.resolve("edge.conf"));
    Files.createDirectory(home.resolve("bin"));
    for (var name : List.of("herald", "exabgp")) {
      var program = home.resolve("bin").resolve(name);
      Files.writeString(program, "#!/bin/sh\nexec '" + HeraldProgram.path() + "' \"$@\"\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @AfterEach
  void close() throws IOException {
    if (socket != null) {
      socket.close();
    }
  }

  private Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("exabgp_api_socketpath", home.resolve("s").toString());
    environment.put("HOME", home.toString());
    environment.put("ZDOTDIR", home.toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
    return environment;
  }

  private String output(String... command) throws Exception {
    var builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().putAll(environment());
    builder.environment().remove("XDG_CONFIG_HOME");
    builder.environment().remove("XDG_DATA_HOME");
    var process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }

  private static void needs(String shell) {
    assumeTrue(Programs.find(shell).isPresent(), "no " + shell);
    assumeTrue(Typist.missing().isEmpty(), Typist.missing());
  }

  /** A shell at a terminal, in the home directory. */
  private Typist at(String... shell) throws IOException {
    var typist = new Typist(home, environment(), List.of(shell));
    // what is echoed is not what is waited for
    return typist.type("cd; PS1='your ''turn: '\r").sees(PROMPT);
  }

  private static void completes(Typist typist) {
    typist.type("herald configuration pr\t").sees("print ").type(CTRL_U);
    typist.type("herald run show adj-rib o\t").sees("out ").type(CTRL_U);
    typist.type("herald run show neighbor 2001:db8\t").sees("2001:db8::5").type(CTRL_U);
    typist.type("herald run announce route 10.0.0.0/24 origin i").type("\t").type("\t");
    typist.sees("igp").sees("incomplete").type(CTRL_U);
    typist.type("herald run announce route 10.0.0.0/24 community [ 1:1 ] next\t");
    typist.sees("next-hop ").type(CTRL_U);
    typist.type("exabgp validate ed\t").sees("edge.conf ").type(CTRL_U);
  }

  @Test
  void bash() throws Exception {
    needs("bash");
    var installed = output(HeraldProgram.path().toString(), "shell", "install", "bash");
    assertThat(installed).contains("✓ Installed bash completion to: ");
    var folder = home.resolve(".local/share/bash-completion/completions");
    try (var typist = at("bash", "--norc", "--noprofile", "-i")) {
      typist.type("source " + folder + "/herald; source " + folder + "/exabgp\r").sees(PROMPT);
      completes(typist);
      typist.type("exit\r");
      assertThat(typist.ends()).isZero();
    }
  }

  @Test
  void zsh() throws Exception {
    needs("zsh");
    output(HeraldProgram.path().toString(), "shell", "install", "zsh");
    Files.writeString(
        home.resolve(".zshrc"),
        "fpath=(~/.zsh/completions $fpath); autoload -U compinit; compinit -u\n");
    try (var typist = at("zsh", "-i")) {
      completes(typist);
      typist.type("herald run daemon re\t").sees("reload").sees("reads the configuration anew");
      typist.type(CTRL_U + "exit\r");
      assertThat(typist.ends()).isZero();
    }
  }

  @Test
  void fish() throws Exception {
    needs("fish");
    output(HeraldProgram.path().toString(), "shell", "install", "fish");
    record Case(String typed, String offered) {}
    for (var one :
        List.of(
            new Case("herald configuration pr", "print\tshow a configuration in its normal form"),
            new Case("herald run show adj-rib o", "out\tshows routes announced to neighbors"),
            new Case("herald run show neighbor 2001:db8", "2001:db8::5\tAS65005 ESTABLISHED"),
            new Case("herald run daemon rel", "reload\treads the configuration anew"),
            new Case("herald run announce route 10.0.0.0/24 origin in", "incomplete"),
            new Case(
                "herald run announce route 10.0.0.0/24 community [ 1:1 ] next",
                "next-hop\tpath attribute 3"),
            new Case("exabgp validate ed", "edge.conf"))) {
      var offered = output("fish", "-c", "complete -C '" + one.typed + "'");
      assertThat(offered.strip()).as(one.typed).isEqualTo(one.offered);
    }
  }
}
