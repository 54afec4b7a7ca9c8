package net.herald.differential;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.herald.json.StrictJson;

/** ExaBGP in a process of its own: {@code tools/differential/oracle.py}. */
final class Oracle implements AutoCloseable {
  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;

  Oracle(String python, String tree) throws IOException {
    process =
        new ProcessBuilder(python, "tools/differential/oracle.py", tree)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    requests = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** The answers to requests, in their order. */
  List<Map<String, Object>> ask(List<String> lines) throws IOException {
    var found = new ArrayList<Map<String, Object>>();
    // few at a time: neither side may fill the pipe while the other writes
    for (var line : lines) {
      requests.write(line);
      requests.write('\n');
      requests.flush();
      var answer = answers.readLine();
      if (answer == null) {
        throw new IOException("the oracle ended at " + line);
      }
      found.add(StrictJson.object(answer));
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    requests.close();
    process.destroy();
  }
}
