package net.herald.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import net.herald.lab.Await;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import net.herald.lab.speaker.SpeakerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Roles (RFC 9234) and long-lived graceful restart (RFC 9494) with BIRD. */
@ExtendWith(WorkshopExtension.class)
class RolesAndRestartsInteropTest {
  private static final Duration LIMIT = Neighborhood.LIMIT;

  /** RFC 9234 section 4.2: both cannot be the customer. */
  @Test
  void rolesThatDoNotFitEndTheSession(Workshop workshop) {
    var with = new Neighborhood(workshop);
    assumeTrue(SpeakerKind.BIRD.missing().isEmpty(), SpeakerKind.BIRD.missing());
    var bird = with.bird("customer");
    with.herald("ipv4 unicast; } capability { role customer;", "");

    bird.errors().awaitLine(LIMIT, "Role mismatch");
  }

  /** RFC 9494, both sides: who is left keeps the routes beyond the restart time. */
  @Test
  void routesOutliveTheirSpeakers(Workshop workshop) {
    var with = new Neighborhood(workshop);
    assumeTrue(SpeakerKind.BIRD.missing().isEmpty(), SpeakerKind.BIRD.missing());
    var bird = with.bird("provider");
    var neighbor =
        "ipv4 unicast; } capability { graceful-restart 1; long-lived-graceful-restart 3600;";
    var herald = with.herald(neighbor, "static { route 10.4.0.0/24 next-hop 192.0.2.1; }");
    var birdc = with.birdc();
    Await.within(
        LIMIT,
        () -> assertThat(with.squeezed(birdc, "show route table r4")).contains("10.4.0.0/24"));
    with.shown("nlri:10.26.0.0/24");

    herald.signal("KILL");
    Await.within(
        LIMIT,
        () ->
            assertThat(with.squeezed(birdc, "show route table r4 all 10.4.0.0/24"))
                .as("the community LLGR_STALE")
                .contains("(65535,6)"));

    var again = with.herald(neighbor, "static { route 10.4.0.0/24 next-hop 192.0.2.1; }");
    Await.within(
        LIMIT,
        () ->
            assertThat(with.squeezed(birdc, "show route table r4 all 10.4.0.0/24"))
                .as("announced again")
                .contains("10.4.0.0/24")
                .doesNotContain("(65535,6)"));

    bird.signal("KILL");
    again.errors().awaitLine(LIMIT, "routes.longlived");
  }
}
