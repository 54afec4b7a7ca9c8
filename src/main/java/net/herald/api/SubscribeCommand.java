package net.herald.api;

import java.util.EnumSet;
import java.util.List;
import net.herald.config.ApiSettings.MessageKind;
import net.herald.config.ApiSettings.Subscription;
import net.herald.config.ApiSettings.Traffic;
import net.herald.config.Neighbor;
import net.herald.config.SubscriptionReader;
import net.herald.event.Dialect;
import net.herald.event.EventLine;
import net.herald.event.EventSink;
import net.herald.event.Follower;
import net.herald.text.Source;

/**
 * {@code subscribe}: how things are, told as {@link SnapshotCommand} does, and from that moment on
 * what happens. What is wanted is written as in section {@code api}.
 */
final class SubscribeCommand {
  private static final Traffic NOTHING =
      new Traffic(false, false, false, EnumSet.noneOf(MessageKind.class));

  private static final List<String> WORDS = List.of("encoder", "json", "text", "version");
  private static final List<String> FORMS = List.of("json", "text");
  private static final List<String> VERSIONS = List.of("4", "6");

  /** What is told to those who do not say. */
  static final Subscription USUAL =
      new Subscription(
          true,
          false,
          false,
          false,
          false,
          NOTHING,
          new Traffic(true, false, false, EnumSet.of(MessageKind.UPDATE)));

  private SubscribeCommand() {}

  static void subscribe(Call call) {
    var session = call.session();
    if (!session.access().follows()) {
      throw new CommandFault(
          session.access().everything()
              ? "the named pipes do not tell clients apart: subscribe through the socket"
              : "a process is told what section api of its neighbors says");
    }
    var dialect = dialect(call);
    var subscription = subscription(call);
    var selector = call.selector();
    call.show(); // an address that nobody has is a mistake
    session.unfollow();
    var sink = new Sink(dialect, session.answers());
    var follower =
        session.speaker().follow(subscription, n -> selector == null || selector.matches(n), sink);
    session.follow(follower);
    try {
      List<Speaker.Target> left;
      List<String> there;
      do {
        left = targets(call, follower);
        SnapshotCommand.tell(call, left, dialect, subscription, follower::begin);
        there = targets(call, follower).stream().map(t -> t.neighbor().key()).toList();
      } while (!follower.ready(there));
    } catch (CommandFault busy) {
      session.unfollow();
      throw busy;
    }
  }

  /** The neighbors it wants to know of whose events have not begun. */
  private static List<Speaker.Target> targets(Call call, Follower follower) {
    return call.speaker().neighbors().stream()
        .<Speaker.Target>map(t -> t)
        .filter(t -> isNew(follower, t.neighbor()))
        .toList();
  }

  private static boolean isNew(Follower follower, Neighbor neighbor) {
    return follower.follows(neighbor) && !follower.hasBegun(neighbor);
  }

  static void unsubscribe(Call call) {
    call.words().expectEnd();
    call.session().unfollow();
  }

  /**
   * {@code [[encoder] json|text] [version 4|6]}; the form may also stand at the end of the line.
   */
  private static Dialect dialect(Call call) {
    var words = call.words();
    boolean text = call.manner().text();
    int version = 0;
    while (words.hasNext()) {
      switch (words.choice("word of a subscription", WORDS)) {
        case "version" -> version = Integer.parseInt(words.choice("version of the API", VERSIONS));
        case "text" -> text = true;
        case "json" -> text = false;
        default -> {
          if (words.hasNext() || !text && !call.manner().json()) {
            text = words.choice("encoder", FORMS).equals("text");
          }
        }
      }
    }
    if (text && version == 6) {
      throw new CommandFault("version 6 tells events in JSON only");
    }
    return text ? Dialect.TEXT_4 : Dialect.of(version(call, version), true);
  }

  private static int version(Call call, int asked) {
    return asked == 0 ? call.session().version().number() : asked;
  }

  private static Subscription subscription(Call call) {
    int block = call.block();
    if (block < 0) {
      return USUAL;
    }
    var text = call.text();
    if (!text.endsWith("}")) {
      throw new CommandFault("expected '}' at the end, and nothing behind it");
    }
    // blanks, so that a fault is where it is in the command
    var body = " ".repeat(block + 1) + text.substring(block + 1, text.length() - 1);
    return SubscriptionReader.read(new Source("command", body));
  }

  /** The other side of a session. */
  private record Sink(Dialect dialect, Answers answers) implements EventSink {
    @Override
    public void event(EventLine line, long counter) {
      answers.event(line, counter);
    }
  }
}
