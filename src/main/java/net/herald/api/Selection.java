package net.herald.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.herald.bgp.Family;
import net.herald.peer.Order;

/** The neighbors that a selector found. */
final class Selection {
  private final List<Speaker.Target> targets;
  private final Map<Family, List<Speaker.Target>> byFamily = new HashMap<>();

  Selection(List<Speaker.Target> targets) {
    this.targets = List.copyOf(targets);
  }

  List<Speaker.Target> targets() {
    return targets;
  }

  /** Those of them for which a family is configured. */
  List<Speaker.Target> with(Family family) {
    var known = byFamily.get(family);
    if (known == null) {
      known = targets.stream().filter(t -> t.neighbor().families().contains(family)).toList();
      byFamily.put(family, known);
    }
    return known;
  }

  /** Those of them whose session is established. */
  List<Speaker.Target> established() {
    return targets.stream().filter(t -> t.report().established()).toList();
  }

  /**
   * Gives an order to peers.
   *
   * @throws CommandFault when one does not take it
   */
  static void order(List<Speaker.Target> targets, Order order) {
    for (var target : targets) {
      if (!target.offer(order)) {
        throw busy(target);
      }
    }
  }

  static CommandFault busy(Speaker.Target target) {
    return new CommandFault(
        "neighbor " + target.neighbor().addresses().peer() + " takes no more orders now");
  }
}
