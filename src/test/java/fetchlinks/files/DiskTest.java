package fetchlinks.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {

  private static final Path FILE = Path.of("/q/a.link");

  @TempDir Path folder;

  private static Failure failure(IOException e) {
    return Disk.failure(FILE, e).failure();
  }

  @Test
  void aFullDiskIsALocalFailure() {
    Failure full = failure(new IOException("No space left on device"));
    assertThat(full.kind()).isEqualTo(FailureClass.LOCAL);
    assertThat(full.code()).isEqualTo("DISK");
    assertThat(full.message()).isEqualTo("/q/a.link can't be used: no space left on device");
    assertThat(full.advice()).contains("make room");
  }

  @Test
  void aRealDeviceThatIsFullIsRecognised() {
    Path device = Path.of("/dev/full");
    assumeTrue(Files.exists(device), "there is no such device here");
    assertThatCode(
            () -> {
              try (FileOutputStream out = new FileOutputStream(device.toFile())) {
                out.write(1);
              }
            })
        .isInstanceOfSatisfying(
            IOException.class, e -> assertThat(failure(e).code()).isEqualTo("DISK"));
  }

  @Test
  void missingPermissionIsSaidHoweverTheSystemSaysIt() {
    for (IOException e :
        new IOException[] {
          new AccessDeniedException("/q"),
          new FileNotFoundException("/q/a.link (Permission denied)"),
          new FileSystemException("/q", null, "Read-only file system"),
          new FileSystemException("/q", null, "Operation not permitted"),
        }) {
      assertThat(failure(e).code()).isEqualTo("PERM");
    }
    assertThat(failure(new FileNotFoundException("/q/a.link (Permission denied)")).message())
        .isEqualTo("/q/a.link can't be used: permission denied");
  }

  @Test
  void aReasonIsCleanText() {
    assertThat(Disk.reason(new IOException("a\u001b[2Jb"))).doesNotContain("\u001b");
    assertThat(Disk.reason(new IOException())).isEqualTo("no reason given");
  }

  @Test
  void aFolderIsSyncedAlsoWhenTheThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    assertThatCode(() -> Disk.syncFolder(folder)).doesNotThrowAnyException();
    assertThat(Thread.interrupted()).isTrue();
  }
}
