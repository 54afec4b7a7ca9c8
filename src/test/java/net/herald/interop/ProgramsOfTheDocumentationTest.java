package net.herald.interop;

import static net.herald.interop.Daemons.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.herald.lab.Await;
import net.herald.lab.Ports;
import net.herald.lab.Programs;
import net.herald.lab.RecordingPeer;
import net.herald.lab.Wire;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The programs of docs/helper-programs.md, each as it stands there, with a neighbor. */
@ExtendWith(WorkshopExtension.class)
class ProgramsOfTheDocumentationTest {
  private static final Path PAGE = Path.of("docs/helper-programs.md");
  private static final String END_OF_RIB = "UPDATE 00000000";

  private final int port = Ports.free();

  /** The first block of that language. */
  private static String block(String language) throws IOException {
    var page = Files.readString(PAGE);
    var fence = "```" + language + "\n";
    int from = page.indexOf(fence) + fence.length();
    return page.substring(from, page.indexOf("```", from));
  }

  private RecordingPeer.Recording start(Workshop workshop, String run) {
    var peer = workshop.closing(new RecordingPeer(port));
    var section = "  api { processes [ documented ]; receive { parsed; update; } }";
    var process = "process documented { run " + run + "; encoder json; }\n";
    var text = process + Daemons.configuration(port, section, java.util.List.of());
    Daemons.start(workshop, workshop.write("herald.conf", text));
    peer.session(0).awaitMessage(END_OF_RIB);
    return peer.session(0);
  }

  private static void awaitEnding(RecordingPeer.Recording session, String ending) {
    Await.until(
        "a message that ends in " + ending,
        LIMIT,
        () -> session.messages().stream().anyMatch(message -> message.endsWith(ending)));
  }

  @Test
  void inShell(Workshop workshop) throws IOException {
    var flag = workshop.file("flag");
    var script = workshop.script("shell", block("sh"));
    var session = start(workshop, script + " " + flag);
    awaitEnding(session, "18C63364");
    awaitEnding(session, "18CB0071");
    workshop.write("flag", "");
    session.awaitMessage("UPDATE 000418CB0071");
  }

  @Test
  void inPython(Workshop workshop) throws IOException {
    assumeTrue(Programs.find("python3").isPresent(), "no python3 here");
    var script = workshop.write("documented.py", block("python"));
    var session = start(workshop, "/usr/bin/env python3 " + script);
    session.send(
        Wire.message(
            Wire.UPDATE,
            Wire.bytes(
                "0000"
                    + "0015"
                    + "40010100"
                    + "400200"
                    + "4003047F000002"
                    + "40050400000064"
                    + "100A01"
                    + "100A02")));
    awaitEnding(session, "10AC01" + "10AC02");
    assertThat(session.over()).isFalse();
  }

  @Test
  void inJava(Workshop workshop) throws IOException {
    var source = workshop.write("Announce.java", block("java"));
    var java = Path.of(System.getProperty("java.home"), "bin/java");
    var session = start(workshop, java + " " + source);
    awaitEnding(session, "20C6336402");
  }
}
