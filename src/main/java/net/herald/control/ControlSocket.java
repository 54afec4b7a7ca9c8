package net.herald.control;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import net.herald.api.Answers;
import net.herald.api.CommandSession;
import net.herald.api.OutputPool;
import net.herald.api.ProcessOutput;
import net.herald.event.EventLine;
import net.herald.log.Category;
import net.herald.log.Log;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The Unix socket of a daemon. Each client has a session of its own and is answered by itself: a
 * virtual thread reads it and carries out its commands, another writes to it. One that never reads
 * costs its own budget: events that have no room are dropped, the oldest first, and it gives up its
 * place when another client finds none.
 *
 * <p>The socket can be used by the user and the group of the daemon. It takes the place of one that
 * nobody listens on any more, and is removed at the end.
 */
public final class ControlSocket implements AutoCloseable {
  /** The longest command, in octets. */
  static final int LONGEST_LINE = 1 << 20;

  /** Octets that may wait to be read by a client. */
  private static final long OUTPUT_LIMIT = 8 << 20;

  private static final int READ_SIZE = 1 << 14;
  private static final String TOO_MANY = "error: maximum concurrent clients reached\nerror\n";

  /** How long a client may take nothing before its place is given to another who asks for it. */
  private static final Duration STUCK = Duration.ofSeconds(10);

  /** How long a client that says no more may take to read its last answers. */
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  /** How long clients may take to read what they are told at the end of the daemon. */
  private static final Duration LAST_WORDS = Duration.ofMillis(200);

  private final Path path;
  private final ServerSocketChannel server;
  private final int most;
  private final Function<Answers, CommandSession> sessions;
  private final OutputPool unread;
  private final Clock clock;
  private final Log log;
  private final Set<Client> clients = ConcurrentHashMap.newKeySet();

  private ControlSocket(
      Path path,
      ServerSocketChannel server,
      int most,
      Function<Answers, CommandSession> sessions,
      OutputPool unread,
      Clock clock,
      Log log) {
    this.path = path;
    this.server = server;
    this.most = most;
    this.sessions = sessions;
    this.unread = unread;
    this.clock = clock;
    this.log = log;
  }

  /**
   * Makes the socket and serves it.
   *
   * @param most clients at one time
   * @param sessions makes the session of a client, which answers as it is given
   * @param unread what may wait for all of them, and others, together
   * @throws IOException when it cannot be made, or a daemon listens there already
   */
  public static ControlSocket open(
      Path path,
      int most,
      Function<Answers, CommandSession> sessions,
      OutputPool unread,
      Clock clock,
      Log log)
      throws IOException {
    refuseLive(path);
    var socket = new ControlSocket(path, bind(path), most, sessions, unread, clock, log);
    Thread.ofVirtual().name("control-accept").start(socket::accept);
    log.info(Category.CLI, "control.open", "socket", path);
    return socket;
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  private static void refuseLive(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (Files.isRegularFile(path) || Files.isDirectory(path)) {
      throw new IOException(path + " is no socket");
    }
    try (var _ = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      throw new IOException("another daemon listens on " + path);
    } catch (java.net.ConnectException nobody) {
      // a socket somebody left behind: ours takes its place
    }
  }

  /**
   * Binds in a folder that only we can enter: nobody else gets at the socket before it has its
   * permissions.
   */
  private static ServerSocketChannel bind(Path path) throws IOException {
    var folder = path.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(path + " has no folder");
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
    }
    var hidden =
        Files.createTempDirectory(
            folder,
            ".herald",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      var made = hidden.resolve("s");
      server.bind(UnixDomainSocketAddress.of(made));
      Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-rw----"));
      Files.move(made, path, StandardCopyOption.ATOMIC_MOVE);
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e instanceof IOException io ? io : new IOException(e);
    } finally {
      Files.deleteIfExists(hidden.resolve("s"));
      Files.delete(hidden);
    }
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        admit(server.accept());
      } catch (IOException e) {
        if (server.isOpen()) {
          log.warning(Category.CLI, "control.accept", "reason", String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private void admit(SocketChannel channel) throws IOException {
    if (clients.size() >= most) {
      clients.stream().filter(Client::stuck).findFirst().ifPresent(Client::close);
    }
    if (clients.size() >= most) {
      channel.configureBlocking(false);
      channel.write(ByteBuffer.wrap(TOO_MANY.getBytes(StandardCharsets.US_ASCII)));
      channel.close();
      log.warning(Category.CLI, "control.full", "clients", most);
      return;
    }
    new Client(channel).start();
  }

  /** One client. */
  private final class Client {
    private final SocketChannel channel;
    private final ProcessOutput output = new ProcessOutput(OUTPUT_LIMIT, unread, this::lost, clock);
    private final CommandSession session;
    private volatile long writingSince = Clock.NEVER;

    /** Since when it has not said its first word. */
    private volatile long silentSince;

    private Client(SocketChannel channel) {
      this.channel = channel;
      this.session = sessions.apply(output);
      this.silentSince = clock.nanos();
    }

    private void start() {
      clients.add(this);
      Thread.ofVirtual().name("control-reader").start(this::read);
      Thread.ofVirtual().name("control-writer").start(this::write);
    }

    private @Nullable EventLine lost(long count) {
      return session.lost(count);
    }

    private boolean stuck() {
      return isLong(writingSince) || isLong(silentSince);
    }

    private boolean isLong(long since) {
      return since != Clock.NEVER && clock.nanos() - since > STUCK.toNanos();
    }

    private void read() {
      var lines = session.splitter(LONGEST_LINE);
      var octets = new byte[READ_SIZE];
      try (var in = Channels.newInputStream(channel)) {
        boolean fits = true;
        for (int count = in.read(octets); count >= 0 && fits; count = fits ? in.read(octets) : -1) {
          silentSince = Clock.NEVER;
          fits = lines.feed(octets, count);
          session.flush();
        }
        if (!fits) {
          output.line("error: a command has at most " + LONGEST_LINE + " octets");
          output.ack(Answers.Ack.ERROR);
        }
        output.awaitDrained(clock.after(FAREWELL));
      } catch (IOException gone) {
        log.debug(Category.CLI, "control.gone", "reason", String.valueOf(gone.getMessage()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException | StackOverflowError defect) {
        log.critical(Category.CLI, "control.defect", "reason", defect);
      } finally {
        close();
        session.close();
      }
    }

    private void write() {
      try (var out =
          new BufferedOutputStream(new Watched(Channels.newOutputStream(channel)), READ_SIZE)) {
        output.writeTo(out);
      } catch (IOException gone) {
        log.debug(Category.CLI, "control.gone", "reason", String.valueOf(gone.getMessage()));
      } finally {
        close();
      }
    }

    /** Notes since when the client takes nothing. */
    private final class Watched extends FilterOutputStream {
      private Watched(OutputStream to) {
        super(to);
      }

      @Override
      public void write(byte[] octets, int from, int length) throws IOException {
        writingSince = clock.nanos();
        out.write(octets, from, length);
        writingSince = Clock.NEVER;
      }
    }

    /** Ends when the client has what was said to it, or at a deadline. */
    private void end(long deadline) {
      try {
        output.awaitDrained(deadline);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      close();
    }

    private void close() {
      clients.remove(this);
      output.close();
      try {
        channel.close();
      } catch (IOException e) {
        log.debug(Category.CLI, "control.close", "reason", String.valueOf(e.getMessage()));
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    long deadline = clock.after(LAST_WORDS);
    for (var client : clients) {
      client.end(deadline);
    }
    Files.deleteIfExists(path);
  }
}
