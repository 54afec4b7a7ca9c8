package net.herald.bgp.attribute;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists in text: one value stands alone, others in brackets. */
final class TextList {
  private TextList() {}

  static void append(Stream<String> values, StringBuilder out) {
    var list = values.toList();
    if (list.size() == 1) {
      out.append(list.getFirst());
    } else if (list.isEmpty()) {
      out.append("[ ]");
    } else {
      out.append(list.stream().collect(Collectors.joining(" ", "[ ", " ]")));
    }
  }
}
