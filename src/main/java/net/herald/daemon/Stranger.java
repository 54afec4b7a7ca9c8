package net.herald.daemon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import net.herald.bgp.Ip;
import net.herald.peer.OctetStream;

/** A connection that counts as that of a stranger until its OPEN is accepted or it ends. */
final class Stranger implements OctetStream {
  private final OctetStream stream;
  private final Runnable known;
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * Counts from now on.
   *
   * @param known called once
   */
  Stranger(OctetStream stream, Runnable known) {
    this.stream = stream;
    this.known = known;
  }

  @Override
  public Ip localAddress() {
    return stream.localAddress();
  }

  @Override
  public Ip remoteAddress() {
    return stream.remoteAddress();
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return stream.read(into);
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    return stream.write(from);
  }

  @Override
  public void endOutput() throws IOException {
    stream.endOutput();
  }

  @Override
  public void introduced() {
    if (told.compareAndSet(false, true)) {
      known.run();
    }
  }

  @Override
  public void close() {
    introduced();
    stream.close();
  }
}
