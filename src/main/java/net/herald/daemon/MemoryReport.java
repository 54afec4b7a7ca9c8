package net.herald.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.herald.log.Category;
import net.herald.log.Log;

/** What the process uses of memory, in one line of the log ({@code exabgp.debug.memory}). */
public final class MemoryReport {
  private static final long MEBI = 1 << 20;

  private MemoryReport() {}

  /** Tells it. */
  public static void tell(Log log) {
    var runtime = Runtime.getRuntime();
    log.info(
        Category.STARTUP,
        "memory.used",
        "heap-mib",
        (runtime.totalMemory() - runtime.freeMemory()) / MEBI,
        "heap-size-mib",
        runtime.totalMemory() / MEBI,
        "heap-limit-mib",
        runtime.maxMemory() / MEBI,
        "resident",
        status("VmRSS:"),
        "resident-peak",
        status("VmHWM:"));
  }

  /** A line of the kernel's word on this process, such as {@code 81234 kB}. */
  private static String status(String name) {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(name.length()).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
