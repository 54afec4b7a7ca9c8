package net.herald.bgp.nlri;

import java.util.List;
import java.util.function.Function;
import net.herald.text.Range;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * An NLRI that was written in octets: no words of its own follow.
 *
 * @param withPathId the NLRI with a path identifier, or without one for null
 */
record OctetsDraft(Function<@Nullable Integer, Nlri> withPathId) implements NlriDraft {
  @Override
  public List<String> words() {
    return List.of();
  }

  @Override
  public boolean take(String word, Words words) {
    return false;
  }

  @Override
  public Nlri nlri(@Nullable Integer pathId, Range place) {
    return withPathId.apply(pathId);
  }
}
