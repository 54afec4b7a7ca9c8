package net.herald.interop;

import static net.herald.interop.Daemons.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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

  /** A time in the past, for every file. */
  private static final String EPOCH = "1790000000";

  private static final Workshop SHOP = new Workshop();
  private static Path deb = Path.of("none");

  @BeforeAll
  static void make() throws IOException {
    for (String tool : List.of("dpkg-deb", "dpkg", "gzip", "tar")) {
      assumeTrue(Programs.find(tool).isPresent(), tool + " is not installed");
    }
    assumeTrue(Files.isExecutable(java().resolve("bin/jlink")), "this Java has no jlink");
    HeraldProgram.jars(SHOP.folder("lib"));
    make(Path.of("").toAbsolutePath(), "out", List.of(), Map.of());
    deb = made("out", ".deb");
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"));
  }

  /** Makes both packages with the script of a project. */
  private static void make(
      Path project, String out, List<String> by, Map<String, String> environment) {
    var all = new HashMap<>(Map.of("HERALD_PACKAGE_COMPRESSION", "none"));
    all.put("HERALD_JAVA_HOME", java().toString());
    all.put("SOURCE_DATE_EPOCH", EPOCH);
    all.putAll(environment);
    var command = new ArrayList<>(by);
    command.add(project.resolve("packaging/make").toString());
    command.addAll(List.of(SHOP.file("lib").toString(), SHOP.file(out).toString(), "deb", "tar"));
    var make = SHOP.start("make", Map.copyOf(all), command);
    assertThat(make.awaitExit(MAKING)).as(make.log()).isZero();
  }

  private static Path made(String out, String end) throws IOException {
    try (var files = Files.list(SHOP.file(out))) {
      return files.filter(file -> file.toString().endsWith(end)).findFirst().orElseThrow();
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

  /** What differs between two machines: where the project is, its mask, its zone, its language. */
  @Test
  void twoBuildsWithTheSameCachesAreTheSameOctets() throws IOException {
    var elsewhere = SHOP.folder("elsewhere");
    for (String part : List.of("bin", "docs", "etc", "packaging")) {
      SHOP.ask(List.of("cp", "-r", Path.of(part).toAbsolutePath().toString(), elsewhere + "/"));
    }
    for (String file : List.of("CHANGELOG.md", "LICENSE", "THIRD-PARTY.md", "pom.xml")) {
      Files.copy(Path.of(file), elsewhere.resolve(file));
    }
    SHOP.ask(List.of("chmod", "-R", "go-rwx", elsewhere.toString()));
    var caches = SHOP.file("out/root/usr/lib/herald/lib").toString();
    make(
        elsewhere,
        "again",
        List.of("sh", "-c", "umask 077; exec \"$@\"", "sh"),
        Map.of("HERALD_PACKAGE_CACHES", caches, "TZ", "Asia/Tokyo", "LC_ALL", "C.UTF-8"));
    for (String end : List.of(".deb", ".tar")) {
      assertThat(Files.mismatch(made("out", end), made("again", end))).as(end).isEqualTo(-1);
    }
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

  @Test
  void anUpgradeKeepsWhatTheUserChangedAndAPurgeKeepsNothing(Workshop workshop) throws IOException {
    var reason = BareRoot.missing(workshop);
    assumeTrue(reason.isEmpty(), reason);
    var root = new BareRoot(workshop);
    var before = root.files();
    root.dpkg("--install", deb.toString());
    var configuration = root.file("etc/herald/herald.conf");
    Files.writeString(configuration, "# mine\n");
    Files.setPosixFilePermissions(configuration, PosixFilePermissions.fromString("rw-------"));
    var state = Files.writeString(root.file("var/lib/herald/state"), "routes\n");

    root.dpkg("--force-confdef", "--force-confold", "--install", next(workshop).toString());

    assertThat(root.ask(0, List.of(), "/usr/bin/herald", "version")).contains(Version.EXABGP);
    assertThat(configuration).hasContent("# mine");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(configuration)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(root.file("etc/herald/herald.conf.dpkg-dist")))
        .endsWith("# says more\n");
    assertThat(Files.readString(root.file("etc/herald/herald.env")))
        .as("what the user left alone is that of the new version")
        .endsWith("# says more\n");
    assertThat(state).hasContent("routes");
    root.dpkg("--purge", "herald");
    assertThat(root.files()).containsExactlyInAnyOrderElementsOf(before);
  }

  /** The package of a later version, whose configuration files say more. */
  private static Path next(Workshop workshop) throws IOException {
    var tree = workshop.file("next");
    workshop.ask(List.of("dpkg-deb", "--raw-extract", deb.toString(), tree.toString()));
    var control = tree.resolve("DEBIAN/control");
    var version = "Version: " + field("Version");
    Files.writeString(control, Files.readString(control).replace(version, version + "+next"));
    for (String file : List.of("herald.conf", "herald.env")) {
      var path = tree.resolve("etc/herald").resolve(file);
      Files.writeString(path, Files.readString(path) + "# says more\n");
    }
    var file = workshop.file("next.deb");
    workshop.ask(List.of("dpkg-deb", "-Znone", "--build", tree.toString(), file.toString()));
    return file;
  }

  @Test
  void theArchiveRunsWhereItIsUnpackedAndIsInstalledAsItSays(Workshop workshop) throws IOException {
    var reason = BareRoot.missing(workshop);
    assumeTrue(reason.isEmpty(), reason);
    var root = new BareRoot(workshop);
    var anywhere = Files.createDirectories(root.file("opt/any where"));
    var archive = made("out", ".tar").toString();
    workshop.ask(List.of("tar", "-C", anywhere.toString(), "--strip-components=1", "-xf", archive));

    var herald = "/opt/any where/usr/bin/herald";
    assertThat(root.ask(0, List.of(), herald, "version"))
        .contains("From   : /opt/any where/usr/lib/herald");
    var log = List.of("HERALD_JAVA_OPTS=-Xlog:class+load:file=/tmp/classes:none");
    root.ask(65534, log, herald, "validate", "-nr", "/opt/any where/etc/herald/herald.conf");
    assertThat(Files.readAllLines(root.file("tmp/classes")))
        .contains("net.herald.cli.Main source: shared objects file");

    var mine = Files.createDirectories(root.file("etc/herald")).resolve("herald.conf");
    Files.writeString(mine, "# mine\n");
    var steps = new ArrayList<String>();
    for (String line : Files.readAllLines(anywhere.resolve("INSTALL"))) {
      if (line.startsWith("    tar ")) {
        steps.add(line.strip().replace("-C /", "-C ../.."));
      }
    }
    assertThat(steps).hasSize(2);
    workshop.ask(
        List.of("sh", "-ec", "cd \"$1\"\n" + String.join("\n", steps), "sh", anywhere.toString()));
    assertThat(mine).hasContent("# mine");
    assertThat(root.ask(0, List.of(), "/usr/bin/herald", "version"))
        .contains("From   : /usr/lib/herald");
  }

  @Test
  void lintianHasNothingToSayThatIsNotExplained() {
    assumeTrue(Programs.find("lintian").isPresent(), "lintian is not installed");
    var command = List.of("lintian", "--no-cfg", "--allow-root", "--fail-on=error,warning");
    var ours = new ArrayList<>(command);
    // Only here, where time counts more than size.
    ours.add("--suppress-tags=uses-no-compression-for-control-tarball");
    ours.add("--suppress-tags=uses-no-compression-for-data-tarball");
    ours.add(deb.toString());
    var lintian = SHOP.start("lintian", ours);
    assertThat(lintian.awaitExit(MAKING)).as(lintian.log()).isZero();
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
    var seen = List.of("HERALD_JAVA_OPTS=-Xlog:class+load:file=/tmp/seen:none");
    assertThat(root.ask(0, seen, "/usr/bin/herald", "top", "--once")).contains("127.0.0.1");
    assertThat(Files.readAllLines(root.file("tmp/seen")))
        .contains("net.herald.console.LiveView source: shared objects file");
    Files.delete(root.file("tmp/seen"));

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
