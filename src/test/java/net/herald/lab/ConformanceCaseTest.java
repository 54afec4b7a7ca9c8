package net.herald.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import net.herald.lab.ConformanceCase.Expectation;
import net.herald.lab.ConformanceCase.Expectation.Message;
import net.herald.lab.ConformanceCase.Expectation.Notification;
import net.herald.lab.ConformanceCase.Expectation.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of a {@code .ci} file, one by one. */
class ConformanceCaseTest {

  private static ConformanceCase parse(String... lines) {
    return ConformanceCase.parse("a-case", String.join("\n", lines));
  }

  private static List<List<Expectation>> groups(String... lines) {
    return parse(lines).groups();
  }

  @Test
  void withoutOptionsThePeerIsPatientForThreeSecondsOnIpv4() {
    var plain = parse("option:file:one.conf");

    assertThat(plain.configurations()).containsExactly("one.conf");
    assertThat(plain.connections()).isEqualTo("1");
    assertThat(plain.patience()).isEqualTo(Duration.ofSeconds(8));
    assertThat(plain.address()).isEqualTo("127.0.0.1");
    assertThat(plain.asn()).isEmpty();
    assertThat(plain.inspectsOpen()).isFalse();
    assertThat(plain.sendsUnknownCapability()).isFalse();
    assertThat(plain.sendsUnknownMessage()).isFalse();
    assertThat(plain.sendsDefaultRoute()).isFalse();
  }

  @Test
  void everyOptionIsUnderstood() {
    var full =
        parse(
            "option:file:one.conf",
            "option:file:two.conf",
            "option:tcp_connections:0",
            "option:timeout:5",
            "option:bind:ipv6",
            "option:asn:65000",
            "option:open:inspect-open-message",
            "option:open:send-unknown-capability",
            "option:open:send-unknown-message",
            "option:update:send-default-route");

    assertThat(full.configurations()).containsExactly("one.conf", "two.conf");
    assertThat(full.connections()).isEqualTo("0");
    assertThat(full.patience()).isEqualTo(Duration.ofSeconds(5));
    assertThat(full.address()).isEqualTo("::1");
    assertThat(full.asn()).hasValue(65000);
    assertThat(full.inspectsOpen()).isTrue();
    assertThat(full.sendsUnknownCapability()).isTrue();
    assertThat(full.sendsUnknownMessage()).isTrue();
    assertThat(full.sendsDefaultRoute()).isTrue();
  }

  @Test
  void emptyLinesAndLinesWithAHashAnywhereDoNotCount() {
    assertThat(groups("", "   ", "# 1:raw:AA", "1:raw:BB # not this one either", " 1:raw:CC "))
        .containsExactly(List.of(new Message("CC")));
  }

  @Test
  void linesWithTheSamePrefixAreOneGroupWhereverTheyStand() {
    assertThat(groups("2:raw:BB", "1:raw:AA", "2:raw:CC"))
        .containsExactly(List.of(new Message("AA")), List.of(new Message("BB"), new Message("CC")));
  }

  @Test
  void groupsAreOrderedByNumberAndNumbersMayBeSkipped() {
    assertThat(groups("10:raw:CC", "9:raw:BB", "1:raw:AA"))
        .containsExactly(
            List.of(new Message("AA")), List.of(new Message("BB")), List.of(new Message("CC")));
  }

  @Test
  void groupsWithoutALetterComeFirstThenByLetterWhateverItsCase() {
    assertThat(groups("B1:raw:DD", "a2:raw:BB", "A2:raw:CC", "9:raw:AA"))
        .containsExactly(
            List.of(new Message("AA")),
            List.of(new Message("BB"), new Message("CC")),
            List.of(new Message("DD")));
  }

  @Test
  void theLetterOfANotificationKeepsItsCaseAndACapitalAIsNoLetter() {
    assertThat(groups("a1:raw:BB", "A1:notification:enough", "1:raw:AA"))
        .containsExactly(
            List.of(new Notification("enough"), new Message("AA")), List.of(new Message("BB")));
  }

  @Test
  void aRawMessageMayHaveColonsSpacesAndSmallLetters() {
    assertThat(groups("1:raw:ff 00:0a")).containsExactly(List.of(new Message("FF000A")));
  }

  @Test
  void theTextOfANotificationIsWhatFollowsTheLastColonInSmallLetters() {
    assertThat(groups("1:notification:why: Because I Can"))
        .containsExactly(List.of(new Notification(" because i can")));
  }

  @Test
  void aSignalKeepsItsName() {
    assertThat(groups("1:signal:SIGUSR1")).containsExactly(List.of(new Signal("SIGUSR1")));
  }

  @Test
  void linesForOtherTestsAreLeftOut() {
    assertThat(groups("1:json:{}", "1:jsv4:{}", "1:jsv6:{}", "1:cmd:announce eor ipv4 unicast"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1:raw", "1:raw:F", "1:raw:XX", "1:wire:FF", "x:raw:FF", "option:open:sesame"})
  void whatCanNeverBeMetIsRefused(String line) {
    assertThatThrownBy(() -> parse(line)).isInstanceOf(IllegalArgumentException.class);
  }
}
