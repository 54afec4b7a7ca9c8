package net.herald.event;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which daemon an event comes from.
 *
 * @param host the name of the machine
 * @param pid the number of the daemon's process
 * @param ppid that of its parent
 */
public record EventOrigin(String host, long pid, long ppid) {

  /** This process. */
  public static EventOrigin here() {
    var self = ProcessHandle.current();
    return new EventOrigin(
        hostName(), self.pid(), self.parent().map(ProcessHandle::pid).orElse(0L));
  }

  /** The name of this machine, without asking a name server where the kernel knows it. */
  private static String hostName() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException unknown) {
        return "localhost";
      }
    }
  }
}
