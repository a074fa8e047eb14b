package fetchlinks.report;

import fetchlinks.model.SafeText;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of clean text in pieces of one tint each; immutable.
 *
 * @param spans from left to right
 */
record Line(List<Span> spans) {

  /** A piece of a line. */
  record Span(Tint tint, String text) {}

  Line {
    spans = List.copyOf(spans);
  }

  static Line of(String text) {
    return of(Tint.PLAIN, text);
  }

  static Line of(Tint tint, String text) {
    return new Line(List.of(new Span(tint, text)));
  }

  Line and(String text) {
    return and(Tint.PLAIN, text);
  }

  Line and(Tint tint, String text) {
    List<Span> longer = new ArrayList<>(spans);
    longer.add(new Span(tint, text));
    return new Line(longer);
  }

  int columns() {
    return spans.stream().mapToInt(s -> SafeText.columns(s.text)).sum();
  }

  /** Cut to at most {@code width} columns, with an ellipsis where it was cut. */
  Line fit(int width, Look look) {
    int total = columns();
    if (total <= width) {
      return this;
    }
    List<Span> kept = new ArrayList<>();
    int used = 0;
    for (Span span : spans) {
      int columns = SafeText.columns(span.text);
      if (used + columns >= width) {
        // One more column than there is room for, so that the cut is always marked.
        kept.add(new Span(span.tint, look.fit(span.text + "……", width - used)));
        break;
      }
      kept.add(span);
      used += columns;
    }
    return new Line(kept);
  }

  String render(Look look) {
    StringBuilder rendered = new StringBuilder();
    for (Span span : spans) {
      boolean tinted = look.color() && span.tint != Tint.PLAIN && !span.text.isEmpty();
      rendered.append(tinted ? span.tint.start : "");
      rendered.append(span.text);
      rendered.append(tinted ? Tint.RESET : "");
    }
    return rendered.toString();
  }
}
