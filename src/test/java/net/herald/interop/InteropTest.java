package net.herald.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.herald.lab.Await;
import net.herald.lab.HeraldProgram;
import net.herald.lab.Program;
import net.herald.lab.Workshop;
import net.herald.lab.WorkshopExtension;
import net.herald.lab.speaker.Catalogue;
import net.herald.lab.speaker.PathAttribute;
import net.herald.lab.speaker.Route;
import net.herald.lab.speaker.RouteDifference;
import net.herald.lab.speaker.Session;
import net.herald.lab.speaker.SpeakerKind;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A configuration and a helper program of a user, and another vendor's table. */
@ExtendWith(WorkshopExtension.class)
class InteropTest {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final long US = 65001;
  private static final long THEM = 4_100_000_001L;

  /**
   * An external peer wants our number first, whatever else the path says (RFC 4271 section 5.1.2).
   */
  private static final List<Route> ROUTES =
      Catalogue.routes(1000).stream().map(route -> route.prepended(US)).toList();

  private static final List<Route> THEIRS =
      List.of(
          Route.to("203.0.113.0/24", "127.0.0.2").with(PathAttribute.COMMUNITY, "65002:7"),
          Route.to("198.51.100.0/25", "127.0.0.2"));

  @ParameterizedTest
  @EnumSource(SpeakerKind.class)
  void routesGoBothWaysAndAReloadIsATransaction(SpeakerKind kind, Workshop workshop) {
    assumeTrue(kind.missing().isEmpty(), kind.missing());
    var session = Session.between(US, THEM);
    var speaker = kind.with(workshop, session.mirrored(), THEIRS);
    speaker.start();
    var events = workshop.file("events");
    var collect = workshop.script("collect", "exec cat > " + events + "\n");
    var configuration = workshop.write("herald.conf", configuration(session, ROUTES, collect));
    var herald = start(workshop, configuration);

    Await.within(LIMIT, () -> assertThat(RouteDifference.of(ROUTES, speaker.learned())).isEmpty());
    for (var route : THEIRS) {
      Await.within(
          LIMIT, () -> assertThat(received(events)).contains("\"nlri\": \"" + route.prefix()));
    }

    var broken =
        configuration(session, ROUTES.subList(0, 500), collect).replace("hold-time", "hold-tim");
    workshop.write("herald.conf", broken);
    herald.signal("SIGUSR1");
    herald.errors().awaitLine(LIMIT, "reload.failed");
    assertThat(RouteDifference.of(ROUTES, speaker.learned()))
        .as("a configuration with an error changes nothing")
        .isEmpty();

    workshop.write("herald.conf", configuration(session, ROUTES.subList(0, 500), collect));
    herald.signal("SIGUSR1");
    Await.within(
        LIMIT,
        () -> assertThat(RouteDifference.of(ROUTES.subList(0, 500), speaker.learned())).isEmpty());
    assertThat(received(events)).as("the session stayed up").doesNotContain("\"state\": \"down\"");

    herald.signal("SIGTERM");
    assertThat(herald.awaitExit(LIMIT)).isZero();
    Await.within(LIMIT, () -> assertThat(speaker.lastNotification()).isNotEmpty());
  }

  @ParameterizedTest
  @EnumSource(SpeakerKind.class)
  void aSignedSessionComesUpAndComesBack(SpeakerKind kind, Workshop workshop) {
    assumeTrue(kind.missingToSign().isEmpty(), kind.missingToSign());
    var routes = ROUTES.subList(0, 20);
    var session = Session.between(US, THEM).signed("opensesame");
    var speaker = kind.with(workshop, session.mirrored(), List.of());
    speaker.start();
    var collect = workshop.script("collect", "exec cat > /dev/null\n");
    start(workshop, workshop.write("herald.conf", configuration(session, routes, collect)));
    Await.within(LIMIT, () -> assertThat(RouteDifference.of(routes, speaker.learned())).isEmpty());

    speaker.stop();
    speaker.start();
    Await.within(
        LIMIT,
        () ->
            assertThat(RouteDifference.of(routes, speaker.learned()))
                .as("nothing is lost when the peer starts again")
                .isEmpty());
  }

  private static Program start(Workshop workshop, Path configuration) {
    var environment = new HashMap<String, String>();
    environment.put("exabgp_daemon_user", System.getProperty("user.name"));
    environment.put("exabgp_api_cli", "false");
    return workshop.start(
        "herald", Map.copyOf(environment), HeraldProgram.command(configuration.toString()));
  }

  private static String received(Path events) {
    try {
      return Files.exists(events) ? Files.readString(events) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String configuration(Session session, List<Route> routes, Path helper) {
    var out = new StringBuilder();
    out.append("process collect { run ").append(helper).append("; encoder json; }\n");
    out.append("neighbor ").append(session.remote().address()).append(" {\n");
    out.append("  router-id ").append(session.local().routerId()).append(";\n");
    out.append("  local-address ").append(session.local().address()).append(";\n");
    out.append("  local-as ").append(session.local().asn()).append(";\n");
    out.append("  peer-as ").append(session.remote().asn()).append(";\n");
    out.append("  connect ").append(session.remote().port()).append(";\n  hold-time 30;\n");
    session.password().ifPresent(key -> out.append("  md5-password \"" + key + "\";\n"));
    out.append("  family { ipv4 unicast; ipv6 unicast; }\n");
    out.append("  api { processes [ collect ]; neighbor-changes; receive { parsed; update; } }\n");
    out.append("  static {\n");
    routes.forEach(route -> out.append("    route ").append(words(route)).append(";\n"));
    return out.append("  }\n}\n").toString();
  }

  private static String words(Route route) {
    var out = new StringBuilder(route.prefix());
    route
        .attributes()
        .forEach((attribute, value) -> {
          out.append(' ').append(attribute.keyword());
          switch (attribute) {
            case ATOMIC_AGGREGATE -> {}
            case AS_PATH, COMMUNITY, LARGE_COMMUNITY ->
                out.append(" [ ").append(value).append(" ]");
            case AGGREGATOR -> out.append(" ( ").append(value).append(" )");
            case ORIGIN, NEXT_HOP, MED, LOCAL_PREFERENCE -> out.append(' ').append(value);
          }
        });
    return out.toString();
  }
}
