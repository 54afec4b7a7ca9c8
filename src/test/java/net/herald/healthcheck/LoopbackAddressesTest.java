package net.herald.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.herald.healthcheck.LoopbackAddresses.Runner;
import net.herald.healthcheck.settings.Target;
import org.junit.jupiter.api.Test;

class LoopbackAddressesTest {
  private static final String SHOWN =
      """
      1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever
      1: lo    inet 192.0.2.1/32 scope global lo:web1\\       valid_lft forever
      1: lo    inet 192.0.2.2/32 scope global lo:mail\\       valid_lft forever
      1: lo    inet6 ::1/128 scope host \\       valid_lft forever preferred_lft forever
      1: lo    inet6 2001:db8::1/128 scope global \\       valid_lft forever
      """;

  private final List<String> ran = new ArrayList<>();

  private Runner answering(int code, String output) {
    return words -> {
      ran.add(String.join(" ", words));
      return new Runner.Outcome(code, output);
    };
  }

  @Test
  void thoseOfOthersAreFoundByLabel() throws Exception {
    var shown = answering(0, SHOWN);
    assertThat(LoopbackAddresses.present(shown, "", false))
        .map(Target::toString)
        .containsExactly("192.0.2.1/32", "192.0.2.2/32", "2001:db8::1/128");
    assertThat(LoopbackAddresses.present(shown, "web", false))
        .map(Target::toString)
        .containsExactly("192.0.2.1/32");
    assertThat(LoopbackAddresses.present(shown, "web", true)).isEmpty();
    assertThat(LoopbackAddresses.present(shown, "web1", true)).hasSize(1);
  }

  @Test
  void onlyWhatWasAddedIsRemoved() throws Exception {
    var one = Target.parse("192.0.2.1");
    var addresses =
        new LoopbackAddresses(
            words -> {
              ran.add(String.join(" ", words));
              boolean there = words.contains("192.0.2.9/32") && words.contains("add");
              return new Runner.Outcome(there ? 2 : 0, there ? "RTNETLINK: File exists" : "");
            },
            true,
            "web",
            Map.of(one, "eth0"));
    addresses.add(List.of(one, Target.parse("192.0.2.9"), Target.parse("192.0.2.3")));
    addresses.remove();
    addresses.remove();
    assertThat(ran)
        .containsExactly(
            "sudo ip address add 192.0.2.1/32 dev eth0",
            "sudo ip address add 192.0.2.9/32 dev lo label lo:web",
            "sudo ip address add 192.0.2.3/32 dev lo label lo:web",
            "sudo ip address delete 192.0.2.1/32 dev eth0",
            "sudo ip address delete 192.0.2.3/32 dev lo");
  }

  @Test
  void aRefusalIsToldWithTheWordsOfIp() {
    var addresses =
        new LoopbackAddresses(
            answering(2, "RTNETLINK answers: Operation not permitted"), false, "", Map.of());
    assertThatThrownBy(() -> addresses.add(List.of(Target.parse("192.0.2.1"))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not permitted");
  }
}
