package fetchlinks.tui;

import fetchlinks.model.ChannelId;
import fetchlinks.model.Failure;

/** What the cursor of the table is on; stays the same thing wherever rows move to. */
sealed interface Target {

  record One(ChannelId id) implements Target {}

  record Group(GroupKey key) implements Target {}

  /** What failures have in common that are shown as one row. */
  record GroupKey(RowKind kind, String code, String host) {

    static GroupKey of(Row row, Failure cause) {
      return new GroupKey(row.kind(), cause.code(), row.who().host());
    }
  }
}
