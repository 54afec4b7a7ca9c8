package net.herald.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.herald.config.ProcessSettings.Encoder;
import net.herald.config.ProcessSettings.Errors;
import net.herald.healthcheck.settings.CheckLine;
import net.herald.healthcheck.settings.CheckOption;
import net.herald.healthcheck.settings.CheckOptions;
import net.herald.healthcheck.settings.CheckSettings;
import net.herald.text.Range;
import net.herald.text.Words;

/** Section {@code process}. */
final class ProcessSection extends TableSection<ProcessSection> implements Scalars.Owner {
  private static final Scalar<List<String>> RUN =
      Scalar.of("run", new Value<>("PROGRAM [ARGUMENT ...]", ProcessSection::words), List.of());
  private static final Scalar<Encoder> ENCODER =
      Scalar.of(
          "encoder",
          Values.choice("encoder", List.of(Encoder.values()), Encoder::word),
          Encoder.TEXT);
  private static final Scalar<Boolean> RESPAWN =
      Scalar.of("respawn", Values.BOOLEAN, true).bare(true);

  private static final Scalar<Integer> API_VERSION =
      Scalar.open(
          "api-version",
          new Value<>(
              "4 | 6", words -> Integer.valueOf(words.choice("api-version", List.of("4", "6")))));
  private static final Scalar<Errors> STDERR =
      Scalar.of(
          "stderr",
          Values.choice("stderr", List.of(Errors.values()), Errors::word),
          Errors.INHERIT);

  private static final Scalar<Kind> KIND =
      Scalar.of("kind", Values.choice("kind", List.of(Kind.values()), Kind::word), Kind.PROGRAM);

  static final Keywords<ProcessSection> KEYWORDS =
      Keywords.of(
          "process",
          List.of(
              Keyword.<ProcessSection, List<String>>of(
                      RUN, "4.2", "The program and its arguments; no shell reads them.")
                  .required(),
              Keyword.of(ENCODER, "4.2", "The form of what it is told."),
              Keyword.of(RESPAWN, "4.2", "Whether it is started again when it ends."),
              Keyword.of(
                  API_VERSION,
                  Keyword.OURS,
                  "The version of the API it speaks; without, that of the setting api.version."),
              Keyword.of(STDERR, Keyword.OURS, "Where its standard error goes."),
              Keyword.of(
                  KIND,
                  Keyword.OURS,
                  "With healthcheck, what it runs is ExaBGP's health check, and runs in the daemon.")));

  /** What runs it. */
  private enum Kind {
    /** The operating system. */
    PROGRAM,
    /** The daemon, which has the program in itself. */
    HEALTHCHECK;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Options whose absence somebody would notice. */
  private static final Set<String> IN_VAIN = Set.of("pid", "user", "group", "syslog-facility");

  private final Reading reading;
  private final String name;
  private final Range header;
  private final Scalars scalars;

  private ProcessSection(Reading reading, String name, Range header) {
    super(KEYWORDS);
    this.reading = reading;
    this.name = name;
    this.header = header;
    this.scalars = new Scalars(reading.diagnostics);
  }

  /** <code>process NAME {</code>. */
  static Section open(Reading reading, Words words) {
    String name = words.next("the name of the process");
    return open(reading, name, words.range(), words.statement());
  }

  /** A process of that name. */
  static Section open(Reading reading, String name, Range place, Range header) {
    reading.processName(name, place);
    return new ProcessSection(reading, name, header);
  }

  private static List<String> words(Words words) {
    List<String> command = new ArrayList<>();
    command.add(words.next("a program"));
    while (words.hasNext()) {
      command.add(words.next("an argument"));
    }
    return command;
  }

  @Override
  public Scalars scalars() {
    return scalars;
  }

  @Override
  public void close(Range end) {
    if (!scalars.tried(RUN)) {
      reading.error(header, "process '" + name + "' has no program", "expected run PROGRAM;");
      return;
    }
    if (scalars.get(KIND) == Kind.HEALTHCHECK) {
      healthcheck(scalars.get(RUN));
      return;
    }
    List<String> command = new ArrayList<>(scalars.get(RUN));
    if (!command.isEmpty()) {
      ProgramLookup.Found found = reading.programs.find(command.getFirst());
      if (found.fault().isEmpty()) {
        command.set(0, found.path());
      } else {
        reading.error(scalars.range(RUN, header), found.fault(), found.expected());
      }
    }
    reading.processes.add(
        new ProcessSettings(
            name,
            command,
            scalars.get(ENCODER),
            scalars.get(RESPAWN),
            scalars.get(API_VERSION, 0),
            scalars.get(STDERR)));
  }

  /** The program is not looked up: nobody starts it. */
  private void healthcheck(List<String> command) {
    Range place = scalars.range(RUN, header);
    List<String> options = CheckLine.options(command);
    if (options == null) {
      reading.error(
          place,
          "process '" + name + "' runs no health check of ExaBGP",
          "expected run exabgp healthcheck OPTION ...");
      return;
    }
    try {
      List<CheckSettings.Given> given = new ArrayList<>(CheckLine.read(options));
      given.removeIf(one -> isOfProgram(one.option(), place));
      CheckSettings settings = new CheckSettings(name, given, true);
      settings
          .faults()
          .forEach(fault -> reading.error(place, "--" + fault.option() + ": " + fault.why(), ""));
      reading.healthcheckName(name, header);
      reading.healthchecks.add(settings);
    } catch (IllegalArgumentException e) {
      reading.error(place, String.valueOf(e.getMessage()), "expected options of healthcheck");
    }
  }

  /** Whether an option is nothing to the daemon; says so where somebody may rest on it. */
  private boolean isOfProgram(String word, Range place) {
    CheckOption option = CheckOptions.named(word);
    if (option == null || !option.isOfProgram()) {
      return false;
    }
    if (IN_VAIN.contains(word)) {
      reading.warning(place, "--" + word + " has no effect here", option.instead());
    }
    return true;
  }
}
