package net.herald.net;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Map;

/** What the JDK says of failed sockets, in the words of this program. */
final class Reason {

  /** By the start of the message, where it is the text of a system error. */
  private static final Map<String, String> WORDS =
      Map.of(
          "Connection refused", "refused",
          "Connection reset", "reset by the peer",
          "No route to host", "no route to the host",
          "Host is unreachable", "the host is unreachable",
          "Network is unreachable", "the network is unreachable",
          "Address already in use", "another program uses this address and port",
          "Cannot assign requested address", "no such address on this machine",
          "Permission denied",
              "permission denied: a port below 1024 takes root or CAP_NET_BIND_SERVICE");

  private Reason() {}

  static String of(Exception e) {
    if (e instanceof ClosedChannelException) {
      return "closed";
    }
    String message = e.getMessage();
    if (message == null || !(e instanceof IOException)) {
      return e.toString();
    }
    for (Map.Entry<String, String> known : WORDS.entrySet()) {
      if (message.startsWith(known.getKey())) {
        return known.getValue();
      }
    }
    return message;
  }
}
