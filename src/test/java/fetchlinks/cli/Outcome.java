package fetchlinks.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one run came to. */
record Outcome(int status, String out, String err) {

  /** The events of a run with {@code --json}; every line has to be an object. */
  List<JsonObject> events() {
    return out.lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
  }

  List<JsonObject> events(String name) {
    return events().stream().filter(e -> e.get("event").getAsString().equals(name)).toList();
  }

  /** The last line of a run with {@code --json}. */
  JsonObject summary() {
    JsonObject last = events().getLast();
    if (!last.get("event").getAsString().equals("summary")) {
      throw new AssertionError("the last line is no summary: " + last);
    }
    return last;
  }

  int figure(String name) {
    return summary().get(name).getAsInt();
  }

  /** How each channel ended. */
  Map<String, JsonObject> results() {
    return events("channel_finished").stream()
        .collect(Collectors.toMap(e -> e.get("channel").getAsString(), Function.identity()));
  }

  /** How the channel ended: {@code up_to_date}, {@code with_new} and so on. */
  String statusOf(String channel) {
    return results().get(channel).get("status").getAsString();
  }
}
