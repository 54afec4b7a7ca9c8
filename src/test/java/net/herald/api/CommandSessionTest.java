package net.herald.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.stream.IntStream;
import net.herald.bgp.Sessions;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Message;
import net.herald.bgp.message.Update;
import net.herald.bgp.nlri.Families;
import net.herald.environment.Environment;
import net.herald.environment.Settings;
import net.herald.event.EventScenes;
import net.herald.iana.MessageType;
import net.herald.log.Category;
import net.herald.log.Level;
import net.herald.log.Log;
import net.herald.log.LogSettings;
import net.herald.log.RecordedLog;
import net.herald.route.RouteParser;
import net.herald.text.Words;
import net.herald.time.ManualClock;
import net.herald.wire.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several commands of one session mean together. */
class CommandSessionTest {
  private static final String A = "announce route 10.0.0.0/24 next-hop 192.0.2.9";
  private static final String B = "announce route 10.0.1.0/24 next-hop 192.0.2.9";

  @Test
  void everyCommandGetsOneAnswerInOrder() {
    var scene = new CommandScene(4);
    assertThat(scene.say(A, "version", "nonsense", "# comment", B, "teardown x", "ping text"))
        .containsExactly(
            "done",
            "exabgp 6.0.0-test",
            "done",
            "error",
            "done",
            "done",
            "error",
            "pong 0-0-1 active=true",
            "done");
  }

  @Test
  void changesThatComeTogetherAreOneOrderOfOneList() {
    var scene = new CommandScene(6);
    scene.say(A, B, "withdraw route 10.0.0.0/24");
    assertThat(scene.speaker().effects())
        .containsExactly(
            "65002 65003 65004: +10.0.0.0/24 next-hop 192.0.2.9",
            "65002 65003 65004: +10.0.1.0/24 next-hop 192.0.2.9",
            "65002 65003 65004: -10.0.0.0/24");
    assertThat(scene.speaker().orders()).isEqualTo(3); // one a neighbor
  }

  @Test
  void changesKeepTheirOrderAmongOtherCommands() {
    var scene = new CommandScene(6);
    scene.say(A, "neighbor 192.0.2.2 withdraw route 10.0.0.0/24", "clear adj-rib out", B);
    assertThat(scene.speaker().rawEffects())
        .filteredOn(e -> e.startsWith("65003"))
        .containsExactly(
            "65003: +10.0.0.0/24 next-hop 192.0.2.9",
            "65003: -10.0.0.0/24",
            "65003: clear out",
            "65003: +10.0.1.0/24 next-hop 192.0.2.9");
    // one a neighbor: what is forgotten at once is never sent
    assertThat(scene.speaker().orders()).isEqualTo(3);
  }

  @Test
  void aGroupIsDoneAtItsEndAndOtherCommandsAtOnce() {
    var scene = new CommandScene(6);
    assertThat(scene.say("group start", A, "withdraw route 10.0.2.0/24", "announce rout"))
        .containsExactly("{\"status\": \"group started\"}", "done", "done", "done", "done");
    assertThat(scene.speaker().effects()).isEmpty();
    assertThat(scene.say("group start", "peer 192.0.2.2 " + B))
        .containsExactly(
            "error: already in group block (nested groups not allowed)", "error", "done");
    assertThat(scene.speaker().effects()).containsExactly("65003: +10.0.1.0/24 next-hop 192.0.2.9");
    assertThat(scene.say("group end", "group start", "group end"))
        .containsExactly(
            "{\"status\": \"group processed\", \"announced\": 1, \"withdrawn\": 1, \"errors\":"
                + " [\"could not parse: announce rout (unknown command 'rout' (did you mean"
                + " 'route'?))\"]}",
            "done",
            "{\"status\": \"group started\"}",
            "done",
            "{\"status\": \"group ended\", \"commands\": 0}",
            "done");
    assertThat(scene.speaker().effects())
        .containsExactly(
            "65002 65003 65004: +10.0.0.0/24 next-hop 192.0.2.9",
            "65002 65003 65004: -10.0.2.0/24");
  }

  @Test
  void aGroupWithoutEndIsDiscardedWhenItGrowsTooLong() {
    var scene = new CommandScene(6);
    scene.say("group start", "silence-ack");
    for (int i = 0; i < 100_000; i++) {
      scene.say(A);
    }
    scene.say("enable-ack");
    assertThat(scene.say(A, "group end"))
        .containsExactly(
            "error: group buffer limit reached, group discarded",
            "error",
            "error: not in group block",
            "error");
    assertThat(scene.speaker().effects()).isEmpty();
  }

  @Test
  void anAnswerThatWasAskedForByAnIdentifierComesInItsPlaceAndAlways() {
    var scene = new CommandScene(4);
    assertThat(scene.say("id=1 " + A, B, "id=2 nonsense", "silence-ack", "id=3 " + A, B))
        .containsExactly(
            "{\"answer\": \"done\", \"id\": \"1\"}",
            "done",
            "{\"answer\": \"error\", \"id\": \"2\", \"reason\": \"unknown command 'nonsense'"
                + " at character 6\", \"column\": 6}",
            "{\"answer\": \"done\", \"id\": \"3\"}");
  }

  @Test
  void aRouteThatIsThereIsListedAndRemovedByItsIndex() {
    var scene = new CommandScene(6);
    scene.speaker().out().announce(route("10.0.0.0/24 next-hop 192.0.2.9"));
    scene.speaker().out().announce(route("2001:db8::/32 next-hop 2001:db8::9"));
    assertThat(scene.say("peer 192.0.2.1 peer-as 65002 routes ipv6 list").getFirst())
        .isEqualTo(
            "[{\"index\": \"000201002020010db8\", \"route\": \"2001:db8::/32 next-hop"
                + " 2001:db8::9\", \"neighbor\": \"neighbor 192.0.2.1 local-ip 192.0.2.9 local-as"
                + " 65001 peer-as 65002 router-id 192.0.2.9 family-allowed in-open\"}]");
    assertThat(
            scene.say(
                "peer * routes remove index 00010100180A0000",
                "peer * routes remove route 2001:db8::/32"))
        .containsExactly(
            "{\"removed\": true, \"index\": \"00010100180a0000\"}",
            "done",
            "{\"removed\": true, \"route\": \"2001:db8::/32\", \"index\":"
                + " \"000201002020010db8\"}",
            "done");
    assertThat(scene.speaker().effects())
        .containsExactly("65002: -10.0.0.0/24", "65002: -2001:db8::/32");
  }

  @Test
  void aSnapshotTellsStateAndRoutesAsEvents() {
    var scene = new CommandScene(6);
    var body =
        "0000" + "0014" + "400101004002060201" + "0000fdea" + "4003040a000001" + "100a01100a02";
    var frame = Frame.of(MessageType.UPDATE, Hex.parse(body));
    var update = (Update) Message.decode(frame, Sessions.external());
    scene.speaker().in().apply(update);
    var told = scene.say("peer 192.0.2.1 peer-as 65002, peer 192.0.2.2 snapshot");
    told.stream().limit(3).forEach(EventScenes::asItsSchemaSays);
    assertThat(told).hasSize(4);
    assertThat(told.get(0)).contains("\"counter\": 0, \"type\": \"state\"").contains("\"up\"");
    assertThat(told.get(1))
        .contains("\"counter\": 0, \"type\": \"update\"")
        .contains(
            "\"attribute\": { \"origin\": \"igp\", \"as-path\": {\"0\": {\"element\":"
                + " \"as-sequence\", \"value\": [65002]}} }, \"announce\": { \"ipv4 unicast\": {"
                + " \"10.0.0.1\": [ { \"nlri\": \"10.1.0.0/16\" }, { \"nlri\":"
                + " \"10.2.0.0/16\" } ] } } }");
    assertThat(told.get(2)).contains("\"state\": \"down\", \"reason\": \"snapshot\"");
    assertThat(told.get(3)).isEqualTo("done");
  }

  private static Route route(String text) {
    var routes = new ArrayList<Route>();
    new RouteParser().route(Words.ofLine("test", text), r -> routes.add(r.route()));
    return routes.getFirst();
  }

  @Test
  void aLongBurstIsNotKeptToItsEnd() {
    var scene = new CommandScene(4);
    var commands =
        IntStream.range(0, 5000)
            .mapToObj(
                i -> "announce route 10." + i / 256 + "." + i % 256 + ".0/24 next-hop 192.0.2.9")
            .toArray(String[]::new);
    assertThat(scene.say(commands)).hasSize(5000).containsOnly("done");
    assertThat(scene.speaker().orders()).isEqualTo(3 * 5);
  }

  @Test
  void acknowledgementsCanBeSwitchedOffAndOn() {
    var scene = new CommandScene(6);
    assertThat(scene.say(A, "disable-ack", A, "nonsense", "version", "enable-ack", A))
        .containsExactly(
            "done",
            "done",
            "{\"version\": \"6.0.0-test\", \"application\": \"exabgp\"}",
            "done",
            "done");
    assertThat(scene.say("silence-ack", A)).isEmpty();
    assertThat(scene.say("session ack enable", A)).containsExactly("done", "done");
  }

  @Test
  void aPeerThatTakesNoOrdersIsAnError() {
    var scene = new CommandScene(6);
    scene.speaker().busy();
    assertThat(scene.say(A, "flush adj-rib out"))
        .containsExactly(
            "error: neighbor 192.0.2.1 takes no more orders now",
            "error",
            "error: neighbor 192.0.2.1 takes no more orders now",
            "error");
  }

  @Test
  void withSyncTheAnswerWaitsUntilRoutesWereSent() {
    var scene = new CommandScene(6);
    assertThat(scene.say("session sync enable", A)).containsExactly("done", "done");
    assertThat(scene.speaker().effects())
        .containsExactly(
            "65002 65003 65004: +10.0.0.0/24 next-hop 192.0.2.9", "65002 65004: when sent");
    assertThat(scene.say(A + " async")).containsExactly("done");
    assertThat(scene.speaker().effects()).hasSize(1);
    scene.say("disable-sync", B + " sync");
    assertThat(scene.speaker().effects()).contains("65002 65004: when sent");
  }

  @Test
  void aWrongCommandChangesNothing() {
    var scene = new CommandScene(6);
    var answers = scene.say("announce attributes next-hop 192.0.2.9 nlri 10.0.0.0/24 10.0.1.1/24");
    assertThat(answers).last().isEqualTo("error");
    assertThat(scene.speaker().effects()).isEmpty();
  }

  @Test
  void anAnswerIsOneLineWhateverWasWritten() {
    var scene = new CommandScene(6);
    assertThat(scene.say("announce route \u00e9 next-hop 192.0.2.9"))
        .containsExactly("error: character 16 is 0xe9, and commands are printable ASCII", "error");
    assertThat(scene.say("a\u0000b"))
        .containsExactly("error: character 2 is 0x00, and commands are printable ASCII", "error");
    assertThat(scene.say("x".repeat(1 << 20)).getFirst()).hasSizeLessThan(500);
    assertThat(scene.say("# caf\u00e9")).containsExactly("done");
  }

  @Test
  void whatIsWrongIsLoggedInEveryVersion() {
    var log = new RecordedLog();
    new CommandScene(4, new ManualClock(), log.log()).say("announce rout");
    assertThat(log.lines())
        .anyMatch(line ->
            line.contains("command.refused")
                && line.contains("announce rout")
                && line.contains("did you mean 'route'?"));
  }

  @Test
  void whatComesTooLateIsNothingToWarnOf() {
    var warnings =
        new RecordedLog(new LogSettings(true, Level.WARNING, EnumSet.allOf(Category.class)));
    var scene = new CommandScene(4, new ManualClock(), warnings.log());
    assertThat(scene.say("announce rout")).containsExactly("error");
    assertThat(warnings.lines()).singleElement().asString().contains("command.refused");
    assertThat(scene.say("shutdown", "announce rout")).last().isEqualTo("error");
    assertThat(warnings.lines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"auto, 4, false", "auto, 6, true", "true, 4, true", "false, 6, false"})
  void errorsAreExplainedAsTheSettingSays(String setting, int version, boolean explained) {
    var environment = Environment.standard().with(Settings.API_ERROR_DETAIL, setting);
    var manners = Manners.of(environment, new ApiVersion(version));
    assertThat(manners.explains().getAsBoolean()).isEqualTo(explained);
    assertThat(manners.acknowledge()).isTrue();
    assertThat(manners.routesFormat()).isEqualTo("v1");
  }

  @Test
  void theVersionChangesWithTheNextCommand() {
    assertThat(new CommandScene(4).say("version", "api version 6", "version"))
        .containsExactly(
            "exabgp 6.0.0-test",
            "done",
            "API version set to 6 (effective on next process restart)",
            "done",
            "{\"version\": \"6.0.0-test\", \"application\": \"exabgp\"}",
            "done");
  }

  @Test
  void theOperatorMayChangeEveryNeighborAndAStrangerNone() {
    var clock = new ManualClock();
    var operator = new CommandScene(Access.operator("cli"), 6, clock, Log.silent(), "v1");
    operator.say("clear adj-rib in");
    assertThat(operator.speaker().effects()).containsExactly("65002 65003 65004 65005: clear in");
    var stranger = new CommandScene(Access.of("x"), 6, clock, Log.silent(), "v1");
    assertThat(stranger.say(A))
        .containsExactly("error: no neighbor names process x in its section api", "error");
    assertThat(stranger.say("peer list")).last().isEqualTo("done");
  }

  @Test
  void aDaemonWithoutNeighborsSaysSo() {
    assertThat(new CommandScene(6, "process p { run /bin/cat; encoder json; }").say(A))
        .containsExactly("error: there is no neighbor, or the daemon is about to end", "error");
  }

  private static CommandScene withRoutes(int version, String format) {
    var scene = new CommandScene(Access.of("p"), version, new ManualClock(), Log.silent(), format);
    announced(scene, "10.1.0.0/24 next-hop 192.0.2.9 med 7 community 65000:1");
    announced(scene, "2001:db8::/32 next-hop self");
    return scene;
  }

  private static void announced(CommandScene scene, String route) {
    new RouteParser()
        .route(Words.ofLine("route", route), r -> scene.speaker().out().announce(r.route()));
  }

  @Test
  void routesAreShownALineEach() {
    var scene = withRoutes(4, "v1");
    assertThat(scene.say("show adj-rib out"))
        .containsExactlyInAnyOrder(
            "192.0.2.1 ipv4 unicast 10.1.0.0/24 next-hop 192.0.2.9",
            "192.0.2.1 ipv6 unicast 2001:db8::/32 next-hop self",
            "done")
        .last()
        .isEqualTo("done");
    assertThat(scene.say("show adj-rib out extensive inet"))
        .contains(
            "neighbor 192.0.2.1 local-ip 192.0.2.9 local-as 65001 peer-as 65002 router-id"
                + " 192.0.2.9 family-allowed in-open ipv4 unicast 10.1.0.0/24 next-hop 192.0.2.9"
                + " med 7 community 65000:1");
    announced(scene, "10.2.0.0/24 next-hop self");
    assertThat(scene.say("show adj-rib out"))
        .contains("192.0.2.1 ipv4 unicast 10.2.0.0/24 next-hop 192.0.2.9");
    assertThat(scene.say("show adj-rib out flow")).containsExactly("done");
    assertThat(scene.say("show adj-rib out 192.0.2.2")).containsExactly("done");
    assertThat(scene.say("show adj-rib in")).containsExactly("done");
  }

  @Test
  void routesAreShownAsJson() {
    assertThat(withRoutes(6, "v1").say("rib show out"))
        .contains(
            "{\"192.0.2.1\": {\"routes\": [{\"family\": \"ipv4 unicast\", \"prefix\":"
                + " \"10.1.0.0/24\"}]}}");
    assertThat(withRoutes(4, "v1").say("show adj-rib out json"))
        .contains(
            "{\"192.0.2.1\": {\"routes\": [{\"prefix\": \"10.1.0.0/24\", \"family\":"
                + " \"ipv4 unicast\"}]}}");
    assertThat(withRoutes(4, "v2").say("show adj-rib out json"))
        .contains(
            "{\"peer\": {\"address\": \"192.0.2.1\"}, \"route\": {\"nlri\": {\"prefix\":"
                + " \"10.1.0.0/24\", \"nexthop\": \"192.0.2.9\", \"family\": {\"afi\": \"ipv4\","
                + " \"safi\": \"unicast\"}}, \"attributes\": {\"med\": 7, \"community\":"
                + " [\"65000:1\"]}}}");
    assertThat(withRoutes(6, "v1").say("rib show out 192.0.2.1 extensive").getFirst())
        .startsWith("{\"192.0.2.1\": {\"routes\": [{")
        .contains("}], \"peer-address\": \"192.0.2.1\", \"local-address\": \"    local  ")
        .contains("\"state\": \"    state                    ESTABLISHED ");
  }

  @Test
  void labelsAndRouteDistinguishersAreShown() {
    var scene = new CommandScene(Access.of("p"), 4, new ManualClock(), Log.silent(), "v2");
    announced(scene, "10.1.0.0/24 next-hop 192.0.2.9 label [ 100 200 ] rd 65000:1");
    assertThat(scene.say("show adj-rib out json"))
        .contains(
            "{\"peer\": {\"address\": \"192.0.2.1\"}, \"route\": {\"nlri\": {\"prefix\":"
                + " \"10.1.0.0/24\", \"nexthop\": \"192.0.2.9\", \"family\": {\"afi\": \"ipv4\","
                + " \"safi\": \"mpls-vpn\"}, \"label\": [[100, 1600], [200, 3201]], \"rd\":"
                + " \"65000:1\"}, \"attributes\": {}}}");
    assertThat(scene.say("show adj-rib out"))
        .contains(
            "192.0.2.1 ipv4 mpls-vpn 10.1.0.0/24 label [ 100 (1600) 200 (3201) ] rd 65000:1"
                + " next-hop 192.0.2.9");
  }

  @Test
  void routesOfLayer2AreShownByTheirFields() {
    var scene = new CommandScene(Access.of("p"), 4, new ManualClock(), Log.silent(), "v2");
    var family = requireNonNull(Families.parse("l2vpn", "vpls"));
    var words = "rd 65000:1 endpoint 5 base 10702 offset 1 size 8 next-hop 192.0.2.9";
    new RouteParser()
        .route(
            family, Words.ofLine("route", words), r -> scene.speaker().out().announce(r.route()));
    assertThat(scene.say("show adj-rib out l2vpn json"))
        .contains(
            "{\"peer\": {\"address\": \"192.0.2.1\"}, \"route\": {\"nlri\": {\"rd\":"
                + " \"65000:1\", \"endpoint\": 5, \"base\": 10702, \"offset\": 1, \"size\": 8,"
                + " \"nexthop\": \"192.0.2.9\", \"family\": {\"afi\": \"l2vpn\", \"safi\":"
                + " \"vpls\"}}, \"attributes\": {}}}");
    assertThat(scene.say("show adj-rib out l2vpn"))
        .contains(
            "192.0.2.1 l2vpn vpls vpls rd 65000:1 endpoint 5 base 10702 offset 1 size 8 next-hop"
                + " 192.0.2.9");
  }

  @Test
  void aDefectOfACommandIsContained() {
    var scene = new CommandScene(6);
    scene.speaker().broken();
    assertThat(scene.say("status", "# next"))
        .containsExactly(
            "error: internal error: java.lang.IllegalStateException: broken", "error", "done");
  }
}
