package net.herald.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PrivilegesTest {

  @Test
  void rootBecomesTheUserInEveryThreadAndCannotGoBack() throws Exception {
    assumeTrue(Privileges.held(), "only root can become somebody else");
    String uid = output("id", "-u", "nobody").strip();
    String gid = output("id", "-g", "nobody").strip();
    String groups = output("id", "-G", "nobody").strip();
    assertThat(runAs("nobody"))
        .containsExactly(
            "held: false",
            // real, effective, saved and file system number of every thread of the process
            "Uid: [%1$s %1$s %1$s %1$s]".formatted(uid),
            "Gid: [%1$s %1$s %1$s %1$s]".formatted(gid),
            "Groups: [%s]".formatted(groups),
            "CapEff: [0000000000000000]",
            "MD5 key set: yes");
  }

  @Test
  void anUnknownUserIsRefusedAndNothingIsGivenUp() throws Exception {
    assumeTrue(Privileges.held(), "only root can become somebody else");
    assertThatThrownBy(() -> Privileges.drop("absent-user"))
        .hasMessage("cannot become user absent-user: no such user");
    assertThat(Privileges.held()).isTrue();
  }

  @Test
  void whoIsNotRootStaysWhatHeIs() throws Exception {
    assumeTrue(!Privileges.held(), "run as root");
    Privileges.drop("absent-user");
    assertThat(Privileges.held()).isFalse();
  }

  private static List<String> runAs(String user) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return output(
            java,
            "-XX:TieredStopAtLevel=1",
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            user)
        .lines()
        .toList();
  }

  private static String output(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(out).isZero();
      return out;
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * The process that gives up root: doing so in the process of the tests would end their rights.
   */
  static final class Child {

    public static void main(String[] arguments) throws IOException {
      // Once as root, so that every class is loaded: the user may not be allowed to read them.
      if (report().size() == 6) {
        Privileges.drop(arguments[0]);
        report().forEach(System.out::println);
      }
    }

    private static List<String> report() throws IOException {
      List<String> lines = new ArrayList<>();
      lines.add("held: " + Privileges.held());
      for (String field : List.of("Uid:", "Gid:", "Groups:", "CapEff:")) {
        lines.add(field + " " + ofAllThreads(field));
      }
      try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.INET)) {
        byte[] key = TcpMd5.key(InetAddress.ofLiteral("192.0.2.1"), new byte[] {1});
        Descriptor.set(socket, SocketOption.TCP_MD5SIG, key);
        lines.add("MD5 key set: yes");
      }
      return lines;
    }

    private static Set<String> ofAllThreads(String field) throws IOException {
      Set<String> values = new TreeSet<>();
      try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
        for (Path thread : threads.toList()) {
          Files.readString(thread.resolve("status"))
              .lines()
              .filter(line -> line.startsWith(field))
              .map(line -> line.substring(field.length()).strip().replace('\t', ' '))
              .forEach(values::add);
        }
      }
      return values;
    }
  }
}
