package net.herald.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.herald.environment.Version;

/**
 * Prints what runs, in the four lines of ExaBGP; the first is the one scripts read. The settings
 * are not looked at, so that it works when they are wrong.
 */
final class VersionCommand implements Subcommand.Action {

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public int run(Call call) {
    StringBuilder out = new StringBuilder();
    out.append("ExaBGP : ").append(Version.shown(call.variables())).append('\n');
    out.append("Java   : ").append(System.getProperty("java.runtime.version"));
    out.append(" (").append(System.getProperty("java.vendor")).append(")\n");
    out.append("Uname  : ").append(System.getProperty("os.name"));
    out.append(' ').append(kernel("hostname")).append(' ').append(System.getProperty("os.version"));
    out.append(' ').append(kernel("version")).append(' ').append(machine()).append('\n');
    out.append("From   : ").append(call.installation().root()).append('\n');
    call.out().print(out);
    return 0;
  }

  /** What uname(1) says of the kernel; asking the C library would take native code. */
  private static String kernel(String what) {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/" + what)).strip();
    } catch (IOException e) {
      return "-";
    }
  }

  private static String machine() {
    String machine = System.getProperty("os.arch", "-");
    return machine.equals("amd64") ? "x86_64" : machine;
  }
}
