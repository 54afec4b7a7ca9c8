package net.herald.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of {@code log.destination}. */
class DestinationTest {

  private static Destination parse(String text) {
    return Destination.parse(text, Path.of("/home/bgp"), Path.of("/srv"));
  }

  @Test
  void names() {
    assertThat(parse("stdout")).isEqualTo(new Destination.StandardError());
    assertThat(parse("stderr")).isEqualTo(new Destination.StandardError());
    assertThat(parse("syslog")).isEqualTo(new Destination.LocalSyslog());
  }

  @ParameterizedTest
  @CsvSource({
    "host:log.example.net,      log.example.net, 514",
    "host:log.example.net:5514, log.example.net, 5514",
    "host:192.0.2.1,            192.0.2.1,       514",
    "host:192.0.2.1:1,          192.0.2.1,       1",
    "host:2001:db8::1,          2001:db8::1,     514",
    "host:[2001:db8::1],        2001:db8::1,     514",
    "host:[2001:db8::1]:65535,  2001:db8::1,     65535"
  })
  void servers(String text, String host, int port) {
    assertThat(parse(text)).isEqualTo(new Destination.RemoteSyslog(host, port));
  }

  @ParameterizedTest
  @CsvSource({
    "/var/log/exabgp.log,      /var/log/exabgp.log",
    "/var/log/../exabgp.log,   /var/exabgp.log",
    "~/exabgp.log,             /home/bgp/exabgp.log",
    "file:/var/log/exabgp.log, /var/log/exabgp.log",
    "file:~/exabgp.log,        /home/bgp/exabgp.log",
    "file:exabgp.log,          /srv/exabgp.log",
    "/a b,                     /a b"
  })
  void files(String text, String path) {
    assertThat(parse(text)).isEqualTo(new Destination.RotatedFile(Path.of(path)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "exabgp.log",
        "file:",
        "host:",
        "host::514",
        "host:a:",
        "host:a:0",
        "host:a:65536",
        "host:a:99999999999",
        "host:a:b",
        "host:[::1",
        "host:[::1]514",
        "host:[]:514",
        "STDOUT",
        "/a\0b"
      })
  void anythingElseIsNone(String text) {
    assertThat(parse(text)).isNull();
  }
}
