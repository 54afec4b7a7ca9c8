package net.herald.bgp.nlri;

import java.util.List;
import net.herald.bgp.Family;
import net.herald.wire.WireFault;
import net.herald.wire.WireReader;
import org.jspecify.annotations.Nullable;

/**
 * A type of the routes of a family: one row of its table.
 *
 * @param code on the wire
 * @param word in configuration and commands; empty for a type that needs none
 * @param name in JSON
 * @param fields in the order of the wire
 * @param shown the fields in the order of JSON
 * @param written the fields in the order of words, which may come in any
 * @param check what is wrong with values that are right each by itself; null where nothing can be
 */
record RouteType(
    int code,
    String word,
    String name,
    List<NlriField<?>> fields,
    List<NlriField<?>> shown,
    List<NlriField<?>> written,
    @Nullable Check check) {

  /** Looks at all values together. */
  @FunctionalInterface
  interface Check {
    /** What is wrong; null for nothing. */
    @Nullable String problem(Family family, NlriValues values);
  }

  /** A type whose fields have one order, and whose values go with each other always. */
  static RouteType of(int code, String word, String name, NlriField<?>... fields) {
    var all = List.of(fields);
    return new RouteType(code, word, name, all, all, all, null);
  }

  RouteType shownAs(NlriField<?>... order) {
    return new RouteType(code, word, name, fields, List.of(order), written, check);
  }

  RouteType writtenAs(NlriField<?>... order) {
    return new RouteType(code, word, name, fields, shown, List.of(order), check);
  }

  RouteType checked(Check with) {
    return new RouteType(code, word, name, fields, shown, written, with);
  }

  /**
   * Reads all fields.
   *
   * @param in nothing but them
   * @throws WireFault when it is anything else
   */
  NlriValues read(Family family, WireReader in) {
    var values = new NlriValues();
    for (var field : fields) {
      values.read(field, in);
    }
    atEnd(in);
    var problem = problem(family, values);
    if (problem != null) {
      throw new WireFault(problem);
    }
    return values;
  }

  /** Refuses octets behind the last field. */
  static void atEnd(WireReader in) {
    if (!in.isEmpty()) {
      throw new WireFault(in.left() + " octets too many");
    }
  }

  /** What is wrong with values that are right each by itself; null for nothing. */
  @Nullable String problem(Family family, NlriValues values) {
    return check == null ? null : check.problem(family, values);
  }
}
