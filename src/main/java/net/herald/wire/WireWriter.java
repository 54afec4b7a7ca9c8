package net.herald.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A growing buffer of bytes in network order. Lengths that are known only afterwards are written as
 * zero and patched. One writer belongs to one thread; it may be cleared and used again.
 */
public final class WireWriter {
  private static final VarHandle U16 =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle U32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle U64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] array;
  private int size;

  public WireWriter() {
    this(64);
  }

  public WireWriter(int capacity) {
    array = new byte[capacity];
  }

  /** How many octets were written. */
  public int size() {
    return size;
  }

  /** Forgets everything written. */
  public void clear() {
    size = 0;
  }

  /** Forgets what was written after the first {@code size} octets. */
  public void truncate(int size) {
    if (size < 0 || size > this.size) {
      throw new IndexOutOfBoundsException(size + " of " + this.size);
    }
    this.size = size;
  }

  public WireWriter u8(int value) {
    room(1);
    array[size++] = (byte) value;
    return this;
  }

  public WireWriter u16(int value) {
    room(2);
    U16.set(array, size, (short) value);
    size += 2;
    return this;
  }

  public WireWriter u24(int value) {
    return u8(value >>> 16).u16(value);
  }

  public WireWriter u32(int value) {
    room(4);
    U32.set(array, size, value);
    size += 4;
    return this;
  }

  public WireWriter u32(long value) {
    return u32((int) value);
  }

  public WireWriter u64(long value) {
    room(8);
    U64.set(array, size, value);
    size += 8;
    return this;
  }

  public WireWriter bytes(byte[] bytes) {
    return bytes(bytes, 0, bytes.length);
  }

  public WireWriter bytes(byte[] bytes, int from, int count) {
    room(count);
    System.arraycopy(bytes, from, array, size, count);
    size += count;
    return this;
  }

  /** Everything another writer holds. */
  public WireWriter bytes(WireWriter other) {
    return bytes(other.array, 0, other.size);
  }

  /** Replaces the octet at {@code at}. */
  public void patchU8(int at, int value) {
    array[checked(at, 1)] = (byte) value;
  }

  /** Replaces the two octets at {@code at}. */
  public void patchU16(int at, int value) {
    U16.set(array, checked(at, 2), (short) value);
  }

  /** A copy of what was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(array, size);
  }

  private int checked(int at, int count) {
    if (at < 0 || at + count > size) {
      throw new IndexOutOfBoundsException(at + " of " + size);
    }
    return at;
  }

  private void room(int count) {
    if (array.length - size < count) {
      grow(count);
    }
  }

  /** By itself, for it is rare and every write would hold a copy of it. */
  private void grow(int count) {
    array = Arrays.copyOf(array, Math.max(array.length * 2, size + count));
  }
}
