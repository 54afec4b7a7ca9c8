package net.herald.bgp.nlri;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import net.herald.json.JsonWriter;
import net.herald.wire.WireReader;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** The values of the fields of one NLRI. */
final class NlriValues {
  private final Map<NlriField<?>, Object> values = new HashMap<>();

  boolean has(NlriField<?> field) {
    return values.containsKey(field);
  }

  <V> void put(NlriField<V> field, V value) {
    values.put(field, value);
  }

  /** The value of a field; null where it has none. */
  @SuppressWarnings("unchecked")
  <V> @Nullable V find(NlriField<V> field) {
    return (V) values.get(field);
  }

  /** The value of a field that has one. */
  <V> V get(NlriField<V> field) {
    V value = find(field);
    if (value == null) {
      throw new NoSuchElementException(field.word);
    }
    return value;
  }

  <V> void read(NlriField<V> field, WireReader in) {
    V value = field.form.read(in);
    if (value != null) {
      put(field, value);
    }
  }

  <V> void write(NlriField<V> field, WireWriter out) {
    field.form.write(find(field), out);
  }

  <V> void text(NlriField<V> field, StringBuilder out) {
    V value = find(field);
    if (value != null && !(field.absent != null && value.equals(field.absent.apply(this)))) {
      field.form.text(field.word, value, out);
    }
  }

  <V> void json(NlriField<V> field, JsonWriter out) {
    V value = find(field);
    if (value != null) {
      field.form.json(field.jsonName, value, out);
    }
  }

  /** Gives a field its value for when nobody says it. False where it has to be said. */
  <V> boolean complete(NlriField<V> field) {
    if (has(field)) {
      return true;
    }
    if (field.absent == null) {
      return false;
    }
    V value = field.absent.apply(this);
    if (value != null) {
      put(field, value);
    }
    return true;
  }
}
