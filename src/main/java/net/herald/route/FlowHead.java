package net.herald.route;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.herald.bgp.attribute.Route;
import net.herald.bgp.nlri.Flow;
import net.herald.bgp.nlri.NlriDraft;
import net.herald.text.Range;
import net.herald.text.Words;

/** A flow specification: words of its NLRI, and words for what becomes of the packets. */
final class FlowHead implements Head {
  private final NlriDraft nlri;
  private final NlriHead head;
  private final boolean wholePrefixes;

  /**
   * A rule.
   *
   * @param safi 0 where the words tell it
   * @param place of what was read so far
   * @param wholePrefixes whether IPv6 prefixes get the bits before their offset
   */
  FlowHead(NlriDraft nlri, int safi, Range place, boolean wholePrefixes) {
    this.wholePrefixes = wholePrefixes;
    this.nlri = nlri;
    this.head = new NlriHead(nlri, safi, place);
  }

  /** The words of the NLRI alone. */
  List<String> components() {
    return nlri.words();
  }

  @Override
  public int safi() {
    return head.safi();
  }

  @Override
  public List<String> words() {
    var words = new ArrayList<>(nlri.words());
    FlowActions.TABLE.forEach(row -> words.add(row.word()));
    return words;
  }

  @Override
  public boolean take(String word, Words words, TailDraft draft) {
    var action = FlowActions.of(word);
    if (action == null) {
      boolean taken = nlri.take(word, words);
      draft.warnings.addAll(nlri.warnings());
      return taken;
    }
    action.parser().accept(draft, words);
    return true;
  }

  @Override
  public void routes(RouteTail tail, Consumer<? super ConfiguredRoute> out) {
    head.routes(tail, wholePrefixes ? route -> out.accept(whole(route)) : out);
  }

  private static ConfiguredRoute whole(ConfiguredRoute written) {
    var route = written.route();
    return route.nlri() instanceof Flow flow
        ? new ConfiguredRoute(
            new Route(flow.withWholePrefixes(), route.attributes()),
            written.name(),
            written.watchdog(),
            written.withdrawn())
        : written;
  }
}
