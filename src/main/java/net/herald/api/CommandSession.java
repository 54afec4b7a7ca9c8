package net.herald.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.herald.api.Verdicts.Refusal;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.event.ApiEvent;
import net.herald.event.EventEncoder;
import net.herald.event.EventLine;
import net.herald.event.Follower;
import net.herald.log.Category;
import net.herald.log.Level;
import net.herald.log.Log;
import net.herald.peer.Order;
import net.herald.peer.RouteChange;
import net.herald.route.ConfiguredRoute;
import net.herald.route.RouteParser;
import net.herald.text.TextFault;
import net.herald.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one helper process, or of one channel: lines in, answers out.
 *
 * <p>Commands are carried out and answered strictly in order. Changes of routes that come together
 * are given to the peers together. A command that is wrong gets one error and changes nothing; a
 * defect of ours while one is carried out is contained in it. Belongs to one thread, which may have
 * to wait: for the other side to read answers, for peers to take routes.
 */
public final class CommandSession {
  /** How long routes may take to be sent, for who wants to wait for it. */
  private static final Duration SYNC = Duration.ofSeconds(30);

  /** Commands whose answer waits for those before. */
  private static final int MOST_WAITING = 1024;

  private static final Set<CommandRow.Kind> BRACES =
      EnumSet.of(CommandRow.Kind.BLOCK, CommandRow.Kind.SECTION, CommandRow.Kind.SEVERAL);

  private static final String UNSENT = "not sent within " + SYNC.toSeconds() + " seconds";

  /** How a command that waits for its answer went; its changes are in these runs of the batch. */
  private record Outcome(
      @Nullable String id, @Nullable Refusal refusal, int firstRun, int lastRun, boolean sync) {

    /** Of what changed nothing. */
    static Outcome without(@Nullable String id, @Nullable Refusal refusal) {
      return new Outcome(id, refusal, 0, -1, false);
    }
  }

  private final Access access;
  private final Speaker speaker;
  private final Answers answers;
  private final ApiVersion version;
  private final Manners manners;
  private final Verdicts verdicts;
  private final Clock clock;
  private final Log log;

  private final RouteParser parser;
  private final Selections selections;
  private final LineStarts starts = new LineStarts();
  private final RouteBatch batch;
  private final List<Outcome> outcomes = new ArrayList<>();
  private int firstRun;
  private int lastRun;
  private Tally tally = Tally.NONE;
  private @Nullable String id;
  private long lifetime;
  private @Nullable Group group;
  private boolean syncing;
  private volatile @Nullable Follower follower;

  /** A session in which nothing was said yet. */
  public CommandSession(
      Access access,
      Speaker speaker,
      Answers answers,
      ApiVersion version,
      Manners manners,
      Clock clock,
      Log log) {
    this.access = access;
    this.speaker = speaker;
    this.answers = answers;
    this.version = version;
    this.manners = manners;
    this.parser = new RouteParser(_ -> {}, manners.wholeFlowPrefixes());
    this.clock = clock;
    this.log = log;
    this.selections = new Selections(access, speaker);
    this.batch = new RouteBatch(clock, speaker.ledger());
    this.verdicts = new Verdicts(answers, manners);
  }

  /**
   * Cuts octets into lines and carries them out. All that is read comes this way, so that what the
   * JVM has learnt of one reader holds for the next.
   *
   * @param limit the longest line, in octets
   */
  public LineSplitter splitter(int limit) {
    return new LineSplitter(limit, this::line);
  }

  /**
   * Carries out a command, or keeps it for {@link #flush}.
   *
   * @param line without its line end, an octet a character
   */
  public void line(String line) {
    var text = line.strip();
    if (text.isEmpty() || text.startsWith("#")) {
      outcomes.add(Outcome.without(null, null));
    } else if (text.startsWith("debug ")) {
      log.info(Category.API, "debug", "process", access.process(), "text", text.substring(6));
    } else {
      command(text);
    }
    if (outcomes.size() >= MOST_WAITING || batch.size() >= RouteBatch.MOST) {
      flush();
    }
  }

  private void command(String text) {
    firstRun = 0;
    lastRun = -1;
    tally = Tally.NONE;
    id = null;
    lifetime = 0;
    int offset = 0;
    try {
      if (group == null && again(text)) {
        return;
      }
      var request = Request.of(text);
      id = request.id();
      lifetime = request.lifetime();
      offset = request.offset();
      if (group != null && Group.takes(request.command())) {
        buffer(group, request.command());
      } else {
        perform(request);
      }
    } catch (TextFault fault) {
      int column = fault.diagnostic().range().from() + offset + 1;
      refuse(text, fault.diagnostic().oneLine() + " at character " + column, column);
    } catch (CommandFault fault) {
      refuse(text, fault.why(), 0);
    } catch (RuntimeException | StackOverflowError defect) {
      log.critical(
          Category.API,
          "command.defect",
          "process",
          access.process(),
          "command",
          text,
          "reason",
          defect);
      refuse(text, "internal error: " + defect, 0);
    }
  }

  private void buffer(Group open, String command) {
    if (!open.add(command)) {
      group = null;
      throw new CommandFault("group buffer limit reached, group discarded");
    }
    outcomes.add(Outcome.without(id, null));
  }

  /** A line that begins like an earlier one, and goes on with a prefix and its attributes. */
  private boolean again(String text) {
    var start = starts.of(text);
    if (start == null || CommandLine.endsInManner(text)) {
      return false;
    }
    boolean done = parser.again(text, start.text().length(), route -> change(start, route));
    if (done) {
      outcomes.add(new Outcome(null, null, firstRun, lastRun, syncing));
    }
    return done;
  }

  private void change(LineStarts.LineStart start, ConfiguredRoute route) {
    var selection = selections.find(start.selectorText(), start.selector(), true);
    start.effect().change(this, selection, route);
  }

  /** The next line that begins so is understood at once. */
  private void learn(CommandLine line, CommandTree.Found found, int prefix) {
    if (found.row().effect() instanceof LineStarts.Repeated effect
        && starts.of(line.text()) == null) {
      var text = line.text().substring(0, prefix);
      starts.add(new LineStarts.LineStart(text, effect, found.selectorText(), found.selector()));
    }
  }

  private void perform(Request request) {
    var line = CommandLine.of(request.command());
    var found = Commands.TREE.find(line.words());
    int behind = line.words().offset();
    var kind = found.row().kind();
    if (line.block() >= 0 && !BRACES.contains(kind)) {
      throw new CommandFault("'{' has no place here at character " + (line.block() + 1));
    }
    if (kind != CommandRow.Kind.SEVERAL) {
      line.expectOne();
    }
    var call =
        new Call(
            this, line, found.selectorText(), found.selector(), line.manner(), AttributeSet.EMPTY);
    switch (kind) {
      case ROUTES, BLOCK -> {
        found.row().effect().run(call);
        outcomes.add(new Outcome(id, null, firstRun, lastRun, sync(line.manner().sync())));
        learn(line, found, behind);
      }
      case ORDER -> {
        found.row().effect().run(call);
        outcomes.add(new Outcome(id, null, firstRun, lastRun, false));
      }
      case SINGLE, SECTION, SEVERAL -> {
        flush();
        found.row().effect().run(call);
        done();
      }
      case UNANSWERED -> {
        flush();
        found.row().effect().run(call);
      }
    }
  }

  private boolean sync(@Nullable Boolean asked) {
    return asked != null ? asked : syncing;
  }

  private void refuse(String command, String why, int column) {
    // a program that still speaks while the daemon ends does nothing wrong
    log.tell(
        speaker.isEnding() ? Level.DEBUG : Level.WARNING,
        Category.API,
        "command.refused",
        "process",
        access.process(),
        "command",
        Verdicts.cut(command),
        "reason",
        Verdicts.cut(why));
    outcomes.add(Outcome.without(id, new Refusal(why, column)));
  }

  /** Gives the peers what waits, and answers all commands that wait for it. */
  public void flush() {
    if (outcomes.isEmpty()) {
      return;
    }
    boolean sync = false;
    for (var outcome : outcomes) {
      sync |= outcome.sync;
    }
    var touched = sync ? batch.targets() : List.<Speaker.Target>of();
    var faults = batch.flush();
    boolean sent = !sync || awaitSent(touched);
    for (var outcome : outcomes) {
      answer(outcome, faults, sent);
    }
    outcomes.clear();
  }

  private boolean awaitSent(List<Speaker.Target> targets) {
    var connected = targets.stream().filter(t -> t.report().established()).toList();
    var countdown = new Countdown(connected.size(), clock);
    for (var target : connected) {
      if (!target.offer(new Order.WhenSent(countdown::one))) {
        countdown.one();
      }
    }
    return countdown.await(clock.after(SYNC));
  }

  private void answer(Outcome outcome, Map<Integer, CommandFault> faults, boolean sent) {
    var refusal = outcome.refusal;
    for (int run = outcome.firstRun; run <= outcome.lastRun && refusal == null; run++) {
      var fault = faults.get(run);
      refusal = fault == null ? null : new Refusal(fault.why(), 0);
    }
    if (refusal == null && outcome.sync && !sent) {
      refusal = new Refusal(UNSENT, 0);
    }
    verdicts.tell(outcome.id, refusal);
  }

  /**
   * An event that tells how many were dropped; null where none were asked for. Any thread.
   *
   * @param count how many
   */
  public @Nullable EventLine lost(long count) {
    var following = follower;
    return following == null
        ? null
        : speaker
            .encoder(following.dialect())
            .encode(new ApiEvent.Lost(count), EventEncoder.Content.PARSED, false);
  }

  /** Ends what goes on after its command: called when nothing can be told any more. */
  public void close() {
    unfollow();
  }

  // What effects use.

  void follow(Follower following) {
    follower = following;
  }

  void unfollow() {
    var following = follower;
    if (following != null) {
      follower = null;
      speaker.unfollow(following);
    }
  }

  /** Adds a change of routes of this command. */
  void change(List<Speaker.Target> targets, RouteChange change) {
    tally = tally.plus(change instanceof RouteChange.Announce);
    if (targets.isEmpty()) {
      return;
    }
    ran(batch.add(targets, change, lifetime));
  }

  /** Adds an order of this command, behind the changes before it. */
  void order(List<Speaker.Target> targets, Order order) {
    if (!targets.isEmpty()) {
      ran(batch.add(targets, order));
    }
  }

  private void ran(int run) {
    if (lastRun < 0) {
      firstRun = run;
    }
    lastRun = run;
  }

  /** Where lines go that are made when they are written. */
  Answers answers() {
    return answers;
  }

  void answer(String line) {
    answers.line(Verdicts.printable(line));
  }

  /** Acknowledges a command that goes on after its answer. */
  void done() {
    verdicts.tell(id, null);
  }

  /**
   * Carries out one of the commands of a call, which can only be one that changes routes, for the
   * neighbors of that call.
   *
   * @param shared attributes that its routes have where they do not say otherwise
   */
  void part(Call whole, String command, AttributeSet shared) {
    var line = CommandLine.of(command);
    var found = Commands.TREE.find(line.words());
    var kind = found.row().kind();
    line.expectOne();
    boolean routes = kind == CommandRow.Kind.ROUTES || kind == CommandRow.Kind.BLOCK;
    if (!routes || found.selector() != null) {
      throw new CommandFault("this cannot be one of several commands");
    }
    found.row().effect().run(whole.part(line, shared));
  }

  /**
   * Gives the peers what waits, before the command is answered.
   *
   * @param asked whether to wait until it was sent; null to do as the session does
   * @throws CommandFault when a peer does not take it
   */
  void deliver(@Nullable Boolean asked) {
    var touched = batch.targets();
    var faults = batch.flush();
    if (!faults.isEmpty()) {
      throw faults.values().iterator().next();
    }
    if (sync(asked) && !awaitSent(touched)) {
      throw new CommandFault(UNSENT);
    }
  }

  /** Forgets what the command was to change. */
  void discard() {
    batch.discard();
    firstRun = 0;
    lastRun = -1;
  }

  /** What the command changed so far. */
  Tally tally() {
    return tally;
  }

  @Nullable Group group() {
    return group;
  }

  void group(@Nullable Group other) {
    group = other;
  }

  void acknowledge(boolean on) {
    verdicts.acknowledge(on);
  }

  void sync(boolean on) {
    syncing = on;
  }

  RouteParser parser() {
    return parser;
  }

  Selections selections() {
    return selections;
  }

  Access access() {
    return access;
  }

  Speaker speaker() {
    return speaker;
  }

  ApiVersion version() {
    return version;
  }

  Manners manners() {
    return manners;
  }

  Clock clock() {
    return clock;
  }
}
