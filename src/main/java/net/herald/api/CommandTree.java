package net.herald.api;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/** All spellings of all commands, word by word. */
final class CommandTree {
  static final String SELECTOR = "SELECTOR";

  /** A command that was found. */
  record Found(CommandRow row, String selectorText, @Nullable Selector selector) {}

  private static final class Node {
    private final TreeMap<String, Node> words = new TreeMap<>();
    private @Nullable Node selector;
    private @Nullable CommandRow row;

    private Node word(String word) {
      return words.computeIfAbsent(word, _ -> new Node());
    }

    private Node selected() {
      var node = selector != null ? selector : new Node();
      selector = node;
      return node;
    }
  }

  private final Node root = new Node();

  /**
   * The tree of a table.
   *
   * @throws IllegalStateException when two rows have one spelling
   */
  CommandTree(List<CommandRow> rows) {
    for (var row : rows) {
      for (var spelling : row.spellings()) {
        add(spelling, row);
      }
    }
  }

  private void add(String spelling, CommandRow row) {
    var ends = new ArrayList<>(List.of(root));
    for (var word : spelling.split(" ")) {
      var next = new ArrayList<Node>();
      for (var node : ends) {
        if (word.equals(SELECTOR)) {
          next.add(node.selected());
        } else {
          for (var either : word.split("\\|")) {
            next.add(node.word(either));
          }
        }
      }
      ends = next;
    }
    for (var node : ends) {
      if (node.row != null) {
        throw new IllegalStateException("two rows for '" + spelling + "'");
      }
      node.row = row;
    }
  }

  /**
   * Takes the words of a command, selector included.
   *
   * @throws net.herald.text.TextFault when there is no such command
   */
  Found find(Words words) {
    var node = root;
    var text = "";
    Selector selector = null;
    while (words.hasNext()) {
      var next = node.words.get(words.peek());
      if (next != null) {
        words.seek(words.position() + 1);
        node = next;
      } else if (node.selector != null && (node.words.isEmpty() || Selector.begins(words.peek()))) {
        int from = words.offset();
        selector = Selector.parse(words);
        text = words.source().text().substring(from, words.offset()).strip();
        node = node.selector;
      } else {
        break;
      }
    }
    if (node.row == null) {
      throw unknown(words, node);
    }
    return new Found(node.row, text, selector);
  }

  private static RuntimeException unknown(Words words, Node node) {
    var known = new ArrayList<>(node.words.keySet());
    if (node.selector != null) {
      known.add(0, "a neighbor");
    }
    if (!words.hasNext()) {
      return words.faultAtNext(
          "the command is not complete", "expected " + String.join(", ", known));
    }
    var word = words.next("a command");
    return words.unknown("unknown command '" + word + "'", List.copyOf(node.words.keySet()));
  }
}
