package net.herald.api;

import java.util.StringJoiner;
import net.herald.bgp.message.Notification;
import net.herald.event.FsmWords;
import net.herald.iana.ErrorCode;
import net.herald.peer.Order;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/** Commands about neighbors. */
final class PeerCommands {
  private PeerCommands() {}

  /**
   * {@code teardown SUBCODE [TEXT]}: sessions that are established end, and begin anew. The text is
   * for the operator of the peer (RFC 9003).
   */
  static void teardown(Call call) {
    int subcode = (int) call.words().number("subcode of Cease", 0, 255);
    if (call.words().hasNext() && !Notification.communicates(ErrorCode.CEASE, subcode)) {
      throw call.words().faultAtNext("subcode " + subcode + " takes no text", "expected 2 or 4");
    }
    var text = text(call.words());
    Selection.order(
        call.change().established(),
        new Order.Stop(
            Notification.cease(subcode, text),
            true,
            "notification sent (" + ErrorCode.CEASE + "," + subcode + ")"));
  }

  /** The words that are left; null without. */
  private static @Nullable String text(Words words) {
    if (!words.hasNext()) {
      return null;
    }
    var text = new StringJoiner(" ");
    while (words.hasNext()) {
      text.add(words.next("a text"));
    }
    return text.toString();
  }

  /** {@code [NEIGHBOR] [summary|extensive|configuration]}, in any order. */
  static void show(Call call) {
    var words = call.words();
    var form = "";
    @Nullable Selection selection = null;
    while (words.hasNext()) {
      switch (words.peek()) {
        case "summary", "extensive", "configuration" -> form = words.next("");
        // ExaBGP 5 took it wherever it stood
        case "json" -> {
          words.next("");
          form = "json";
        }
        default -> {
          if (selection != null || !Selector.begins(words.peek())) {
            throw words.faultAtNext(
                "'" + words.peek() + "' has no place here",
                "expected summary, extensive, configuration or a neighbor");
          }
          selection = call.parseSelection(false);
        }
      }
    }
    show(call, selection != null ? selection : call.show(), form);
  }

  private static void show(Call call, Selection selection, String form) {
    if (call.json() || form.equals("json")) {
      boolean six = call.session().version().isSix();
      call.json(out -> {
        out.beginTightArray();
        selection
            .targets()
            .forEach(t -> new NeighborJson(t.neighbor(), t.report(), six).write(out));
        out.endArray();
      });
      return;
    }
    switch (form) {
      case "summary" -> {
        call.line(ShownNeighbor.SUMMARY);
        selection.targets().forEach(t -> call.line(ShownNeighbor.summary(t.report())));
      }
      case "extensive" ->
          selection
              .targets()
              .forEach(t -> ShownNeighbor.extensive(t.neighbor(), t.report()).forEach(call::line));
      case "configuration" ->
          selection.targets().forEach(t -> ShownConfiguration.of(t.neighbor()).forEach(call::line));
      default -> call.line("usage: peer <ip> show [summary|extensive|configuration]");
    }
  }

  /** All neighbors in short; JSON in every version. */
  static void list(Call call) {
    call.words().expectEnd();
    call.json(out -> {
      out.beginTightArray();
      for (var target : call.show().targets()) {
        var report = target.report();
        out.beginTightObject();
        out.member("peer-address", target.neighbor().addresses().peer().toString());
        out.name("peer-as");
        NeighborJson.asn(report.identity().peerAs(), out);
        out.member("state", FsmWords.of(report.state()));
        out.endObject();
      }
      out.endArray();
    });
  }
}
