package fetchlinks.files;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import fetchlinks.model.Mark;
import fetchlinks.model.Marker;
import fetchlinks.model.PastRun;
import fetchlinks.model.SourceFacts;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceUpdate;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of a channel's journal: what it says, and how it is written as JSON. */
sealed interface JournalLine {

  /** First line of a file. */
  record Header(int version) implements JournalLine {}

  /**
   * What a check found in one source.
   *
   * @param move the way the marker goes with it, null where it stays
   */
  record Recorded(SourceId source, SourceUpdate update, @Nullable Move move)
      implements JournalLine {}

  /** The channel file was brought to the marker of the line before. */
  record Edited() implements JournalLine {}

  /** The end of a check. */
  record Finished(PastRun run) implements JournalLine {}

  /** From the marker that the channel file held to the one that it gets. */
  record Move(Marker from, Marker to) {}

  /** The line with its line feed. */
  default String text() {
    return JsonText.line(out -> {
      out.beginObject();
      switch (this) {
        case Header(int version) -> out.name("version").value(version);
        case Edited() -> out.name("edited").value(true);
        case Finished(PastRun run) -> writeRun(out, run);
        case Recorded recorded -> writeRecorded(out, recorded);
      }
      out.endObject();
    });
  }

  private static void writeRun(JsonWriter out, PastRun run) throws IOException {
    out.name("run").value(run.outcome()).name("at").value(run.at().toString());
    out.name("new").value(run.newVideos()).name("took").value(run.took().toString());
    out.name("retries").value(run.retries());
  }

  private static void writeRecorded(JsonWriter out, Recorded recorded) throws IOException {
    out.name("source").value(recorded.source().url());
    out.name("facts");
    FactsJson.write(out, recorded.update().facts());
    Move move = recorded.move();
    if (move != null) {
      writeMarker(out.name("from"), move.from());
      writeMarker(out.name("to"), move.to());
    }
    out.name("marks").beginArray();
    for (Map.Entry<String, Mark> mark : recorded.update().marks().entrySet()) {
      out.value(mark.getValue().letter() + mark.getKey());
    }
    out.endArray();
  }

  private static void writeMarker(JsonWriter out, Marker marker) throws IOException {
    out.beginArray().value(marker.lastVideo()).value(marker.queued()).endArray();
  }

  /**
   * Understands a line. Keys that it does not know are skipped.
   *
   * @throws IOException it is no JSON
   * @throws IllegalStateException it is JSON of another form
   * @throws IllegalArgumentException a value in it makes no sense
   */
  static JournalLine parse(String line) throws IOException {
    Parts parts = new Parts();
    try (JsonReader in = JsonText.reader(line)) {
      in.beginObject();
      while (in.hasNext()) {
        parts.take(in.nextName(), in);
      }
      in.endObject();
      if (in.peek() != JsonToken.END_DOCUMENT) {
        throw new IllegalStateException("something follows the object");
      }
    }
    return parts.line();
  }

  /** The keys of a line, as far as they were read. */
  final class Parts {
    private final Map<String, Mark> marks = new LinkedHashMap<>();
    private SourceFacts facts = SourceFacts.NONE;
    private int version;
    private boolean edited;
    private int newVideos;
    private int retries;
    private Instant at = Instant.EPOCH;
    private Duration took = Duration.ZERO;
    private @Nullable String source;
    private @Nullable String outcome;
    private @Nullable Marker from;
    private @Nullable Marker to;

    private Parts() {}

    private void take(String key, JsonReader in) throws IOException {
      switch (key) {
        case "version" -> version = in.nextInt();
        case "edited" -> edited = in.nextBoolean();
        case "run" -> outcome = in.nextString();
        case "at" -> at = instant(in.nextString());
        case "new" -> newVideos = in.nextInt();
        case "took" -> took = duration(in.nextString());
        case "retries" -> retries = in.nextInt();
        case "source" -> source = in.nextString();
        case "facts" -> facts = FactsJson.read(in);
        case "from" -> from = marker(in);
        case "to" -> to = marker(in);
        case "marks" -> readMarks(in);
        default -> in.skipValue();
      }
    }

    private void readMarks(JsonReader in) throws IOException {
      in.beginArray();
      while (in.hasNext()) {
        String mark = in.nextString();
        if (mark.length() < 2) {
          throw new IllegalArgumentException("a mark without id");
        }
        marks.put(mark.substring(1), Mark.of(mark.charAt(0)));
      }
      in.endArray();
    }

    private JournalLine line() {
      if (source != null) {
        Move move = from == null || to == null ? null : new Move(from, to);
        return new Recorded(new SourceId(source), new SourceUpdate(marks, facts), move);
      }
      if (outcome != null) {
        return new Finished(new PastRun(at, outcome, newVideos, took, retries));
      }
      if (edited) {
        return new Edited();
      }
      if (version > 0) {
        return new Header(version);
      }
      throw new IllegalArgumentException("a line that says nothing");
    }

    private static Marker marker(JsonReader in) throws IOException {
      in.beginArray();
      String lastVideo = null;
      if (in.peek() == JsonToken.NULL) {
        in.nextNull();
      } else {
        lastVideo = in.nextString();
      }
      Marker marker = new Marker(lastVideo, in.nextLong());
      in.endArray();
      return marker;
    }
  }

  /** As {@link Instant#parse}, with the complaint that the other values have. */
  static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no instant: " + text, e);
    }
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no duration: " + text, e);
    }
  }
}
