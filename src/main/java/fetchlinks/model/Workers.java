package fetchlinks.model;

/** Worker slots: channels that are worked on at once. */
public final class Workers {

  /** More never pays: the sites would not like it. */
  public static final int MOST = 64;

  private Workers() {}
}
