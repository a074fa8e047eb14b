package fetchlinks.engine;

import fetchlinks.model.ListReason;
import fetchlinks.model.SourceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What adds up over the attempts of one check. Owned by the channel's thread. */
final class CheckTally {

  /** Sources that need no further attempt. */
  final Set<SourceId> done = new HashSet<>();

  /** Sources whose listing was not believed: counted once a check, however often it is tried. */
  final Set<SourceId> doubted = new HashSet<>();

  /** Why each source was listed, or is to be. */
  final Map<SourceId, ListReason> reasons = new LinkedHashMap<>();

  final List<String> notes = new ArrayList<>();
  int newVideos;
  int resurfaced;
  int seen;
  int requests;
  int probed;

  /** A listing was asked for in this attempt. */
  boolean listed;

  /** The last attempt listed something, but not all of it could be believed. */
  boolean incomplete;

  String note() {
    if (resurfaced > 0) {
      notes.addFirst("%,d resurfaced".formatted(resurfaced));
      resurfaced = 0;
    }
    return String.join("; ", notes);
  }
}
