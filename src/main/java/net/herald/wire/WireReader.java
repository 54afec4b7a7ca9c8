package net.herald.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A cursor over bytes that somebody else wrote. All integers are big-endian (network order). Every
 * read either succeeds or throws {@link WireFault}; a reader never reads outside of the range it
 * was made for.
 */
public final class WireReader {
  private static final VarHandle U16 =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle U32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle U64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] array;
  private final int start;
  private final int end;
  private int at;

  /** Reads the whole array. The caller does not change it while the reader is in use. */
  public WireReader(byte[] array) {
    this(array, 0, array.length);
  }

  /** Reads the bytes {@code from} (included) to {@code end} (excluded) of the array. */
  public WireReader(byte[] array, int from, int end) {
    if (from < 0 || end > array.length || from > end) {
      throw new IndexOutOfBoundsException(from + ".." + end + " of " + array.length);
    }
    this.array = array;
    this.start = from;
    this.at = from;
    this.end = end;
  }

  /** How many bytes are left to read. */
  public int left() {
    return end - at;
  }

  public boolean isEmpty() {
    return at == end;
  }

  /** How many bytes were read. */
  public int position() {
    return at - start;
  }

  /** The next octet without taking it. */
  public int peekU8() {
    need(1);
    return array[at] & 0xff;
  }

  public int u8() {
    need(1);
    return array[at++] & 0xff;
  }

  public int u16() {
    need(2);
    int value = (short) U16.get(array, at) & 0xffff;
    at += 2;
    return value;
  }

  public int u24() {
    need(3);
    int value = (array[at] & 0xff) << 16 | (array[at + 1] & 0xff) << 8 | array[at + 2] & 0xff;
    at += 3;
    return value;
  }

  /** Four octets as they are; negative when the first bit is set. */
  public int i32() {
    need(4);
    int value = (int) U32.get(array, at);
    at += 4;
    return value;
  }

  /** Four octets as an unsigned number. */
  public long u32() {
    return i32() & 0xffffffffL;
  }

  /** Eight octets as they are; negative when the first bit is set. */
  public long u64() {
    need(8);
    long value = (long) U64.get(array, at);
    at += 8;
    return value;
  }

  /** A copy of the next {@code count} octets. */
  public byte[] bytes(int count) {
    need(count);
    var copy = Arrays.copyOfRange(array, at, at + count);
    at += count;
    return copy;
  }

  /** A copy of all octets that are left. */
  public byte[] rest() {
    return bytes(left());
  }

  /** A reader of the next {@code count} octets, which are thereby read here. */
  public WireReader slice(int count) {
    need(count);
    var slice = new WireReader(array, at, at + count);
    at += count;
    return slice;
  }

  public void skip(int count) {
    need(count);
    at += count;
  }

  /** This reader, when exactly {@code count} octets are left. */
  public WireReader exactly(int count) {
    if (left() != count) {
      throw new WireFault("length is " + left() + ", not " + count);
    }
    return this;
  }

  /** A copy of everything this reader was made for, read or not. */
  public byte[] all() {
    return Arrays.copyOfRange(array, start, end);
  }

  /** A copy of the octets read since {@code position}, a former value of {@link #position()}. */
  public byte[] since(int position) {
    return Arrays.copyOfRange(array, start + position, at);
  }

  private void need(int count) {
    if (count < 0 || count > end - at) {
      throw new WireFault("needs " + count + " more octets, has " + left());
    }
  }
}
