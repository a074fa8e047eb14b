package fetchlinks.files;

import fetchlinks.engine.FetchException;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.SafeText;
import java.io.IOException;
import java.nio.file.Path;

/** A whole line of a journal can't be understood: not what a killed process leaves behind. */
final class JournalException extends IOException {

  private static final long serialVersionUID = 1L;

  JournalException(Path file, int line, Throwable cause) {
    super(
        Disk.shown(file)
            + ", line "
            + line
            + " can't be understood: "
            + SafeText.of(String.valueOf(cause.getMessage())),
        cause);
  }

  /** The failure to act on; what a journal remembers can be spared, so the advice is simple. */
  FetchException failure(FailureClass kind) {
    Failure failure =
        Failure.of(kind, "JOURNAL", String.valueOf(getMessage()))
            .advising(
                "delete this file: only the memory of old videos is lost, and the marker in the"
                    + " channel file still protects against a flood");
    return new FetchException(failure, this);
  }
}
