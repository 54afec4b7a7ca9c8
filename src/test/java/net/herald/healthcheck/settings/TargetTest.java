package net.herald.healthcheck.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,       192.0.2.1/32,      1",
    "192.0.2.0/30,    192.0.2.0/30,      4",
    "2001:db8::1,     2001:db8::1/128,   1",
    "2001:db8::/120,  2001:db8::/120,    256"
  })
  void prefixes(String text, String shown, int addresses) {
    assertThat(Target.parse(text)).hasToString(shown);
    assertThat(Target.parse(text).addresses()).hasSize(addresses);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "192.0.2.1/24", "192.0.2.0/33", "192.0.2.0/", "2001:db8::1/64"})
  void refused(String text) {
    assertThatThrownBy(() -> Target.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/15", "2001:db8::/64"})
  void tooManyToCount(String text) {
    assertThatThrownBy(() -> Target.parse(text).addresses()).hasMessageContaining("more than");
  }
}
