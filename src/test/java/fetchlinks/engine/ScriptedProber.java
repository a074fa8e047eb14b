package fetchlinks.engine;

import fetchlinks.model.Item;
import fetchlinks.model.Probe;
import fetchlinks.model.ProbeAnswer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows a feed of each list that the test wrote one down for. */
final class ScriptedProber implements Prober {

  private final Map<String, Prober> feeds = new ConcurrentHashMap<>();
  final List<ProbeRequest> requests = Collections.synchronizedList(new ArrayList<>());

  ScriptedProber on(String url, Prober answer) {
    feeds.put(url, answer);
    return this;
  }

  ScriptedProber shows(String url, String... ids) {
    return on(
        url,
        (request, gate) -> {
          gate.beforeRequest();
          Probe probe = new Probe(request.before());
          for (String id : ids) {
            if (!probe.take(new Item.Entry(ScriptedSource.video(id)))) {
              break;
            }
          }
          return probe.answer("");
        });
  }

  ScriptedProber fails(String url) {
    return on(
        url,
        (_, gate) -> {
          gate.beforeRequest();
          return new ProbeAnswer.Failed("no such feed (HTTP 404)");
        });
  }

  @Override
  public ProbeAnswer probe(ProbeRequest request, RequestGate gate) throws InterruptedException {
    Prober feed = feeds.getOrDefault(request.source().url(), Prober.NONE);
    requests.add(request);
    return feed.probe(request, gate);
  }
}
