package fetchlinks.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import fetchlinks.model.Failure;
import fetchlinks.model.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JSON object being put together; its keys keep their order. */
final class Json {

  private final JsonObject object = new JsonObject();

  static Json event(String name) {
    return new Json().put("event", name);
  }

  static Json event(String name, Instant at) {
    return event(name).put("at", at);
  }

  Json put(String key, String text) {
    object.addProperty(key, SafeText.of(text));
    return this;
  }

  Json put(String key, long number) {
    object.addProperty(key, number);
    return this;
  }

  Json put(String key, Json value) {
    object.add(key, value.object);
    return this;
  }

  Json put(String key, boolean value) {
    object.addProperty(key, value);
    return this;
  }

  Json put(String key, @Nullable Instant time) {
    object.add(key, JsonNull.INSTANCE);
    return time == null ? this : put(key, time.toString());
  }

  Json putMillis(String key, @Nullable Duration duration) {
    object.add(key, JsonNull.INSTANCE);
    return duration == null ? this : put(key, duration.toMillis());
  }

  Json putTexts(String key, List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(text -> array.add(SafeText.of(text)));
    return putElement(key, array);
  }

  Json putAll(String key, List<Json> objects) {
    JsonArray array = new JsonArray();
    objects.forEach(json -> array.add(json.object));
    return putElement(key, array);
  }

  /** The failure's own keys. */
  Json failure(Failure failure) {
    return put("class", failure.kind().word())
        .put("code", failure.code())
        .put("message", failure.message())
        .put("advice", failure.advice())
        .putMillis("retry_after_ms", failure.retryAfter());
  }

  private Json putElement(String key, JsonElement element) {
    object.add(key, element);
    return this;
  }

  /** The object on one line. */
  @Override
  public String toString() {
    return object.toString();
  }
}
