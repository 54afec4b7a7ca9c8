package net.herald.interop;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Program;
import net.herald.lab.Wire;
import net.herald.lab.Workshop;

/** The daemon with one neighbor, as the tests of the whole process start it. */
final class Daemons {
  static final Duration LIMIT = Duration.ofSeconds(30);

  private Daemons() {}

  /** A configuration with one neighbor on a port of loopback. */
  static String configuration(int port, String section, List<String> routes) {
    var text = new StringBuilder("neighbor 127.0.0.1 {\n");
    text.append("  router-id 192.0.2.1; local-address 127.0.0.1; local-as 65001; peer-as 65001;\n");
    text.append("  connect ").append(port).append(";\n  family { ipv4 unicast; }\n");
    text.append(section).append("\n  static {\n");
    routes.forEach(route -> text.append("    route ").append(route).append(";\n"));
    return text.append("  }\n}\n").toString();
  }

  /** An UPDATE of many IPv4 routes of 32 bits, the first of which is number {@code from}. */
  static byte[] update(int from, int count) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(Wire.bytes("0000" + "0015" + "40010100" + "400200" + "4003047F000002"));
    body.writeBytes(Wire.bytes("40050400000064"));
    for (int i = from; i < from + count; i++) {
      int address = 0x0a000000 + i;
      body.write(32);
      body.write(address >> 24);
      body.write(address >> 16);
      body.write(address >> 8);
      body.write(address);
    }
    return Wire.message(Wire.UPDATE, body.toByteArray());
  }

  /** Starts {@code herald server} with these variables beside those that keep it to the test. */
  static Program start(Workshop workshop, Map<String, String> environment, String... words) {
    return start(workshop, environment, List.of(), words);
  }

  /** The same, started by another program such as a shell. */
  static Program start(
      Workshop workshop, Map<String, String> environment, List<String> by, String... words) {
    var all = new HashMap<>(Map.of("exabgp_api_cli", "false"));
    all.put("exabgp_daemon_user", System.getProperty("user.name"));
    all.putAll(environment);
    var command = new ArrayList<>(by);
    command.addAll(HeraldProgram.command("server"));
    command.addAll(List.of(words));
    return workshop.start("herald", Map.copyOf(all), command);
  }

  static Program start(Workshop workshop, Path configuration) {
    return start(workshop, Map.of(), configuration.toString());
  }
}
