package net.herald.bgp.message;

import net.herald.iana.MessageType;

/** KEEPALIVE (RFC 4271 section 4.4): a header and nothing else. */
public record Keepalive() implements Message {
  public static final Keepalive KEEPALIVE = new Keepalive();

  private static final Frame FRAME = Frame.of(MessageType.KEEPALIVE, new byte[0]);

  @Override
  public int type() {
    return MessageType.KEEPALIVE;
  }

  public Frame encode() {
    return FRAME;
  }
}
