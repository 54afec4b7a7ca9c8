package net.herald.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.herald.api.CommandReference;
import net.herald.bgp.Family;
import net.herald.bgp.nlri.Families;
import net.herald.route.RouteReference;
import net.herald.text.Wanted;

/**
 * What could stand at a place of a command, in any of its spellings: from the rows that sessions,
 * routes and families go by, and from the neighbors of a running daemon.
 */
public final class CommandCompletion implements Usage.Slots {
  /** Words at the end of any command. */
  private static final List<String> MANNERS = List.of("json", "text", "sync", "async");

  private static final String MANNER = "[" + String.join("|", MANNERS) + "]";

  private static final String SELECTOR = "NEIGHBOR [KEY KEY-VALUE]...";
  private static final Set<String> OPEN = Set.of("[", "(", "{");
  private static final Set<String> CLOSE = Set.of("]", ")", "}");

  private static final Candidate END = new Candidate(";", "ends the statement");

  /** Commands inside of one, with {@code ;} between. */
  private static final String SEVERAL = "COMMAND";

  /**
   * A spelling of a command.
   *
   * @param words without what follows
   * @param usage with all that follows
   */
  private record Row(Usage words, Usage usage, CommandReference.Row command) {}

  private final List<Row> rows = new ArrayList<>();
  private final Supplier<List<Candidate>> neighbors;

  /**
   * The commands.
   *
   * @param neighbors asked for the addresses of neighbors when one is to be named
   */
  public CommandCompletion(Supplier<List<Candidate>> neighbors) {
    this.neighbors = neighbors;
    for (var row : CommandReference.rows()) {
      for (var spelling : row.spellings()) {
        var words = Usage.of(spelling.replace("SELECTOR", SELECTOR));
        var usage = row.routes() != null ? words : words.then(Usage.of(row.arguments()));
        rows.add(new Row(words, row.routes() != null ? usage : usage.then(Usage.of(MANNER)), row));
      }
    }
  }

  /** What could stand behind the words. */
  public Suggestions after(List<String> words) {
    var helps = new LinkedHashMap<String, String>();
    var slots = new LinkedHashMap<String, String>();
    var said = new ArrayList<Suggestions>();
    for (var row : rows) {
      var block = block(row, words);
      if (block.isPresent()) {
        said.add(block.get());
        continue;
      }
      inside(row, words).ifPresent(said::add);
      for (var expected : row.usage.after(words, this)) {
        switch (expected) {
          // of a word that several commands begin with none says what it does
          case Usage.Word(var word) ->
              helps.merge(word, row.command.help(), (one, two) -> one.equals(two) ? one : "");
          case Usage.Slot(var slot) -> slots.put(slot, "");
        }
      }
    }
    var candidates = new ArrayList<Candidate>();
    helps.forEach((word, help) -> candidates.add(new Candidate(word, help)));
    slots.keySet().forEach(slot -> candidates.addAll(0, words(slot, words)));
    var open =
        slots.keySet().stream().filter(slot -> words(slot, words).isEmpty()).distinct().toList();
    var own = new Suggestions(candidates, String.join(" or ", open), slots.containsKey("PATH"));
    return said.stream().reduce(own, Suggestions::and);
  }

  /** What could follow inside of the routes, or of the commands, that a command is about. */
  private Optional<Suggestions> inside(Row row, List<String> words) {
    for (int end : row.words.ends(words, this)) {
      var behind = end <= words.size() ? words.subList(end, words.size()) : null;
      if (behind != null && row.command.routes() != null) {
        return Optional.of(ofRoutes(row.command.routes().after(behind), behind));
      }
      if (behind != null && row.command.arguments().startsWith(SEVERAL)) {
        return Optional.of(after(behind.subList(behind.lastIndexOf(";") + 1, behind.size())));
      }
    }
    return Optional.empty();
  }

  /** What could follow between the braces of a command, and behind them. */
  private Optional<Suggestions> block(Row row, List<String> words) {
    var grammar = row.command.block();
    int opens = words.indexOf("{");
    boolean its = row.words.ends(words, this).stream().anyMatch(end -> end <= opens);
    if (grammar == null || !its) {
      return Optional.empty();
    }
    int closes = end(words, opens);
    if (closes <= words.size()) {
      boolean last = closes == words.size();
      return Optional.of(new Suggestions(last ? plain(MANNERS) : List.of(), "", false));
    }
    var typed = words.subList(opens + 1, words.size());
    return Optional.of(ofBlock(grammar.after(typed)));
  }

  private static Suggestions ofBlock(Wanted wanted) {
    var candidates = new ArrayList<>(plain(wanted.words()));
    if (wanted.mayEnd()) {
      candidates.add(END);
    }
    return new Suggestions(candidates, String.join(" or ", wanted.values()), false);
  }

  private static Suggestions ofRoutes(Wanted wanted, List<String> typed) {
    var candidates = new ArrayList<Candidate>();
    for (var word : wanted.words()) {
      var row = RouteReference.row(word);
      candidates.add(new Candidate(word, row == null ? "" : row.help()));
    }
    if (wanted.mayEnd() && typed.contains("{") && !typed.getLast().equals("}")) {
      candidates.add(END);
    } else if (wanted.mayEnd()) {
      candidates.addAll(plain(MANNERS));
    }
    return new Suggestions(candidates, String.join(" or ", wanted.values()), false);
  }

  /** The words that can fill a slot; none where they cannot be listed. */
  private List<Candidate> words(String slot, List<String> before) {
    return switch (slot) {
      case "NEIGHBOR" ->
          Stream.concat(Stream.of(new Candidate("*", "every neighbor")), neighbors.get().stream())
              .toList();
      case "KEY" -> plain(CommandReference.selectorKeys());
      case "AFI" -> plain(afis());
      case "SAFI" -> plain(safis(before.isEmpty() ? "" : before.getLast()));
      case "ATTRIBUTE" ->
          RouteReference.rows().stream().map(r -> new Candidate(r.word(), r.help())).toList();
      case "VALUE" -> ofRoutes(CommandReference.values(before.getLast()), before).candidates();
      default -> List.of();
    };
  }

  private static List<Candidate> plain(Iterable<String> words) {
    var candidates = new ArrayList<Candidate>();
    words.forEach(word -> candidates.add(new Candidate(word, "")));
    return candidates;
  }

  private static List<String> afis() {
    return Families.TABLE.stream().map(row -> row.family().afiWord()).distinct().toList();
  }

  /** Of an AFI; of all, where the word before is none. */
  private static List<String> safis(String afi) {
    boolean known = afis().contains(afi);
    return Families.TABLE.stream()
        .map(row -> row.family())
        .filter(family -> !known || family.afiWord().equals(afi))
        .map(Family::safiWord)
        .distinct()
        .toList();
  }

  @Override
  public Set<Integer> ends(String slot, List<String> words, int at) {
    var word = words.get(at);
    boolean fits =
        switch (slot) {
          case "NEIGHBOR" -> word.equals("*") || word.indexOf('.') >= 0 || word.indexOf(':') >= 0;
          case "KEY" -> CommandReference.selectorKeys().contains(word);
          case "AFI" -> afis().contains(word);
          case "SAFI" -> Families.TABLE.stream().anyMatch(r -> spelled(r.family(), word));
          case "ATTRIBUTE" -> RouteReference.row(word) != null;
          default -> true;
        };
    return fits ? Set.of(end(words, at)) : Set.of();
  }

  @Override
  public boolean isEmpty(String slot, List<String> words, int at) {
    var attribute = slot.equals("VALUE") && at > 0 ? RouteReference.row(words.get(at - 1)) : null;
    return attribute != null && !attribute.value();
  }

  private static boolean spelled(Family family, String word) {
    return Families.words(family).contains(word);
  }

  /** Behind a word, or behind the bracket that closes what the word opens. */
  private static int end(List<String> words, int at) {
    int depth = 0;
    for (int i = at; i < words.size(); i++) {
      depth += OPEN.contains(words.get(i)) ? 1 : CLOSE.contains(words.get(i)) ? -1 : 0;
      if (depth <= 0) {
        return i + 1;
      }
    }
    return words.size() + 1;
  }
}
