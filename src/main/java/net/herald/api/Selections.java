package net.herald.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * What the selectors of one session find. Programs repeat themselves: what a text found is
 * remembered as long as there are the same neighbors. Belongs to the thread of the session.
 */
final class Selections {
  private static final int REMEMBERED = 64;

  private final Access access;
  private final Speaker speaker;
  private List<? extends Speaker.Target> neighbors = List.of();
  private final Map<String, Selection> changed = new HashMap<>();
  private final Map<String, Selection> shown = new HashMap<>();

  Selections(Access access, Speaker speaker) {
    this.access = access;
    this.speaker = speaker;
  }

  /**
   * The neighbors of a selector.
   *
   * @param text as it was written; empty without selector
   * @param selector null for all
   * @param change whether the command changes them, which not everybody may
   * @throws CommandFault when it finds none
   */
  @SuppressWarnings("ReferenceEquality") // the speaker promises the same list
  Selection find(String text, @Nullable Selector selector, boolean change) {
    var now = speaker.neighbors();
    if (now != neighbors || changed.size() + shown.size() > REMEMBERED) {
      neighbors = now;
      changed.clear();
      shown.clear();
    }
    var byText = change ? changed : shown;
    var known = byText.get(text);
    if (known == null) {
      known = search(selector, change);
      byText.put(text, known);
    }
    return known;
  }

  private Selection search(@Nullable Selector selector, boolean change) {
    var visible =
        neighbors.stream()
            .<Speaker.Target>map(t -> t)
            .filter(t -> !change || access.commands(t.neighbor()))
            .toList();
    var found =
        visible.stream().filter(t -> selector == null || selector.matches(t.neighbor())).toList();
    if (neighbors.isEmpty() && change) {
      throw new CommandFault("there is no neighbor, or the daemon is about to end");
    }
    if (found.isEmpty() && visible.isEmpty() && change) {
      throw new CommandFault(
          "no neighbor names process " + access.process() + " in its section api");
    }
    if (found.isEmpty() && selector != null) {
      throw new CommandFault("no neighbor matches the selector");
    }
    return new Selection(found);
  }

  /** Takes a selector and finds its neighbors. */
  Selection parse(Words words, boolean change) {
    int from = words.offset();
    var selector = Selector.parse(words);
    var text = words.source().text().substring(from, words.offset());
    return find(text, selector, change);
  }
}
