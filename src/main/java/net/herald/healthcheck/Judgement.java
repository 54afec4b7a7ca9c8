package net.herald.healthcheck;

/**
 * How many results in a row make a service healthy or not.
 *
 * @param rise good results that make it {@link State#UP}
 * @param fall bad results that make it {@link State#DOWN}
 */
public record Judgement(int rise, int fall) {

  /**
   * A state, and how often its kind of result came in a row.
   *
   * @param results 0 where nobody counts
   */
  public record Position(State state, int results) {
    /** Nothing is known yet. */
    public static final Position START = new Position(State.INIT, 0);
  }

  /**
   * The state after a result.
   *
   * @param healthy what the check said; of no meaning when disabled
   * @param disabled whether the operator took the service out
   */
  public Position next(Position now, boolean healthy, boolean disabled) {
    if (disabled) {
      return new Position(State.DISABLED, 0);
    }
    return switch (now.state) {
      case INIT, RISING, FALLING -> counted(now, healthy);
      case UP -> healthy ? now : counted(now, false);
      case DOWN -> healthy ? counted(now, true) : now;
      // The next result starts from nothing: what was known before may be long ago.
      case DISABLED -> Position.START;
      case EXIT -> now;
    };
  }

  private Position counted(Position now, boolean healthy) {
    State way = healthy ? State.RISING : State.FALLING;
    int results = now.state == way ? now.results + 1 : 1;
    int enough = healthy ? rise : fall;
    if (results >= enough) {
      return new Position(healthy ? State.UP : State.DOWN, 0);
    }
    return new Position(way, results);
  }
}
