package net.herald.api;

import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.route.ConfiguredRoute;
import net.herald.text.TextFault;
import net.herald.text.Words;

/**
 * Several changes of routes in one: {@code group start}, commands, {@code group end}; or {@code
 * group COMMAND ; COMMAND ...} in a line. What can be read is done, and what cannot is told.
 */
final class GroupCommands {
  /** How many commands that cannot be read are shown. */
  private static final int MOST_SHOWN = 100;

  private GroupCommands() {}

  static void start(Call call) {
    call.words().expectEnd();
    if (call.session().group() != null) {
      throw new CommandFault("already in group block (nested groups not allowed)");
    }
    call.session().group(new Group());
    var status = "group started";
    call.answer(out -> out.member("status", status), status);
  }

  static void end(Call call) {
    call.words().expectEnd();
    var group = call.session().group();
    if (group == null) {
      throw new CommandFault("not in group block");
    }
    call.session().group(null);
    var commands = group.commands();
    if (commands.isEmpty()) {
      call.answer(
          out -> out.member("status", "group ended").member("commands", 0),
          "group ended (0 commands)");
    } else {
      perform(call, commands);
    }
  }

  /** {@code COMMAND ; COMMAND ...}. */
  static void inline(Call call) {
    var commands = call.parts();
    if (commands.isEmpty()) {
      throw new CommandFault("empty group");
    }
    perform(call, commands);
  }

  private static void perform(Call call, List<String> commands) {
    var session = call.session();
    var errors = new ArrayList<String>();
    var shared = AttributeSet.EMPTY;
    for (var command : commands) {
      var first = command.split(" ", 2)[0];
      try {
        switch (first) {
          case "attribute", "attributes" -> shared = attributes(call, command);
          case "announce", "withdraw" -> session.part(call, command, shared);
          default -> errors.add("unknown action in group: " + first);
        }
      } catch (TextFault fault) {
        errors.add("could not parse: " + command + " (" + fault.diagnostic().oneLine() + ")");
      } catch (CommandFault fault) {
        errors.add("could not parse: " + command + " (" + fault.why() + ")");
      }
    }
    session.deliver(call.manner().sync());
    tell(call, errors);
  }

  /** The attributes for the routes that follow. */
  private static AttributeSet attributes(Call call, String command) {
    var routes = new ArrayList<ConfiguredRoute>();
    var words = Words.ofLine("command", command + " nlri 0.0.0.0/0");
    words.next("attributes");
    call.session().parser().attributes(words, routes::add);
    return routes.getFirst().route().attributes();
  }

  private static void tell(Call call, List<String> errors) {
    var tally = call.session().tally();
    var text =
        "group processed: " + tally.announced() + " announced, " + tally.withdrawn() + " withdrawn";
    call.answer(
        out -> {
          out.member("status", "group processed");
          out.member("announced", tally.announced()).member("withdrawn", tally.withdrawn());
          if (!errors.isEmpty()) {
            out.name("errors").beginTightArray();
            errors.stream().limit(MOST_SHOWN).forEach(out::value);
            out.endArray();
          }
        },
        errors.isEmpty() ? text : text + ", " + errors.size() + " errors");
  }
}
