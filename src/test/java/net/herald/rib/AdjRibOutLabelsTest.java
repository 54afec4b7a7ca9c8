package net.herald.rib;

import static net.herald.rib.Routes.attributes;

import net.herald.bgp.Family;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.nlri.InetNlri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 8277 section 2.4: a label is no part of what a route is, but a new one has to be told. */
class AdjRibOutLabelsTest extends Established {
  private static final String PREFIX = "10.0.0.0/24";

  @BeforeEach
  void labels() {
    scene.families.add(Family.IPV4_LABELLED);
    up();
    sent();
  }

  @Test
  void anotherLabelIsAnnouncedAgain() {
    announce(label(100));
    assertSent("+10.0.0.0/24 label 100 (1601)");
    announce(label(100));
    assertSent();
    announce(label(200));
    assertSent("+10.0.0.0/24 label 200 (3201)");
    up();
    assertSent("+10.99.0.0/24", "+10.0.0.0/24 label 200 (3201)");
  }

  @Test
  void ofTwoLabelsTheLastIsSentAndTheFormerMayBeTakenBack() {
    announce(label(100));
    announce(label(200));
    assertSent("+10.0.0.0/24 label 200 (3201)");
    announce(label(300));
    announce(label(200));
    assertSent("+10.0.0.0/24 label 200 (3201)");
  }

  @Test
  void aWithdrawNeedsNoLabel() {
    announce(label(100));
    assertSent("+10.0.0.0/24 label 100 (1601)");
    rib.withdraw(label(500));
    assertSent("-10.0.0.0/24 label 500 (8001)");
  }

  @Test
  void withoutMemoryTheLabelOfTheConfigurationBeginsTheNextSession() {
    forgetful();
    rib.announceConfigured(new Route(label(100), attributes("192.0.2.1")));
    up();
    assertSent("+10.0.0.0/24 label 100 (1601)");
    announce(label(200));
    assertSent("+10.0.0.0/24 label 200 (3201)");
    up();
    assertSent("+10.0.0.0/24 label 100 (1601)");
  }

  @Test
  void eachPathHasItsLabel() {
    announce(label(100).withPathId(1));
    announce(label(200).withPathId(2));
    assertSent("+10.0.0.0/24 label 200 (3201)");
    rib.withdraw(label(200).withPathId(2));
    assertSent("+10.0.0.0/24 label 100 (1601)");
    rib.withdraw(label(0).withPathId(1));
    assertSent("-10.0.0.0/24 label 0 (1)");
  }

  private static InetNlri label(int label) {
    return Routes.labelled(PREFIX, label);
  }

  private void announce(InetNlri nlri) {
    rib.announce(new Route(nlri, attributes("192.0.2.1")));
  }
}
