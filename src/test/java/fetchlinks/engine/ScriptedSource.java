package fetchlinks.engine;

import fetchlinks.model.Availability;
import fetchlinks.model.Failure;
import fetchlinks.model.Item;
import fetchlinks.model.ListingEnd;
import fetchlinks.model.ListingMeta;
import fetchlinks.model.Video;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Answers each address with what the test wrote down for it; the last answer stays. */
final class ScriptedSource implements VideoSource {

  /** What an address answers. */
  @FunctionalInterface
  interface Answer {
    ListingEnd give(ListingRequest request, ListingReader reader)
        throws FetchException, InterruptedException;
  }

  private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
  final List<ListingRequest> requests = Collections.synchronizedList(new ArrayList<>());

  /** The next answer of an address. */
  ScriptedSource on(String url, Answer answer) {
    answers.computeIfAbsent(url, _ -> new ArrayDeque<>()).add(answer);
    return this;
  }

  /** From now on this and what is added later, whatever was written down before. */
  ScriptedSource nowOn(String url, Answer answer) {
    answers.put(url, new ArrayDeque<>(List.of(answer)));
    return this;
  }

  ScriptedSource lists(String url, String... newestFirst) {
    return on(url, listing(newestFirst));
  }

  ScriptedSource fails(String url, Failure failure) {
    return on(url, failing(failure));
  }

  static Answer failing(Failure failure) {
    return (_, reader) -> {
      reader.beforeRequest();
      throw new FetchException(failure);
    };
  }

  static Answer listing(String... newestFirst) {
    return (_, reader) -> {
      reader.beforeRequest();
      reader.describe(new ListingMeta("Fake", "UC1", "list"));
      for (String id : newestFirst) {
        if (!reader.take(new Item.Entry(video(id)))) {
          return new ListingEnd.Stopped();
        }
      }
      return new ListingEnd.Complete(-1);
    };
  }

  /** Lists these and then breaks off. */
  static Answer broken(Failure cause, String... newestFirst) {
    return (_, reader) -> {
      reader.beforeRequest();
      Arrays.stream(newestFirst).forEach(id -> reader.take(new Item.Entry(video(id))));
      return new ListingEnd.CutShort(cause);
    };
  }

  /** Says that it was reached, then hangs until interrupted. */
  static Answer hanging(CountDownLatch reached) {
    return (_, reader) -> {
      reader.beforeRequest();
      reached.countDown();
      new CountDownLatch(1).await();
      return new ListingEnd.Complete(-1);
    };
  }

  /** Says that it was reached, then waits for the go and lists. */
  static Answer waiting(CountDownLatch reached, CountDownLatch go, String... newestFirst) {
    return (request, reader) -> {
      reached.countDown();
      go.await();
      return listing(newestFirst).give(request, reader);
    };
  }

  static Video video(String id) {
    return new Video(id, "title of " + id, "https://v/" + id, null, Availability.PUBLIC, "{}");
  }

  @Override
  public ListingEnd list(ListingRequest request, ListingReader reader)
      throws FetchException, InterruptedException {
    requests.add(request);
    Queue<Answer> script = answers.get(request.url());
    if (script == null) {
      throw new IllegalStateException("no script for " + request.url());
    }
    Answer answer;
    synchronized (script) {
      answer = script.size() > 1 ? script.remove() : script.element();
    }
    return answer.give(request, reader);
  }
}
