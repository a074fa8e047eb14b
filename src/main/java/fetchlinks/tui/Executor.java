package fetchlinks.tui;

import fetchlinks.event.Command;
import fetchlinks.model.ChannelId;
import fetchlinks.model.PastRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Does what steps ask for. What may take time runs on a thread of its own, one after the other, but
 * for programs outside, and its outcome comes back as a message; UI thread only, otherwise.
 */
final class Executor implements AutoCloseable {

  private static final int LOOKED_UP_AT_ONCE = 500;

  private final Terminal terminal;
  private final List<Theme> themes;
  private final Consumer<Command> commands;
  private final Outside outside;
  private final Consumer<Message> answers;
  private final ExecutorService aside =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("aside").factory());
  private final AtomicInteger jobs = new AtomicInteger();
  private int theme;

  Executor(
      Terminal terminal,
      List<Theme> themes,
      String themeName,
      Consumer<Command> commands,
      Outside outside,
      Consumer<Message> answers) {
    if (themes.isEmpty()) {
      throw new IllegalArgumentException("no theme");
    }
    this.terminal = terminal;
    this.themes = List.copyOf(themes);
    this.theme = Math.max(0, themes.stream().map(Theme::name).toList().indexOf(themeName));
    this.commands = commands;
    this.outside = outside;
    this.answers = answers;
  }

  /** Something that may take time. */
  @FunctionalInterface
  private interface Job {
    void run() throws IOException, InterruptedException;
  }

  Theme theme() {
    return themes.get(theme);
  }

  boolean busy() {
    return jobs.get() > 0;
  }

  void perform(Effect effect) {
    switch (effect) {
      case Effect.Send(Command command) -> commands.accept(command);
      case Effect.OpenAddress(String address) ->
          away("cannot open " + address, () -> outside.open(address));
      case Effect.OpenLink(String file) ->
          away("cannot open " + file, () -> outside.openLink(file));
      case Effect.EditFile(ChannelId id) -> edit(id);
      case Effect.CopyText(String text, String what) -> copy(text, what);
      case Effect.CopyCommand(ChannelId id) ->
          aside("no command for " + id, () -> copy(outside.command(id), "command"));
      case Effect.SaveLog(List<String> lines) ->
          aside("cannot save the log", () -> say("log saved: " + outside.save(lines)));
      case Effect.Mouse(boolean on) -> terminal.mouse(on);
      case Effect.NextTheme _ -> {
        theme = (theme + 1) % themes.size();
        say("theme " + theme().name());
      }
      case Effect.Repaint _ -> terminal.repaint();
      case Effect.Suspend _ -> terminal.suspend();
      case Effect.Recall(List<ChannelId> channels) ->
          aside("cannot read earlier runs", () -> recall(channels));
      case Effect.Leave _ -> {}
    }
  }

  private void copy(String text, String what) {
    if (terminal.copy(text)) {
      say(what + " copied");
    } else {
      say(what + ": " + text);
    }
  }

  private void edit(ChannelId id) {
    terminal.runOutside(() -> {
      try {
        Path file = outside.edit(id);
        say(file.getFileName() + " is read again with the next check of its channel");
      } catch (IOException e) {
        fail("cannot edit the file of " + id, e);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /** Reads histories in portions, so that the first ones are seen early. */
  private void recall(List<ChannelId> channels) throws InterruptedException {
    Map<ChannelId, List<PastRun>> found = new HashMap<>();
    for (ChannelId id : channels) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      List<PastRun> runs = outside.history(id);
      if (!runs.isEmpty()) {
        found.put(id, runs);
      }
      if (found.size() == LOOKED_UP_AT_ONCE) {
        answers.accept(new Message.Remembered(Map.copyOf(found)));
        found.clear();
      }
    }
    if (!found.isEmpty()) {
      answers.accept(new Message.Remembered(Map.copyOf(found)));
    }
  }

  /** After everything that was asked for before. */
  private void aside(String failure, Job job) {
    jobs.incrementAndGet();
    aside.execute(() -> run(failure, job));
  }

  /** Beside everything else, as a browser may stay in front until it is closed. */
  private void away(String failure, Job job) {
    jobs.incrementAndGet();
    Thread _ = Thread.ofVirtual().name("opener").start(() -> run(failure, job));
  }

  private void run(String failure, Job job) {
    try {
      job.run();
    } catch (IOException | RuntimeException e) {
      fail(failure, e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      jobs.decrementAndGet();
    }
  }

  private void say(String text) {
    answers.accept(new Message.Told(text, false));
  }

  private void fail(String what, Exception cause) {
    String why = cause.getMessage();
    answers.accept(new Message.Told(what + ": " + (why == null ? cause.toString() : why), true));
  }

  @Override
  public void close() {
    aside.shutdownNow();
  }
}
