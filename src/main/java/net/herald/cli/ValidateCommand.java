package net.herald.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.herald.config.Configuration;
import net.herald.config.Neighbor;
import net.herald.environment.Environment;
import net.herald.environment.Settings;
import net.herald.log.Category;
import net.herald.log.Log;

/**
 * Checks configuration files: all that is wrong with each, on standard error, and what was found
 * right in the log, as ExaBGP tells it.
 */
final class ValidateCommand implements Subcommand.Action {
  private static final String NEIGHBOR = "neighbor";
  private static final String ROUTE = "route";
  private static final String VERBOSE = "verbose";

  @Override
  public Options options() {
    return new Options()
        .flag('n', NEIGHBOR, "list the neighbors; with -v, what is configured for each")
        .flag('r', ROUTE, "encode, decode and encode again every route, and compare")
        .flag('v', VERBOSE, "tell more")
        .flag('p', "pdb", "accepted; there is no debugger to start")
        .words("FILE [FILE ...]", 1, Integer.MAX_VALUE, "configuration files");
  }

  @Override
  public int run(Call call) throws Call.Failed {
    var given = call.given();
    var environment = call.environment();
    if (given.has(VERBOSE)) {
      environment = environment.with(Settings.LOG_PARSER, true);
    }
    var log = call.log(environment);
    try {
      return valid(call, environment, log) ? 0 : Main.FAILED;
    } finally {
      log.close(Duration.ZERO);
    }
  }

  private static boolean valid(Call call, Environment environment, Log log) {
    for (var name : call.given().words()) {
      var file = ConfigurationFiles.find(call, name);
      if (file == null || !valid(call, environment, file, log)) {
        return false;
      }
    }
    return true;
  }

  private static boolean valid(Call call, Environment environment, Path file, Log log) {
    log.info(Category.CONFIGURATION, "loading " + file);
    var result = ConfigurationFiles.reader(call, environment).read(file);
    call.tell(result.diagnostics());
    var configuration = result.configuration();
    if (configuration == null) {
      return false;
    }
    log.info(Category.CONFIGURATION, "validate.loading", "status", "success");
    if (call.given().has(NEIGHBOR)) {
      neighbors(call, configuration, log);
    }
    return !call.given().has(ROUTE) || routes(call, configuration, log);
  }

  private static void neighbors(Call call, Configuration configuration, Log log) {
    log.info(Category.CONFIGURATION, "validate.checking", "type", "neighbors");
    for (var neighbor : configuration.neighbors()) {
      log.info(Category.CONFIGURATION, "✓ neighbor  " + neighbor.addresses().peer());
      if (call.given().has(VERBOSE)) {
        details(neighbor).forEach(line -> log.info(Category.CONFIGURATION, line));
      }
    }
  }

  private static List<String> details(Neighbor neighbor) {
    var lines = new ArrayList<String>();
    lines.add(neighbor.name());
    neighbor.families().forEach(family -> lines.add("family " + family));
    neighbor.routes().forEach(route -> lines.add("route " + route.route()));
    return lines;
  }

  private static boolean routes(Call call, Configuration configuration, Log log) {
    log.info(Category.CONFIGURATION, "validate.checking", "type", "routes");
    for (var neighbor : configuration.neighbors()) {
      var check = new RouteRoundTrip(neighbor);
      for (var route : neighbor.routes()) {
        var problem = check.problem(route.route());
        if (problem != null) {
          call.err().print("error: " + neighbor.addresses().peer() + ": " + problem + "\n");
          return false;
        }
      }
    }
    log.info(Category.CONFIGURATION, "validate.routes", "status", "success");
    return true;
  }
}
