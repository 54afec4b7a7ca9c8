package net.herald.config;

import java.util.ArrayList;
import java.util.List;
import net.herald.config.ProcessSettings.Encoder;
import net.herald.config.ProcessSettings.Errors;
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
              Keyword.of(STDERR, Keyword.OURS, "Where its standard error goes.")));

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
}
