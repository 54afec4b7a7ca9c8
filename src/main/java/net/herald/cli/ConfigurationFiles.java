package net.herald.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.herald.config.Configuration;
import net.herald.config.ConfigurationReader;
import net.herald.config.Defaults;
import net.herald.environment.Environment;
import net.herald.environment.Settings;
import net.herald.text.DidYouMean;
import org.jspecify.annotations.Nullable;

/** Finds and reads the configuration files that a command line names. */
final class ConfigurationFiles {
  private static final String SHARED = "etc/exabgp";

  private ConfigurationFiles() {}

  /** What the environment says for neighbors of a file that leave it open. */
  static Defaults defaults(Environment environment) {
    return new Defaults(
        environment.get(Settings.BGP_PASSIVE),
        environment.get(Settings.TCP_PORT),
        environment.wholeFlowPrefixes());
  }

  /** A reader for files as they were named from the working directory. */
  static ConfigurationReader reader(Call call, Environment environment) {
    return new ConfigurationReader(
        defaults(environment), Path.of("").toAbsolutePath(), call.variables());
  }

  /**
   * The file that is meant: one that begins with {@code etc/exabgp} is below the installation, any
   * other below the working directory. Null, after a message, when there is none.
   */
  static @Nullable Path find(Call call, String name) {
    Path path = Path.of(name).toAbsolutePath();
    if (name.startsWith(SHARED) && !Files.exists(path)) {
      path = call.installation().root().resolve(name);
    }
    if (Files.isRegularFile(path)) {
      return path;
    }
    if (Files.isDirectory(path)) {
      call.err().print("error: " + name + " is not an exabgp config file (it is a directory)\n");
      return null;
    }
    call.err().print("error: " + name + " is not an exabgp config file (file not found)\n");
    call.err().print(NotHere.hint(name));
    var meant = DidYouMean.nearest(name, Subcommands.TABLE.stream().map(Subcommand::word).toList());
    if (!meant.isEmpty()) {
      call.err().print("did you mean herald " + meant + "?\n");
    }
    return null;
  }

  /** What a file says, with the warnings told; null, after a message, when it says nothing. */
  static @Nullable Configuration read(Call call, String name) throws Call.Failed {
    var environment = call.environment();
    var file = find(call, name);
    if (file == null) {
      return null;
    }
    var result = reader(call, environment).read(file);
    call.tell(result.diagnostics());
    return result.configuration();
  }

  /** All of standard input. */
  static byte[] standardInput(Call call) throws IOException {
    return call.in().readAllBytes();
  }
}
