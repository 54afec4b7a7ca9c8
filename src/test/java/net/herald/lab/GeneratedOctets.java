package net.herald.lab;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Octets that have a chance to mean something: small numbers are likely, lengths inside fit, and
 * examples of what is meant are changed a little. The same seed gives the same octets.
 */
public final class GeneratedOctets {
  private static final int[] EDGES = {0, 1, 2, 4, 8, 16, 24, 32, 48, 64, 96, 120, 127, 128, 255};

  private final Random random;
  private final List<byte[]> examples = new ArrayList<>();

  public GeneratedOctets(long seed) {
    random = new Random(seed);
  }

  /** Makes changed copies of this likely. */
  public void example(byte[] octets) {
    examples.add(octets.clone());
  }

  /** Some octets. */
  public byte[] next() {
    int kind = random.nextInt(examples.isEmpty() ? 3 : 8);
    return switch (kind) {
      case 0 -> octets(random.nextInt(40));
      case 1 -> octets(4 * random.nextInt(8));
      case 2 -> tlvs(1 + random.nextInt(2), 1 + random.nextInt(2), 3);
      default -> changed(examples.get(random.nextInt(examples.size())));
    };
  }

  private byte[] octets(int length) {
    var octets = new byte[length];
    random.nextBytes(octets);
    for (int i = 0; i < length; i++) {
      if (random.nextInt(3) == 0) {
        octets[i] = (byte) random.nextInt(5);
      }
    }
    return octets;
  }

  /** Types, lengths and values, some of which are made of such again. */
  private byte[] tlvs(int typeOctets, int lengthOctets, int depth) {
    var out = new ByteArrayOutputStream();
    for (int i = random.nextInt(3); i >= 0; i--) {
      var value =
          depth > 0 && random.nextBoolean()
              ? tlvs(1 + random.nextInt(2), 1 + random.nextInt(2), depth - 1)
              : octets(EDGES[random.nextInt(9)]);
      number(random.nextInt(4) == 0 ? random.nextInt(1200) : random.nextInt(20), typeOctets, out);
      number(value.length, lengthOctets, out);
      out.writeBytes(value);
    }
    return out.toByteArray();
  }

  private static void number(int value, int octets, ByteArrayOutputStream out) {
    if (octets == 2) {
      out.write(value >> 8);
    }
    out.write(value);
  }

  private byte[] changed(byte[] example) {
    var octets = example.clone();
    for (int i = random.nextInt(4); i > 0 && octets.length > 0; i--) {
      octets = once(octets);
    }
    return octets;
  }

  private byte[] once(byte[] octets) {
    int at = random.nextInt(octets.length);
    switch (random.nextInt(7)) {
      case 0 -> octets[at] = (byte) random.nextInt(256);
      case 1 -> octets[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> octets[at] = (byte) EDGES[random.nextInt(EDGES.length)];
      case 3 -> octets[at] += (byte) (random.nextBoolean() ? 1 : -1);
      case 4 -> {
        return Arrays.copyOf(octets, at);
      }
      case 5 -> {
        return joined(octets, octets(random.nextInt(6)));
      }
      default -> {
        return joined(octets, octets);
      }
    }
    return octets;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
