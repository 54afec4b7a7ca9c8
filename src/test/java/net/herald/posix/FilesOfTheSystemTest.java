package net.herald.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The umask and named pipes. */
class FilesOfTheSystemTest {

  @TempDir Path directory;

  @Test
  void theUmaskTakesPermissionsFromNewFiles() throws Exception {
    int before = Umask.set(0137);
    try {
      Path file = Files.writeString(directory.resolve("file"), "");
      assertThat(permissions(file)).isEqualTo("rw-r-----");
      assertThat(Umask.set(0)).isEqualTo(0137);
    } finally {
      Umask.set(before);
    }
  }

  @Test
  void aNamedPipeIsMadeWithItsMode() throws Exception {
    Path pipe = directory.resolve("herald.in");
    Fifo.make(pipe, 0600);
    assertThat(Files.readAttributes(pipe, "*").get("isOther")).isEqualTo(true);
    assertThat(permissions(pipe)).isEqualTo("rw-------");
  }

  @Test
  void aNamedPipeThatExistsIsToldByPath() throws Exception {
    Path pipe = directory.resolve("herald.in");
    Fifo.make(pipe, 0600);
    assertThatThrownBy(() -> Fifo.make(pipe, 0600))
        .hasMessage("cannot make the named pipe " + pipe + ": EEXIST, exists already")
        .isInstanceOfSatisfying(PosixException.class, e -> assertThat(e.is(Errno.EEXIST)).isTrue());
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
