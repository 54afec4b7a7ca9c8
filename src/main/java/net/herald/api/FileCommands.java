package net.herald.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.text.TextFault;
import org.jspecify.annotations.Nullable;

/**
 * {@code announce file PATH}: the changes of a file, a line each, as commands have them; {@code
 * announce} need not be written. The whole file is read before anything of it is done: with one
 * wrong line nothing is.
 */
final class FileCommands {
  /** The largest file, in octets. */
  private static final long LARGEST = 2L << 30;

  /** Routes after which one more line tells how far it came. */
  private static final int STEP = 100_000;

  private static final int CHUNK = 1 << 16;

  private FileCommands() {}

  static void announce(Call call) {
    var path = path(call);
    call.words().expectEnd();
    call.change(); // neighbors first: a file is long
    var reading = new Reading(call);
    try {
      reading.read(path);
    } catch (IOException e) {
      call.session().discard();
      throw new CommandFault("cannot read " + path + ": " + e.getMessage());
    }
    reading.judge();
    call.session().deliver(call.manner().sync());
    tell(call);
  }

  /** The lines of one file as they come. */
  private static final class Reading {
    private final Call call;
    private int number;
    private int wrong;
    private @Nullable String first;

    Reading(Call call) {
      this.call = call;
    }

    /**
     * Reads as much as the file has when it begins: some files have no size and no end, and of one
     * that changes nobody knows which routes were meant.
     */
    void read(Path path) throws IOException {
      var lines = new LineSplitter(HelperProcess.LONGEST_LINE, this::line);
      var octets = new byte[CHUNK];
      long left = Files.size(path);
      try (var in = Files.newInputStream(path)) {
        while (left > 0) {
          int count = in.read(octets, 0, (int) Math.min(left, octets.length));
          if (count < 0) {
            throw new IOException("it became shorter while it was read; nothing was changed");
          }
          if (!lines.feed(octets, count)) {
            throw new IOException(
                "line "
                    + (number + 1)
                    + " has more than "
                    + HelperProcess.LONGEST_LINE
                    + " octets; nothing was changed");
          }
          left -= count;
        }
      }
      if (lines.waiting() > 0) {
        lines.cut();
      }
    }

    private void line(String line) {
      number++;
      var fault = FileCommands.read(call, line.strip());
      if (fault != null) {
        wrong++;
        first = first != null ? first : "line " + number + ": " + fault;
      }
      if (number % STEP == 0) {
        progress(call, number);
      }
    }

    /** Refuses the whole file where a line of it is wrong. */
    void judge() {
      if (first != null) {
        call.session().discard();
        var more = wrong == 1 ? "" : ", and " + (wrong - 1) + " more wrong lines";
        throw new CommandFault(first + more + "; nothing was changed");
      }
    }
  }

  private static Path path(Call call) {
    var words = call.words();
    var written = words.next("the path of a file");
    try {
      var path = Path.of(written);
      if (!path.isAbsolute()) {
        throw words.fault("'" + written + "' is not an absolute path", "expected one with / first");
      }
      if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
        throw words.fault("there is no file '" + written + "' that can be read", "");
      }
      if (Files.size(path) > LARGEST) {
        throw words.fault("this file is too large", "expected at most " + LARGEST + " octets");
      }
      return path;
    } catch (InvalidPathException | IOException e) {
      throw words.fault("'" + written + "' is not the path of a file", "");
    }
  }

  /** Reads one line; why it is wrong, or null. */
  private static @Nullable String read(Call call, String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return null;
    }
    boolean whole = line.startsWith("announce ") || line.startsWith("withdraw ");
    var command = whole ? line : "announce " + line;
    try {
      call.session().part(call, command, AttributeSet.EMPTY);
      return null;
    } catch (TextFault fault) {
      int column = fault.diagnostic().range().from() + 1 - (command.length() - line.length());
      return fault.diagnostic().oneLine() + " at character " + Math.max(1, column);
    } catch (CommandFault fault) {
      return fault.why();
    }
  }

  private static void progress(Call call, int lines) {
    call.answer(
        out -> out.member("status", "reading").member("lines", lines),
        "reading: " + lines + " lines");
  }

  private static void tell(Call call) {
    var tally = call.session().tally();
    call.answer(
        out ->
            out.member("status", "file processed")
                .member("announced", tally.announced())
                .member("withdrawn", tally.withdrawn()),
        "file processed: " + tally.announced() + " announced, " + tally.withdrawn() + " withdrawn");
  }
}
