package net.herald.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import net.herald.config.ApiSettings.MessageKind;
import net.herald.text.Diagnostics;

/** Sections {@code send} and {@code receive} of {@code api}. */
final class TrafficSection extends TableSection<TrafficSection> implements Scalars.Owner {
  private static final Scalar<Boolean> PARSED = flag("parsed");
  private static final Scalar<Boolean> PACKETS = flag("packets");
  private static final Scalar<Boolean> CONSOLIDATE = flag("consolidate");
  private static final Map<MessageKind, Scalar<Boolean>> MESSAGES = messages();

  static final Keywords<TrafficSection> KEYWORDS = Keywords.of("send or receive", rows());

  private final Scalars scalars;

  TrafficSection(Diagnostics diagnostics) {
    super(KEYWORDS);
    this.scalars = new Scalars(diagnostics);
  }

  private static Scalar<Boolean> flag(String word) {
    return Scalar.of(word, Values.BOOLEAN, false).bare(true);
  }

  private static Map<MessageKind, Scalar<Boolean>> messages() {
    Map<MessageKind, Scalar<Boolean>> messages = new EnumMap<>(MessageKind.class);
    for (MessageKind kind : MessageKind.values()) {
      messages.put(kind, flag(kind.word()));
    }
    return messages;
  }

  private static List<Keyword<TrafficSection>> rows() {
    List<Keyword<TrafficSection>> rows = new ArrayList<>();
    rows.add(Keyword.of(PARSED, "4.2", "Messages decoded."));
    rows.add(Keyword.of(PACKETS, "4.2", "Messages as octets."));
    rows.add(Keyword.of(CONSOLIDATE, "4.2", "Both in one event."));
    MESSAGES.forEach(
        (kind, scalar) -> rows.add(Keyword.of(scalar, "4.2", kind.name() + " messages.")));
    return rows;
  }

  ApiSettings.Traffic traffic() {
    EnumSet<MessageKind> chosen = EnumSet.noneOf(MessageKind.class);
    MESSAGES.forEach((kind, scalar) -> {
      if (scalars.get(scalar)) {
        chosen.add(kind);
      }
    });
    return new ApiSettings.Traffic(
        scalars.get(PARSED), scalars.get(PACKETS), scalars.get(CONSOLIDATE), chosen);
  }

  @Override
  public Scalars scalars() {
    return scalars;
  }
}
