package net.herald.rib;

import static net.herald.rib.Routes.attributes;
import static net.herald.rib.Routes.nlri;
import static net.herald.rib.Routes.route;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.attribute.Communities;
import net.herald.bgp.attribute.Med;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.nlri.Nlri;
import org.junit.jupiter.api.Test;

/** Changes of routes, and what is sent. */
class AdjRibOutTest extends Established {
  @Test
  void aRouteIsSentOnce() {
    announce("10.0.0.0/24");
    assertSent("+10.0.0.0/24");
    announce("10.0.0.0/24");
    assertSent();
  }

  @Test
  void whatTheConfigurationWritesTwiceIsSentTwiceAndTheLastOneLast() {
    rib.overtaken(
        List.of(
            route("10.99.0.0/24", "192.0.2.1", new Med(1)),
            route("10.98.0.0/24", "192.0.2.1", new Med(2))));
    rib.sessionDown();
    up();
    assertThat(rib.hasPending()).isTrue();
    assertSent("+10.99.0.0/24 med 1", "+10.99.0.0/24"); // nothing takes the place of 10.98.0.0/24
  }

  @Test
  void tenChangesCostOneUpdate() {
    for (int med = 1; med <= 10; med++) {
      announce("10.0.0.0/24", med);
    }
    assertSent("+10.0.0.0/24 med 10");
  }

  @Test
  void aStaleVersionIsNeverSentLast() {
    announce("10.0.0.0/24", 1);
    announce("10.0.1.0/24", 2);
    announce("10.0.1.0/24", 1);
    announce("10.0.0.0/24", 2);
    assertSent("+10.0.1.0/24 med 1", "+10.0.0.0/24 med 2");
  }

  @Test
  void aChangeThatWasTakenBackIsNotSent() {
    announce("10.0.0.0/24", 1);
    assertSent("+10.0.0.0/24 med 1");
    announce("10.0.0.0/24", 2);
    announce("10.0.0.0/24", 1);
    assertSent();
    announce("10.0.0.0/24", 2);
    assertSent("+10.0.0.0/24 med 2");
  }

  @Test
  void aWithdrawalThatWasTakenBackAnnouncesAgain() {
    withdraw("10.99.0.0/24");
    announce("10.99.0.0/24");
    assertSent("+10.99.0.0/24");
  }

  @Test
  void aWithdrawalCancelsWhatWasNotSentAndIsSentEvenSo() {
    announce("10.0.0.0/24");
    withdraw("10.0.0.0/24");
    assertSent("-10.0.0.0/24");
  }

  @Test
  void aWithdrawalOfSomethingUnknownIsSent() {
    withdraw("10.0.0.0/24");
    assertSent("-10.0.0.0/24");
    withdraw("10.0.0.0/24");
    assertSent("-10.0.0.0/24");
  }

  @Test
  void announceWithdrawAnnounceWithdrawIsOneWithdrawal() {
    announce("10.0.0.0/24");
    withdraw("10.0.0.0/24");
    announce("10.0.0.0/24");
    withdraw("10.0.0.0/24");
    assertSent("-10.0.0.0/24");
  }

  @Test
  void withdrawalsGoFirstThenAttributeSetsInTheOrderOfTheirFirstUse() {
    announce("10.0.3.0/24", 2);
    announce("10.0.2.0/24", 1);
    withdraw("10.0.9.0/24");
    announce("10.0.1.0/24", 2);
    withdraw("2001:db8::/32");
    withdraw("10.0.8.0/24");
    assertSent(
        "-10.0.9.0/24",
        "-10.0.8.0/24",
        "-2001:db8::/32",
        "+10.0.1.0/24 +10.0.3.0/24 med 2",
        "+10.0.2.0/24 med 1");
  }

  @Test
  void aFewRoutesShareAnUpdateInIpv4UnicastOnly() {
    announce("10.0.1.0/24");
    announce("10.0.0.0/16");
    announce("2001:db8:2::/48");
    announce("2001:db8:1::/48");
    assertSent("+10.0.0.0/16 +10.0.1.0/24", "+2001:db8:2::/48", "+2001:db8:1::/48");
  }

  @Test
  void withoutGroupUpdatesNoneEverDo() {
    scene.group = false;
    up();
    assertSent("+10.99.0.0/24");
    for (int i = 0; i < 300; i++) {
      rib.announce(new Route(nlri(i), attributes("192.0.2.1")));
    }
    assertThat(sent()).hasSize(300);
    rib.clear();
    assertThat(sent()).hasSize(301);
  }

  /** ExaBGP's shape up to 256 changes at once; packed above. */
  @Test
  void aFewRoutesOfDifferentGroupsShareNoMessage() {
    rib.groups(nlri -> nlri.toString().startsWith("10.2.") ? "dog" : "");
    announce("10.1.0.0/24");
    announce("10.2.0.0/24");
    announce("10.3.0.0/24");
    announce("10.2.1.0/24");

    assertSent("+10.1.0.0/24 +10.3.0.0/24", "+10.2.0.0/24 +10.2.1.0/24");
  }

  @Test
  void manyChangesArePacked() {
    for (int i = 0; i < 256; i++) {
      announce("2001:db8:" + Integer.toHexString(i) + "::/48");
    }
    assertThat(sent()).hasSize(256);
    for (int i = 0; i < 256; i++) {
      withdraw("2001:db8:" + Integer.toHexString(i) + "::/48");
    }
    assertThat(sent()).hasSize(256);
    for (int i = 0; i < 257; i++) {
      announce("2001:db8:" + Integer.toHexString(i) + "::/48");
    }
    assertThat(sent()).hasSize(1);
    for (int i = 0; i < 257; i++) {
      withdraw("2001:db8:" + Integer.toHexString(i) + "::/48");
    }
    assertThat(sent()).hasSize(1);
    announce("2001:db8:1::/48");
    announce("2001:db8:2::/48");
    assertThat(sent()).as("the next few are few again").hasSize(2);
  }

  @Test
  void nothingIsLostOverAFlap() {
    announce("10.0.0.0/24", 1);
    assertSent("+10.0.0.0/24 med 1");
    announce("10.0.1.0/24");
    rib.sessionDown();
    announce("10.0.2.0/24");
    announce("10.0.0.0/24", 2);
    withdraw("10.99.0.0/24");
    assertThat(rib.next()).isNull();
    assertThat(rib.hasPending()).isFalse();
    up();
    assertSent("+10.0.0.0/24 med 2", "+10.0.1.0/24 +10.0.2.0/24");
  }

  /** A route that changes keeps its place, one that was withdrawn meanwhile goes to the end. */
  @Test
  void aSessionBeginsInTheOrderInWhichRoutesWereAnnounced() {
    for (int i = 1; i <= 5; i++) {
      announce("10.0." + i + ".0/24", i);
    }
    rib.sessionDown();
    withdraw("10.99.0.0/24");
    withdraw("10.0.2.0/24");
    announce("10.0.3.0/24", 33);
    announce("10.0.2.0/24", 22);
    up();
    assertSent(
        "+10.0.1.0/24 med 1",
        "+10.0.3.0/24 med 33",
        "+10.0.4.0/24 med 4",
        "+10.0.5.0/24 med 5",
        "+10.0.2.0/24 med 22");
  }

  /** As ExaBGP: the first changes of a session are sent without their withdrawals. */
  @Test
  void aPeerThatHasNothingIsToldOfNoWithdrawal() {
    rib.clear();
    up();
    rib.endOfRib(IPV4);
    assertSent("eor");
    announce("10.0.0.0/24");
    announce("10.0.1.0/24");
    withdraw("10.0.0.0/24");
    assertSent("+10.0.1.0/24");
    withdraw("10.0.0.0/24");
    assertSent("-10.0.0.0/24");
  }

  @Test
  void thatHoldsForTheFirstChangesAlone() {
    rib.clear();
    up();
    withdraw("10.0.0.0/24");
    assertSent();
    withdraw("10.0.0.0/24");
    assertSent("-10.0.0.0/24");
  }

  @Test
  void aRouteWithdrawnWhileTheFirstChangesGoOutIsWithdrawn() {
    scene.group = false;
    announce("10.98.0.0/24");
    up();
    assertThat(next()).isEqualTo("+10.99.0.0/24");
    withdraw("10.99.0.0/24");
    assertSent("-10.99.0.0/24", "+10.98.0.0/24");
  }

  @Test
  void withoutMemoryOnlyTheConfigurationBeginsASession() {
    forgetful();
    rib.announceConfigured(route("10.0.0.0/24", "192.0.2.1"));
    announce("10.0.1.0/24");
    up();
    assertSent("+10.0.0.0/24 +10.0.1.0/24");
    announce("10.0.1.0/24");
    assertSent("+10.0.1.0/24");
    assertThat(rib.size()).isEqualTo(1);
    announce("10.0.2.0/24");
    rib.sessionDown();
    up();
    assertSent("+10.0.0.0/24 +10.0.2.0/24");
    announce("10.0.0.0/24", 5);
    assertSent("+10.0.0.0/24 med 5");
    up();
    assertSent("+10.0.0.0/24");
    withdraw("10.0.0.0/24");
    assertSent("-10.0.0.0/24");
    up();
    assertSent();
  }

  @Test
  void endOfRibStandsBehindWhatIsPending() {
    announce("10.0.0.0/24", 1);
    rib.endOfRib(IPV4);
    rib.endOfRib(IPV6);
    rib.endOfRib(IPV4);
    announce("10.0.1.0/24", 2);
    announce("10.0.2.0/24", 1);
    assertSent("+10.0.0.0/24 +10.0.2.0/24 med 1", "eor", "eor ipv6 unicast", "+10.0.1.0/24 med 2");
    rib.endOfRib(IPV6);
    assertSent("eor ipv6 unicast");
  }

  /** A peer that keeps stale routes drops them at the marker (RFC 4724 section 4.2). */
  @Test
  void endOfRibIsSentThoughAllThatStoodBeforeItWasTakenBack() {
    rib.clear();
    announce("10.0.0.0/24", 1);
    up();
    rib.endOfRib(IPV4);
    withdraw("10.0.0.0/24");
    assertSent("eor");
  }

  @Test
  void familiesThatTheSessionLacksWaitForOneThatHasThem() {
    scene.families.remove(IPV6);
    up();
    sent();
    announce("2001:db8::/32");
    withdraw("2001:db8:1::/48");
    rib.refresh(IPV6, true);
    assertSent();
    scene.families.add(IPV6);
    up();
    assertSent("+10.99.0.0/24", "+2001:db8::/32");
  }

  @Test
  void nextHopSelfAndOurAddressAreTheSame() {
    rib.announce(route("10.0.0.0/24", Scene.LOCAL));
    rib.announce(route("10.0.1.0/24", "self"));
    assertThat(sent()).as("one UPDATE").hasSize(1);
    rib.announce(route("10.0.0.0/24", "self"));
    assertSent();
    scene.local = "127.0.0.2";
    up();
    assertThat(Scene.drain(rib).stream().map(scene::decode))
        .as("self is what it is in this session")
        .flatExtracting(update -> update.announced())
        .extracting(announced -> announced.nlri() + " via " + announced.nextHop())
        .contains("[10.0.0.0/24, 10.0.1.0/24] via 127.0.0.2");
  }

  @Test
  void whatCannotBeSentIsToldAndWithdrawn() {
    announce("10.0.0.0/24");
    announce("10.0.1.0/24");
    announce("10.0.2.0/24");
    sent();
    rib.announce(route("10.0.0.0/24", "2001:db8::1"));
    rib.announce(route("10.0.1.0/24", "2001:db8::1"));
    rib.announce(route("10.0.2.0/24", "192.0.2.1", new Communities(new int[20_000])));
    assertSent("-10.0.0.0/24", "-10.0.1.0/24", "-10.0.2.0/24");
    assertThat(problems)
        .containsExactly(
            "10.0.0.0/24: next hop 2001:db8::1 needs extended next hop for ipv4 unicast",
            "10.0.2.0/24: attributes of 80025 octets do not fit a message");
    announce("10.0.0.0/24");
    assertSent("+10.0.0.0/24");
  }

  @Test
  void whatCannotBeSentIsNotWithdrawnFromAPeerThatHasNothing() {
    rib.clear();
    up();
    rib.announce(route("10.0.0.0/24", "2001:db8::1"));
    assertSent();
    assertThat(problems).hasSize(1);
  }

  @Test
  void heldChangesWaitUntilTheyAreReleased() {
    rib.hold(true);
    announce("10.0.0.0/24");
    assertThat(rib.hasPending()).isFalse();
    assertThat(rib.next()).isNull();
    assertThat(rib.pending()).isEqualTo(1);
    rib.refresh(IPV6, true);
    assertSent("begin 2", "end 2");
    rib.release();
    assertSent("+10.0.0.0/24");
    announce("10.0.1.0/24");
    assertThat(rib.hasPending()).isFalse();
    up();
    assertSent("+10.0.0.0/24 +10.0.1.0/24 +10.99.0.0/24");
  }

  @Test
  void clearWithdrawsAllThereIs() {
    announce("2001:db8::/32");
    announce("10.0.0.0/24");
    sent();
    announce("10.0.1.0/24");
    rib.clear();
    assertSent("-10.99.0.0/24", "-10.0.0.0/24", "-10.0.1.0/24", "-2001:db8::/32");
    assertThat(rib.size()).isZero();
    up();
    assertSent();
  }

  @Test
  void whatIsThereCanBeLookedAt() {
    announce("2001:db8::/32");
    announce("10.0.0.0/24", 1);
    assertThat(rib.routes(IPV4))
        .containsExactly(
            route("10.99.0.0/24", "192.0.2.1"), route("10.0.0.0/24", "192.0.2.1", new Med(1)));
    var seen = new ArrayList<Nlri>();
    rib.forEach((nlri, attributes) -> seen.add(nlri));
    assertThat(seen)
        .containsExactly(nlri("10.99.0.0/24"), nlri("10.0.0.0/24"), nlri("2001:db8::/32"));
    assertThat(rib.size()).isEqualTo(3);
    assertThat(rib.pending()).isEqualTo(2);
  }
}
