package net.herald.rib;

import static net.herald.rib.Routes.attributes;
import static net.herald.rib.Routes.nlri;
import static net.herald.rib.Routes.route;
import static org.assertj.core.api.Assertions.assertThat;

import net.herald.bgp.attribute.Route;
import org.junit.jupiter.api.Test;

/** Families sent again (RFC 2918, RFC 7313). */
class AdjRibOutRefreshTest extends Established {

  @Test
  void aRefreshSendsAFamilyBetweenMarks() {
    announce("10.0.1.0/24");
    announce("10.0.0.0/24");
    announce("2001:db8::/32");
    sent();
    rib.refresh(IPV4, true);
    assertSent("begin 1", "+10.99.0.0/24", "+10.0.1.0/24", "+10.0.0.0/24", "end 1");
    rib.refresh(IPV6, false);
    assertSent("+2001:db8::/32");
    rib.flush(true);
    assertThat(sent().stream().filter(line -> !line.startsWith("+")))
        .as("families without routes too, so that the peer forgets what it has of them")
        .containsExactly(
            "begin 1", "end 1", "begin 1", "end 1", "begin 2", "end 2", "begin 2", "end 2");
  }

  @Test
  void aRefreshSendsWhatIsPendingOnlyOnceAndBeforeOtherChanges() {
    announce("10.0.0.0/24");
    withdraw("10.0.1.0/24");
    announce("2001:db8::/32");
    rib.refresh(IPV4, true);
    assertSent(
        "begin 1", "+10.99.0.0/24", "+10.0.0.0/24", "end 1", "-10.0.1.0/24", "+2001:db8::/32");
  }

  @Test
  void aRouteThatChangesWhileItsRefreshGoesOutIsSentOnceAndBeforeTheEnd() {
    announce("10.0.0.0/24", 1);
    announce("10.0.1.0/24", 1);
    sent();
    rib.refresh(IPV4, true);
    assertThat(next()).isEqualTo("begin 1");
    announce("10.0.0.0/24", 2);
    announce("10.0.1.0/24", 2);
    announce("10.0.1.0/24", 1);
    withdraw("10.99.0.0/24");
    assertSent("+10.0.0.0/24 med 2", "+10.0.1.0/24 med 1", "end 1", "-10.99.0.0/24");
  }

  /** A peer that asks in a loop gets what it reads, and makes nothing wait here. */
  @Test
  void requestsDuringARefreshMakeOneMore() {
    rib.refresh(IPV4, true);
    assertThat(next()).isEqualTo("begin 1");
    for (int i = 0; i < 1000; i++) {
      rib.refresh(IPV4, true);
    }
    assertSent("+10.99.0.0/24", "end 1", "begin 1", "+10.99.0.0/24", "end 1");
  }

  @Test
  void manyRoutesOfARefreshArePacked() {
    for (int i = 0; i < 300; i++) {
      rib.announce(new Route(nlri(i), attributes("192.0.2.1")));
    }
    assertThat(sent()).hasSize(1);
    rib.refresh(IPV4, false);
    assertThat(sent()).hasSize(1);
  }

  @Test
  void aRefreshWhileWhatCannotBeSentIsWithdrawn() {
    rib.announce(route("10.99.0.0/24", "2001:db8::1"));
    announce("10.0.0.0/24");
    withdraw("10.0.9.0/24");
    assertThat(next()).isEqualTo("-10.0.9.0/24");
    assertThat(next()).isEqualTo("-10.99.0.0/24");
    rib.announce(route("10.99.0.0/24", "2001:db8::2"));
    rib.refresh(IPV4, true);
    assertSent("begin 1", "+10.0.0.0/24", "end 1", "-10.99.0.0/24");
  }
}
