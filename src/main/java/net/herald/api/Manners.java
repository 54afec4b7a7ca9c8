package net.herald.api;

import java.util.function.BooleanSupplier;
import net.herald.environment.Environment;
import net.herald.environment.Settings;

/**
 * How the commands of a session are answered at first.
 *
 * @param acknowledge the setting {@code api.ack}
 * @param explains whether a line before {@code error} says why
 * @param routesFormat the setting {@code api.show-routes-format}
 * @param wholeFlowPrefixes what the setting {@code bgp.flow_offset} says
 */
public record Manners(
    boolean acknowledge, BooleanSupplier explains, String routesFormat, boolean wholeFlowPrefixes) {
  /** With FlowSpec prefixes as RFC 8956 has them. */
  public Manners(boolean acknowledge, BooleanSupplier explains, String routesFormat) {
    this(acknowledge, explains, routesFormat, false);
  }

  /** What the environment says. */
  public static Manners of(Environment environment, ApiVersion version) {
    return new Manners(
        environment.get(Settings.API_ACK),
        switch (environment.get(Settings.API_ERROR_DETAIL)) {
          case "true" -> () -> true;
          case "false" -> () -> false;
          default -> version::isSix;
        },
        environment.get(Settings.API_SHOW_ROUTES_FORMAT),
        environment.wholeFlowPrefixes());
  }
}
