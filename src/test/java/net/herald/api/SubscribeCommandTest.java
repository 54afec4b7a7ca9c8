package net.herald.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.herald.bgp.Sessions;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Message;
import net.herald.bgp.message.Update;
import net.herald.event.ApiEvent;
import net.herald.event.Direction;
import net.herald.event.EventScenes;
import net.herald.iana.MessageType;
import net.herald.log.Log;
import net.herald.time.ManualClock;
import net.herald.wire.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client of the socket is told that asks for events. */
class SubscribeCommandTest {
  private static final Frame ROUTES =
      Frame.of(
          MessageType.UPDATE,
          Hex.parse(
              "0000" + "0014" + "400101004002060201" + "0000fdea" + "4003040a000001" + "100a01"));

  private final CommandScene scene = client(6);

  private static CommandScene client(int version) {
    return new CommandScene(
        Access.client("socket"), version, new ManualClock(), Log.silent(), "v1");
  }

  private static void goesDown(CommandScene scene) {
    scene.speaker().happens(neighbor -> new ApiEvent.Down(neighbor, "why"));
  }

  private static void announces(CommandScene scene) {
    var update = Message.decode(ROUTES, Sessions.external());
    scene
        .speaker()
        .happens(neighbor ->
            new ApiEvent.Exchanged(
                neighbor, Direction.RECEIVE, ROUTES, update, Sessions.external()));
  }

  private static List<String> in(CommandScene scene, String command) {
    var update = (Update) Message.decode(ROUTES, Sessions.external());
    scene.speaker().in().apply(update);
    return scene.say(command);
  }

  @Test
  void howThingsAreAndThenWhatHappens() {
    var told = in(scene, "peer 192.0.2.1 peer-as 65002 subscribe");
    told.stream().limit(2).forEach(EventScenes::asItsSchemaSays);
    assertThat(told).hasSize(3);
    assertThat(told.get(0)).contains("\"counter\": 0, \"type\": \"state\"").contains("\"up\"");
    assertThat(told.get(1))
        .contains("\"counter\": 0, \"type\": \"update\"")
        .contains("10.1.0.0/16");
    assertThat(told.get(2)).isEqualTo("done");
    goesDown(scene);
    announces(scene);
    var behind = scene.told();
    assertThat(behind).hasSize(2);
    assertThat(behind.get(0)).contains("\"counter\": 1, \"type\": \"state\"").contains("\"why\"");
    assertThat(behind.get(1)).contains("\"counter\": 2, \"type\": \"update\"");
  }

  /** The words of section api; what is told of neighbor 65002 at once, and of two events. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "subscribe                                            | state update | state update",
        "subscribe { neighbor-changes; }                      | state        | state",
        "subscribe { receive { update; } }                    | update       | update",
        "subscribe { receive { parsed; update; } }            | update       | update",
        "subscribe { receive { packets; update; } }           | update       | update",
        "subscribe { receive { packets; parsed; update; } }   | update       | update update",
        "subscribe { receive { keepalive; } }                 |              | ''",
        "subscribe { send { update; } }                       |              | ''",
        "subscribe { fsm; }                                   | fsm          | ''",
        "subscribe { negotiated; }                            | negotiated   | ''",
        "subscribe { }                                        |              | ''",
        "subscribe json                                       | state update | state update",
        "subscribe encoder json version 4                     | state update | state update",
        "peer 192.0.2.2 subscribe                             | state        | ''",
      })
  void whatIsAskedFor(String words, String atOnce, String later) {
    var one = words.startsWith("peer") ? words : "peer 192.0.2.1 peer-as 65002 " + words;
    var told = in(scene, one);
    assertThat(told).last().isEqualTo("done");
    assertThat(types(told.subList(0, told.size() - 1))).isEqualTo(atOnce == null ? "" : atOnce);
    goesDown(scene);
    announces(scene);
    assertThat(types(scene.told())).isEqualTo(later);
  }

  private static String types(List<String> lines) {
    return String.join(
        " ", lines.stream().map(l -> l.replaceAll(".*\"type\": \"([a-z-]+)\".*", "$1")).toList());
  }

  @ParameterizedTest(name = "version {0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "6 | subscribe { neighbor-changes; }                | \"exabgp\": \"6.0.0\"",
        "6 | subscribe version 4 { neighbor-changes; }      | \"exabgp\": \"4.0.1\"",
        "4 | subscribe { neighbor-changes; }                | \"exabgp\": \"4.0.1\"",
        "4 | subscribe version 6 { neighbor-changes; }      | \"exabgp\": \"6.0.0\"",
        "6 | subscribe encoder text { neighbor-changes; }   | neighbor 192.0.2.1 down - why",
        "6 | subscribe { neighbor-changes; } text           | neighbor 192.0.2.1 down - why",
        "6 | subscribe text { neighbor-changes; }           | neighbor 192.0.2.1 down - why",
        "4 | subscribe text                                 | neighbor 192.0.2.1 down - why",
        "4 | subscribe version 4 encoder text               | neighbor 192.0.2.1 down - why",
      })
  void inTheFormThatIsAskedFor(int version, String command, String expected) {
    var client = client(version);
    assertThat(client.say("peer 192.0.2.1 peer-as 65002 " + command)).last().isEqualTo("done");
    goesDown(client);
    assertThat(client.told()).singleElement().asString().contains(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "subscribe { neighbor-change; } | unknown keyword 'neighbor-change' in api (did you mean"
            + " 'neighbor-changes'?) at character 13",
        "subscribe { processes [ p ]; } | processes have no place here (expected what is to be told)"
            + " at character 25",
        "subscribe { fsm; } sooner      | expected '}' at the end, and nothing behind it",
        "subscribe version 5            | '5' is not a valid version of the API (did you mean '4'?) at character 19",
        "subscribe all                  | 'all' is not a valid word of a subscription (expected"
            + " encoder, json, text, version) at character 11",
        "subscribe version 6 text       | version 6 tells events in JSON only",
        "peer 192.0.2.77 subscribe      | no neighbor matches the selector",
      })
  void whatIsWrongIsRefusedAndNothingBegins(String command, String why) {
    assertThat(scene.say(command)).containsExactly("error: " + why, "error");
    assertThat(scene.speaker().followers()).isZero();
  }

  @Test
  void onlyWhoIsAloneOnItsChannelMayAsk() {
    assertThat(new CommandScene(6).say("subscribe"))
        .containsExactly(
            "error: a process is told what section api of its neighbors says", "error");
    var pipes = new CommandScene(Access.operator("pipe"), 6, new ManualClock(), Log.silent(), "v1");
    assertThat(pipes.say("subscribe"))
        .containsExactly(
            "error: the named pipes do not tell clients apart: subscribe through the socket",
            "error");
  }

  @Test
  void askingAgainTakesThePlaceOfTheFirstTime() {
    scene.say("subscribe");
    scene.say("subscribe { fsm; }");
    assertThat(scene.speaker().followers()).isOne();
    goesDown(scene);
    assertThat(scene.told()).isEmpty();
  }

  @Test
  void itEndsWhenItIsNotWantedAnyMore() {
    scene.say("subscribe");
    assertThat(scene.say("unsubscribe")).containsExactly("done");
    assertThat(scene.speaker().followers()).isZero();
    goesDown(scene);
    assertThat(scene.told()).isEmpty();
  }

  @Test
  void aPeerThatIsBusyIsAnErrorAndNothingBegins() {
    scene.speaker().busy();
    assertThat(scene.say("subscribe")).last().isEqualTo("error");
    assertThat(scene.speaker().followers()).isZero();
  }
}
