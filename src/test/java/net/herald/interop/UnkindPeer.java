package net.herald.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.herald.lab.Wire;

/** A peer that says OPEN and KEEPALIVE, and no more; without a hold time it does not read. */
final class UnkindPeer implements AutoCloseable {
  private static final int SMALL = 4096;

  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final int holdTime;

  UnkindPeer(String address, int port, int holdTime) {
    this.holdTime = holdTime;
    try {
      listener = new ServerSocket();
      listener.setReuseAddress(true);
      listener.setReceiveBufferSize(SMALL);
      listener.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        var socket = listener.accept();
        sockets.add(socket);
        var open = "04 FDEA %04X 7F000002 00".formatted(holdTime);
        socket.getOutputStream().write(Wire.message(Wire.OPEN, Wire.bytes(open)));
        socket.getOutputStream().write(Wire.keepalive());
      }
    } catch (IOException closed) {
      // nobody is waited for any more
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (var socket : sockets) {
      socket.close();
    }
  }
}
