package net.herald.route;

import java.util.List;
import java.util.function.Consumer;
import net.herald.text.Words;

/** What a route is for, as far as it is read: the part in front, and words of its own. */
interface Head {

  /** The SAFI of the route, where what was read so far says it; else 0. */
  int safi();

  /** Words that belong to this route besides those of every route, for suggestions. */
  List<String> words();

  /**
   * Takes the value of a word, if the word is one of its own.
   *
   * @param word that was taken last
   * @param draft where words go that are attributes
   * @return false when it is none, and nothing was taken
   */
  boolean take(String word, Words words, TailDraft draft);

  /** Hands on the route, or the routes it is split into, once all words are read. */
  void routes(RouteTail tail, Consumer<? super ConfiguredRoute> out);
}
