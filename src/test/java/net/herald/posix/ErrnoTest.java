package net.herald.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrnoTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | EPERM, not permitted: this needs root or a capability",
        "19 | ENODEV, no such device",
        "92 | ENOPROTOOPT, the kernel does not have this option",
        "7 | errno 7",
      })
  void aNumberIsExplainedByNameAndInWords(int number, String words) {
    assertThat(Errno.explain(number)).isEqualTo(words);
  }

  @Test
  void noTwoErrorsHaveOneNumber() {
    assertThat(Arrays.stream(Errno.values()).map(Errno::number)).doesNotHaveDuplicates();
  }
}
