package net.herald.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the program starts: finds the subcommand and runs it. */
public final class Main {

  /** Anything that failed. */
  static final int FAILED = 1;

  /** The command line was not understood. */
  static final int USAGE = 2;

  /** What is meant when the first word is no subcommand: {@code herald edge.conf}. */
  private static final String IMPLICIT = "server";

  private static final Set<String> TRUE = Set.of("1", "yes", "on", "enable", "enabled", "true");

  private static final String ENV_FILE = "--env-file";

  private final Map<String, String> variables;
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final List<Subcommand> table;

  Main(Map<String, String> variables, InputStream in, PrintStream out, PrintStream err) {
    this(variables, in, out, err, Subcommands.TABLE);
  }

  Main(
      Map<String, String> variables,
      InputStream in,
      PrintStream out,
      PrintStream err,
      List<Subcommand> table) {
    this.table = table;
    this.variables = variables;
    this.in = in;
    this.out = out;
    this.err = err;
  }

  /** Runs the program and ends it with its exit code. */
  public static void main(String[] arguments) {
    // UTF-8 whatever the locale: System.out would turn a sign into a question mark under LANG=C.
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    int code = new Main(System.getenv(), System.in, out, err).run(List.of(arguments));
    err.flush();
    // checkError also flushes: output that nobody took is a failure.
    System.exit(out.checkError() && code == 0 ? FAILED : code);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /** Runs the program; the streams are left for the caller to flush. */
  int run(List<String> arguments) {
    List<String> words = new ArrayList<>(arguments);
    @Nullable Subcommand subcommand = null;
    boolean implicit = false;
    try {
      String envFile = takeEnvFile(words);
      if (words.isEmpty()) {
        out.print(Help.program());
        out.print(Help.settings());
        return FAILED;
      }
      String first = words.getFirst();
      boolean help = words.contains("-h") || words.contains("--help");
      subcommand = take(words);
      if (subcommand == null && !Subcommands.group(first).isEmpty()) {
        return group(first, words, help);
      }
      if (subcommand == null && help) {
        out.print(Help.program());
        return 0;
      }
      if (subcommand == null) {
        implicit = true;
        subcommand = Subcommands.named(table, IMPLICIT);
      }
      if (subcommand == null) {
        throw new UsageFault("no subcommand " + first);
      }
      return run(subcommand, words, envFile);
    } catch (UsageFault e) {
      err.print(subcommand == null ? Help.program() : Help.usage(subcommand));
      err.print("error: " + e.why() + "\n");
      err.print(implicit ? OldOptions.hint(words) : "");
      return e.code();
    }
  }

  private int group(String word, List<String> words, boolean help) {
    if (words.size() > 1 && !help) {
      err.print(Help.group(word));
      err.print("error: no subcommand " + word + " " + words.get(1) + "\n");
      return USAGE;
    }
    out.print(Help.group(word));
    if (help) {
      return 0;
    }
    out.print(Help.settings());
    return FAILED;
  }

  private int run(Subcommand subcommand, List<String> words, @Nullable String envFile) {
    Options.Given given = subcommand.action().options().read(words);
    if (given.has(Options.HELP.name())) {
      out.print(Help.subcommand(subcommand));
      return 0;
    }
    var call = new Call(given, variables, envFile, in, out, err);
    tellMissing(call);
    try {
      return subcommand.action().run(call);
    } catch (UsageFault e) {
      throw e;
    } catch (Call.Failed e) {
      return e.code();
    } catch (Throwable e) {
      out.flush();
      report(subcommand, words, e);
      return FAILED;
    }
  }

  /** A file of settings that was named just now should be there. */
  private static void tellMissing(Call call) {
    if (call.envFile() != null && Files.notExists(call.installation().file())) {
      call.err().print("warning: " + ENV_FILE + " " + call.envFile() + ": there is no such file\n");
    }
  }

  /** A fault of ours: one line, and the stack for those who ask. */
  private void report(Subcommand subcommand, List<String> words, Throwable fault) {
    err.print("error: herald " + subcommand.word() + " failed, which is a fault of herald: ");
    err.print(fault + "\n");
    if (debug(words)) {
      fault.printStackTrace(err);
    } else {
      err.print(
          "Please report it with what `exabgp_debug_pdb=true herald "
              + subcommand.word()
              + " ...` says.\n");
    }
  }

  private boolean debug(List<String> words) {
    return words.contains("-d")
        || words.contains("--debug")
        || asks("exabgp.debug.pdb")
        || asks("exabgp.debug.configuration");
  }

  /** The settings may be what fails: these are looked at as they are. */
  private boolean asks(String setting) {
    String value = variables.getOrDefault(setting, variables.get(setting.replace('.', '_')));
    return value != null && TRUE.contains(value.toLowerCase(Locale.ROOT));
  }

  /** Removes the subcommand, of one word or of two, from the front; null when there is none. */
  private @Nullable Subcommand take(List<String> words) {
    String first = words.getFirst();
    if (first.equals("--version")) {
      first = "version";
    }
    Subcommand found = Subcommands.named(table, first);
    if (found == null && words.size() > 1) {
      found = Subcommands.named(table, first + " " + words.get(1));
      if (found != null) {
        words.removeFirst();
      }
    }
    if (found != null) {
      words.removeFirst();
    }
    return found;
  }

  /** Removes {@code --env-file FILE} or {@code --env-file=FILE}, wherever it is. */
  private static @Nullable String takeEnvFile(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals(ENV_FILE)) {
        if (i + 1 == words.size()) {
          throw new UsageFault(ENV_FILE + " needs a file");
        }
        words.remove(i);
        return words.remove(i);
      }
      if (word.startsWith(ENV_FILE + "=")) {
        words.remove(i);
        return word.substring(ENV_FILE.length() + 1);
      }
    }
    return null;
  }
}
