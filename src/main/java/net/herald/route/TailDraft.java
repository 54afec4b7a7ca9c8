package net.herald.route;

import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.LabelStack;
import net.herald.bgp.RouteDistinguisher;
import net.herald.bgp.attribute.Attribute;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.attribute.Attributes;
import net.herald.text.Diagnostic;
import net.herald.text.Range;
import org.jspecify.annotations.Nullable;

/** Collects the words behind a prefix. */
final class TailDraft {
  private final List<Attribute> attributes = new ArrayList<>();
  final List<Diagnostic> warnings = new ArrayList<>();
  private @Nullable Range withdrawWord;
  private boolean withdrawn;
  @Nullable Integer pathId;
  @Nullable LabelStack labels;
  @Nullable RouteDistinguisher rd;
  int split;
  String name = "";
  String watchdog = "";

  /**
   * Adds an attribute; what a second of its code means, its row says.
   *
   * @param keyword where it is written, for the warning that it has no effect
   */
  void add(Attribute attribute, Range keyword) {
    for (int i = 0; i < attributes.size(); i++) {
      Attribute first = attributes.get(i);
      if (first.code() == attribute.code()) {
        Attribute counts = both(first, attribute);
        attributes.set(i, counts);
        if (counts.equals(first) && !first.equals(attribute)) {
          String word = keyword.source().text().substring(keyword.from(), keyword.to());
          warn(keyword, "'" + word + "' is written twice", "the first one counts");
        }
        return;
      }
    }
    attributes.add(attribute);
  }

  void withdraw(Range word) {
    withdrawn = true;
    withdrawWord = word;
  }

  void warn(Range range, String summary, String expected) {
    warnings.add(Diagnostic.warning(range, summary, expected));
  }

  private static Attribute both(Attribute first, Attribute second) {
    return first.getClass() == second.getClass()
        ? Attributes.row(first).syntax().repeated(first, second)
        : first;
  }

  /** What the words mean; those without effect are in {@link #warnings}. */
  RouteTail tail() {
    if (withdrawWord != null && watchdog.isEmpty()) {
      warn(withdrawWord, "'withdraw' does nothing without watchdog", "expected watchdog NAME");
    }
    return new RouteTail(
        AttributeSet.of(attributes), pathId, labels, rd, split, name, watchdog, withdrawn);
  }
}
