package dev.parley.app.chat.view;

import dev.parley.app.chat.FaultRemedy;
import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.markdown.VisibleText;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnOrigin;
import dev.parley.client.transcript.TurnState;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What can be done about a fault: the remedy that cures it first, then the others, then Copy. */
final class FaultButtons implements AutoCloseable {
    private final Region card;
    private final TurnViewModel answer;
    private final ViewContext context;
    private final HBox row = Controls.row(8);
    private final Subscriptions subscriptions = new Subscriptions();

    /** {@code card}: what the buttons are in; a countdown runs only while it is seen. */
    FaultButtons(Region card, TurnViewModel answer, ViewContext context) {
        this.card = card;
        this.answer = answer;
        this.context = context;
        boolean failed = answer.state().get() == TurnState.FAILED;
        for (FaultRemedy remedy : answer.remedies().get()) {
            Button button = button(remedy);
            if (button != null) {
                if (failed && row.getChildren().isEmpty() && remedy != FaultRemedy.RETRY) {
                    button.getStyleClass().add("primary");
                }
                row.getChildren().add(button);
            }
        }
        TurnFault fault = answer.fault().get();
        if (fault != null) {
            Button copy = button("copy", "fth-copy", () -> context.actions().copy(VisibleText.prose(report(fault))));
            copy.getStyleClass().add("flat");
            row.getChildren().add(copy);
        }
    }

    HBox row() {
        return row;
    }

    private @Nullable Button button(FaultRemedy remedy) {
        ChatActions actions = context.actions();
        return switch (remedy) {
            case EDIT_KEY -> button("fault.edit.key", "fth-key", () -> actions.editProfile(profileId(), true));
            case EDIT_PATH -> button("fault.edit.profile", "fth-edit-2", () -> actions.editProfile(profileId(), false));
            case WAIT_AND_RETRY -> waitAndRetry();
            case SEND_AS_JOB -> {
                Runnable asJob = actions.asJob(answer);
                yield asJob == null ? null : button("phase.as.job", "fth-layers", asJob);
            }
            case CONTINUE -> button("fault.continue", "fth-corner-down-right", () -> actions.continueAnswer(answer));
            case CHECK_JOB -> button("fault.check.job", "fth-search", () -> actions.checkJob(answer));
            case RETRY -> {
                boolean kept = answer.fault().get() == null && !answer.text().isEmpty();
                yield kept
                        ? button("action.regenerate", "fth-refresh-cw", () -> actions.regenerate(answer))
                        : button("fault.retry", "fth-refresh-cw", () -> actions.retry(answer));
            }
            case SHORTEN -> button("fault.shorten", "fth-edit-2", actions::editLast);
            // What to do is outside of the chat; a line of the card says it.
            case CHECK -> null;
        };
    }

    private Button button(String key, String icon, Runnable action) {
        return Controls.button(context.text(key), icon, action, "small");
    }

    /** Counts down what the server asked for; nothing is sent before the click. {@code null} if nothing is to be waited. */
    private @Nullable Button waitAndRetry() {
        TurnFault fault = answer.fault().get();
        Long wait = fault == null ? null : fault.retryAfterMillis();
        if (wait == null || left(wait) <= 0) {
            return null;
        }
        Button button =
                button("fault.retry.now", "fth-clock", () -> context.actions().retry(answer));
        SimpleBooleanProperty waiting = new SimpleBooleanProperty(true);
        Ticker ticker = new Ticker(card, waiting, () -> count(button, wait, waiting));
        count(button, wait, waiting);
        subscriptions.add(ticker::close);
        return button;
    }

    private void count(Button button, long wait, SimpleBooleanProperty waiting) {
        long left = left(wait);
        button.setDisable(left > 0);
        String text =
                left > 0 ? context.text("fault.retry.in", Figures.clock(left + 999)) : context.text("fault.retry.now");
        button.setText(text);
        button.setAccessibleText(text);
        waiting.set(left > 0);
    }

    private long left(long wait) {
        return answer.faultNanos() == 0 ? 0 : wait - (context.nanoTime().getAsLong() - answer.faultNanos()) / 1_000_000;
    }

    private String profileId() {
        TurnOrigin origin = answer.turn().origin();
        return origin == null ? "" : origin.profileId();
    }

    private static String report(TurnFault fault) {
        StringBuilder report = new StringBuilder(fault.sentence());
        if (fault.status() != null) {
            report.append("\nHTTP ").append(HttpStatusWords.of(fault.status()));
        }
        if (fault.requestId() != null) {
            report.append("\nRequest id ").append(fault.requestId());
        }
        if (!fault.detail().isBlank()) {
            report.append('\n').append(fault.detail().strip());
        }
        if (fault.rawBody() != null) {
            report.append("\n\n").append(fault.rawBody());
        }
        return report.toString();
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
