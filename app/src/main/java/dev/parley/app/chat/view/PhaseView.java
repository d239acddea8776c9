package dev.parley.app.chat.view;

import dev.parley.app.chat.PhaseStatus;
import dev.parley.app.chat.PhaseStatus.Progress;
import dev.parley.app.chat.PhaseStatus.WakeEstimate;
import dev.parley.app.chat.ResendQuestion;
import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.fx.Subscriptions;
import dev.parley.client.Phase;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Where an attempt stands. A phase that is over in a moment is one line without a frame, so that an ordinary answer does
 * not push a card away; what takes longer, and all that has to do with waking, is the whole card.
 */
public final class PhaseView extends VBox implements AutoCloseable {
    private static final long BRIEF_MILLIS = 1500;

    private final TurnViewModel answer;
    private final ViewContext context;
    private final FlowPane line = new FlowPane(10, 4);
    private final PhaseBar bar;
    private final Label sentence = Controls.wrapped("", "text-caption", "muted");
    private final Label timer = Controls.label("", "text-code-small", "accent");
    private final Spinner spinner;
    private final HBox foot = Controls.row(16);
    private final Subscriptions subscriptions = new Subscriptions();
    private @Nullable PhaseStatus shown;
    private @Nullable QuestionView question;
    private boolean card;

    public PhaseView(TurnViewModel answer, ViewContext context) {
        this.answer = answer;
        this.context = context;
        bar = new PhaseBar(context.motion());
        spinner = new Spinner(context.motion());
        subscriptions.add(bar::close);
        subscriptions.add(spinner::close);
        getStyleClass().add("phase");
        line.getStyleClass().add("phase-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setPrefWrapLength(0);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        foot.getStyleClass().add("phase-foot");
        getChildren().addAll(line, bar, foot);
        subscriptions.follow(answer.phase(), this::show);
        subscriptions.follow(answer.question(), this::ask);
        subscriptions.add(() -> ask(null));
        Ticker ticker = new Ticker(this, answer.phase().map(status -> true).orElse(false), this::tick);
        subscriptions.add(ticker::close);
    }

    /** While the person is asked nothing is on its way, so the steps make room for the question. */
    private void ask(@Nullable ResendQuestion asked) {
        QuestionView before = question;
        question = asked == null
                ? null
                : new QuestionView(asked, context, context.actions().asJob(answer));
        if (before != null) {
            before.close();
            getChildren().remove(before);
        }
        if (question != null) {
            getChildren().add(question);
        }
        dress();
    }

    private void show(@Nullable PhaseStatus status) {
        shown = status;
        if (status == null) {
            return;
        }
        line.getChildren().clear();
        for (PhaseStatus.Step step : status.steps()) {
            if (!line.getChildren().isEmpty()) {
                line.getChildren().add(Controls.icon("fth-chevron-right", "icon-14"));
            }
            line.getChildren().add(step(step, status));
        }
        offerJob(status.current() == Phase.WAKING);
        tick();
    }

    /** A job waits at the server for as long as the endpoint needs to wake. */
    private void offerJob(boolean waking) {
        Runnable asJob = waking ? context.actions().asJob(answer) : null;
        foot.getChildren().setAll(sentence);
        if (asJob != null) {
            foot.getChildren().add(Controls.button(context.text("phase.as.job"), "fth-layers", asJob, "small"));
        }
    }

    private HBox step(PhaseStatus.Step step, PhaseStatus status) {
        String word = word(step, status);
        return switch (step.progress()) {
            case DONE -> {
                HBox done = Controls.row(
                        8, Controls.icon("fth-check", "icon-14", "success"), Controls.label(word, "text-ui", "muted"));
                if (step.tookMillis() != null) {
                    done.getChildren()
                            .add(Controls.label(Figures.seconds(step.tookMillis()), "text-code-small", "muted"));
                }
                yield named(done, context.text("phase.step.done", word));
            }
            case NOW -> Controls.row(8, spinner, Controls.label(word, "text-ui-medium"), timer);
            case LATER ->
                named(
                        Controls.row(
                                8, Controls.icon("fth-circle", "icon-14"), Controls.label(word, "text-ui", "muted")),
                        context.text("phase.step.later", word));
        };
    }

    private static HBox named(HBox step, String name) {
        step.setAccessibleText(name);
        return step;
    }

    private String word(PhaseStatus.Step step, PhaseStatus status) {
        Phase phase = step.phase();
        if (phase == null) {
            return context.text("phase.first_token");
        }
        if (step.progress() == Progress.NOW && status.held()) {
            return context.text("phase.held.now");
        }
        String key = "phase." + phase.name().toLowerCase(java.util.Locale.ROOT);
        if (step.progress() == Progress.NOW && phase == Phase.QUEUED && status.queuePosition() != null) {
            return context.text("phase.queued.place", status.queuePosition());
        }
        return context.text(key + "." + step.progress().name().toLowerCase(java.util.Locale.ROOT));
    }

    private void tick() {
        PhaseStatus status = shown;
        if (status == null) {
            return;
        }
        long millis = (context.nanoTime().getAsLong() - status.sinceNanos()) / 1_000_000;
        WakeEstimate learned = status.current() == Phase.WAKING ? status.learned() : null;
        timer.setText(
                learned == null
                        ? Figures.clock(millis)
                        : context.text("phase.timer", Figures.clock(millis), Figures.clock(learned.medianMillis())));
        bar.setFraction(fraction(status, learned, millis));
        sentence.setText(sentence(status, millis));
        setAccessibleText(context.text("phase.now", nowWord(status), timer.getText()) + " " + sentence.getText());
        boolean whole = isSlow(status) || before(status) + millis >= BRIEF_MILLIS;
        if (whole != card || getStyleClass().size() < 2) {
            card = whole;
            dress();
        }
    }

    private void dress() {
        boolean steps = question == null;
        getStyleClass().setAll("phase", card && steps ? "phase-card" : "phase-brief");
        Controls.show(line, steps);
        Controls.show(bar, card && steps);
        Controls.show(foot, card && steps);
    }

    private String nowWord(PhaseStatus status) {
        return status.steps().stream()
                .filter(step -> step.progress() == Progress.NOW)
                .findFirst()
                .map(step -> word(step, status))
                .orElse("");
    }

    private static boolean isSlow(PhaseStatus status) {
        return switch (status.current()) {
            case WAKING, QUEUED, LOADING -> true;
            case CONNECTING, WAITING, RUNNING -> false;
        };
    }

    private static long before(PhaseStatus status) {
        return status.steps().stream()
                .mapToLong(step -> step.tookMillis() == null ? 0 : step.tookMillis())
                .sum();
    }

    private static double fraction(PhaseStatus status, @Nullable WakeEstimate learned, long millis) {
        if (status.fraction() != null) {
            return Math.clamp(status.fraction(), 0, 1);
        }
        // A wake that takes longer than the others is not over because the bar is full.
        return learned == null || learned.medianMillis() <= 0
                ? -1
                : Math.min(0.97, (double) millis / learned.medianMillis());
    }

    private String sentence(PhaseStatus status, long millis) {
        String said = status.message().isBlank() ? "" : " " + context.text("phase.said", status.message());
        return switch (status.current()) {
            case CONNECTING -> context.text("phase.connecting.why");
            case WAITING -> context.text("phase.waiting.why") + said;
            case WAKING -> waking(status.learned(), millis) + " " + once() + said;
            case QUEUED ->
                status.held()
                        ? context.text("phase.held.why") + said
                        : context.text("phase.queued.why") + " " + once() + said;
            case LOADING -> context.text("phase.loading.why") + said;
            case RUNNING -> context.text("phase.running.why") + said;
        };
    }

    /** How often the message may leave. */
    private String once() {
        return context.text(answer.isSentAgainByItself() ? "phase.always" : "phase.once");
    }

    private String waking(@Nullable WakeEstimate learned, long millis) {
        if (learned == null) {
            return context.text("phase.waking.why");
        }
        String least = Figures.clock(learned.leastMillis());
        String most = Figures.clock(learned.mostMillis());
        if (learned.count() == 1) {
            return context.text("phase.waking.once", most);
        }
        String key = millis > learned.mostMillis() ? "phase.waking.longer" : "phase.waking.learned";
        return context.text(key, learned.count(), least, most);
    }

    boolean isCard() {
        return card;
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
