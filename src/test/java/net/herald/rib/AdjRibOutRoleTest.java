package net.herald.rib;

import static net.herald.rib.Routes.attributes;
import static net.herald.rib.Routes.nlri;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.herald.bgp.Asn;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.OnlyToCustomer;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.capability.Role;
import net.herald.bgp.nlri.InetNlri;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ONLY_TO_CUSTOMER of routes that leave (RFC 9234 section 5): we are AS 65001. */
class AdjRibOutRoleTest extends Established {

  /** Our role, the mark the route has, and what the peer gets. */
  @ParameterizedTest
  @CsvSource({
    "provider,  -,     OTC 65001",
    "provider,  65009, OTC 65009",
    "rs,        -,     OTC 65001",
    "peer,      -,     OTC 65001",
    "peer,      65009, nothing",
    "customer,  -,     no OTC",
    "customer,  65009, nothing",
    "rs-client, 65009, nothing",
    "-,         65009, OTC 65009",
  })
  void theMarkIsSetAndKept(String role, String mark, String expected) {
    scene.internal = false;
    scene.role =
        role.equals("-")
            ? null
            : Role.Kind.valueOf(role.toUpperCase(Locale.ROOT).replace('-', '_'));
    up();
    Scene.drain(rib);
    rib.announce(route(nlri("10.0.0.0/24"), mark));
    assertThat(outcome()).isEqualTo(expected);
  }

  @org.junit.jupiter.api.Test
  void aRouteThatGetsTheMarkIsWithdrawnFromAProvider() {
    scene.internal = false;
    scene.role = Role.Kind.CUSTOMER;
    up();
    Scene.drain(rib);
    rib.announce(route(nlri("10.0.0.0/24"), "-"));
    assertSent("+10.0.0.0/24");
    rib.announce(route(nlri("10.0.0.0/24"), "65009"));
    assertSent("-10.0.0.0/24");
    assertThat(problems)
        .containsExactly(
            "10.0.0.0/24: only-to-customer forbids to send it to a provider (RFC 9234 5)");
  }

  @org.junit.jupiter.api.Test
  void routesOfOtherFamiliesAreLeftAlone() {
    scene.internal = false;
    scene.role = Role.Kind.PROVIDER;
    up();
    Scene.drain(rib);
    var prefix = nlri("10.0.0.0/24");
    var multicast = InetNlri.of(Family.IPV4_MULTICAST, prefix.address(), prefix.length());
    rib.announce(route(multicast, "-"));
    assertThat(outcome()).isEqualTo("no OTC");
  }

  private static Route route(InetNlri nlri, String mark) {
    return new Route(
        nlri,
        mark.equals("-")
            ? attributes("192.0.2.1")
            : attributes("192.0.2.1", new OnlyToCustomer(Asn.of(Long.parseLong(mark)))));
  }

  private String outcome() {
    var frames = Scene.drain(rib);
    if (frames.isEmpty()) {
      return "nothing";
    }
    var update = scene.decode(frames.getFirst());
    if (update.announced().isEmpty()) {
      return "nothing";
    }
    return update.attributes().get(35) instanceof OnlyToCustomer otc
        ? "OTC " + otc.asn()
        : "no OTC";
  }
}
