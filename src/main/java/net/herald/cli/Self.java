package net.herald.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This program as a command, to be started once more. */
final class Self {
  private Self() {}

  /** The command that runs these arguments in the Java and with the options that run us. */
  static List<String> command(List<String> arguments) throws IOException {
    var text = Files.readString(Path.of("/proc/self/cmdline"), StandardCharsets.UTF_8);
    var words = new ArrayList<String>();
    boolean jar = false;
    for (var word : text.split("\0")) {
      words.add(word);
      if (jar || word.equals(Main.class.getName())) {
        break;
      }
      jar = word.equals("-jar");
    }
    words.set(0, ProcessHandle.current().info().command().orElse(words.getFirst()));
    words.addAll(arguments);
    return words;
  }
}
