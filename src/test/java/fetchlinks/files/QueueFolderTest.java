package fetchlinks.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueFolderTest {

  @TempDir Path root;

  @Test
  void aFolderThatCanBeCreatedIsFineAndNotCreatedYet() {
    QueueFolder folder = new QueueFolder(root.resolve("a/b/queue"));
    assertThatCode(folder::check).doesNotThrowAnyException();
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void aFileInTheWayIsNamed() throws Exception {
    Path file = Files.writeString(root.resolve("file"), "");
    for (Path queue : new Path[] {file, file.resolve("queue")}) {
      assertThatThrownBy(new QueueFolder(queue)::check)
          .isInstanceOf(ConfigException.class)
          .hasMessage(
              "the link queue %s can't be written: %s is no folder; correct link_queue_dir"
                  .formatted(queue, file));
    }
  }

  @Test
  void aFileInPlaceOfOurStateIsNamed() throws Exception {
    Path file = Files.writeString(root.resolve(".fetch-links"), "");
    assertThatThrownBy(new QueueFolder(root)::check).hasMessageContaining(file + " is no folder");
  }

  @Test
  void aFolderWithoutPermissionIsNamed() throws Exception {
    Path queue =
        Files.createDirectory(
            root.resolve("queue"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
    assumeFalse(Files.isWritable(queue), "the super-user may write everywhere");
    assertThatThrownBy(new QueueFolder(queue)::check)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(queue + " is not writable");
  }
}
