package net.herald.bgp;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Hashing with a key that is new in each process. Peers choose the prefixes and the attributes that
 * fill our tables; without the key they could choose a million that collide.
 */
public final class KeyedHash {
  private static final long KEY = seed();

  private KeyedHash() {}

  private static long seed() {
    return ThreadLocalRandom.current().nextLong() ^ System.nanoTime() * 0x9e3779b97f4a7c15L | 1;
  }

  /** Mixes a value into a hash; start with 0. */
  public static long mix(long hash, long value) {
    long mixed = (hash ^ value ^ KEY) * 0x9e3779b97f4a7c15L;
    mixed ^= mixed >>> 29;
    mixed *= 0xbf58476d1ce4e5b9L;
    return mixed ^ mixed >>> 32;
  }

  /** Mixes bytes into a hash; start with 0. */
  public static long mix(long hash, byte[] bytes, int from, int to) {
    long mixed = mix(hash, to - from);
    int at = from;
    for (; at + 8 <= to; at += 8) {
      long word = 0;
      for (int i = 0; i < 8; i++) {
        word = word << 8 | bytes[at + i] & 0xff;
      }
      mixed = mix(mixed, word);
    }
    long word = 0;
    for (; at < to; at++) {
      word = word << 8 | bytes[at] & 0xff;
    }
    return mix(mixed, word);
  }

  /** Folds a hash into the 32 bits that {@code hashCode} wants. */
  public static int fold(long hash) {
    return (int) (hash ^ hash >>> 32);
  }
}
