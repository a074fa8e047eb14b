package fetchlinks.files;

import java.io.IOException;
import java.util.List;

/** Where links go. */
sealed interface Queue permits LinkQueue, DryRunQueue {

  /**
   * A link that is to be written.
   *
   * @param id of the video
   * @param body the file's text
   */
  record Draft(String id, String body) {}

  /**
   * What became of a draft.
   *
   * @param name of the link file
   * @param written now; otherwise the id was queued before
   * @param channel who queued it, "" for another program
   */
  record Placed(String name, boolean written, String channel) {}

  /** Finishes what a killed run left half done; cheap when there is nothing. */
  void recover() throws IOException;

  /** Queues what was never queued, in the order given. */
  List<Placed> place(String channel, List<Draft> drafts) throws IOException;
}
