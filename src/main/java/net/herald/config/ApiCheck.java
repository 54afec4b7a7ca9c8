package net.herald.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;
import net.herald.config.ApiSettings.Subscription;
import net.herald.config.NeighborDraft.Api;
import net.herald.config.NeighborDraft.Named;
import net.herald.text.Diagnostic;
import net.herald.text.DidYouMean;
import net.herald.text.Severity;

/**
 * What the {@code api} sections of a neighbor say together, against the processes of the whole
 * file.
 */
record ApiCheck(Reading reading, NeighborDraft draft) {

  ApiSettings settings() {
    Set<String> known = reading.processNames.keySet();
    SequencedMap<String, Subscription> subscriptions = new LinkedHashMap<>();
    SequencedSet<String> matched = new LinkedHashSet<>();
    List<String> matches = new ArrayList<>();
    for (Api api : draft.apis) {
      for (Named process : api.processes()) {
        subscriptions.merge(process.name(), api.subscription(), Subscription::or);
        if (!known.contains(process.name())) {
          reading.diagnostics.add(unknown(process, known));
        }
      }
      for (Named match : api.matches()) {
        matches.add(match.name());
        matched.addAll(matching(match, known));
      }
    }
    SequencedSet<String> commanders = new LinkedHashSet<>(subscriptions.keySet());
    commanders.addAll(matched);
    return new ApiSettings(subscriptions, matches, List.copyOf(commanders));
  }

  private List<String> matching(Named match, Set<String> known) {
    Pattern pattern = Pattern.compile(match.name());
    List<String> found = known.stream().filter(name -> pattern.matcher(name).lookingAt()).toList();
    if (found.isEmpty()) {
      reading.warning(
          match.range(),
          "no process matches '" + match.name() + "'",
          "expected the start of a name");
    }
    return found;
  }

  private static Diagnostic unknown(Named process, Set<String> known) {
    String meant = DidYouMean.nearest(process.name(), known);
    return new Diagnostic(
        Severity.ERROR,
        process.range(),
        "process '" + process.name() + "' is not defined",
        meant.isEmpty() ? "expected the name of a process section" : "",
        meant);
  }
}
