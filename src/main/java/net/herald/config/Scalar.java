package net.herald.config;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A keyword with one value, and the key under which {@link Scalars} keeps it.
 *
 * @param word as written in the file
 * @param value what may follow
 * @param absent the value where the keyword is not written; null where there is none then
 * @param bare the value where nothing follows it; null where something must
 */
record Scalar<V>(String word, Value<V> value, @Nullable V absent, @Nullable V bare) {

  /** A keyword whose value cannot be left out. */
  static <V> Scalar<V> of(String word, Value<V> value, V absent) {
    return new Scalar<>(word, value, absent, null);
  }

  /** A keyword whose value cannot be left out, and which says nothing where it is not written. */
  static <V> Scalar<V> open(String word, Value<V> value) {
    return new Scalar<>(word, value, null, null);
  }

  /** The same keyword, with a meaning for the bare word. */
  Scalar<V> bare(V meaning) {
    return new Scalar<>(word, value, absent, meaning);
  }

  String absentText() {
    return text(absent);
  }

  String bareText() {
    return text(bare);
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Boolean flag -> flag ? "enable" : "disable";
      case Optional<?> optional -> optional.isEmpty() ? "auto" : optional.get().toString();
      case Enum<?> word -> word.name().toLowerCase(Locale.ROOT);
      default -> value.toString();
    };
  }
}
