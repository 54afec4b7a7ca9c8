package net.herald.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.herald.differential.Script.Say;
import net.herald.differential.Script.Send;
import net.herald.differential.Script.Step;
import net.herald.lab.Wire;
import net.herald.wire.Octets;

/** Scripts of commands as helper programs write them, made at random. */
final class ScriptMaker {
  private static final List<String> BAD =
      List.of(
          "announce",
          "announce rout 10.0.0.0/24 next-hop 192.0.2.9",
          "announce route",
          "announce route 10.0.0.0/33 next-hop 192.0.2.9",
          "announce route 10.0.0.0/24 next-hop",
          "announce route 10.0.0.0/24 next-hop 192.0.2.9 med many",
          "announce ipv4 nothing 10.0.0.0/24 next-hop 192.0.2.9",
          "announce eor ipv4",
          "announce route-refresh ipv4",
          "withdraw eor",
          "ANNOUNCE ROUTE 10.0.0.0/24 NEXT-HOP 192.0.2.9",
          "show adj-rib sideways",
          "nonsense",
          "teardown");

  private static final List<String> ATTRIBUTES =
      List.of(
          "med %d",
          "local-preference %d",
          "origin egp",
          "origin incomplete",
          "as-path [ 6450%d 65010 ]",
          "community [ 65001:%d ]",
          "community [ no-export 65001:%d ]",
          "large-community [ 65001:%d:3 ]",
          "extended-community [ target:65001:%d ]",
          "atomic-aggregate",
          "originator-id 192.0.2.%d",
          "cluster-list [ 192.0.2.%d 192.0.2.77 ]",
          "aggregator ( 65001:192.0.2.%d )");

  /** Those that ExaBGP also has where a family is named. */
  private static final List<String> OF_FAMILIES =
      ATTRIBUTES.stream()
          .filter(
              text -> !text.matches("(atomic-aggregate|originator-id|cluster-list|aggregator).*"))
          .toList();

  private static final List<String> SHOWN =
      List.of(
          "show adj-rib out",
          "show adj-rib out extensive",
          "show adj-rib in",
          "show adj-rib in extensive",
          "show adj-rib out 127.0.0.1",
          "show neighbor summary");

  private final Random random;

  ScriptMaker(long seed) {
    random = new Random(seed);
  }

  Script next() {
    int version = random.nextBoolean() ? 4 : 6;
    var steps = new ArrayList<Step>();
    for (int i = 4 + random.nextInt(16); i > 0; i--) {
      steps.add(step(version));
    }
    return new Script(version, steps);
  }

  private Step step(int version) {
    return switch (random.nextInt(20)) {
      case 0, 1 -> new Send(Octets.of(received()));
      case 2 -> silent(version);
      case 3, 4, 5 -> burst(version);
      case 6 -> group(version);
      default -> said(List.of(line(version)));
    };
  }

  private static Say said(List<String> lines) {
    return new Say(lines, lines.size());
  }

  private Say burst(int version) {
    var lines = new ArrayList<String>();
    for (int i = 2 + random.nextInt(6); i > 0; i--) {
      lines.add(in(version, change()));
    }
    return said(lines);
  }

  /** Commands whose acknowledgements are off; switching them on again is answered. */
  private Say silent(int version) {
    var lines = new ArrayList<String>();
    boolean four = version == 4;
    lines.add(four ? "disable-ack" : "session ack disable");
    lines.add(in(version, change()));
    lines.add(four ? "announce nonsense" : "peer * announce nonsense");
    lines.add(four ? "enable-ack" : "session ack enable");
    return new Say(lines, 2);
  }

  private Say group(int version) {
    var parts = List.of(change(), change());
    boolean braces = parts.toString().contains("{"); // which ExaBGP takes apart in a group
    return version == 4 || braces
        ? said(parts.stream().map(part -> in(version, part)).toList())
        : said(List.of("peer * group " + String.join(" ; ", parts)));
  }

  private String line(int version) {
    return switch (random.nextInt(12)) {
      case 0 -> in(version, BAD.get(random.nextInt(BAD.size())));
      case 1 -> in(version, SHOWN.get(random.nextInt(SHOWN.size())));
      case 2 -> in(version, random.nextBoolean() ? "flush adj-rib out" : "show neighbor summary");
      case 3 -> in(version, random.nextBoolean() ? "announce eor ipv4 unicast" : "announce eor");
      case 4 ->
          in(version, "announce route-refresh ipv" + (random.nextBoolean() ? 4 : 6) + " unicast");
      case 5 -> in(version, (random.nextBoolean() ? "announce" : "withdraw") + " watchdog dog");
      case 6 -> "# " + change();
      case 7 -> chosen(version);
      default -> in(version, change());
    };
  }

  /** With a selector, which perhaps finds nobody. */
  private String chosen(int version) {
    var keyword = version == 4 ? "neighbor " : "peer ";
    return keyword
        + switch (random.nextInt(4)) {
          case 0 -> "127.0.0.1 " + change();
          case 1 -> "127.0.0.1 local-as 65533 " + change();
          case 2 -> version == 4 ? "127.0.0.9 " + change() : "127.0.0.1 " + change();
          default -> "* " + change();
        };
  }

  /** A command of version 4 in the words of a version. */
  private static String in(int version, String command) {
    if (version == 4) {
      return command;
    }
    var words = command.split(" ", 3);
    return switch (words[0]) {
      case "announce", "withdraw", "teardown" -> "peer * " + command;
      case "show" ->
          words[1].equals("neighbor") ? "peer * show " + words[2] : "rib show " + words[2];
      case "flush" -> "rib flush out";
      default -> command;
    };
  }

  private String change() {
    return random.nextInt(3) == 0 ? withdrawn() : announced();
  }

  private String four() {
    return "10.%d.0.0/16".formatted(random.nextInt(6));
  }

  private String six() {
    return "2001:db8:%d::/48".formatted(random.nextInt(3));
  }

  private String attributes() {
    return attributes(ATTRIBUTES);
  }

  private String attributes(List<String> among) {
    var text = new StringBuilder();
    var left = new ArrayList<>(among);
    for (int i = random.nextInt(4); i > 0; i--) {
      var one = left.remove(random.nextInt(left.size()));
      left.removeIf(other -> other.split(" ")[0].equals(one.split(" ")[0]));
      text.append(' ').append(one.formatted(1 + random.nextInt(3)));
    }
    return text.toString();
  }

  private String announced() {
    var hop = random.nextInt(4) == 0 ? "self" : "192.0.2." + random.nextInt(1, 4);
    int n = random.nextInt(1, 4);
    return switch (random.nextInt(12)) {
      case 0 -> "announce ipv4 unicast " + four() + " next-hop " + hop + attributes(OF_FAMILIES);
      case 1 -> "announce route " + six() + " next-hop 2001:db8::" + n + attributes();
      case 2 ->
          "announce ipv6 unicast " + six() + " next-hop 2001:db8::" + n + attributes(OF_FAMILIES);
      case 3 ->
          "announce attributes next-hop " + hop + attributes() + " nlri " + four() + " 10.9.0.0/16";
      case 4 ->
          "announce ipv4 mpls-vpn %s rd 65001:%d label 10%d next-hop 192.0.2.1 extended-community [ target:65001:%d ]"
              .formatted(four(), n, n, n);
      case 5 -> "announce ipv4 nlri-mpls %s label 20%d next-hop 192.0.2.1".formatted(four(), n);
      case 6 ->
          "announce flow route { match { source 10.%d.0.0/16; destination-port =80; } then { rate-limit 9600; } }"
              .formatted(n);
      case 7 ->
          "announce flow route { match { destination 10.%d.0.0/16; port =53; } then { discard; } }"
              .formatted(n);
      case 8 ->
          "announce vpls rd 65001:%d endpoint 5 base 10702 offset 1 size 8 next-hop 192.0.2.1"
              .formatted(n);
      case 9 -> "announce route 10.8.0.0/23 next-hop " + hop + " split /24" + attributes();
      default -> "announce route " + four() + " next-hop " + hop + attributes();
    };
  }

  private String withdrawn() {
    int n = random.nextInt(1, 4);
    return switch (random.nextInt(9)) {
      case 0 -> "withdraw ipv4 unicast " + four() + " next-hop 192.0.2." + n;
      case 1 -> "withdraw route " + six() + " next-hop 2001:db8::" + n;
      case 2 -> "withdraw attributes next-hop 192.0.2.1 nlri " + four() + " 10.9.0.0/16";
      case 3 ->
          "withdraw ipv4 mpls-vpn %s rd 65001:%d label 10%d next-hop 192.0.2.1"
              .formatted(four(), n, n);
      case 4 ->
          "withdraw flow route { match { source 10.%d.0.0/16; destination-port =80; } then { rate-limit 9600; } }"
              .formatted(n);
      case 5 ->
          "withdraw vpls rd 65001:%d endpoint 5 base 10702 offset 1 size 8 next-hop 192.0.2.1"
              .formatted(n);
      default -> "withdraw route " + four();
    };
  }

  /** Some of the peer's routes come, or go. */
  private byte[] received() {
    int n = random.nextInt(3);
    var prefix = "10AC1" + n;
    return random.nextInt(3) == 0
        ? Wire.message(Wire.UPDATE, Wire.bytes("0003" + prefix + "0000"))
        : Wire.message(
            Wire.UPDATE,
            Wire.bytes(
                "0000"
                    + "001C"
                    + "40010100"
                    + "400200"
                    + "4003047F000001"
                    + "40050400000064"
                    + "C008040000000"
                    + random.nextInt(10)
                    + prefix));
  }
}
