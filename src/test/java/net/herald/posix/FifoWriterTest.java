package net.herald.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a named pipe holds for one who has it open and does not read. */
@Timeout(60)
class FifoWriterTest {
  @TempDir Path folder;

  private static FileInputStream opened(Path pipe) {
    try {
      return new FileInputStream(pipe.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of what is in the pipe nobody knows who will read it when two have it open. */
  @Test
  void noMoreThanAPageIsOutOfOurHands() throws Exception {
    var pipe = folder.resolve("pipe");
    Fifo.make(pipe, 0600);
    var reader =
        CompletableFuture.supplyAsync(
            () -> opened(pipe), task -> Thread.ofPlatform().daemon().start(task));
    try (var writer = FifoWriter.open(pipe, Duration.ofSeconds(2));
        var deaf = reader.get()) {
      assertThat(writer).isNotNull();
      assertThat(writer.write(new byte[100_000])).isFalse();
      assertThat(deaf.available()).isEqualTo(4096);
    }
  }
}
