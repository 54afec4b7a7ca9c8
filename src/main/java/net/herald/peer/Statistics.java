package net.herald.peer;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What was counted for a peer. Written by its thread alone, read by any; a reader may see one
 * number a moment earlier than another.
 */
public final class Statistics {

  /** What is counted. Messages by direction and type are counted beside these. */
  public enum Counter {
    /** Sessions that were established, over the life of the peer. */
    UP,
    /** Connections that ended, over the life of the peer. */
    DOWN,
    /** Defects of this program that were contained, over the life of the peer. */
    DEFECT,
    /** Routes announced by the peer in this session. */
    PREFIXES_RECEIVED,
    /** Routes withdrawn by the peer in this session. */
    PREFIXES_WITHDRAWN,
    /** Routes of the peer that are held now. */
    ROUTES_IN,
    /** Routes that the peer has, or will get, now. */
    ROUTES_OUT,
    /** Routes that wait now to be announced or withdrawn. */
    ROUTES_PENDING
  }

  private static final int TYPES = 8;

  private final AtomicLongArray counters = new AtomicLongArray(Counter.values().length);
  private final AtomicLongArray sent = new AtomicLongArray(TYPES);
  private final AtomicLongArray received = new AtomicLongArray(TYPES);
  private volatile String lastError = "";

  Statistics() {}

  public long get(Counter counter) {
    return counters.getAcquire(index(counter));
  }

  /** Messages of a type sent in this session. */
  public long sent(int type) {
    return sent.getAcquire(type % TYPES);
  }

  /** Messages of a type received in this session. */
  public long received(int type) {
    return received.getAcquire(type % TYPES);
  }

  /** Why the last attempt or session ended that nobody here ended; empty before there was one. */
  public String lastError() {
    return lastError;
  }

  void failed(String why) {
    lastError = why;
  }

  void set(Counter counter, long now) {
    counters.setRelease(index(counter), now);
  }

  void count(Counter counter) {
    add(counter, 1);
  }

  void add(Counter counter, long more) {
    add(counters, index(counter), more);
  }

  void countSent(int type) {
    countSent(type, 1);
  }

  void countSent(int type, int messages) {
    add(sent, type % TYPES, messages);
  }

  void countReceived(int type) {
    add(received, type % TYPES, 1);
  }

  /** A connection ended: what is counted per session starts at nothing. */
  void endSession() {
    for (int type = 0; type < TYPES; type++) {
      sent.setRelease(type, 0);
      received.setRelease(type, 0);
    }
    counters.setRelease(index(Counter.PREFIXES_RECEIVED), 0);
    counters.setRelease(index(Counter.PREFIXES_WITHDRAWN), 0);
  }

  private static void add(AtomicLongArray numbers, int at, long more) {
    numbers.setRelease(at, numbers.getPlain(at) + more);
  }

  private static int index(Counter counter) {
    return switch (counter) {
      case UP -> 0;
      case DOWN -> 1;
      case DEFECT -> 2;
      case PREFIXES_RECEIVED -> 3;
      case PREFIXES_WITHDRAWN -> 4;
      case ROUTES_IN -> 5;
      case ROUTES_OUT -> 6;
      case ROUTES_PENDING -> 7;
    };
  }
}
