package net.herald.bgp.nlri;

import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.Family;
import net.herald.text.Diagnostic;
import net.herald.text.Range;
import net.herald.text.TextFault;
import net.herald.text.Words;
import net.herald.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** A route of a type while its words are read: each field once, in any order. */
final class FieldsDraft implements NlriDraft {
  private final Family family;
  private final RouteType type;
  private final NlriValues values = new NlriValues();

  FieldsDraft(Family family, RouteType type) {
    this.family = family;
    this.type = type;
  }

  @Override
  public List<String> words() {
    var words = new ArrayList<String>();
    for (var field : type.written()) {
      words.addAll(field.form.words(field.word));
    }
    return words;
  }

  @Override
  public boolean take(String word, Words words) {
    for (var field : type.fields()) {
      if (field.form.words(field.word).contains(word)) {
        take(field, word, words);
        return true;
      }
    }
    return false;
  }

  private <V> void take(NlriField<V> field, String word, Words words) {
    if (values.has(field)) {
      throw words.fault("'" + field.word + "' is written twice", "expected it once");
    }
    values.put(field, field.form.parse(word, words));
  }

  @Override
  public Nlri nlri(@Nullable Integer pathId, Range place) {
    var missing = new ArrayList<String>();
    for (var field : type.written()) {
      if (!values.complete(field)) {
        missing.add("'" + field.word + "'");
      }
    }
    if (!missing.isEmpty()) {
      throw new TextFault(
          Diagnostic.error(
              place,
              name() + " lacks " + String.join(", ", missing),
              "expected " + String.join(", ", words())));
    }
    var problem = type.problem(family, values);
    if (problem != null) {
      throw new TextFault(Diagnostic.error(place, name() + ": " + problem, ""));
    }
    var out = new WireWriter();
    type.fields().forEach(field -> values.write(field, out));
    int id = pathId == null ? 0 : pathId;
    return TypedNlri.of(family, type.code(), type, out.toBytes(), pathId != null, id);
  }

  private String name() {
    return (family.safiWord() + " " + type.word()).strip();
  }
}
