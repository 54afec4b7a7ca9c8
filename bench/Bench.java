import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whole processes, side by side in one run: Herald, and BIRD and GoBGP where they are installed.
 * See docs/benchmarks.md. Arguments: scenarios (all of them without), and {@code --routes N},
 * {@code --sessions N}, {@code --runs N}, {@code --only PROGRAM}.
 */
final class Bench {
  private static final Duration LIMIT = Duration.ofSeconds(180);
  private static final double NANOS = 1e9;

  private final Path home;
  private int routes = 1_000_000;
  private int sessions = 1000;
  private int runs = 3;
  private String only = "";

  private Bench(Path home) {
    this.home = home;
  }

  /** What one run gave, by name, in the order of the columns. */
  private static final class Row extends LinkedHashMap<String, Double> {
    private static final long serialVersionUID = 1;
  }

  private static Row row(Map<String, Double> numbers) {
    if (numbers == null) {
      return null;
    }
    var row = new Row();
    row.putAll(numbers);
    return row;
  }

  /** One run of one program. */
  private interface Scenario {
    /** Null where the program cannot do this. */
    Row run(Speaker speaker, Path folder) throws Exception;
  }

  /** First the directory of the project. */
  public static void main(String[] arguments) throws Exception {
    var bench = new Bench(Path.of(arguments[0]));
    var all = new LinkedHashMap<String, Scenario>();
    all.put("start-up", bench::startUp);
    all.put("configured-100k", (speaker, folder) -> configured(speaker, folder, 100_000));
    all.put("configured", (speaker, folder) -> configured(speaker, folder, bench.routes));
    all.put("receive", bench::receive);
    all.put("sessions", bench::manySessions);
    var api = new Api(LIMIT);
    all.put("commands-100k", (speaker, folder) -> row(api.commands(speaker, folder, 100_000, 1)));
    all.put("commands-10", (speaker, folder) -> row(api.commands(speaker, folder, 100_000, 10)));
    all.put("commands", (speaker, folder) -> row(api.commands(speaker, folder, bench.routes, 1)));
    all.put("events-100k", (speaker, folder) -> row(api.events(speaker, folder, 100_000)));
    all.put("events", (speaker, folder) -> row(api.events(speaker, folder, bench.routes)));
    all.put("latency", (speaker, folder) -> row(api.latency(speaker, folder, 20_000)));
    all.put("acknowledged", (speaker, folder) -> row(api.acknowledged(speaker, folder, 100_000)));
    var wanted = new ArrayList<String>();
    for (int i = 1; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--routes" -> bench.routes = Integer.parseInt(arguments[++i]);
        case "--sessions" -> bench.sessions = Integer.parseInt(arguments[++i]);
        case "--runs" -> bench.runs = Integer.parseInt(arguments[++i]);
        case "--only" -> bench.only = arguments[++i];
        default -> wanted.add(arguments[i]);
      }
    }
    if (!all.keySet().containsAll(wanted)) {
      System.err.println("scenarios: " + String.join(" ", all.keySet()));
      System.exit(2);
    }
    all.keySet().removeIf(name -> !wanted.isEmpty() && !wanted.contains(name));
    bench.run(all);
  }

  private void run(Map<String, Scenario> scenarios) throws Exception {
    var speakers = new ArrayList<Speaker>();
    for (var speaker :
        List.of(
            new Speaker.Herald(home.resolve("bin/herald")),
            new Speaker.Bird(),
            new Speaker.GoBgp())) {
      var version = speaker.version();
      System.out.printf("%-8s %s%n", speaker.name(), version.isEmpty() ? "not installed" : version);
      if (!version.isEmpty() && speaker.name().startsWith(only)) {
        speakers.add(speaker);
      }
    }
    for (var scenario : scenarios.entrySet()) {
      System.out.println("\n" + scenario.getKey());
      Row first = null;
      for (var speaker : speakers) {
        var row = median(scenario.getValue(), speaker);
        if (row != null) {
          print(speaker.name(), row, first);
          first = first == null ? row : first;
        }
      }
    }
  }

  /** Of each number the one in the middle. */
  private Row median(Scenario scenario, Speaker speaker) throws Exception {
    var rows = new ArrayList<Row>();
    for (int i = 0; i < runs; i++) {
      var folder = Files.createTempDirectory("herald-bench");
      try {
        var row = scenario.run(speaker, folder);
        if (row == null) {
          return null;
        }
        rows.add(row);
      } finally {
        delete(folder);
      }
    }
    var middle = new Row();
    for (var name : rows.getFirst().keySet()) {
      var values = rows.stream().map(row -> row.get(name)).sorted().toList();
      middle.put(name, values.get(values.size() / 2));
    }
    return middle;
  }

  /** A line; behind each number of another program how many times it is that of the first. */
  private static void print(String name, Row row, Row first) {
    var line = new StringBuilder("  %-8s".formatted(name));
    row.forEach((what, value) -> {
      line.append("  ").append(what).append(' ').append(String.format(Locale.ROOT, "%.2f", value));
      var base = first == null ? null : first.get(what);
      if (base != null && base > 0) {
        line.append(String.format(Locale.ROOT, " (x%.2f)", value / base));
      }
    });
    System.out.println(line);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static Peers meet(Speaker speaker, Peers peers, int sessions) throws IOException {
    if (speaker.calls(sessions)) {
      return peers.listen(Speaker.OURS);
    }
    for (int i = 0; i < sessions; i++) {
      peers.call(i, Speaker.THEIRS);
    }
    return peers;
  }

  /** From the start of the process to the last prefix at the peer. */
  private static Row configured(Speaker speaker, Path folder, int count) throws Exception {
    var command = speaker.configured(folder, 1, new Routes(count));
    if (command.isEmpty()) {
      return null;
    }
    try (var peers = meet(speaker, new Peers(1, count), 1)) {
      long begun = System.nanoTime();
      var process = Speaker.Runs.start(command, speaker.environment(), folder);
      try {
        long finished = peers.complete(LIMIT);
        var row = new Row();
        row.put("seconds", finished == 0 ? Double.NaN : (finished - begun) / NANOS);
        row.put("cpu-s", Speaker.Runs.cpu(process));
        row.put("peak-MiB", Speaker.Runs.memory(process, "VmHWM") / 1024.0);
        return row;
      } finally {
        Speaker.Runs.stop(process);
      }
    }
  }

  /** From the first UPDATE sent to the moment from which the program has nothing left to do. */
  private Row receive(Speaker speaker, Path folder) throws Exception {
    var command = speaker.configured(folder, 1, new Routes(0));
    byte[] updates = new Routes(routes).updates();
    try (var peers = meet(speaker, new Peers(1, 1), 1)) {
      var process = Speaker.Runs.start(command, speaker.environment(), folder);
      try {
        if (!peers.established(LIMIT)) {
          throw new IOException(speaker.name() + " has no session");
        }
        Peers.pause(700);
        long before = Speaker.Runs.memory(process, "VmRSS");
        double cpu = Speaker.Runs.cpu(process);
        long begun = System.nanoTime();
        peers.send(updates);
        long quiet = Speaker.Runs.quiet(process, LIMIT.toNanos());
        var row = new Row();
        row.put("seconds", (quiet - begun) / NANOS);
        row.put("cpu-s", Speaker.Runs.cpu(process) - cpu);
        Peers.pause(3000);
        long grown = Speaker.Runs.memory(process, "VmRSS") - before;
        row.put("bytes/prefix", grown * 1024.0 / routes);
        row.put("peak-MiB", Speaker.Runs.memory(process, "VmHWM") / 1024.0);
        return row;
      } finally {
        Speaker.Runs.stop(process);
      }
    }
  }

  /** Many sessions with a hundred routes each, and what they cost at rest. */
  private Row manySessions(Speaker speaker, Path folder) throws Exception {
    int each = 100;
    var command = speaker.configured(folder, sessions, new Routes(each));
    if (command.isEmpty()) {
      return null;
    }
    try (var peers = meet(speaker, new Peers(sessions, (long) sessions * each), sessions)) {
      long begun = System.nanoTime();
      var process = Speaker.Runs.start(command, speaker.environment(), folder);
      try {
        long finished = peers.complete(LIMIT);
        var row = new Row();
        row.put("seconds", finished == 0 ? Double.NaN : (finished - begun) / NANOS);
        row.put("cpu-s", Speaker.Runs.cpu(process));
        row.put("peak-MiB", Speaker.Runs.memory(process, "VmHWM") / 1024.0);
        Peers.pause(2000);
        double cpu = Speaker.Runs.cpu(process);
        Peers.pause(5000);
        row.put("rest-cpu-%", (Speaker.Runs.cpu(process) - cpu) / 5 * 100);
        return row;
      } finally {
        Speaker.Runs.stop(process);
      }
    }
  }

  /** Short commands, and from the start of the process to its OPEN. */
  private Row startUp(Speaker speaker, Path folder) throws Exception {
    var row = new Row();
    var command = speaker.configured(folder, 1, new Routes(10));
    var file = command.isEmpty() ? folder : Path.of(command.getLast());
    for (var run : speaker.shortRuns(file).entrySet()) {
      long begun = System.nanoTime();
      Speaker.Runs.start(run.getValue(), speaker.environment(), folder).waitFor();
      row.put(run.getKey() + "-s", (System.nanoTime() - begun) / NANOS);
    }
    if (!command.isEmpty() && speaker.calls(1)) {
      try (var peers = meet(speaker, new Peers(1, 10), 1)) {
        long begun = System.nanoTime();
        var process = Speaker.Runs.start(command, speaker.environment(), folder);
        try {
          row.put("open-s", (peers.firstOpen(LIMIT) - begun) / NANOS);
          row.put("routes-s", (peers.complete(LIMIT) - begun) / NANOS);
        } finally {
          Speaker.Runs.stop(process);
        }
      }
    }
    return row;
  }
}
