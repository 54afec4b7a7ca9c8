package net.herald.rib;

import static net.herald.rib.Routes.attributes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.herald.bgp.Family;
import net.herald.bgp.LabelStack;
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

  /** RFC 8277 section 2.1: a route with more labels than the peer takes is not sent. */
  @Test
  void aPeerThatTakesOnlySoManyLabelsGetsNoRouteWithMore() {
    scene.labelLimits = Map.of(Family.IPV4_LABELLED, 2);
    up();
    announce(stack("10.0.1.0/24", 1, 2));
    announce(stack("10.0.2.0/24", 1, 2, 3));
    announce(stack("10.0.3.0/24", 7));
    assertThat(sent())
        .filteredOn(line -> line.startsWith("+"))
        .containsExactly(
            "+10.99.0.0/24", "+10.0.1.0/24 label [ 1 (16) 2 (33) ]", "+10.0.3.0/24 label 7 (113)");
    assertThat(problems)
        .containsExactly("10.0.2.0/24 label [ 1 (16) 2 (32) 3 (49) ]: 3 labels, the peer takes 2");
  }

  @Test
  void whatThePeerHadGoesWhenItsRouteGetsTooManyLabels() {
    scene.labelLimits = Map.of(Family.IPV4_LABELLED, 2);
    up();
    announce(label(100));
    assertSent("+10.99.0.0/24", "+10.0.0.0/24 label 100 (1601)");
    announce(stack(PREFIX, 1, 2, 3));
    assertSent("-10.0.0.0/24 label 524288 (8388608)");
  }

  /** RFC 8277 section 2.1: what a peer kept over a restart must not stay until End-of-RIB. */
  @Test
  void whatThePeerKeptOverARestartAndTakesNoMoreIsWithdrawn() {
    withdraw("10.99.0.0/24");
    announce(stack(PREFIX, 1, 2, 3));
    sent();
    scene.labelLimits = Map.of(Family.IPV4_LABELLED, 2);
    up();
    assertSent();
    scene.resumed = true;
    up();
    assertSent("-10.0.0.0/24 label 524288 (8388608)");
  }

  /** Many routes share a message, but for those that cannot be sent. */
  @Test
  void ofManyRoutesOnlyThoseWithTooManyLabelsAreLeftOut() {
    scene.labelLimits = Map.of(Family.IPV4_LABELLED, 2);
    for (int i = 0; i < 600; i++) {
      var prefix = "10.%d.%d.0/24".formatted(1 + i / 256, i % 256);
      announce(i % 300 == 299 ? stack(prefix, 1, 2, 3) : stack(prefix, 1, 2));
    }
    up();
    var announced = sent().stream().filter(line -> line.startsWith("+")).toList();
    assertThat(String.join(" ", announced).split(" ")).filteredOn("label"::equals).hasSize(598);
    assertThat(problems).hasSize(2).allMatch(told -> told.endsWith("3 labels, the peer takes 2"));
  }

  @Test
  void whereNothingWasAgreedAllLabelsAreSent() {
    announce(stack(PREFIX, 1, 2, 3));
    assertSent("+10.0.0.0/24 label [ 1 (16) 2 (32) 3 (49) ]");
    assertThat(problems).isEmpty();
  }

  private static InetNlri stack(String prefix, int... labels) {
    var bare = Routes.nlri(prefix);
    return InetNlri.of(
        Family.IPV4_LABELLED, bare.address(), bare.length(), LabelStack.of(labels), null);
  }

  private static InetNlri label(int label) {
    return Routes.labelled(PREFIX, label);
  }

  private void announce(InetNlri nlri) {
    rib.announce(new Route(nlri, attributes("192.0.2.1")));
  }
}
