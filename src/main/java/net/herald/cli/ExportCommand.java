package net.herald.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.herald.api.ExportedConfiguration;
import net.herald.json.JsonText;
import net.herald.posix.FileReason;

/** Shows a configuration as JSON, for programs. */
final class ExportCommand implements Subcommand.Action {
  private static final int INDENT = 2;
  private static final int MOST_INDENT = 16;

  @Override
  public Options options() {
    return new Options()
        .value('o', "output", "FILE", "write it there (standard output)")
        .value('i', "indent", "N", "blanks for each level (2)")
        .flag('p', "pdb", "accepted, without effect")
        .words("FILE", 1, 1, "the configuration file");
  }

  @Override
  public int run(Call call) throws Call.Failed, IOException {
    var given = call.given();
    var blanks = given.value("indent");
    int indent = blanks == null ? INDENT : (int) Numbers.whole("--indent", blanks, 0, MOST_INDENT);
    var configuration = ConfigurationFiles.read(call, given.words().getFirst());
    if (configuration == null) {
      return Main.FAILED;
    }
    var json = JsonText.of(ExportedConfiguration.of(configuration), indent) + "\n";
    var file = given.value("output");
    if (file == null) {
      call.out().print(json);
      return 0;
    }
    try {
      Files.writeString(Path.of(file), json);
      return 0;
    } catch (IOException e) {
      call.err().print("error: cannot write " + file + ": " + FileReason.of(e) + "\n");
      return Main.FAILED;
    }
  }
}
