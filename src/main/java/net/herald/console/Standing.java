package net.herald.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a neighbor stands, out of the JSON of {@code show neighbor}.
 *
 * @param address of the peer
 * @param as its AS number; empty where it is not known
 * @param state of the state machine
 * @param up whether the session is established
 * @param seconds for which it is up, or down
 * @param in routes of the neighbor
 * @param out routes that it has, or will get
 * @param received messages of this session
 * @param sent messages of this session
 * @param unread messages that wait to be looked at
 * @param pending routes that wait to be sent
 * @param error why the last attempt or session failed; may be empty
 */
record Standing(
    String address,
    String as,
    String state,
    boolean up,
    long seconds,
    long in,
    long out,
    long received,
    long sent,
    long unread,
    long pending,
    String error) {

  static final List<String> HEADS =
      List.of(
          "Neighbor",
          "AS",
          "State",
          "For",
          "Routes in",
          "out",
          "Messages in",
          "out",
          "Queued in",
          "out",
          "Last error");

  /** Those of an answer; nothing where it is none of neighbors. */
  static List<Standing> all(Object json) {
    var all = new ArrayList<Standing>();
    if (json instanceof List<?> list) {
      for (var each : list) {
        if (at(each, "messages", "sent", "total") instanceof Long
            && at(each, "peer", "address") instanceof String) {
          all.add(of(each));
        }
      }
    }
    return all;
  }

  private static Standing of(Object json) {
    return new Standing(
        text(json, "peer", "address"),
        text(json, "peer", "as"),
        text(json, "fsm").toLowerCase(Locale.ROOT),
        text(json, "state").equals("up"),
        number(json, "duration"),
        number(json, "routes", "in"),
        number(json, "routes", "out"),
        number(json, "messages", "received", "total"),
        number(json, "messages", "sent", "total"),
        number(json, "queued", "in"),
        number(json, "queued", "out"),
        text(json, "last-error"));
  }

  private static Object at(Object json, String... path) {
    Object value = json;
    for (var name : path) {
      value = value instanceof Map<?, ?> map && map.containsKey(name) ? map.get(name) : "";
    }
    return value;
  }

  private static String text(Object json, String... path) {
    return at(json, path).toString();
  }

  private static long number(Object json, String... path) {
    return at(json, path) instanceof Long number ? number : 0;
  }

  /** Its cells below {@link #HEADS}. */
  List<String> cells() {
    return List.of(
        address,
        as,
        state,
        duration(seconds),
        Long.toString(in),
        Long.toString(out),
        Long.toString(received),
        Long.toString(sent),
        Long.toString(unread),
        Long.toString(pending),
        error);
  }

  /** {@code 42s}, {@code 5m03s}, {@code 2h05m}, {@code 3d04h}. */
  static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return "%dm%02ds".formatted(seconds / 60, seconds % 60);
    }
    if (seconds < 86400) {
      return "%dh%02dm".formatted(seconds / 3600, seconds % 3600 / 60);
    }
    return "%dd%02dh".formatted(seconds / 86400, seconds % 86400 / 3600);
  }
}
