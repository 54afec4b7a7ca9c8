package net.herald.api;

/** Commands about the session they are given in. */
final class SessionCommands {
  private SessionCommands() {}

  static CommandRow.Effect acknowledge(boolean on) {
    return call -> {
      call.words().expectEnd();
      // the command that switches them off is the last one that gets one
      call.session().acknowledge(true);
      call.session().done();
      call.session().acknowledge(on);
    };
  }

  static void silence(Call call) {
    call.words().expectEnd();
    call.session().acknowledge(false);
  }

  static CommandRow.Effect sync(boolean on) {
    return call -> {
      call.words().expectEnd();
      call.session().sync(on);
    };
  }

  /** End-of-RIB need not wait for this process any longer. */
  static void ready(Call call) {
    call.words().expectEnd();
    call.speaker().ready(call.session().access().process());
  }

  /** Commands are carried out as they come: there is nothing to forget. */
  static void reset(Call call) {
    call.words().expectEnd();
    var status = "asynchronous queue cleared";
    call.answer(out -> out.member("status", status), status);
  }

  /** {@code ping [CLIENT START]}: JSON unless text is asked for, in every version. */
  static void ping(Call call) {
    client(call);
    var uuid = call.speaker().status().uuid();
    if (call.manner().text()) {
      call.line("pong " + uuid + " active=true");
    } else {
      call.json(
          out -> out.beginTightObject().member("pong", uuid).member("active", true).endObject());
    }
  }

  /** {@code bye [CLIENT]}. */
  static void bye(Call call) {
    client(call);
  }

  /** Clients name themselves; all are served, so it does not matter. */
  private static void client(Call call) {
    while (call.words().hasNext()) {
      call.words().next("");
    }
  }
}
