package net.herald.daemon;

import java.util.List;
import java.util.function.Consumer;
import net.herald.config.Neighbor;
import net.herald.config.ProcessSettings;
import net.herald.environment.Environment;
import net.herald.event.ApiEvent;
import net.herald.log.Log;
import net.herald.time.Clock;

/** Temporary. */
final class HelperTable implements Helpers {
  HelperTable(Environment environment, Log log, Clock clock) {}

  Consumer<ApiEvent> events(Neighbor neighbor) {
    return event -> {};
  }

  @Override
  public void apply(List<ProcessSettings> wanted, boolean changedToo) {}

  @Override
  public void tell(Neighbor neighbor, ApiEvent event) {}

  @Override
  public void stop() {}
}
