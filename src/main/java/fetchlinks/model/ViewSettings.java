package fetchlinks.model;

import java.util.List;

/**
 * How a person likes the full screen; kept from one run to the next. Words are lower case.
 *
 * @param theme its name
 * @param sort the column by which the table is ordered
 * @param logLevel the lowest level shown of the log
 * @param onlyPane the pane that fills the screen, empty for all of them
 * @param filters typed before, newest first
 */
public record ViewSettings(
    String theme,
    String sort,
    boolean reversed,
    boolean hideUpToDate,
    String logLevel,
    boolean logWrap,
    String onlyPane,
    boolean mouse,
    List<String> filters) {

  /** Of somebody who has changed nothing. */
  public static final ViewSettings DEFAULT =
      new ViewSettings("default", "attention", false, false, "info", false, "", false, List.of());

  public ViewSettings {
    filters = List.copyOf(filters);
  }
}
