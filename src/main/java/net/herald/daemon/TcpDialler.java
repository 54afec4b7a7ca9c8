package net.herald.daemon;

import java.io.IOException;
import java.time.Duration;
import net.herald.config.Neighbor;
import net.herald.net.Connector;
import net.herald.net.Endpoint;
import net.herald.peer.Dialler;
import net.herald.peer.OctetStream;
import net.herald.peer.SocketStream;
import org.jspecify.annotations.Nullable;

/** Opens TCP connections to neighbors. */
final class TcpDialler implements Dialler {
  private final Duration timeout;

  /** Gives an attempt so long. */
  TcpDialler(Duration timeout) {
    this.timeout = timeout;
  }

  @Override
  public Attempt attempt(Neighbor neighbor) {
    return new TcpAttempt(neighbor);
  }

  private final class TcpAttempt implements Attempt {
    private final Neighbor neighbor;
    private @Nullable Connector connector;
    private boolean givenUp;

    TcpAttempt(Neighbor neighbor) {
      this.neighbor = neighbor;
    }

    @Override
    public OctetStream connect() throws IOException {
      var remote = new Endpoint(neighbor.addresses().peer(), neighbor.transport().connect());
      return new SocketStream(begin(remote).connect(timeout));
    }

    private synchronized Connector begin(Endpoint remote) throws IOException {
      if (givenUp) {
        throw new IOException("connect " + remote + ": given up");
      }
      var begun = Connector.open(remote, Sockets.settings(neighbor));
      connector = begun;
      return begun;
    }

    @Override
    public synchronized void giveUp() {
      givenUp = true;
      if (connector != null) {
        try {
          connector.close();
        } catch (IOException alreadyGone) {
          // that is what was wanted
        }
      }
    }
  }
}
