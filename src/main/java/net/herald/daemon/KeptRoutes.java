package net.herald.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileOwnerAttributeView;
import net.herald.api.RouteLedger;
import net.herald.environment.Environment;
import net.herald.environment.Settings;
import net.herald.log.Log;
import net.herald.posix.FileReason;
import net.herald.posix.Privileges;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The folder of {@code exabgp.api.persist}: what commands announced in earlier lives of the daemon.
 * It is opened by root, where the daemon starts as that, and handed over to the user whom the
 * daemon becomes.
 */
final class KeptRoutes {
  private final @Nullable Path folder;
  private final String user;

  KeptRoutes(Environment environment) {
    var named = environment.get(Settings.API_PERSIST);
    this.folder = named.isEmpty() ? null : Path.of("/").resolve(named);
    this.user = environment.get(Settings.DAEMON_USER);
  }

  /**
   * What is remembered; nothing that lasts where the settings do not want it.
   *
   * @throws IOException with words for the operator
   */
  RouteLedger open(Clock clock, Log log) throws IOException {
    if (folder == null) {
      return RouteLedger.inMemory(clock, log);
    }
    RouteLedger ledger;
    try {
      ledger = RouteLedger.inFolder(folder, clock, log);
    } catch (IOException e) {
      throw fault("cannot be used: " + FileReason.of(e), e);
    }
    try {
      if (Privileges.held()) {
        handOver(folder);
        handOver(RouteLedger.file(folder));
      }
      return ledger;
    } catch (IOException e) {
      ledger.close();
      throw fault("cannot be handed over to user " + user + ": " + FileReason.of(e), e);
    }
  }

  /** Never through a link, which that user may have made. */
  private void handOver(Path path) throws IOException {
    var owner = path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
    Files.getFileAttributeView(path, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setOwner(owner);
  }

  /**
   * Looks, as the user whom the daemon has become, whether the folder can be written.
   *
   * @throws IOException with words for the operator
   */
  void check() throws IOException {
    if (folder != null && !(Files.isWritable(folder) && Files.isExecutable(folder))) {
      throw fault(
          "cannot be written by user "
              + user
              + ": choose one whose parents this user may pass, or another daemon.user",
          null);
    }
  }

  private IOException fault(String what, @Nullable IOException cause) {
    return new IOException("the folder " + folder + " of api.persist " + what, cause);
  }
}
