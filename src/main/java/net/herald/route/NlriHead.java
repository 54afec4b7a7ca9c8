package net.herald.route;

import java.util.List;
import java.util.function.Consumer;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.nlri.NlriDraft;
import net.herald.text.Diagnostic;
import net.herald.text.Range;
import net.herald.text.TextFault;
import net.herald.text.Words;

/** A route whose NLRI has words of its own. */
final class NlriHead implements Head {
  private final NlriDraft nlri;
  private final int safi;
  private final Range place;

  /**
   * A route.
   *
   * @param safi that of its family
   * @param place of what was read so far
   */
  NlriHead(NlriDraft nlri, int safi, Range place) {
    this.nlri = nlri;
    this.safi = safi;
    this.place = place;
  }

  @Override
  public int safi() {
    return safi;
  }

  @Override
  public List<String> words() {
    return nlri.words();
  }

  @Override
  public boolean take(String word, Words words, TailDraft draft) {
    return nlri.take(word, words);
  }

  @Override
  public void routes(RouteTail tail, Consumer<? super ConfiguredRoute> out) {
    if (tail.split() != 0) {
      throw new TextFault(
          Diagnostic.error(place, "this cannot be split", "expected 'split' with a prefix only"));
    }
    if (tail.labels() != null || tail.rd() != null) {
      String word = tail.labels() != null ? "label" : "rd";
      throw new TextFault(
          Diagnostic.error(
              place, "this has no '" + word + "'", "expected '" + word + "' with a prefix only"));
    }
    var route = new Route(nlri.nlri(tail.pathId(), place), tail.attributes());
    out.accept(new ConfiguredRoute(route, tail.name(), tail.watchdog(), tail.withdrawn()));
  }
}
