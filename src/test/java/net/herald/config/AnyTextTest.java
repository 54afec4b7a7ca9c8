package net.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No text makes the reader throw, whatever words stand where. */
class AnyTextTest {
  private static final List<String> WORDS = words();

  @Test
  void isReadToItsEnd() {
    Random random = new Random(65_001);
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text =
          new StringBuilder("neighbor 192.0.2.1 { ")
              .append(random.nextBoolean() ? "static {" : "flow {");
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
      }
      ConfigurationReader.Result result = Texts.read(text.toString());
      assertThat(result.configuration() == null)
          .as(text.toString())
          .isEqualTo(result.diagnostics().errors() > 0);
      assertThat(result.diagnostics().print()).isNotEmpty();
    }
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>();
    NeighborSection.KEYWORDS.rows().forEach(row -> words.add(row.word()));
    CapabilitySection.KEYWORDS.rows().forEach(row -> words.add(row.word()));
    ApiSection.KEYWORDS.rows().forEach(row -> words.add(row.word()));
    StaticSection.KEYWORDS.rows().forEach(row -> words.add(row.word()));
    FamilySection.KEYWORDS.rows().forEach(row -> words.add(row.word()));
    for (String more :
        "; ; ; { { } } [ ] , ( ) \" ' \\ # 0 1 -1 65536 4294967296 10.0.0.0/8 ::/0 192.0.2.1 self"
            .split(" ")) {
      words.add(more);
    }
    words.addAll(List.of("\n", "next-hop", "med", "as-path", "community", "unicast", "nlri"));
    for (String more :
        "match then scope port =80&<90 tcp-flags syn&!ack 2001:db8::/64/32 redirect 65000:1 rd"
            .split(" ")) {
      words.add(more);
    }
    return words;
  }
}
