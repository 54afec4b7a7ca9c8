package net.herald.peer;

import static org.assertj.core.api.Assertions.assertThat;

import net.herald.bgp.Asn;
import net.herald.config.Texts;
import net.herald.iana.CapabilityCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the OPEN offers of what the configuration says. */
class GreetingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          multiple-labels { ipv4 nlri-mpls 3; ipv4 mpls-vpn 255; } | [MultipleLabels[counts={ipv4 nlri-mpls=3}]]
          multiple-labels { ipv4 mpls-vpn 255; }                   | []
          multiple-labels { }                                      | []
          asn4;                                                    | []
          """)
  void labelsAreToldInTheFamiliesThatAreOffered(String capability, String offered) {
    var neighbor =
        Texts.neighbor("family { ipv4 nlri-mpls; } capability { %s }".formatted(capability));
    var offer = Greeting.offer(neighbor, Asn.of(65001), "", false);
    assertThat(offer.capabilities().list())
        .filteredOn(one -> one.code() == CapabilityCode.MULTIPLE_LABELS)
        .hasToString(offered);
  }
}
