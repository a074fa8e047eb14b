package fetchlinks.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fetchlinks.engine.FetchException;
import fetchlinks.model.FailureClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CookieFileTest {

  @TempDir Path folder;

  private Path cookies() throws Exception {
    return Files.writeString(folder.resolve("cookies.txt"), "# Netscape HTTP Cookie File\n");
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void eachProcessHasItsOwnCopyThatNobodyElseCanRead() throws Exception {
    Path original = cookies();
    try (CookieFile file = CookieFile.of(original);
        CookieFile.Copy one = file.copy();
        CookieFile.Copy two = file.copy()) {
      assertThat(one.path()).isNotEqualTo(two.path()).hasSameTextualContentAs(original);
      assertThat(permissions(one.path())).isEqualTo("rw-------");
      assertThat(permissions(Disk.folderOf(one.path()))).isEqualTo("rwx------");
      Files.writeString(one.path(), "rewritten");
      assertThat(two.path()).hasSameTextualContentAs(original);
      assertThat(original).hasContent("# Netscape HTTP Cookie File");
    }
  }

  @Test
  void copiesAndTheirFolderAreDeleted() throws Exception {
    CookieFile file = CookieFile.of(cookies());
    CookieFile.Copy one = file.copy();
    CookieFile.Copy two = file.copy();
    one.close();
    assertThat(one.path()).doesNotExist();
    assertThat(two.path()).exists();
    file.close();
    assertThat(Disk.folderOf(two.path())).doesNotExist();
    two.close();
    file.close();
  }

  @Test
  void aMissingFileIsNamedAtTheStart() {
    assertThatThrownBy(() -> CookieFile.of(folder.resolve("none.txt")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(folder.resolve("none.txt").toString());
    assertThatThrownBy(() -> CookieFile.of(folder)).isInstanceOf(ConfigException.class);
  }

  @Test
  void aFileThatVanishesDuringTheRunConcernsEveryChannel() throws Exception {
    Path original = cookies();
    try (CookieFile file = CookieFile.of(original)) {
      Files.delete(original);
      assertThatThrownBy(file::copy)
          .isInstanceOfSatisfying(
              FetchException.class,
              e -> {
                assertThat(e.failure().kind()).isEqualTo(FailureClass.NEEDS_PERSON_EVERYWHERE);
                assertThat(e.failure().code()).isEqualTo("COOKIES");
              });
    }
  }
}
