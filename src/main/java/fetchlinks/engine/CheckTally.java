package fetchlinks.engine;

import fetchlinks.model.ListReason;
import fetchlinks.model.SourceId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

  /** Each once, however often it is tried. */
  final Set<String> notes = new LinkedHashSet<>();

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
    String rest = String.join("; ", notes);
    if (resurfaced == 0) {
      return rest;
    }
    return "%,d resurfaced".formatted(resurfaced) + (rest.isEmpty() ? "" : "; " + rest);
  }
}
