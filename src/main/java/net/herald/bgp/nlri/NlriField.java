package net.herald.bgp.nlri;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of route types. Fields are told apart by identity: the same one may stand in several
 * types.
 *
 * @param <V> its value
 */
final class NlriField<V> {
  final String word;
  final String jsonName;
  final NlriForm<V> form;

  /** Whether the field is part of the identity of the route. */
  final boolean key;

  /** What it is when nobody says, by the other values; null where it has to be said. */
  final @Nullable Function<NlriValues, @Nullable V> absent;

  private NlriField(
      String word,
      String jsonName,
      NlriForm<V> form,
      boolean key,
      @Nullable Function<NlriValues, @Nullable V> absent) {
    this.word = word;
    this.jsonName = jsonName;
    this.form = form;
    this.key = key;
    this.absent = absent;
  }

  /** A field that has to be said, and is part of the identity. */
  static <V> NlriField<V> of(String word, NlriForm<V> form) {
    return new NlriField<>(word, word, form, true, null);
  }

  /** The same field with another name in JSON. */
  NlriField<V> named(String name) {
    return new NlriField<>(word, name, form, key, absent);
  }

  /** The same field, not part of the identity. */
  NlriField<V> beside() {
    return new NlriField<>(word, jsonName, form, false, absent);
  }

  /** The same field with a value for when nobody says it. */
  NlriField<V> absent(V value) {
    return absent(_ -> value);
  }

  /** The same field; what it is when nobody says depends on the others, or is nothing. */
  NlriField<V> absent(Function<NlriValues, @Nullable V> value) {
    return new NlriField<>(word, jsonName, form, key, value);
  }
}
