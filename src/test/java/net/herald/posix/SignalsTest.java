package net.herald.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.herald.posix.Signals.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignalsTest {

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aSignalIsToldAndDoesNotEndTheProcess(Kind kind) throws Exception {
    var told = new LinkedBlockingQueue<Kind>();
    try (Signals _ = Signals.listen(told::add)) {
      send(kind);
      assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(kind);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"USR2", "ALRM"})
  void aClosedListenerIsNotTold(Kind kind) throws Exception {
    var outer = new LinkedBlockingQueue<Kind>();
    var inner = new LinkedBlockingQueue<Kind>();
    try (Signals _ = Signals.listen(outer::add)) {
      Signals.listen(inner::add).close();
      send(kind);
      assertThat(outer.poll(10, TimeUnit.SECONDS)).isEqualTo(kind);
      assertThat(inner).isEmpty();
    }
  }

  private static void send(Kind kind) throws Exception {
    String own = Long.toString(ProcessHandle.current().pid());
    assertThat(new ProcessBuilder("kill", "-" + kind, own).inheritIO().start().waitFor()).isZero();
  }
}
