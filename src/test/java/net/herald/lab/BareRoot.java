package net.herald.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A directory that is the root of a system with next to nothing in it: the C library, a shell, and
 * the few programs that a package may call. Packages are installed there by dpkg, and programs run
 * in it with the process table and the devices of this machine.
 */
public final class BareRoot {
  private static final String PATH = "PATH=/usr/sbin:/usr/bin:/sbin:/bin";
  private static final Duration LONG = Duration.ofMinutes(2);

  /** What is Essential in Debian, or named as a dependency, and is called here. */
  private static final List<String> TOOLS =
      List.of(
          "sh", "readlink", "cat", "getent", "useradd", "mkdir", "chown", "chmod", "rm", "setsid");

  private static final Pattern LIBRARY = Pattern.compile("(?:=> |^\\s*)(/\\S+) \\(0x");

  /** What a package manager and a user database write and keep, and what is temporary. */
  private static final Pattern KEPT =
      Pattern.compile(
          "var/lib/dpkg.*|etc/(passwd|group|shadow|gshadow|subuid|subgid)-?|etc/\\.pwd\\.lock|tmp/.*");

  private final Workshop workshop;
  private final Path root;

  /** Makes one in the directory of a workshop. */
  public BareRoot(Workshop workshop) throws IOException {
    this.workshop = workshop;
    this.root = Files.createDirectory(workshop.file("root"));
    for (String folder :
        List.of(
            "usr/bin", "usr/sbin", "usr/lib", "usr/lib64", "etc", "tmp", "run", "proc", "dev")) {
      Files.createDirectories(root.resolve(folder));
    }
    for (String folder : List.of("bin", "sbin", "lib", "lib64")) {
      Files.createSymbolicLink(root.resolve(folder), Path.of("usr", folder));
    }
    root.resolve("tmp").toFile().setWritable(true, false);
    for (String file : List.of("group", "shadow", "gshadow")) {
      Files.writeString(root.resolve("etc").resolve(file), "");
    }
    Files.writeString(root.resolve("etc/group"), "root:x:0:\n");
    Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/:/bin/sh\n");
    Files.writeString(root.resolve("dev/null"), "");
    for (String tool : TOOLS) {
      copy(tool);
    }
    restOfTheLibraryOfC();
    var database = Files.createDirectories(root.resolve("var/lib/dpkg/info")).getParent();
    Files.createDirectory(database.resolve("updates"));
    Files.writeString(database.resolve("available"), "");
    Files.writeString(database.resolve("status"), installed("libc6") + installed("passwd"));
  }

  /** Why there can be none here; empty when there can. */
  public static String missing(Workshop workshop) {
    if (!System.getProperty("user.name").equals("root")) {
      return "only root may change the root directory";
    }
    for (String tool : List.of("dpkg", "unshare", "chroot", "ldd", "useradd", "getent")) {
      if (Programs.find(tool).isEmpty()) {
        return tool + " is not installed";
      }
    }
    var script = "mkdir proc && mount --rbind /proc proc";
    var unshare = List.of(Programs.word("unshare"), "--mount", "sh", "-c", script);
    return workshop.start("unshare", unshare).awaitExit(LONG) == 0 ? "" : "nothing may be mounted";
  }

  /** A file in it. */
  public Path file(String path) {
    return root.resolve(path);
  }

  /** Runs the package manager on it; it must succeed. */
  public void dpkg(String... arguments) {
    var command = new ArrayList<>(List.of("env", "DEBIAN_FRONTEND=noninteractive"));
    command.add("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    command.addAll(List.of("dpkg", "--root=" + root, "--log=" + workshop.file("dpkg.log")));
    command.addAll(List.of(arguments));
    finish("dpkg", command);
  }

  /** The command that runs another one in it, with these variables and no others. */
  public List<String> inside(int user, List<String> variables, String... command) {
    var script =
        "mount --rbind /proc \"$1/proc\" && mount --rbind /dev \"$1/dev\" && root=$1 user=$2"
            + " && shift 2 && exec chroot --userspec=$user --groups= \"$root\" \"$@\"";
    var all = new ArrayList<>(List.of("env", "-i", PATH));
    all.addAll(variables);
    all.addAll(List.of("unshare", "--mount", "sh", "-c", script, "sh", root.toString()));
    all.add(user + ":" + user);
    all.addAll(List.of(command));
    return all;
  }

  /** Runs a command in it that must succeed, and returns what it wrote on standard output. */
  public String ask(int user, List<String> variables, String... command) {
    return finish(command[0], inside(user, variables, command));
  }

  private String finish(String name, List<String> command) {
    var program = workshop.start(name, command);
    if (program.awaitExit(LONG) != 0) {
      throw new AssertionError(String.join(" ", command) + "\n" + program.log());
    }
    return String.join("\n", program.output().lines());
  }

  /** Every file and directory, but those that are kept whatever is removed. */
  public Set<String> files() throws IOException {
    try (var files = Files.walk(root)) {
      var names = new TreeSet<String>();
      files
          .map(file -> root.relativize(file).toString())
          .filter(name -> !KEPT.matcher(name).matches())
          .forEach(names::add);
      return names;
    }
  }

  private static String installed(String name) {
    return """
    Package: %s
    Status: install ok installed
    Priority: required
    Section: libs
    Maintainer: nobody
    Architecture: %s
    Version: 99
    Description: stands for what is here

    """
        .formatted(name, System.getProperty("os.arch").replace("aarch64", "arm64"));
  }

  private void copy(String tool) throws IOException {
    var program = Programs.find(tool).orElseThrow().toRealPath();
    Files.copy(program, root.resolve("usr/bin").resolve(tool));
    for (String library : libraries(workshop, program)) {
      var target = root.resolve(library.substring(1));
      Files.createDirectories(target.getParent());
      if (Files.notExists(target)) {
        Files.copy(Path.of(library).toRealPath(), target);
      }
    }
  }

  /** Where an older C library has several files the package of it brings them all. */
  private void restOfTheLibraryOfC() throws IOException {
    for (String library : libraries(workshop, Programs.find("sh").orElseThrow())) {
      if (library.endsWith("/libc.so.6")) {
        for (String part : List.of("libdl.so.2", "libm.so.6", "libpthread.so.0", "librt.so.1")) {
          var file = Path.of(library).resolveSibling(part);
          var target = root.resolve(file.toString().substring(1));
          if (Files.exists(file) && Files.notExists(target)) {
            Files.copy(file.toRealPath(), target);
          }
        }
      }
    }
  }

  /** The libraries that the dynamic loader finds for a program, by their paths. */
  public static List<String> libraries(Workshop workshop, Path program) {
    try {
      var found = new ArrayList<String>();
      for (String line : workshop.ask(List.of("ldd", program.toString())).split("\n")) {
        var library = LIBRARY.matcher(line);
        if (library.find()) {
          found.add(library.group(1));
        }
      }
      return found;
    } catch (UncheckedIOException e) {
      throw new AssertionError(e);
    }
  }
}
