package net.herald.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The completion for the shells of the system: printed, put where the shell looks, removed. */
final class ShellCommand implements Subcommand.Action {

  /** What is done with it. */
  enum Deed {
    INSTALL,
    UNINSTALL,
    PRINT
  }

  /**
   * A shell.
   *
   * @param name of the shell
   * @param folder where it looks, below the home directory
   * @param file what it looks for, with %s for the name of the program
   * @param more what has to be done besides
   */
  private record Shell(String name, String folder, String file, String more) {}

  private static final List<Shell> SHELLS =
      List.of(
          new Shell(
              "bash",
              ".local/share/bash-completion/completions",
              "%s",
              "To use it now: source %s (new shells do so themselves where the package\n"
                  + "bash-completion is installed)"),
          new Shell(
              "zsh",
              ".zsh/completions",
              "_%s",
              "To use it, have this in ~/.zshrc: fpath=(%s $fpath); autoload -U compinit; compinit"),
          new Shell("fish", ".config/fish/completions", "%s.fish", "New shells use it."));

  private static final List<String> PROGRAMS = List.of("herald", "exabgp");
  private final Deed deed;

  ShellCommand(Deed deed) {
    this.deed = deed;
  }

  @Override
  public Options options() {
    return deed == Deed.PRINT
        ? new Options().words("bash|zsh|fish", 1, 1, "the shell")
        : new Options().words("[bash|zsh|fish]", 0, 1, "the shell ($SHELL, or else bash)");
  }

  @Override
  public int run(Call call) throws IOException {
    var shell = shell(call);
    if (deed == Deed.PRINT) {
      PROGRAMS.forEach(program -> call.out().print(script(shell, program)));
      return 0;
    }
    var home = call.variables().getOrDefault("HOME", "");
    if (home.isEmpty()) {
      call.err().print("error: HOME is not set\n");
      return Main.FAILED;
    }
    var folder = Path.of(home).resolve(shell.folder);
    return deed == Deed.INSTALL ? install(call, shell, folder) : uninstall(call, shell, folder);
  }

  private static Shell shell(Call call) {
    var words = call.given().words();
    var login = Path.of(call.variables().getOrDefault("SHELL", "/bin/bash")).getFileName();
    var name = words.isEmpty() ? String.valueOf(login) : words.getFirst();
    var shell = named(name);
    if (shell == null && words.isEmpty()) {
      shell = SHELLS.getFirst();
    }
    if (shell == null) {
      throw new UsageFault("no completion for '" + name + "', only for bash, zsh and fish");
    }
    return shell;
  }

  private static @Nullable Shell named(String name) {
    return SHELLS.stream().filter(shell -> shell.name.equals(name)).findFirst().orElse(null);
  }

  private static int install(Call call, Shell shell, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (var program : PROGRAMS) {
      var file = folder.resolve(shell.file.formatted(program));
      Files.writeString(file, script(shell, program));
      call.out().print("✓ Installed " + shell.name + " completion to: " + file + "\n");
    }
    var place = shell.name.equals("zsh") ? folder : folder.resolve(PROGRAMS.getFirst());
    call.out().print("\n" + shell.more.formatted(place) + "\n");
    call.out().print("\nVerify by running: herald <TAB>\n");
    return 0;
  }

  private static int uninstall(Call call, Shell shell, Path folder) throws IOException {
    boolean any = false;
    for (var program : PROGRAMS) {
      var file = folder.resolve(shell.file.formatted(program));
      if (Files.deleteIfExists(file)) {
        any = true;
        call.out().print("✓ Removed " + shell.name + " completion from: " + file + "\n");
      }
    }
    if (!any) {
      call.out().print("No " + shell.name + " completion is installed in " + folder + "\n");
      return 0;
    }
    try {
      Files.delete(folder);
      call.out().print("✓ Removed the empty directory: " + folder + "\n");
    } catch (DirectoryNotEmptyException others) {
      // is left to them
    }
    call.out().print("\nShells that run go on as they were.\n");
    return 0;
  }

  private static String script(Shell shell, String program) {
    try (InputStream in = ShellCommand.class.getResourceAsStream("completion." + shell.name)) {
      if (in == null) {
        throw new IllegalStateException("this installation lacks completion." + shell.name);
      }
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.replace("@program@", program);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
