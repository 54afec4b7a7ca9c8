package net.herald.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import net.herald.config.ConfigurationReader;
import net.herald.config.Defaults;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteRoundTripTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/24 next-hop 192.0.2.1 as-path [ 65001 4200000000 ] med 5 community [ 1:2"
            + " no-export ]",
        "10.0.0.0/24 next-hop self path-information 7",
        "2001:db8::/32 next-hop 2001:db8::1 large-community 1:2:3",
        "10.0.0.0/24 next-hop 192.0.2.1 label [ 100 200 ]",
        "2001:db8::/32 next-hop 2001:db8::1 label 100 rd 65000:1 path-information 7",
        "10.0.0.0/24 next-hop 192.0.2.1 attribute [ 0x99 0x60 0x00000064 ]",
      })
  void saysTheSameAfterwards(String route) {
    assertThat(problem(route)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/24 next-hop 192.0.2.1 as-path [ 0 ]",
        "10.0.0.0/24 next-hop 192.0.2.1 aggregator 0:192.0.2.1"
      })
  void whatAPeerWouldRefuseIsTold(String route) {
    assertThat(problem(route)).contains("AS 0");
  }

  private static @Nullable String problem(String route) {
    var text =
        "neighbor 127.0.0.1 { router-id 10.0.0.2; local-address 127.0.0.2; local-as 65001;"
            + " peer-as 65002; family { ipv4 unicast; ipv6 unicast; ipv4 nlri-mpls; ipv6 mpls-vpn; } static { route "
            + route
            + "; } }";
    var result =
        new ConfigurationReader(Defaults.STANDARD, Path.of("/"), Map.of())
            .read("test", text.getBytes(StandardCharsets.UTF_8));
    var neighbor =
        requireNonNull(result.configuration(), result.diagnostics().print()).neighbors().getFirst();
    return new RouteRoundTrip(neighbor).problem(neighbor.routes().getFirst().route());
  }
}
