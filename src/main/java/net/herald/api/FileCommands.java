package net.herald.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  private FileCommands() {}

  static void announce(Call call) {
    var path = path(call);
    call.words().expectEnd();
    call.change(); // neighbors first: a file is long
    int number = 0;
    int wrong = 0;
    @Nullable String first = null;
    try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        var fault = read(call, line.strip());
        if (fault != null) {
          wrong++;
          first = first != null ? first : "line " + number + ": " + fault;
        }
        if (number % STEP == 0) {
          progress(call, number);
        }
      }
    } catch (IOException e) {
      call.session().discard();
      throw new CommandFault("cannot read " + path + ": " + e.getMessage());
    }
    if (first != null) {
      call.session().discard();
      var more = wrong == 1 ? "" : ", and " + (wrong - 1) + " more wrong lines";
      throw new CommandFault(first + more + "; nothing was changed");
    }
    call.session().deliver(call.manner().sync());
    tell(call);
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
