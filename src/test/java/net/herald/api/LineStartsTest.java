package net.herald.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A line that begins and ends as an earlier one means what it would mean alone, and so does one
 * that only seems to.
 */
class LineStartsTest {
  private static final String A = "announce route 10.0.0.0/24 next-hop 192.0.2.9 med 5";

  /** Lines that are alike in some way. */
  private static final List<String> LINES =
      List.of(
          A,
          "announce route 10.0.1.0/24 next-hop 192.0.2.9 med 5",
          "announce route 2001:db8::/32 next-hop 192.0.2.9 med 5",
          "announce route 224.0.0.0/4 next-hop 192.0.2.9 med 5",
          "announce route 10.0.2.1 next-hop 192.0.2.9 med 5",
          "announce route 10.0.2.0/24  next-hop 192.0.2.9 med 5",
          "announce route 10.0.2.0/24\tnext-hop 192.0.2.9 med 5",
          "announce route  10.0.2.0/24 next-hop 192.0.2.9 med 5",
          "announce route '10.0.2.0/24' next-hop 192.0.2.9 med 5",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 med 5 sync",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 med 5 json",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 med 5;",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 med 5 # why",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 med 5 {",
          "announce route 10.0.2.1/24 next-hop 192.0.2.9 med 5",
          "announce route 10.0.2.0/33 next-hop 192.0.2.9 med 5",
          "announce route 10.0.2/24 next-hop 192.0.2.9 med 5",
          "announce route nonsense next-hop 192.0.2.9 med 5",
          "announce route next-hop 192.0.2.9 med 5",
          "announce route 10.0.2.0/24",
          "announce route",
          "announce route 10.0.2.0/24 med 5",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 name sync",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 name async",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 name text json",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 name insync",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 med",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 med 5 med 6",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 med -1",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 colour 5",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 as-path [ 1 2 ] community [ 1:2,3:4 ]",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 as-path [ 1 2",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 name a\\",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 name 'a b'",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 med 5 }",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 name \u00e4",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 name a\u0001",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9\tmed 5",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 rd 65000:1 label 7",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 withdraw",
          "announce route 10.0.2.0/24 next-hop 2001:db8::1",
          "announce route 10.0.3.0/24 med 5",
          "announce route 10.0.2.0/24 next-hop self",
          "announce route 10.0.3.0/24 next-hop self",
          "announce route 10.0.2.0/23 next-hop 192.0.2.9 split /24",
          "announce route 10.0.4.0/23 next-hop 192.0.2.9 split /24",
          "announce route 2001:db8::/60 next-hop 2001:db8::1 split /64",
          "announce route 2001:db8::/32 next-hop 2001:db8::1 split /64",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 path-information 1",
          "announce route 10.0.3.0/24 next-hop 192.0.2.9 path-information 1",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 label 5",
          "announce route 10.0.3.0/24 next-hop 192.0.2.9 label 5",
          "announce route 10.0.2.0/24 next-hop 192.0.2.9 watchdog w withdraw",
          "announce route 10.0.3.0/24 next-hop 192.0.2.9 watchdog w withdraw",
          "withdraw route 10.0.0.0/24 next-hop 192.0.2.9 med 5",
          "withdraw route 10.0.1.0/24 next-hop 192.0.2.9 med 5",
          "withdraw route 10.0.1.0/24 med 5",
          "neighbor 192.0.2.1 announce route 10.0.0.0/24 next-hop 192.0.2.9 med 5",
          "neighbor 192.0.2.1 announce route 10.0.1.0/24 next-hop 192.0.2.9 med 5",
          "neighbor 192.0.2.1 peer-as 65004 announce route 10.0.0.0/24 next-hop 192.0.2.9 med 5",
          "neighbor 192.0.2.77 announce route 10.0.0.0/24 next-hop 192.0.2.9 med 5",
          "peer * announce route 10.0.0.0/24 next-hop 192.0.2.9 med 5",
          "peer * withdraw route 10.0.0.0/24 next-hop 192.0.2.9 med 5",
          "id=7 announce route 10.0.1.0/24 next-hop 192.0.2.9 med 5",
          "ttl=60 announce route 10.0.1.0/24 next-hop 192.0.2.9 med 5",
          "announce ipv4 unicast 10.0.1.0/24 next-hop 192.0.2.9 med 5",
          "group announce route 10.0.0.0/24 next-hop 192.0.2.9 med 5 ; announce route 10.0.1.0/24"
              + " next-hop 192.0.2.9 med 5",
          "peer 192.0.2.1 group announce route 10.0.0.0/24 next-hop 192.0.2.9 med 5");

  @Test
  void whatALineMeansDoesNotDependOnTheLinesBefore() {
    var wrong = new ArrayList<String>();
    for (var line : LINES) {
      var alone = new CommandScene(6);
      var answers = alone.say(line);
      var effects = alone.speaker().effects();
      for (var before : LINES) {
        var scene = new CommandScene(6);
        scene.say(before, A);
        scene.speaker().effects();
        if (!scene.say(line).equals(answers) || !scene.speaker().effects().equals(effects)) {
          wrong.add(line + "   behind   " + before);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void insideOfAGroupALineWaitsForItsEnd() {
    var scene = new CommandScene(6);
    scene.say(A, "group start", A);
    assertThat(scene.speaker().effects()).hasSize(1);
    scene.say("group end");
    assertThat(scene.speaker().effects()).hasSize(1);
  }

  @Test
  void aLineIsForTheNeighborsThatThereAreNow() {
    var scene = new CommandScene(6);
    scene.say(A);
    scene.speaker().effects();
    scene.speaker().forget(65003);
    scene.say(A.replace("10.0.0", "10.0.1"));
    assertThat(scene.speaker().effects())
        .containsExactly("65002 65004: +10.0.1.0/24 next-hop 192.0.2.9 med 5");
  }
}
