package net.herald.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what is wrong with one or several texts.
 *
 * <p>Everything is counted; the first {@value #KEPT} errors and as many warnings are kept, so that
 * a broken file of a million lines costs no more than a small one and its warnings do not hide its
 * errors.
 */
public final class Diagnostics {
  /** How many errors, and how many warnings, are kept. */
  public static final int KEPT = 50;

  private final List<Diagnostic> kept = new ArrayList<>();
  private final Map<Source, Integer> sources = new HashMap<>();
  private int errors;
  private int warnings;

  /** Records one. */
  public void add(Diagnostic diagnostic) {
    sources.putIfAbsent(diagnostic.range().source(), sources.size());
    int before =
        switch (diagnostic.severity()) {
          case ERROR -> errors++;
          case WARNING -> warnings++;
        };
    if (before < KEPT) {
      kept.add(diagnostic);
    }
  }

  /** Records the fault that ended the reading of a statement. */
  public void add(TextFault fault) {
    add(fault.diagnostic());
  }

  /** How many errors there were, those not kept included. */
  public int errors() {
    return errors;
  }

  /** How many warnings there were, those not kept included. */
  public int warnings() {
    return warnings;
  }

  /** Those kept: texts in the order of their first diagnostic, in a text by place. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> sorted = new ArrayList<>(kept);
    sorted.sort(
        Comparator.<Diagnostic>comparingInt(one -> sources.get(one.range().source()))
            .thenComparingInt(one -> one.range().from()));
    return List.copyOf(sorted);
  }

  /** All that is kept as printed, and how many more there were; empty when there is nothing. */
  public String print() {
    StringBuilder out = new StringBuilder();
    sorted().forEach(one -> out.append(one.print()));
    printMore(errors() - KEPT, Severity.ERROR, out);
    printMore(warnings() - KEPT, Severity.WARNING, out);
    return out.toString();
  }

  private static void printMore(int more, Severity severity, StringBuilder out) {
    if (more > 0) {
      out.append(more).append(" more ").append(severity.word()).append(more > 1 ? "s\n" : "\n");
    }
  }
}
