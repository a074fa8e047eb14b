package fetchlinks.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one check changes about a source: one record of the journal.
 *
 * @param marks ids that are new or whose mark changed, oldest first
 * @param facts all facts as they are from now on
 */
public record SourceUpdate(Map<String, Mark> marks, SourceFacts facts) {

  public SourceUpdate {
    marks = Collections.unmodifiableMap(new LinkedHashMap<>(marks));
  }
}
