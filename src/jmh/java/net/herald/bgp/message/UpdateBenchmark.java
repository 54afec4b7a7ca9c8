package net.herald.bgp.message;

import java.util.concurrent.TimeUnit;
import net.herald.bgp.Sessions;
import net.herald.bgp.attribute.AttributeEncoder;
import net.herald.bgp.attribute.AttributeSet;
import net.herald.bgp.capability.EncodingContext;
import net.herald.bgp.capability.Negotiated;
import net.herald.iana.MessageType;
import net.herald.wire.Hex;
import net.herald.wire.WireWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A typical UPDATE of IPv4 unicast: five prefixes and eight attributes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseCompactObjectHeaders")
public class UpdateBenchmark {
  private static final String ATTRIBUTES =
      "40010100"
          + "40020E0203000000FDEA0000FDE70001E240".replace("0203000000", "02030000")
          + "400304C0000201"
          + "80040400000064"
          + "C007080000FDEA01020304"
          + "C0080CFDEA0001FDEA0002FFFFFF01"
          + "C010080002FDE900000064"
          + "C0200C000000010000000200000003";
  private static final String ROUTES =
      "180A0100" + "180A0200" + "160A0304" + "100A05" + "200A060708";

  private final Negotiated session = Sessions.external();
  private final EncodingContext context = session.encoding();
  private final Frame frame =
      Frame.of(
          MessageType.UPDATE,
          Hex.parse("0000" + "%04X".formatted(ATTRIBUTES.length() / 2) + ATTRIBUTES + ROUTES));
  private final AttributeSet attributes = ((Update) Message.decode(frame, session)).attributes();

  @Benchmark
  public Message decode() {
    return Message.decode(frame, session);
  }

  @Benchmark
  public int encodeAttributes() {
    var out = new WireWriter(128);
    for (var attribute : attributes.list()) {
      AttributeEncoder.put(attribute, context, out);
    }
    return out.size();
  }
}
