package net.herald.lab.speaker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.herald.lab.Await;
import net.herald.lab.Program;
import net.herald.lab.Workshop;

/** What all speakers which are a process have in common: how they start, end and are asked. */
abstract class Daemon implements Speaker {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  final Workshop workshop;
  final Session session;
  final List<Route> originated;
  private final List<Program> programs = new ArrayList<>();

  Daemon(Workshop workshop, Session session, List<Route> originated) {
    this.workshop = workshop;
    this.session = session;
    this.originated = List.copyOf(originated);
  }

  /** The name of the program, for its files and for the explanation of a failure. */
  abstract String name();

  /** Writes the configuration and returns the command line which uses it. */
  abstract List<String> command();

  /** A question which is only answered by a program which is ready. */
  abstract List<String> readiness();

  /** Does what can not be configured, once the program is ready. */
  void afterStart() {}

  @Override
  public final void start() {
    programs.add(workshop.start(name(), Map.of(), command()));
    Await.until(name() + " is ready", LIMIT, () -> answer(readiness()).isPresent());
    afterStart();
  }

  @Override
  public final void stop() {
    program().signal("TERM");
    program().awaitExit(LIMIT);
  }

  final Program program() {
    return programs.getLast();
  }

  /** The command line of its client program for these words. */
  abstract List<String> question(String... words);

  @Override
  public final String answer(String... words) {
    return answer(question(words)).orElse("");
  }

  /** What a command answered; nothing when it failed, as it does while the program starts. */
  final Optional<String> answer(List<String> command) {
    var asked = workshop.finish(Map.of(), command);
    return asked.awaitExit(LIMIT) == 0
        ? Optional.of(String.join("\n", asked.output().lines()))
        : Optional.empty();
  }

  /**
   * A route as this speaker received it: what an external session does not carry is a value of its
   * own making.
   */
  final Route received(Route route) {
    return session.external() ? route.without(PathAttribute.LOCAL_PREFERENCE) : route;
  }

  @Override
  public List<Route> announced() {
    return originated.stream().map(this::asAnnounced).sorted().toList();
  }

  /** What is left of an originated route on the wire. */
  Route asAnnounced(Route route) {
    return session.external() ? route.prepended(session.local().asn()) : route;
  }

  /** The name of a file which only this speaker has. */
  final String file(String ending) {
    return name() + ending;
  }

  /** The text of a configuration file from lines, of which the empty ones are left out. */
  static String lines(String... lines) {
    var text = new StringBuilder();
    for (String line : lines) {
      if (!line.isBlank()) {
        text.append(line).append('\n');
      }
    }
    return text.toString();
  }
}
