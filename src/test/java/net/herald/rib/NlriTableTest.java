package net.herald.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.herald.bgp.Family;
import net.herald.bgp.nlri.Nlri;
import org.junit.jupiter.api.Test;

class NlriTableTest {

  @Test
  void itHoldsAValueForEachNlri() {
    var table = new NlriTable<String>();
    assertThat(table.put(Routes.nlri(1), "one")).isNull();
    assertThat(table.put(Routes.nlri(2), "two")).isNull();
    assertThat(table.put(Routes.nlri(1), "uno")).isEqualTo("one");
    assertThat(table.size()).isEqualTo(2);
    assertThat(table.get(Routes.nlri(1))).isEqualTo("uno");
    assertThat(table.get(Routes.nlri(3))).isNull();
    assertThat(table.remove(Routes.nlri(3))).isNull();
    assertThat(table.remove(Routes.nlri(1))).isEqualTo("uno");
    assertThat(entries(table)).containsExactly(Map.entry(Routes.nlri(2), "two"));
  }

  /** Labels are no part of the identity of a route, but they are sent. */
  @Test
  void theLastOfEqualNlriIsKept() {
    var table = new NlriTable<String>();
    var one = new Labelled(7, 100, 7);
    var other = new Labelled(7, 200, 7);
    table.put(one, "a");
    table.put(other, "b");
    assertThat(table.size()).isEqualTo(1);
    assertThat(table.stored(one)).isSameAs(other);
  }

  @Test
  void theOrderIsThatOfInsertion() {
    var table = new NlriTable<String>();
    for (int i = 0; i < 40; i++) {
      table.put(Routes.nlri(i), "");
    }
    table.put(Routes.nlri(5), "again");
    assertThat(keys(table)).containsExactlyElementsOf(range(0, 40));
    table.remove(Routes.nlri(10));
    table.remove(Routes.nlri(39));
    table.put(Routes.nlri(10), "later");
    var expected = new ArrayList<>(range(0, 39));
    expected.remove(Routes.nlri(10));
    expected.add(Routes.nlri(10));
    assertThat(keys(table)).containsExactlyElementsOf(expected);
  }

  /** The same calls as on a map of the JDK, with NLRI that collide in all ways. */
  @Test
  void itDoesWhatAMapDoes() {
    for (int hashes : new int[] {1, 3, 17, 1 << 20}) {
      var random = RandomGeneratorFactory.getDefault().create(hashes);
      var table = new NlriTable<Integer>();
      var map = new LinkedHashMap<Nlri, Integer>();
      for (int step = 0; step < 30_000; step++) {
        // growing to thousands, then shrinking to nothing, several times
        boolean growing = step / 5_000 % 2 == 0;
        var nlri = key(random, hashes, hashes < 20 ? 200 : 4_000);
        if (random.nextInt(4) == 0 == growing) {
          assertThat(table.remove(nlri)).isEqualTo(map.remove(nlri));
        } else {
          assertThat(table.put(nlri, step)).isEqualTo(map.put(nlri, step));
        }
        assertThat(table.size()).isEqualTo(map.size());
        var asked = key(random, hashes, 4_000);
        assertThat(table.get(asked)).isEqualTo(map.get(asked));
      }
      assertThat(entries(table)).containsExactlyElementsOf(map.entrySet());
      List.copyOf(map.keySet()).forEach(table::remove);
      assertThat(table.isEmpty()).isTrue();
    }
  }

  @Test
  void clearedItIsAsNew() {
    var table = new NlriTable<String>();
    range(0, 100).forEach(nlri -> table.put(nlri, ""));
    table.clear();
    assertThat(table.size()).isZero();
    assertThat(table.get(Routes.nlri(1))).isNull();
    table.put(Routes.nlri(1), "x");
    assertThat(keys(table)).containsExactly(Routes.nlri(1));
  }

  private static Nlri key(RandomGenerator random, int hashes, int keys) {
    int key = random.nextInt(keys);
    return new Labelled(key, random.nextInt(), key % hashes);
  }

  private static List<Nlri> range(int from, int to) {
    var all = new ArrayList<Nlri>();
    for (int i = from; i < to; i++) {
      all.add(Routes.nlri(i));
    }
    return all;
  }

  private static <V> List<Map.Entry<Nlri, V>> entries(NlriTable<V> table) {
    var all = new LinkedHashMap<Nlri, V>();
    table.forEach(all::put);
    return List.copyOf(all.entrySet());
  }

  private static List<Nlri> keys(NlriTable<?> table) {
    var all = new ArrayList<Nlri>();
    table.forEach((nlri, value) -> all.add(nlri));
    return all;
  }

  /** An NLRI with a hash of the test's choice and a part that is not its identity. */
  private record Labelled(int key, int label, int hash) implements Nlri {
    @Override
    public Family family() {
      return new Family(1, 4);
    }

    @Override
    public boolean hasPathId() {
      return false;
    }

    @Override
    public int pathId() {
      return 0;
    }

    @Override
    public boolean sameOctets(Nlri other) {
      return equals(other) && label == ((Labelled) other).label;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Labelled o && key == o.key;
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
