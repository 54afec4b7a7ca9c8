package net.herald.interop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import net.herald.api.RecordedSpeaker;
import net.herald.control.ControlSocket;
import net.herald.control.Served;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Typist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Terminals beside a daemon that only notes what it is told. */
abstract class AtATerminal {
  @TempDir Path folder;
  final RecordedSpeaker speaker = new RecordedSpeaker();
  ControlSocket socket;

  @BeforeEach
  void open() throws IOException {
    assumeTrue(Typist.missing().isEmpty(), Typist.missing());
    socket = Served.at(folder.resolve("s"), 9, speaker);
  }

  @AfterEach
  void close() throws IOException {
    if (socket != null) {
      socket.close();
    }
  }

  Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("exabgp_api_socketpath", folder.resolve("s").toString());
    environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
    environment.put("HOME", folder.toString());
    return environment;
  }

  final Typist at(String... arguments) throws IOException {
    return new Typist(folder, environment(), HeraldProgram.command(arguments));
  }
}
