package net.herald.route;

import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.attribute.Attribute;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Attributes;
import org.jspecify.annotations.Nullable;

/** Collects the words behind a prefix. */
final class TailDraft {
  private final List<Attribute> attributes = new ArrayList<>();
  @Nullable Integer pathId;
  int split;
  String name = "";
  String watchdog = "";
  boolean withdrawn;

  /** Adds an attribute; what a second of its code means, its row says. */
  void add(Attribute attribute) {
    for (int i = 0; i < attributes.size(); i++) {
      Attribute first = attributes.get(i);
      if (first.code() == attribute.code()) {
        attributes.set(i, both(first, attribute));
        return;
      }
    }
    attributes.add(attribute);
  }

  private static Attribute both(Attribute first, Attribute second) {
    return first.getClass() == second.getClass()
        ? Attributes.row(first).syntax().repeated(first, second)
        : first;
  }

  RouteTail tail() {
    return new RouteTail(AttributeSet.of(attributes), pathId, split, name, watchdog, withdrawn);
  }
}
