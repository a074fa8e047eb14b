package fetchlinks.tui;

import fetchlinks.model.SafeText;
import fetchlinks.tui.Shell.Front;
import fetchlinks.tui.Shell.Overlay;
import fetchlinks.tui.Shell.Prompt;
import java.util.List;

/**
 * The keys of what stands in front: a dialog, or a line that is being typed. They are no actions,
 * because no key file changes them. The less room there is, the fewer and the shorter they are; how
 * to go on and how to get out come last to go.
 */
final class FrontKeys {

  private static final int WIDEST_GAP = 3;

  private static final List<List<Hint>> HELP =
      List.of(
          List.of(
              new Hint("↑↓", "scroll"),
              new Hint("", "type to filter"),
              new Hint("Enter", "run the highlighted command"),
              new Hint("Esc", "close")),
          List.of(new Hint("↑↓", ""), new Hint("Enter", "run it"), new Hint("Esc", "close")),
          List.of(new Hint("Enter", "run"), new Hint("Esc", "close")));

  private static final List<List<Hint>> PALETTE =
      List.of(
          List.of(
              new Hint("↑↓", "choose"),
              new Hint("", "type to filter"),
              new Hint("Enter", "run"),
              new Hint("Esc", "close")),
          List.of(new Hint("↑↓", "choose"), new Hint("Enter", "run"), new Hint("Esc", "close")),
          List.of(new Hint("Enter", "run"), new Hint("Esc", "close")));

  private static final List<List<Hint>> QUIT =
      List.of(
          List.of(
              new Hint("d", "drain"), new Hint("c", "cancel"), new Hint("Esc", "keep fetching")),
          List.of(new Hint("d", "drain"), new Hint("c", "stop"), new Hint("Esc", "")));

  private static final List<List<Hint>> FILTER =
      List.of(
          List.of(
              new Hint("Enter", "accept"),
              new Hint("Esc", "cancel"),
              new Hint("Tab", "complete"),
              new Hint("↑↓", "earlier filters")),
          List.of(
              new Hint("Enter", "accept"), new Hint("Esc", "cancel"), new Hint("Tab", "complete")),
          List.of(new Hint("Enter", "ok"), new Hint("Esc", "cancel")));

  private static final List<List<Hint>> SEARCH =
      List.of(
          List.of(new Hint("Enter", "accept"), new Hint("Esc", "cancel")),
          List.of(new Hint("Enter", "ok"), new Hint("Esc", "cancel")));

  private FrontKeys() {}

  /** A key and what it does; without a key, what can be typed. */
  record Hint(String key, String label) {

    int labelAt() {
      return key.isEmpty() ? 0 : SafeText.columns(key) + 1;
    }

    int width() {
      return label.isEmpty() ? SafeText.columns(key) : labelAt() + SafeText.columns(label);
    }
  }

  /** Whether these keys stand in the footer instead of the actions. */
  static boolean has(Front front) {
    return front.prompt() != null || !(front.overlay() instanceof Overlay.None);
  }

  static void draw(Front front, Canvas canvas, int y) {
    Fit fit = fit(forms(front), canvas.columns());
    int at = 1;
    for (Hint hint : fit.hints) {
      canvas.text(at, y, hint.key, Style.of(Role.KEY).asBold());
      canvas.text(at + hint.labelAt(), y, hint.label, Role.KEY_LABEL);
      at += hint.width() + fit.gap;
    }
  }

  private record Fit(List<Hint> hints, int gap) {}

  private static Fit fit(List<List<Hint>> forms, int columns) {
    for (List<Hint> form : forms) {
      for (int gap = WIDEST_GAP; gap >= 1; gap--) {
        if (width(form, gap) < columns) {
          return new Fit(form, gap);
        }
      }
    }
    return new Fit(forms.getLast(), 1);
  }

  private static int width(List<Hint> form, int gap) {
    return form.stream().mapToInt(Hint::width).sum() + gap * (form.size() - 1);
  }

  private static List<List<Hint>> forms(Front front) {
    Prompt prompt = front.prompt();
    return switch (front.overlay()) {
      case Overlay.Help _ -> HELP;
      case Overlay.Palette _ -> PALETTE;
      case Overlay.Quit _ -> QUIT;
      case Overlay.None _ when prompt == null -> List.of(List.of());
      case Overlay.None _ ->
          switch (prompt.kind()) {
            case FILTER -> FILTER;
            case SEARCH -> SEARCH;
          };
    };
  }
}
