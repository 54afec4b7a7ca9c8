package net.herald.healthcheck;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.herald.healthcheck.settings.Target;

/**
 * The addresses of the service on this machine, put there by {@code ip} (iproute2). What was there
 * before stays: only what was added here is removed here.
 */
public final class LoopbackAddresses {
  /** What {@code ip} says of an address that is there already. */
  private static final int EXISTS = 2;

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String LOOPBACK = "lo";

  /** Runs a program: its words in, exit code and output out. */
  @FunctionalInterface
  public interface Runner {
    /** What a program left. */
    record Outcome(int code, String output) {}

    Outcome run(List<String> words) throws IOException, InterruptedException;
  }

  private final Runner runner;
  private final boolean sudo;
  private final String label;
  private final Map<Target, String> interfaces;
  private final Set<Target> added = new LinkedHashSet<>();

  /**
   * Addresses.
   *
   * @param sudo whether {@code sudo} is needed to change them
   * @param label what stands behind {@code lo:} in their label; empty for none
   * @param interfaces those that do not belong on the loopback interface
   */
  public LoopbackAddresses(
      Runner runner, boolean sudo, String label, Map<Target, String> interfaces) {
    this.runner = runner;
    this.sudo = sudo;
    this.label = label;
    this.interfaces = Map.copyOf(interfaces);
  }

  /**
   * The addresses of the loopback interface that are for others: not those of 127.0.0.0/8, nor ::1.
   *
   * @param label only those whose label begins with this; empty for all
   * @param exactly whether the label has to be this one
   */
  public static List<Target> present(Runner runner, String label, boolean exactly)
      throws IOException, InterruptedException {
    var outcome = runner.run(List.of("ip", "-o", "address", "show", "dev", LOOPBACK));
    if (outcome.code() != 0) {
      throw new IOException("ip address show failed: " + outcome.output().strip());
    }
    List<Target> found = new ArrayList<>();
    for (String line : outcome.output().split("\n")) {
      List<String> words = List.of(line.replace("\\", " ").trim().split("\\s+"));
      int inet = Math.max(words.indexOf("inet"), words.indexOf("inet6"));
      if (inet >= 0 && inet + 1 < words.size() && labelled(words, label, exactly)) {
        Target target = Target.ofInterface(words.get(inet + 1));
        if (target != null && !loopback(target)) {
          found.add(target);
        }
      }
    }
    return found;
  }

  private static boolean labelled(List<String> words, String label, boolean exactly) {
    String wanted = LOOPBACK + ":" + label;
    return label.isEmpty()
        || words.stream().anyMatch(w -> exactly ? w.equals(wanted) : w.startsWith(wanted));
  }

  private static boolean loopback(Target target) {
    String text = target.address().toString();
    return text.startsWith("127.") || text.equals("::1");
  }

  /**
   * Adds those that are missing.
   *
   * @throws IOException when one cannot be added; the message has what {@code ip} said
   */
  public void add(List<Target> targets) throws IOException, InterruptedException {
    for (Target target : targets) {
      if (!added.contains(target)) {
        List<String> words = words("add", target);
        if (!label.isEmpty() && !interfaces.containsKey(target)) {
          words.addAll(List.of("label", LOOPBACK + ":" + label));
        }
        var outcome = runner.run(words);
        if (outcome.code() == 0) {
          added.add(target);
        } else if (outcome.code() != EXISTS || !exists(outcome.output())) {
          throw new IOException(String.join(" ", words) + " failed: " + outcome.output().strip());
        }
      }
    }
  }

  /** Code 2 is any refusal of the kernel; of them only this one is none. */
  private static boolean exists(String output) {
    return output.isBlank() || output.contains("File exists") || output.contains("already");
  }

  /** Removes those that {@link #add} added. */
  public void remove() throws IOException, InterruptedException {
    for (Target target : List.copyOf(added)) {
      runner.run(words("delete", target));
      added.remove(target);
    }
  }

  /** Takes over from another what it added and would have been added here in the same way. */
  void takeOver(LoopbackAddresses other, List<Target> wanted) {
    for (Target target : List.copyOf(other.added)) {
      if (wanted.contains(target) && words("add", target).equals(other.words("add", target))) {
        other.added.remove(target);
        added.add(target);
      }
    }
  }

  private List<String> words(String verb, Target target) {
    List<String> words = new ArrayList<>(sudo ? List.of("sudo") : List.of());
    String device = interfaces.getOrDefault(target, LOOPBACK);
    words.addAll(List.of("ip", "address", verb, target.toString(), "dev", device));
    return words;
  }

  /** Runs programs of this machine. */
  public static Runner.Outcome system(List<String> words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    try (InputStream in = process.getInputStream()) {
      process.getOutputStream().close();
      String output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException(String.join(" ", words) + " does not end");
      }
      return new Runner.Outcome(process.exitValue(), output);
    } finally {
      process.destroyForcibly();
    }
  }
}
