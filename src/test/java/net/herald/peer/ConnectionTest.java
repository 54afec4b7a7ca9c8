package net.herald.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.herald.bgp.Ip;
import net.herald.bgp.Ipv4;
import net.herald.bgp.fsm.Origin;
import net.herald.bgp.message.Frame;
import net.herald.bgp.message.Keepalive;
import net.herald.bgp.message.Notification;
import net.herald.iana.MessageType;
import net.herald.time.Clock;
import net.herald.time.ManualClock;
import net.herald.wire.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ConnectionTest {
  private static final byte[] KEEPALIVE = Keepalive.KEEPALIVE.encode().octets();

  private final ManualClock clock = new ManualClock();
  private final Mailbox<Item> mailbox = new Mailbox<>(clock);

  private Pipe pipe = new Pipe(Ipv4.parse("10.0.0.1"), Ipv4.parse("10.0.0.2"), 1 << 16);
  private Connection connection = connect(pipe.near());

  private Connection connect(OctetStream through) {
    var made = new Connection(7, Origin.INCOMING, through, mailbox, clock);
    made.start("test");
    return made;
  }

  /** Connects anew, to a peer that takes nothing. */
  private void connectToTheDeaf() {
    connection = connect(new Deaf(pipe.near()));
    connection.send(KEEPALIVE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 18, 19, 20, 37, 100, 8192})
  void messagesAreTheSameHoweverTheyWereCut(int segment) throws Exception {
    pipe = new Pipe(Ipv4.parse("10.0.0.1"), Ipv4.parse("10.0.0.2"), segment);
    connection = connect(pipe.near());
    var messages = List.of(update(0), KEEPALIVE, update(1), update(4000), KEEPALIVE);

    for (byte[] message : messages) {
      write(message);
    }

    for (byte[] message : messages) {
      assertThat(next())
          .isInstanceOfSatisfying(
              Item.Received.class,
              received -> {
                assertThat(received.connection()).isEqualTo(7);
                assertThat(received.frame().octets()).isEqualTo(message);
              });
    }
  }

  @Test
  void aBrokenMarkerIsTheLastThingHeard() throws Exception {
    byte[] broken = KEEPALIVE.clone();
    broken[3] = 0;
    write(KEEPALIVE);
    write(broken);
    write(KEEPALIVE);
    pipe.far().endOutput();

    assertThat(next()).isInstanceOf(Item.Received.class);
    assertThat(next())
        .isInstanceOfSatisfying(
            Item.Malformed.class,
            malformed ->
                assertThat(malformed.fault().notification().encode().octets())
                    .isEqualTo(Hex.parse("ffffffffffffffffffffffffffffffff0015030101")));
    assertThat(next()).isEqualTo(new Item.Down(7, "closed by the peer"));
  }

  @Test
  void longMessagesPassOnlyOnceTheyWereNegotiated() throws Exception {
    connection.receiveLimit(65535);
    write(update(5000));
    assertThat(next()).isInstanceOf(Item.Received.class);

    pipe = new Pipe(Ipv4.ZERO, Ipv4.ZERO, 1 << 16);
    connection = connect(pipe.near());
    write(update(5000));
    assertThat(next())
        .isInstanceOfSatisfying(
            Item.Malformed.class,
            malformed -> assertThat(malformed.fault().notification().toString()).startsWith("1/2"));
  }

  @Test
  void aStreamThatEndsInsideAMessageIsALoss() throws Exception {
    write(new byte[] {-1, -1, -1});
    pipe.far().endOutput();

    assertThat(next()).isEqualTo(new Item.Down(7, "closed by the peer"));
  }

  @Test
  void whatIsSentArrivesInOrderAndThenTheEnd() throws Exception {
    var sent = List.of(update(10), KEEPALIVE, update(2000), KEEPALIVE);
    sent.forEach(connection::send);
    connection.finish();
    connection.send(update(11));

    var expected = ByteBuffer.allocate(4096);
    sent.forEach(expected::put);
    assertThat(readToTheEnd()).isEqualTo(Arrays.copyOf(expected.array(), expected.position()));
  }

  @Test
  void readingGoesOnAfterFinish() throws Exception {
    connection.finish();
    readToTheEnd();
    write(KEEPALIVE);

    assertThat(next()).isInstanceOf(Item.Received.class);
  }

  @Test
  void theWriterCallsOnceMostOfItsBudgetIsFree() throws Exception {
    byte[] message = update(4000);
    while (connection.room() > 0) {
      connection.send(message);
    }
    assertThat(mailbox.poll(0)).as("nobody reads, so there is no room yet").isNull();

    long read = 0;
    var into = ByteBuffer.allocate(1 << 16);
    Item item = null;
    while (item == null) {
      read += pipe.far().read(into.clear());
      item = mailbox.poll(0);
    }
    assertThat(item).isEqualTo(new Item.Room(7));
    assertThat(read).isGreaterThanOrEqualTo(Connection.BUDGET - Connection.LOW - 2 * (1 << 16));
    assertThat(connection.room()).isGreaterThanOrEqualTo(Connection.BUDGET - Connection.LOW);
  }

  @Test
  void aWriteThatDoesNotEndTellsWhenItBegan() throws Exception {
    assertThat(connection.writingSince()).isEqualTo(Clock.NEVER);
    clock.advance(Duration.ofSeconds(5));
    for (int i = 0; i < 40; i++) {
      connection.send(update(4000));
    }
    while (connection.writingSince() == Clock.NEVER) {
      Thread.onSpinWait();
    }

    assertThat(connection.writingSince()).isEqualTo(Duration.ofSeconds(5).toNanos());
  }

  @Test
  void closingFreesAReaderAndAWriterThatAreStuck() throws Exception {
    for (int i = 0; i < 40; i++) {
      connection.send(update(4000));
    }

    connection.close();

    assertThat(next()).isInstanceOf(Item.Down.class);
  }

  @Test
  void whatThePeerSaidLastIsReadThoughItTakesNothingAnyMore() throws Exception {
    byte[] notification = Notification.cease(2, "bye").encode().octets();
    pipe = new Pipe(Ipv4.ZERO, Ipv4.ZERO, 1 << 16);
    connectToTheDeaf();
    clock.awaitWaiters(1);

    write(notification);
    pipe.far().endOutput();

    assertThat(next())
        .isInstanceOfSatisfying(
            Item.Received.class,
            received -> assertThat(received.frame().octets()).isEqualTo(notification));
    assertThat(next()).isEqualTo(new Item.Down(7, "closed by the peer"));
  }

  @Test
  void aPeerThatTakesNothingAndSaysNothingIsLostAfterAMoment() throws Exception {
    pipe = new Pipe(Ipv4.ZERO, Ipv4.ZERO, 1 << 16);
    connectToTheDeaf();
    clock.awaitWaiters(1);
    assertThat(mailbox.poll(0)).as("the peer may have said something").isNull();

    clock.advance(Connection.GRACE);

    assertThat(next()).isEqualTo(new Item.Down(7, "nobody listens"));
  }

  @Test
  void framesThatWaitForThePeerAreNotSilence() throws Exception {
    pipe = new Pipe(Ipv4.ZERO, Ipv4.ZERO, 1 << 16);
    for (int i = 0; i <= Mailbox.FRAMES; i++) {
      write(KEEPALIVE);
    }
    write(Notification.cease(2, "bye").encode().octets());
    pipe.far().endOutput();
    connectToTheDeaf();
    while (mailbox.frames() < Mailbox.FRAMES) {
      Thread.onSpinWait();
    }
    clock.awaitWaiters(1);

    clock.advance(Connection.GRACE);
    clock.awaitDeadline(Connection.GRACE.multipliedBy(2).toNanos());

    for (int i = 0; i <= Mailbox.FRAMES + 1; i++) {
      assertThat(next()).isInstanceOf(Item.Received.class);
    }
    assertThat(next()).isEqualTo(new Item.Down(7, "closed by the peer"));
  }

  @Test
  void closingFreesAWriterThatWaitsForTheReader() throws Exception {
    pipe = new Pipe(Ipv4.ZERO, Ipv4.ZERO, 1 << 16);
    connectToTheDeaf();
    clock.awaitWaiters(1);

    connection.close();

    assertThat(next()).isInstanceOf(Item.Down.class);
  }

  /** A stream of which the other side reads no more. */
  private record Deaf(OctetStream of) implements OctetStream {
    @Override
    public Ip localAddress() {
      return of.localAddress();
    }

    @Override
    public Ip remoteAddress() {
      return of.remoteAddress();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      return of.read(into);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      throw new IOException("nobody listens");
    }

    @Override
    public void endOutput() throws IOException {
      of.endOutput();
    }

    @Override
    public void close() {
      of.close();
    }
  }

  private Item next() throws InterruptedException {
    return mailbox.poll(Clock.NEVER);
  }

  private void write(byte[] octets) throws IOException {
    var out = ByteBuffer.wrap(octets);
    while (out.hasRemaining()) {
      pipe.far().write(out);
    }
  }

  private byte[] readToTheEnd() throws IOException {
    var parts = new ArrayList<byte[]>();
    var into = ByteBuffer.allocate(100);
    int total = 0;
    while (pipe.far().read(into.clear()) >= 0) {
      byte[] part = new byte[into.flip().remaining()];
      into.get(part);
      parts.add(part);
      total += part.length;
    }
    var all = ByteBuffer.allocate(total);
    parts.forEach(all::put);
    return all.array();
  }

  /** A message with the header of an UPDATE. */
  private static byte[] update(int body) {
    byte[] octets = new byte[4 + body];
    Arrays.fill(octets, (byte) body);
    return Frame.of(MessageType.UPDATE, octets).octets();
  }
}
