package net.herald.interop;

import static net.herald.interop.Daemons.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.herald.environment.Version;
import net.herald.lab.Await;
import net.herald.lab.BareRoot;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Ports;
import net.herald.lab.Programs;
import net.herald.lab.RecordingPeer;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Debian package: what is in it, and what comes of it where nothing else is installed. */
@ExtendWith(WorkshopExtension.class)
class PackagesTest {
  private static final Duration MAKING = Duration.ofMinutes(6);
  private static final Pattern ENTRY = Pattern.compile("(\\S+) (\\S+) .*? \\./(.*)");

  private static final Workshop SHOP = new Workshop();
  private static Path deb = Path.of("none");

  @BeforeAll
  static void make() throws IOException {
    for (String tool : List.of("dpkg-deb", "dpkg", "gzip")) {
      assumeTrue(Programs.find(tool).isPresent(), tool + " is not installed");
    }
    var java = Path.of(System.getProperty("java.home"));
    assumeTrue(Files.isExecutable(java.resolve("bin/jlink")), "this Java has no jlink");
    var lib = Files.createDirectory(SHOP.file("lib"));
    HeraldProgram.jars(lib);
    var script = Path.of("packaging/make").toAbsolutePath().toString();
    var out = SHOP.file("out");
    var environment =
        Map.of("HERALD_JAVA_HOME", java.toString(), "HERALD_PACKAGE_COMPRESSION", "none");
    var make =
        SHOP.start("make", environment, List.of(script, lib.toString(), out.toString(), "deb"));
    assertThat(make.awaitExit(MAKING)).as(make.log()).isZero();
    try (var files = Files.list(out)) {
      deb = files.filter(file -> file.toString().endsWith(".deb")).findFirst().orElseThrow();
    }
  }

  @AfterAll
  static void clean() {
    SHOP.close();
  }

  @Test
  void itNeedsTheLibraryOfCAndAWayToMakeAUserAndNoJava() {
    assertThat(field("Depends")).isEqualTo("libc6 (>= 2.17), passwd");
    assertThat(field("Version")).isEqualTo(Version.HERALD.replace('-', '~'));
    assertThat(field("Architecture")).isEqualTo(SHOP.ask(List.of("dpkg", "--print-architecture")));
  }

  @Test
  void itsJavaIsLinkedWithTheLibraryOfCAlone() throws IOException {
    var names = new TreeSet<String>();
    try (var files = Files.walk(SHOP.file("out/root/usr/lib/herald/runtime"))) {
      for (Path file : files.filter(PackagesTest::isNative).toList()) {
        for (String library : BareRoot.libraries(SHOP, file)) {
          names.add(Path.of(library).getFileName().toString().replaceAll("\\.so.*", ""));
        }
      }
    }
    assertThat(names)
        .contains("libc")
        .filteredOn(name -> !name.startsWith("ld-linux"))
        .filteredOn(name -> !Files.exists(SHOP.file("out/root/usr/lib/herald/runtime/lib/" + name)))
        .isSubsetOf(
            "libc",
            "libm",
            "libdl",
            "libpthread",
            "librt",
            "libjvm",
            "libjava",
            "libjli",
            "libnet",
            "libnio",
            "libzip",
            "libjimage",
            "libverify");
  }

  private static boolean isNative(Path file) {
    return file.endsWith("bin/java") || file.toString().endsWith(".so");
  }

  @Test
  void allOfItIsRootsAndNobodyElseMayWrite() {
    var listing = SHOP.ask(List.of("dpkg-deb", "--contents", deb.toString()));
    var paths = new TreeSet<String>();
    for (String line : listing.split("\n")) {
      var entry = ENTRY.matcher(line);
      assertThat(entry.matches()).as(line).isTrue();
      assertThat(entry.group(2)).as(line).isEqualTo("root/root");
      assertThat(entry.group(1)).as(line).matches("l.*|.....-..-.");
      paths.add(entry.group(3));
    }
    assertThat(paths)
        .contains(
            "etc/herald/herald.conf",
            "etc/herald/herald.env",
            "etc/default/herald",
            "usr/lib/herald/lib/herald.jar",
            "usr/lib/systemd/system/herald.service",
            "usr/lib/sysusers.d/herald.conf",
            "usr/lib/tmpfiles.d/herald.conf",
            "usr/share/doc/herald/examples/example.conf",
            "usr/share/doc/herald/install.md",
            "usr/share/man/man1/herald.1.gz",
            "usr/share/man/man5/herald.conf.5.gz",
            "usr/share/man/man5/herald.env.5.gz",
            "usr/share/man/man7/herald-commands.7.gz",
            "usr/share/man/man7/herald-events.7.gz",
            "usr/bin/herald -> ../lib/herald/bin/herald",
            "usr/lib/herald/bin/exabgp -> herald");
    assertThat(SHOP.ask(List.of("dpkg-deb", "--info", deb.toString(), "conffiles")).split("\n"))
        .containsExactly(
            "/etc/default/herald", "/etc/herald/herald.conf", "/etc/herald/herald.env");
  }

  @Test
  void theServiceIsShutInAsFarAsAJvmAllows() {
    assumeTrue(Programs.find("systemd-analyze").isPresent(), "systemd-analyze is not installed");
    var unit = Path.of("packaging/systemd/herald.service").toAbsolutePath().toString();
    var analysis =
        SHOP.start(
            "systemd-analyze",
            List.of("systemd-analyze", "security", "--offline=yes", "--threshold=20", unit));
    int code = analysis.awaitExit(LIMIT);
    assumeTrue(
        !String.join("", analysis.errors().lines()).contains("unrecognized option"),
        "this systemd-analyze judges only what runs");
    assertThat(code).as("exposure at most 2.0 of 10\n" + analysis.log()).isZero();
  }

  /** Nobody here runs the Dockerfile: it is held against the package that it installs. */
  @Test
  void theDockerfileAgreesWithThePackage() throws IOException {
    var lines = Files.readAllLines(Path.of("packaging/Dockerfile"));
    assertThat(lines)
        .contains(
            "RUN ./build deb",
            "USER herald",
            "STOPSIGNAL SIGTERM",
            "ENTRYPOINT [\"/usr/bin/herald\"]",
            "CMD [\"server\", \"/etc/herald/herald.conf\"]");
    assertThat(lines.indexOf("USER herald"))
        .isGreaterThan(lastIndex(lines, "RUN "))
        .isGreaterThan(lastIndex(lines, "FROM "));
    var text = String.join("\n", lines);
    assertThat(text).contains("source=/src/target/dist,", "dpkg --install /dist/herald_*.deb");
    assertThat(deb.getFileName().toString()).startsWith("herald_").endsWith(".deb");
    assertThat(Files.readString(Path.of("build"))).contains("\"$home/target/dist\"");
    assertThat(Files.readString(Path.of("packaging/systemd/sysusers.conf")))
        .startsWith("u herald ");
    assertThat(Files.readAllLines(Path.of("packaging/Dockerfile.dockerignore")))
        .contains("target", "lib");
  }

  private static int lastIndex(List<String> lines, String begin) {
    int last = -1;
    for (int i = 0; i < lines.size(); i++) {
      last = lines.get(i).startsWith(begin) ? i : last;
    }
    return last;
  }

  @Test
  void onABareSystemItIsInstalledRunsAndLeavesNothingBehind(Workshop workshop) throws IOException {
    var reason = BareRoot.missing(workshop);
    assumeTrue(reason.isEmpty(), reason);
    var root = new BareRoot(workshop);
    var before = root.files();

    root.dpkg("--install", deb.toString());
    int herald = user(root);
    assertThat(herald).isNotZero();
    var keys = root.file("etc/herald/herald.conf");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
        .isEqualTo("rw-r-----");
    assertThat((Integer) Files.getAttribute(keys, "unix:gid")).isEqualTo(herald);

    assertThat(root.ask(0, List.of(), "/usr/bin/herald", "version"))
        .startsWith("ExaBGP : " + Version.EXABGP)
        .contains("From   : /usr/lib/herald");
    root.ask(herald, List.of(), "/usr/bin/herald", "validate", "-nr", "/etc/herald/herald.conf");
    speaks(workshop, root, herald);

    root.dpkg("--remove", "herald");
    assertThat(Files.exists(keys)).as("what was written stays until purged").isTrue();
    assertThat(Files.exists(root.file("usr/lib/herald"))).isFalse();
    Files.writeString(root.file("var/lib/herald/state"), "what a daemon left\n");
    root.dpkg("--purge", "herald");
    assertThat(root.files()).containsExactlyInAnyOrderElementsOf(before);
  }

  /** The daemon as the service runs it, with a neighbor, a reload, an operator and its end. */
  private static void speaks(Workshop workshop, BareRoot root, int user) throws IOException {
    int port = Ports.free();
    var peer = workshop.closing(new RecordingPeer(port));
    var configuration = root.file("etc/herald/herald.conf");
    var one = "192.0.2.0/25 next-hop 192.0.2.1";
    var two = "192.0.2.128/25 next-hop 192.0.2.1";
    Files.writeString(configuration, Daemons.configuration(port, "", List.of(one, two)));
    var run = Files.createDirectory(root.file("run/herald"));
    Files.setAttribute(run, "unix:uid", user);
    var variables = List.of("HERALD_JAVA_OPTS=-Xlog:class+load:file=/tmp/classes:none");

    var daemon =
        workshop.start(
            "herald",
            root.inside(user, variables, "/usr/bin/herald", "server", "/etc/herald/herald.conf"));
    peer.session(0).awaitMessage("UPDATE 00000000");
    assertThat((Integer) Files.getAttribute(Path.of("/proc/" + daemon.pid()), "unix:uid"))
        .isEqualTo(user);
    assertThat(Files.readAllLines(root.file("tmp/classes")))
        .as("the start-up cache of the package is taken")
        .contains("net.herald.cli.Main source: shared objects file");

    Await.until("the socket", LIMIT, () -> Files.exists(root.file("run/herald/exabgp.sock")));
    assertThat(root.ask(0, List.of(), "/usr/bin/herald", "run", "peer", "list"))
        .contains("127.0.0.1");

    Files.writeString(configuration, Daemons.configuration(port, "", List.of(one)));
    daemon.signal("USR1");
    peer.session(0).awaitMessage("UPDATE 000519C00002800000");

    daemon.signal("TERM");
    assertThat(daemon.awaitExit(LIMIT)).isZero();
    Files.delete(root.file("tmp/classes"));
    try (var left = Files.list(run)) {
      assertThat(left).isEmpty();
    }
  }

  private static int user(BareRoot root) throws IOException {
    for (String line : Files.readAllLines(root.file("etc/passwd"))) {
      if (line.startsWith("herald:")) {
        return Integer.parseInt(line.split(":")[2]);
      }
    }
    throw new AssertionError("there is no user herald");
  }

  private static String field(String name) {
    return SHOP.ask(List.of("dpkg-deb", "--field", deb.toString(), name));
  }
}
