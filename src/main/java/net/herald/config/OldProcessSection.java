package net.herald.config;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import net.herald.config.ApiSettings.MessageKind;
import net.herald.config.ApiSettings.Subscription;
import net.herald.config.ApiSettings.Traffic;
import net.herald.config.NeighborDraft.Api;
import net.herald.config.NeighborDraft.Named;
import net.herald.text.Range;
import net.herald.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * <code>process NAME {</code> inside of a neighbor, as ExaBGP 3.4 has it: a helper process, and
 * what it is told of this neighbor.
 */
final class OldProcessSection implements Section {
  private static final Traffic NOTHING =
      new Traffic(false, false, false, EnumSet.noneOf(MessageKind.class));

  /** What a word of {@code receive} asks for. */
  private static final Map<String, MessageKind> RECEIVED =
      Map.of(
          "notification", MessageKind.NOTIFICATION,
          "open", MessageKind.OPEN,
          "keepalive", MessageKind.KEEPALIVE,
          "refresh", MessageKind.REFRESH,
          "update", MessageKind.UPDATE,
          "updates", MessageKind.UPDATE,
          "operational", MessageKind.OPERATIONAL);

  private final NeighborDraft draft;
  private final Named name;

  /** Null where a neighbor before defined the process already. */
  private final @Nullable Section process;

  private final EnumSet<MessageKind> kinds = EnumSet.noneOf(MessageKind.class);
  private boolean changes;
  private boolean parsed;
  private boolean packets;
  private boolean consolidate;
  private boolean sentPackets;

  private OldProcessSection(NeighborDraft draft, Named name, @Nullable Section process) {
    this.draft = draft;
    this.name = name;
    this.process = process;
  }

  /** {@code process NAME;}. */
  static void name(NeighborDraft draft, Words words) {
    Range keyword = words.range();
    Named name = new Named(words.next("the name of a process"), words.range());
    OldSpellings.warn(draft.reading, keyword, "process", "api { processes [ NAME ]; }");
    draft.apis.add(
        new Api(
            List.of(name),
            List.of(),
            new Subscription(false, false, false, false, false, NOTHING, NOTHING)));
  }

  /** <code>process NAME {</code>. */
  static Section open(NeighborDraft draft, Words words) {
    Range keyword = words.range();
    OldSpellings.warn(
        draft.reading, keyword, "process", "a process of the file, and section api here");
    String word =
        words.hasNext() ? words.next("the name of a process") : "process-line-" + keyword.line();
    Named name = new Named(word, words.range());
    boolean known = draft.reading.processNames.containsKey(word);
    Section process =
        known ? null : ProcessSection.open(draft.reading, word, name.range(), words.statement());
    return new OldProcessSection(draft, name, process);
  }

  @Override
  public void command(Words words) {
    switch (words.peek()) {
      case "run", "encoder", "respawn" -> {
        if (process != null) {
          process.command(words);
        } else {
          words.skipRest();
        }
      }
      case "parse-routes", "peer-updates" -> {
        words.next("");
        changes = true;
        receive(MessageKind.UPDATE);
      }
      case "receive-routes" -> {
        words.next("");
        receive(MessageKind.UPDATE, MessageKind.REFRESH);
      }
      case "receive-updates" -> {
        words.next("");
        receive(MessageKind.UPDATE);
      }
      case "receive-refresh" -> {
        words.next("");
        receive(MessageKind.REFRESH);
      }
      case "receive-operational" -> {
        words.next("");
        receive(MessageKind.OPERATIONAL);
      }
      case "receive-parsed" -> {
        words.next("");
        parsed = true;
      }
      case "receive-packets" -> {
        words.next("");
        packets = true;
      }
      case "send-packets" -> {
        words.next("");
        sentPackets = true;
      }
      case "neighbor-changes" -> {
        words.next("");
        changes = true;
      }
      default -> {
        words.next("a keyword of process");
        throw words.fault("unknown keyword in process", "expected run, encoder, send or receive");
      }
    }
  }

  private void receive(MessageKind... more) {
    parsed = true;
    kinds.addAll(List.of(more));
  }

  @Override
  public Section open(Words words) {
    if (words.take("send")) {
      return new Flags(this::sent);
    }
    if (words.take("receive")) {
      return new Flags(this::received);
    }
    words.next("a section of process");
    throw words.fault("unknown section in process", "expected send or receive");
  }

  private boolean sent(String word) {
    sentPackets |= word.equals("packets");
    return word.equals("packets");
  }

  private boolean received(String word) {
    MessageKind kind = RECEIVED.get(word);
    if (kind != null) {
      kinds.add(kind);
      return true;
    }
    parsed |= word.equals("parsed");
    packets |= word.equals("packets");
    consolidate |= word.equals("consolidate");
    changes |= word.equals("neighbor-changes");
    return List.of("parsed", "packets", "consolidate", "neighbor-changes").contains(word);
  }

  @Override
  public void close(Range end) {
    if (process != null) {
      process.close(end);
    }
    // octets were told of every message
    EnumSet<MessageKind> all = EnumSet.allOf(MessageKind.class);
    Traffic received = new Traffic(parsed, packets, consolidate, packets ? all : kinds);
    Traffic sent = sentPackets ? new Traffic(false, true, false, all) : NOTHING;
    Subscription subscription =
        new Subscription(changes, false, false, false, false, sent, received);
    draft.apis.add(new Api(List.of(name), List.of(), subscription));
  }

  /** A section of flags. */
  private record Flags(java.util.function.Predicate<String> taken) implements Section {
    @Override
    public void command(Words words) {
      String word = words.next("a message");
      if (!taken.test(word)) {
        throw words.fault("unknown keyword '" + word + "' in process", "expected a message");
      }
    }

    @Override
    public Section open(Words words) {
      throw words.fault("no section can stand here", "expected ';' in place of '{'");
    }
  }
}
