package fetchlinks.model;

/** Whether a listed video can be downloaded now; decides what becomes of an unknown id. */
public enum Availability {
  PUBLIC,
  /** A premiere or stream that was announced but has not begun. */
  UPCOMING,
  /** A stream that is running. */
  LIVE,
  MEMBERS_ONLY,
  PRIVATE,
  DELETED
}
