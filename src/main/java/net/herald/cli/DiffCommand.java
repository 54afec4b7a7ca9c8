package net.herald.cli;

import java.util.ArrayList;
import java.util.List;
import net.herald.config.ConfigurationDiff;
import net.herald.config.Neighbor;

/** Says what a reload would do: the way from one configuration file to another. */
final class DiffCommand implements Subcommand.Action {

  @Override
  public Options options() {
    return new Options().words("OLD-FILE NEW-FILE", 2, 2, "what runs, and what shall run");
  }

  @Override
  public int run(Call call) throws Call.Failed {
    var names = call.given().words();
    var before = ConfigurationFiles.read(call, names.getFirst());
    var after = ConfigurationFiles.read(call, names.getLast());
    if (before == null || after == null) {
      return Main.FAILED;
    }
    var lines = lines(ConfigurationDiff.of(before, after));
    lines.forEach(line -> call.out().print(line + "\n"));
    if (lines.isEmpty()) {
      call.out().print("A reload changes nothing.\n");
    }
    return 0;
  }

  private static List<String> lines(ConfigurationDiff diff) {
    List<String> lines = new ArrayList<>();
    diff.stoppedProcesses().forEach(name -> lines.add("- process " + name + ": is ended"));
    diff.changedProcesses().forEach(p -> lines.add("! process " + p.name() + ": is started anew"));
    diff.startedProcesses().forEach(p -> lines.add("+ process " + p.name() + ": is started"));
    var checks = diff.healthchecks();
    checks.stopped().forEach(n -> lines.add("- healthcheck " + n + ": ends, its routes go"));
    checks.changed().forEach(n -> lines.add("! healthcheck " + n + ": goes on as told now"));
    checks.started().forEach(n -> lines.add("+ healthcheck " + n + ": is started"));
    diff.removed().forEach(n -> lines.add("- " + name(n) + ": its session ends"));
    diff.changed()
        .forEach(change -> lines.add("! " + name(change.after()) + ": its session begins anew"));
    diff.added()
        .forEach(n -> lines.add("+ " + name(n) + ": begins, with " + routes(n.routes().size())));
    for (var kept : diff.kept()) {
      if (!kept.withdrawn().isEmpty() || !kept.announced().isEmpty()) {
        lines.add("  " + name(kept.neighbor()) + ": its session stays");
        kept.withdrawn().forEach(route -> lines.add("  - " + route.route()));
        kept.announced().forEach(route -> lines.add("  + " + route.route()));
      }
    }
    return lines;
  }

  private static String name(Neighbor neighbor) {
    return "neighbor " + neighbor.addresses().peer();
  }

  private static String routes(int count) {
    return count == 1 ? "1 route" : count + " routes";
  }
}
