package net.herald.rib;

import static org.assertj.core.api.Assertions.assertThat;

import net.herald.bgp.Family;
import net.herald.bgp.Ipv4;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.nlri.InetNlri;
import net.herald.bgp.nlri.Nlri;
import net.herald.rib.Batch.Change;
import org.junit.jupiter.api.Test;

class PendingChangesTest {

  private final PendingChanges pending = new PendingChanges();
  private final Batch batch = new Line().batch(Family.IPV4_UNICAST, AttributeSet.EMPTY);

  private static Nlri nlri(int number) {
    return InetNlri.of(Family.IPV4_UNICAST, new Ipv4(10 << 24 | number), 32);
  }

  private void fill(int count) {
    for (int i = 0; i < count; i++) {
      pending.put(new Change(nlri(i), batch, null));
    }
  }

  @Test
  void whatIsOverWaitsNoMoreAndTheRestDoesWhateverWasSweptBetween() {
    fill(10_000);
    for (int gone = 1; gone <= 10_000; gone++) {
      var first = batch.first();
      pending.remove(first);
      assertThat(pending.get(first.nlri())).isNull();
      assertThat(pending.size()).isEqualTo(10_000 - gone);
      if (gone < 10_000) {
        assertThat(pending.get(batch.first().nlri())).isSameAs(batch.first());
        assertThat(pending.get(nlri(9_999))).isNotNull();
      }
    }
    assertThat(pending.isEmpty()).isTrue();
  }

  @Test
  void aRouteWhoseChangeIsOverMayWaitAgain() {
    fill(3);
    pending.remove(batch.first());
    var again = new Change(nlri(0), batch, null);
    pending.put(again);
    assertThat(pending.size()).isEqualTo(3);
    assertThat(pending.get(nlri(0))).isSameAs(again);
    pending.put(again);
    assertThat(pending.size()).isEqualTo(3);
  }

  @Test
  void roomForManyIsNoChange() {
    pending.expect(100_000);
    assertThat(pending.isEmpty()).isTrue();
    fill(2);
    assertThat(pending.size()).isEqualTo(2);
  }
}
