package net.herald.healthcheck;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Checks that need no program of their own. Each has a time limit, also for names. */
public final class NetworkChecks {
  private static final int FIRST_GOOD_STATUS = 200;
  private static final int FIRST_BAD_STATUS = 400;

  private NetworkChecks() {}

  /** One try, as long as it takes. */
  interface Attempt {
    String failure() throws IOException, InterruptedException;
  }

  /**
   * A TCP connection is taken.
   *
   * @param limit above zero
   */
  public static Check tcp(String host, int port, Duration limit) {
    return within(
        limit,
        "TCP " + host + " port " + port,
        () -> {
          try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), ms(limit));
            return "";
          }
        });
  }

  /**
   * A GET is answered with a status from 200 to 399. Redirects are not followed: the answer is of
   * the service that was asked.
   *
   * @param limit above zero
   */
  public static Check http(URI uri, Duration limit) {
    var request = HttpRequest.newBuilder(uri).timeout(limit).GET().build();
    return within(
        limit,
        "HTTP " + uri,
        () -> {
          try (var client = HttpClient.newBuilder().connectTimeout(limit).build()) {
            try {
              int status =
                  client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
              boolean good = status >= FIRST_GOOD_STATUS && status < FIRST_BAD_STATUS;
              return good ? "" : "status " + status;
            } finally {
              client.shutdownNow();
            }
          }
        });
  }

  /**
   * A name is resolved by the resolver of this machine.
   *
   * @param limit above zero
   */
  public static Check name(String name, Duration limit) {
    return within(
        limit,
        "name " + name,
        () -> {
          try {
            return InetAddress.getAllByName(name).length == 0 ? "no address" : "";
          } catch (UnknownHostException e) {
            return "cannot be resolved";
          }
        });
  }

  static int ms(Duration limit) {
    return Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE);
  }

  /**
   * An attempt on a thread that is left behind when it takes too long: a resolver cannot be told to
   * hurry. Until that thread comes to its end there is no other attempt.
   */
  static Check within(Duration limit, String what, Attempt attempt) {
    var last = new AtomicReference<@Nullable Thread>();
    return () -> {
      var before = last.get();
      if (before != null && before.isAlive()) {
        before.join(limit);
        if (before.isAlive()) {
          return what + ": no answer yet";
        }
      }
      var task = new FutureTask<>(attempt::failure);
      var thread = Thread.ofPlatform().daemon().name("check").start(task);
      last.set(thread);
      try {
        String why = task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        return why.isEmpty() ? "" : what + ": " + why;
      } catch (TimeoutException e) {
        return what + ": no answer within " + limit.toMillis() / 1000.0 + " s";
      } catch (ExecutionException e) {
        return what + ": " + (e.getCause() instanceof IOException io ? Check.words(io) : e);
      } finally {
        thread.interrupt();
      }
    };
  }
}
