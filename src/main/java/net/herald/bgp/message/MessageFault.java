package net.herald.bgp.message;

/** A message that ends the session. Data about the peer: it has no stack trace. */
public final class MessageFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Notification notification;

  /**
   * A message that ends the session.
   *
   * @param notification what the peer is told
   * @param why the sentence for the log and the event; never put on the wire
   */
  public MessageFault(Notification notification, String why) {
    super(why, null, false, false);
    this.notification = notification;
  }

  public Notification notification() {
    return notification;
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
