package fetchlinks.files;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import fetchlinks.model.Order;
import fetchlinks.model.SourceFacts;
import fetchlinks.model.SourceId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@link SourceFacts} as JSON: only what differs from a source that was never listed. */
final class FactsJson {

  private FactsJson() {}

  static void write(JsonWriter out, SourceFacts facts) throws IOException {
    SourceFacts none = SourceFacts.NONE;
    out.beginObject();
    number(out, "size", facts.size(), none.size());
    if (facts.order() != none.order()) {
      out.name("order").value(facts.order().name().toLowerCase(Locale.ROOT));
    }
    flag(out, "gap", facts.gap());
    number(out, "checks", facts.checksSinceFull(), none.checksSinceFull());
    Instant lastFull = facts.lastFull();
    if (lastFull != null) {
      out.name("full").value(lastFull.toString());
    }
    number(out, "probes", facts.probesInARow(), none.probesInARow());
    flag(out, "gained", facts.gained());
    flag(out, "absent", facts.absent());
    number(out, "doubts", facts.doubts(), none.doubts());
    text(out, "baseline", facts.baseline());
    children(out, facts.children());
    text(out, "extractor", facts.extractor());
    text(out, "site", facts.siteId());
    number(out, "vouched", facts.vouched(), none.vouched());
    text(out, "validators", facts.validators());
    out.endObject();
  }

  private static void number(JsonWriter out, String key, int value, int usual) throws IOException {
    if (value != usual) {
      out.name(key).value(value);
    }
  }

  private static void flag(JsonWriter out, String key, boolean value) throws IOException {
    if (value) {
      out.name(key).value(true);
    }
  }

  private static void text(JsonWriter out, String key, String value) throws IOException {
    if (!value.isEmpty()) {
      out.name(key).value(value);
    }
  }

  private static void children(JsonWriter out, List<SourceId> children) throws IOException {
    if (children.isEmpty()) {
      return;
    }
    out.name("children").beginArray();
    for (SourceId child : children) {
      out.value(child.url());
    }
    out.endArray();
  }

  static SourceFacts read(JsonReader in) throws IOException {
    Parts parts = new Parts();
    in.beginObject();
    while (in.hasNext()) {
      parts.take(in.nextName(), in);
    }
    in.endObject();
    return parts.facts();
  }

  /** The keys read so far; the rest is as of a source that was never listed. */
  private static final class Parts {
    private int size = SourceFacts.NONE.size();
    private Order order = SourceFacts.NONE.order();
    private boolean gap;
    private int checks;
    private @Nullable Instant full;
    private int probes;
    private boolean gained;
    private boolean absent;
    private int doubts;
    private String baseline = "";
    private final List<SourceId> children = new ArrayList<>();
    private String extractor = "";
    private String site = "";
    private int vouched;
    private String validators = "";

    void take(String key, JsonReader in) throws IOException {
      switch (key) {
        case "size" -> size = in.nextInt();
        case "order" -> order = Order.valueOf(in.nextString().toUpperCase(Locale.ROOT));
        case "gap" -> gap = in.nextBoolean();
        case "checks" -> checks = in.nextInt();
        case "full" -> full = JournalLine.instant(in.nextString());
        case "probes" -> probes = in.nextInt();
        case "gained" -> gained = in.nextBoolean();
        case "absent" -> absent = in.nextBoolean();
        case "doubts" -> doubts = in.nextInt();
        case "baseline" -> baseline = in.nextString();
        case "children" -> readChildren(in);
        case "extractor" -> extractor = in.nextString();
        case "site" -> site = in.nextString();
        case "vouched" -> vouched = in.nextInt();
        case "validators" -> validators = in.nextString();
        default -> in.skipValue();
      }
    }

    private void readChildren(JsonReader in) throws IOException {
      in.beginArray();
      while (in.hasNext()) {
        children.add(new SourceId(in.nextString()));
      }
      in.endArray();
    }

    SourceFacts facts() {
      return new SourceFacts(
          size,
          order,
          gap,
          checks,
          full,
          probes,
          gained,
          absent,
          doubts,
          baseline,
          children,
          extractor,
          site,
          vouched,
          validators);
    }
  }
}
