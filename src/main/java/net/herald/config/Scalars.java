package net.herald.config;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.herald.text.Diagnostic;
import net.herald.text.Diagnostics;
import net.herald.text.Range;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/** The values of the keywords of one section, each with the place where it was written. */
final class Scalars {
  /** A section that has scalars. */
  interface Owner {
    Scalars scalars();
  }

  private record Written(Object value, Range range) {}

  private final Diagnostics diagnostics;
  private final Map<Scalar<?>, Written> values = new LinkedHashMap<>();
  private final Set<Scalar<?>> faulty = new HashSet<>();

  Scalars(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Reads the value that follows the keyword. Written twice, the last one counts. */
  <V> void read(Scalar<V> scalar, Words words) {
    Range keyword = words.range();
    faulty.add(scalar);
    V bare = scalar.bare();
    V value = words.hasNext() || bare == null ? scalar.value().parser().apply(words) : bare;
    faulty.remove(scalar);
    Written before = values.put(scalar, new Written(value, keyword.to(words.range())));
    if (before != null) {
      diagnostics.add(
          Diagnostic.warning(
              keyword,
              "'" + scalar.word() + "' is written twice; this one counts",
              "see line " + before.range().line()));
    }
  }

  /** Sets a value that is not written as its keyword has it. */
  <V> void set(Scalar<V> scalar, V value, Range range) {
    values.put(scalar, new Written(value, range));
  }

  /** The value, or what its absence means. */
  <V> V get(Scalar<V> scalar) {
    return Objects.requireNonNull(find(scalar), scalar.word());
  }

  /** The value, or another where none is written and absence says nothing that could be. */
  <V> V get(Scalar<V> scalar, V otherwise) {
    V found = find(scalar);
    return found == null ? otherwise : found;
  }

  /** The value, or what its absence means; null where that is nothing. */
  @SuppressWarnings("unchecked") // read() puts in what the parser of the scalar gave
  <V> @Nullable V find(Scalar<V> scalar) {
    Written written = values.get(scalar);
    return written == null ? scalar.absent() : (V) written.value();
  }

  /** Whether the keyword was written, and rightly. */
  boolean has(Scalar<?> scalar) {
    return values.containsKey(scalar);
  }

  /** Whether the keyword was written at all, perhaps wrongly. */
  boolean tried(Scalar<?> scalar) {
    return has(scalar) || faulty.contains(scalar);
  }

  /** Whether no keyword was written at all. */
  boolean isEmpty() {
    return values.isEmpty() && faulty.isEmpty();
  }

  /** Where the value was written, or somewhere to point to where it was not. */
  Range range(Scalar<?> scalar, Range otherwise) {
    Written written = values.get(scalar);
    return written == null ? otherwise : written.range();
  }

  /** Takes over what a group sets, where nothing is set here. */
  void underlay(Scalars group) {
    group.values.forEach(values::putIfAbsent);
    faulty.addAll(group.faulty);
  }

  /**
   * Takes over what a template sets. The template wins where both set something: so it always was,
   * and files may rest on it; but it is said.
   */
  void inherit(Scalars template, String name) {
    template.values.forEach((scalar, written) -> {
      Written mine = values.put(scalar, written);
      if (mine != null && !mine.value().equals(written.value())) {
        diagnostics.add(
            Diagnostic.warning(
                mine.range(),
                "'" + scalar.word() + "' is overridden by template '" + name + "'",
                "see line " + written.range().line()));
      }
    });
    faulty.addAll(template.faulty);
  }
}
