package net.herald.lab;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import net.herald.lab.ConformanceCase.Expectation;

/**
 * What is left to be received, and what the peer does about it. Knows no socket; one thread at a
 * time.
 */
final class Expectations {
  private final Deque<List<Expectation>> later;
  private List<Expectation> current = new ArrayList<>();
  private final List<String> updates = new ArrayList<>();

  Expectations(List<List<Expectation>> groups) {
    later = new ArrayDeque<>(groups);
    nextGroup();
  }

  /** What the peer has to do after a message. */
  sealed interface Action {
    /** A message to be sent, in hexadecimal. */
    record Send(String message) implements Action {}

    /** A signal to be sent to the program under test, with its SIG. */
    record Raise(String signal) implements Action {}
  }

  /** A message which is not expected now. */
  static final class Mismatch extends Exception {
    private static final long serialVersionUID = 1;

    Mismatch(String why) {
      super(why);
    }
  }

  /** Whether everything was received and done. */
  boolean met() {
    return current.isEmpty() && later.isEmpty();
  }

  /** An OPEN came which does not count as a message. */
  List<Action> opened() {
    return actions(false);
  }

  /** A message came, possibly the OPEN. */
  List<Action> received(byte[] message) throws Mismatch {
    if (Wire.type(message) == Wire.KEEPALIVE) {
      return List.of();
    }
    if (met()) {
      if (Wire.isEndOfRib(message)) {
        return List.of();
      }
      throw new Mismatch("nothing more was expected, received " + describe(message));
    }
    if (!current.remove(matching(message))) {
      throw new Mismatch(difference(message));
    }
    if (Wire.type(message) == Wire.UPDATE && !Wire.isEndOfRib(message)) {
      updates.add(Wire.text(message));
    }
    return actions(Wire.type(message) == Wire.ROUTE_REFRESH);
  }

  private Expectation.Message matching(byte[] message) {
    String marked = Wire.text(message).replace(":", "");
    String unmarked = marked.substring(2 * Wire.MARKER);
    String marker = marked.substring(0, 2 * Wire.MARKER);
    return current.stream()
        .filter(Expectation.Message.class::isInstance)
        .map(Expectation.Message.class::cast)
        .filter(expected ->
            expected.hex().equals(expected.hex().startsWith(marker) ? marked : unmarked))
        .findFirst()
        .orElse(new Expectation.Message(marked));
  }

  private List<Action> actions(boolean refresh) {
    var actions = new ArrayList<Action>();
    nextGroup();
    if (!current.isEmpty() && current.getFirst() instanceof Expectation.Signal(String name)) {
      current.removeFirst();
      actions.add(new Action.Raise(name));
      nextGroup();
    }
    if (!current.isEmpty() && current.getFirst() instanceof Expectation.Notification(String text)) {
      current.removeFirst();
      actions.add(new Action.Send(Wire.text(Wire.shutdown(text))));
      nextGroup();
    }
    if (refresh) {
      updates.forEach(update -> actions.add(new Action.Send(update)));
      actions.add(new Action.Send(Wire.text(Wire.keepalive())));
    }
    return actions;
  }

  private void nextGroup() {
    if (current.isEmpty() && !later.isEmpty()) {
      current = new ArrayList<>(later.removeFirst());
    }
  }

  /** What is left, for the explanation of a failure. */
  String left() {
    return "still expected now:\n%sand %d group(s) later".formatted(lines(), later.size());
  }

  private String difference(byte[] message) {
    return "received %s\nwhich is none of those expected now:\n%s"
            .formatted(describe(message), lines())
        + nearest(message);
  }

  private String lines() {
    return current.stream()
        .map(expectation -> "  " + describe(expectation) + "\n")
        .collect(Collectors.joining());
  }

  /** With one message left, the place where it differs. */
  private String nearest(byte[] message) {
    if (current.size() != 1 || !(current.getFirst() instanceof Expectation.Message(String hex))) {
      return "";
    }
    String received = Wire.text(message).replace(":", "");
    int at = 0;
    while (at < Math.min(received.length(), hex.length())
        && received.charAt(at) == hex.charAt(at)) {
      at++;
    }
    return "the first difference is at byte " + at / 2;
  }

  private static String describe(byte[] message) {
    return Wire.name(message) + " " + Wire.text(message);
  }

  private static String describe(Expectation expectation) {
    return switch (expectation) {
      case Expectation.Message(String hex) -> Wire.text(Wire.bytes(hex));
      case Expectation.Notification(String text) -> "to send a NOTIFICATION: " + text;
      case Expectation.Signal(String name) -> "to send the signal " + name;
    };
  }
}
