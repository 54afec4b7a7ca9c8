package net.herald.daemon;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import net.herald.posix.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Signals that came before the daemon could act on them, one of each kind; later ones are passed
 * on. Safe for all threads.
 */
final class PendingSignals implements Consumer<Signals.Kind> {
  private final Set<Signals.Kind> early = new LinkedHashSet<>();
  private @Nullable Consumer<Signals.Kind> receiver;

  @Override
  public void accept(Signals.Kind kind) {
    Consumer<Signals.Kind> ready;
    synchronized (this) {
      ready = receiver;
      if (ready == null) {
        early.add(kind);
      }
    }
    if (ready != null) {
      ready.accept(kind);
    }
  }

  /** Passes on what came, in order, and all that will come. */
  void deliverTo(Consumer<Signals.Kind> ready) {
    synchronized (this) {
      receiver = ready;
      early.forEach(ready);
      early.clear();
    }
  }
}
