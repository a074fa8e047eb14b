package fetchlinks.tui;

import fetchlinks.event.Command;
import fetchlinks.event.EventQueue;
import fetchlinks.event.FetchEvent;
import fetchlinks.model.ViewSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The loop between the engine's events, the person's keys and the terminal: takes what has come,
 * makes one step of it, shows one picture, does what the step asked for. All state belongs to the
 * thread in {@link #run}; {@link #post} and {@link #interrupt} may be called from any.
 */
public final class Tui {

  private final Terminal terminal;
  private final EventQueue events;
  private final InstantSource clock;
  private final Pacer pacer;
  private final Executor executor;
  private final View view = new View();

  /** What must not wait: keys, results of effects, signals. */
  private final ConcurrentLinkedQueue<Message> messages = new ConcurrentLinkedQueue<>();

  /** Until the channels are in a picture, or none will be shown any more. */
  private final CountDownLatch listed = new CountDownLatch(1);

  private volatile @Nullable Thread loop;
  private volatile Setup setup;
  private Runnable onceShown = () -> {};
  private UiState state;
  private Instant lastShown = Instant.EPOCH;
  private Instant measured = Instant.EPOCH;

  /** What the window's title and the task bar speak of. */
  private @Nullable UiState announced;

  /** How the screen was left; null while it is shown. */
  private @Nullable Ending ending;

  /**
   * How the person left.
   *
   * @param interrupted by Ctrl-C, a signal or a terminal that went away
   */
  public record Ending(boolean interrupted) {}

  /**
   * A screen that is not shown yet.
   *
   * @param themes to choose from, never empty
   * @param view how the person left the screen the last time
   * @param commands takes what the person asks of the engine; must not block
   * @param remote the terminal is at the far end of a line, so pictures come less often
   */
  public Tui(
      Setup setup,
      Terminal terminal,
      List<Theme> themes,
      ViewSettings view,
      EventQueue events,
      Consumer<Command> commands,
      Outside outside,
      InstantSource clock,
      boolean remote) {
    this.terminal = terminal;
    this.events = events;
    this.clock = clock;
    pacer = remote ? Pacer.REMOTE : Pacer.LOCAL;
    this.setup = setup;
    executor = new Executor(terminal, themes, view.theme(), commands, outside, this::tell);
    state = UiState.start(setup, terminal.size(), view);
  }

  /**
   * Puts something off until the first picture is on its way to the terminal; before {@link #run},
   * on whose thread it is done. Must not block.
   */
  public void onceShown(Runnable work) {
    onceShown = work;
  }

  /**
   * Takes the terminal, shows the run until the person leaves, gives the terminal back.
   *
   * @throws IOException if the terminal cannot be set up
   */
  public Ending run() throws IOException {
    loop = Thread.currentThread();
    try (terminal;
        executor) {
      terminal.open(this::post);
      if (state.habits().mouse()) {
        terminal.mouse(true);
      }
      step(List.of(new Message.Given(resized(terminal.size()))));
      onceShown.run();
      Ending left = ending;
      while (left == null) {
        pause(turn());
        left = ending;
      }
      return left;
    } finally {
      listed.countDown();
    }
  }

  /** Waits until the run's channels are shown, or the screen was left; from another thread. */
  public void awaitListed() throws InterruptedException {
    listed.await();
    terminal.awaitPainted();
  }

  /** More is known of the run than at the start; from any thread, before the run's first event. */
  public void setUp(Setup next) {
    setup = next;
  }

  /** Hands over what the terminal sent; from any thread, never blocks. */
  public void post(Input input) {
    tell(new Message.Given(input));
  }

  /** The program was asked to end, as by Ctrl-C; from any thread, never blocks. */
  public void interrupt() {
    tell(new Message.Interrupted());
  }

  /**
   * Leave without another word: the terminal hung up, or there is nothing to show; from any thread,
   * never blocks.
   */
  public void leave() {
    tell(new Message.HungUp());
  }

  /** Shows the person a sentence about something that is wrong; from any thread, never blocks. */
  public void warn(String text) {
    tell(new Message.Told(text, true));
  }

  /** How the screen was left; valid after {@link #run}. */
  public ViewSettings view() {
    return Views.of(state, executor.theme().name());
  }

  private void tell(Message message) {
    messages.add(message);
    LockSupport.unpark(loop);
  }

  /** Whether everything that came was shown. */
  boolean idle() {
    // Whoever is busy tells what came of it before he is no longer.
    return !executor.busy() && messages.isEmpty() && events.isEmpty();
  }

  @Nullable Ending ending() {
    return ending;
  }

  UiState state() {
    return state;
  }

  /**
   * Takes what has come and shows it if a picture is due.
   *
   * @return when to turn again, at the latest; null when only something new can change the picture
   */
  @Nullable Instant turn() {
    Instant now = clock.instant();
    if (now.isBefore(lastShown)) {
      lastShown = now;
    }
    if (!messages.isEmpty()) {
      step(waiting());
    } else {
      Instant due = pacer.due(state, lastShown, !events.isEmpty());
      if (due != null && !due.isAfter(now)) {
        step(waiting());
      }
    }
    return ending != null ? now : pacer.due(state, lastShown, !events.isEmpty());
  }

  /** Everything that has come; keys first, as they were pressed before what they may cause. */
  private List<Message> waiting() {
    List<Message> taken = new ArrayList<>();
    for (Message message = messages.poll(); message != null; message = messages.poll()) {
      taken.add(message);
    }
    return taken;
  }

  private void step(List<Message> given) {
    Instant now = clock.instant();
    List<FetchEvent> told = new ArrayList<>();
    events.drain(EVENTS_A_STEP, told::add);
    // After the drain: what is told of a run was preceded by its setup.
    state = state.with(setup);
    List<Message> batch = new ArrayList<>();
    batch.add(new Message.Ticked(now));
    batch.add(new Message.Happened(told));
    if (measures(now)) {
      measured = now;
      batch.add(new Message.Measured(heapMegabytes()));
    }
    // The terminal knows its size a little before it tells.
    if (!terminal.size().equals(state.shell().size())) {
      batch.add(new Message.Given(resized(terminal.size())));
    }
    batch.addAll(given);
    Update.Step step = Update.step(state, batch);
    state = step.state();
    show(now);
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Leave(boolean interrupted)) {
        ending = new Ending(interrupted);
      } else {
        executor.perform(effect);
      }
    }
  }

  /** Only where it is shown, and only while the picture changes anyway. */
  private boolean measures(Instant now) {
    return Layout.form(state.shell().size()) == Layout.Form.WIDE
        && state.run().clock().ticks()
        && !now.isBefore(measured.plusSeconds(1));
  }

  private static int heapMegabytes() {
    Runtime runtime = Runtime.getRuntime();
    return (int) ((runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }

  /** More than workers can tell between two pictures; a flood is shown in several steps. */
  private static final int EVENTS_A_STEP = 50_000;

  private void show(Instant now) {
    terminal.show(view.draw(state), executor.theme());
    announce();
    if (state.run().clock().started() != null) {
      listed.countDown();
    }
    lastShown = now;
  }

  @SuppressWarnings("ReferenceEquality") // parts of the state are replaced, never changed
  private void announce() {
    if (announced == null || announced.rows() != state.rows() || announced.run() != state.run()) {
      terminal.title(Announcement.title(state));
      terminal.progress(Announcement.progress(state));
      announced = state;
    }
  }

  /** Waits for something new, or until a moment. Events only wake it when they would be shown. */
  private void pause(@Nullable Instant until) {
    if (Thread.interrupted()) {
      leave(); // whoever interrupts this thread wants no more of it; else it would not rest again
    }
    if (!messages.isEmpty()) {
      return;
    }
    if (until == null) {
      events.await(Long.MAX_VALUE);
      return;
    }
    long nanos = Duration.between(clock.instant(), until).toNanos();
    boolean shownSoon = !events.isEmpty();
    if (shownSoon) {
      if (nanos > 0) {
        LockSupport.parkNanos(this, nanos);
      }
    } else {
      events.await(nanos);
    }
  }

  private static Input resized(Size size) {
    return new Input.Resized(size.columns(), size.rows());
  }
}
