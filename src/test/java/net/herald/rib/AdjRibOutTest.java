package net.herald.rib;

import static net.herald.rib.Routes.attributes;
import static net.herald.rib.Routes.nlri;
import static net.herald.rib.Routes.route;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.Family;
import net.herald.bgp.attribute.Communities;
import net.herald.bgp.attribute.Med;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.nlri.Nlri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Changes of routes, and what is sent: {@code +10.0.1.0/24 med 1} and {@code -10.0.1.0/24}, the
 * routes of one UPDATE in one line; {@code eor}, {@code begin} and {@code end}.
 */
class AdjRibOutTest {
  private static final Family IPV4 = Family.IPV4_UNICAST;
  private static final Family IPV6 = Family.IPV6_UNICAST;

  private final List<String> problems = new ArrayList<>();
  private final Scene scene = new Scene();
  private AdjRibOut rib = new AdjRibOut(true, problems::add, new SharedFrames());

  /** A session that has announced something, so that withdrawals are not left out. */
  @BeforeEach
  void established() {
    up();
    announce("10.99.0.0/24");
    assertSent("+10.99.0.0/24");
  }

  @Test
  void aRouteIsSentOnce() {
    announce("10.0.0.0/24");
    assertSent("+10.0.0.0/24");
    announce("10.0.0.0/24");
    assertSent();
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
    assertSent("+10.0.1.0/24 +10.0.2.0/24", "+10.0.0.0/24 med 2");
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
  void withoutMemoryAndWithoutPathIdentifiers() {
    forgetful();
    rib.announceConfigured(path("10.0.0.0/24", 3, 30));
    rib.announce(path("10.0.0.0/24", 1, 10));
    rib.announce(path("10.0.0.0/24", 2, 20));
    up();
    assertSent("+10.0.0.0/24 med 20");
    assertThat(rib.routes(IPV4)).containsExactly(path("10.0.0.0/24", 3, 30));
  }

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

  @Test
  void ofThePathsOfAPrefixTheLastGoesWhereAddPathIsUnknown() {
    rib.announce(path("10.0.0.0/24", 1, 10));
    rib.announce(path("10.0.0.0/24", 2, 20));
    assertSent("+10.0.0.0/24 med 20");
    rib.withdraw(Routes.path("10.0.0.0/24", 1));
    assertSent();
    rib.announce(path("10.0.0.0/24", 1, 10));
    assertSent("+10.0.0.0/24 med 10");
    rib.announce(path("10.0.0.0/24", 1, 10));
    rib.announce(path("10.0.0.0/24", 2, 20));
    assertSent();
    up();
    assertSent("+10.99.0.0/24", "+10.0.0.0/24 med 10");
    rib.withdraw(Routes.path("10.0.0.0/24", 1));
    assertSent("+10.0.0.0/24 med 20");
    rib.withdraw(Routes.path("10.0.0.0/24", 2));
    assertSent("-10.0.0.0/24");
  }

  @Test
  void aPathWithoutIdentifierIsOneOfThem() {
    announce("10.0.0.0/24", 1);
    rib.announce(path("10.0.0.0/24", 2, 20));
    assertSent("+10.0.0.0/24 med 20");
    rib.withdraw(Routes.path("10.0.0.0/24", 2));
    assertSent("+10.0.0.0/24 med 1");
    rib.announce(path("10.0.0.0/24", 2, 20));
    announce("10.0.0.0/24", 3);
    assertSent("+10.0.0.0/24 med 3");
    withdraw("10.0.0.0/24");
    assertSent("+10.0.0.0/24 med 20");
  }

  @Test
  void allPathsGoWhereAddPathWasAgreed() {
    rib.announce(path("10.0.0.0/24", 1, 10));
    rib.announce(path("10.0.0.0/24", 2, 20));
    scene.addPath = Scene.withPaths().addPath;
    up();
    assertThat(sent())
        .contains(
            "+10.0.0.0/24 path-information 0.0.0.1 med 10",
            "+10.0.0.0/24 path-information 0.0.0.2 med 20");
    rib.withdraw(Routes.path("10.0.0.0/24", 2));
    assertSent("-10.0.0.0/24 path-information 0.0.0.2");
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

  private void forgetful() {
    rib = new AdjRibOut(false, problems::add, new SharedFrames());
  }

  private void up() {
    rib.sessionUp(scene.outlet());
  }

  private void announce(String prefix, int... med) {
    var nextHop = prefix.contains(":") ? "2001:db8::1" : "192.0.2.1";
    rib.announce(
        med.length == 0 ? route(prefix, nextHop) : route(prefix, nextHop, new Med(med[0])));
  }

  private static Route path(String prefix, int pathId, int med) {
    return new Route(Routes.path(prefix, pathId), attributes("192.0.2.1", new Med(med)));
  }

  private void withdraw(String prefix) {
    rib.withdraw(nlri(prefix));
  }

  private void assertSent(String... lines) {
    assertThat(sent()).containsExactly(lines);
  }

  private List<String> sent() {
    return Scene.drain(rib).stream().map(scene::line).toList();
  }

  private String next() {
    var frame = rib.next();
    return frame == null ? "nothing" : scene.line(frame);
  }
}
