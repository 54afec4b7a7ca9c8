package net.herald.lab;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds TCP ports nobody listens on. */
public final class Ports {
  /**
   * Below the range from which the kernel takes the ports of outgoing connections: those can not
   * come in between.
   */
  private static final int FIRST = 20_000;

  private static final int LAST = 32_000;

  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 61 % (LAST - FIRST)));

  private Ports() {}

  /**
   * A port which is free on every address now, and which this method gives to nobody else in this
   * process.
   */
  public static int free() {
    for (int tried = 0; tried < LAST - FIRST; tried++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), LAST - FIRST);
      if (nobodyListensOn(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port");
  }

  private static boolean nobodyListensOn(int port) {
    try (var socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
