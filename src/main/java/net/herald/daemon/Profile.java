package net.herald.daemon;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import net.herald.environment.Environment;
import net.herald.environment.Settings;
import net.herald.log.Category;
import net.herald.log.Log;
import org.jspecify.annotations.Nullable;

/**
 * A profile of the run, by the JDK's flight recorder: into the file of {@code profile.file}, for
 * the tools that read such recordings, or as a list of the methods seen most often on standard
 * output where that is {@code stdout} or empty.
 */
final class Profile implements AutoCloseable {
  private static final String STANDARD_OUTPUT = "stdout";
  private static final int METHODS = 30;

  private final Log log;
  private final @Nullable OutputStream file;
  private final boolean wanted;
  private @Nullable Recording recording;

  private Profile(Log log, boolean wanted, @Nullable OutputStream file) {
    this.log = log;
    this.wanted = wanted;
    this.file = file;
  }

  /** What the settings ask for. The file is made now, as the user who starts the daemon. */
  static Profile of(Environment environment, Log log) {
    if (!environment.get(Settings.PROFILE_ENABLE)) {
      return new Profile(log, false, null);
    }
    var name =
        environment
            .get(Settings.PROFILE_FILE)
            .replace("%p", Long.toString(ProcessHandle.current().pid()));
    if (name.isEmpty() || name.equals(STANDARD_OUTPUT)) {
      return new Profile(log, true, null);
    }
    try {
      var out =
          Files.newOutputStream(
              Path.of(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new Profile(log, true, out);
    } catch (FileAlreadyExistsException e) {
      log.error(
          Category.STARTUP,
          "profile.refused",
          "file",
          name,
          "reason",
          "a file of that name exists");
    } catch (IOException e) {
      log.error(Category.STARTUP, "profile.refused", "file", name, "reason", e);
    }
    return new Profile(log, false, null);
  }

  /** Whether there is anything to record. */
  boolean wanted() {
    return wanted;
  }

  /** Records from now on, as the user whose files the recorder needs; once. */
  void begin() {
    if (!wanted || recording != null) {
      return;
    }
    try {
      var begun = new Recording(Configuration.getConfiguration("profile"));
      begun.start();
      recording = begun;
      log.info(Category.STARTUP, "profile.started");
    } catch (IOException | ParseException | RuntimeException e) {
      log.error(Category.STARTUP, "profile.failed", "reason", e);
    }
  }

  @Override
  public void close() {
    try (var begun = recording;
        var out = file) {
      if (begun != null) {
        begun.stop();
        var temporary = Files.createTempFile("herald", ".jfr");
        try {
          begun.dump(temporary);
          if (out != null) {
            Files.copy(temporary, out);
          } else {
            print(temporary);
          }
        } finally {
          Files.deleteIfExists(temporary);
        }
      }
    } catch (IOException | RuntimeException e) {
      log.error(Category.STARTUP, "profile.failed", "reason", e);
    }
  }

  private static void print(Path recorded) throws IOException {
    var seen = new HashMap<String, Integer>();
    int all = 0;
    try (var events = new RecordingFile(recorded)) {
      while (events.hasMoreEvents()) {
        var method = method(events.readEvent());
        if (method != null) {
          seen.merge(method, 1, Integer::sum);
          all++;
        }
      }
    }
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    out.println(all + " samples, by the method that ran:");
    seen.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(METHODS)
        .forEach(line -> out.println("%8d  %s".formatted(line.getValue(), line.getKey())));
    out.flush();
  }

  private static @Nullable String method(RecordedEvent event) {
    var stack = event.getStackTrace();
    if (!event.getEventType().getName().equals("jdk.ExecutionSample")
        || stack == null
        || stack.getFrames().isEmpty()) {
      return null;
    }
    var method = stack.getFrames().getFirst().getMethod();
    return method.getType().getName() + "." + method.getName();
  }
}
