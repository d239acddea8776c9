package dev.parley.app.jobs;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Labels;
import dev.parley.app.control.StateBadge;
import dev.parley.app.fx.Elapsed;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnOrigin;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The chosen job: what was asked, where it stands, when it was what, and what went wrong. */
final class JobDetail extends VBox {
    private static final int ANSWER = 600;

    private final JobsViewModel model;
    private final Texts texts;
    private final StateBadge badge = new StateBadge();
    private final Label id = Labels.of("", "text-code-small", "muted");
    private final Label prompt = Labels.wrapped("", "text-heading");
    private final Button open = new Button();
    private final Button cancel = new Button();
    private final ProgressBar bar = new ProgressBar();
    private final Label progress = Labels.wrapped("", "text-caption", "muted");
    private final Label notice = Labels.wrapped("", "text-caption", "warning");
    private final VBox facts = new VBox(8);

    JobDetail(JobsViewModel model, Texts texts, Runnable close, Subscriptions subscriptions) {
        super(12);
        this.model = model;
        this.texts = texts;
        getStyleClass().add("job-detail");
        id.setMinWidth(0);
        HBox top = new HBox(
                8,
                badge,
                id,
                IconButtons.small("fth-copy", texts.get("job.copy_id"), this::copyId),
                Labels.gap(),
                IconButtons.small("fth-x", texts.get("job.close"), close));
        top.setAlignment(Pos.CENTER_LEFT);
        open.setGraphic(new FontIcon("fth-message-square"));
        open.getStyleClass().add("small");
        open.setOnAction(event -> withSelected(model::openInChat));
        cancel.setText(texts.get("job.cancel"));
        cancel.setAccessibleText(cancel.getText());
        cancel.setGraphic(new FontIcon("fth-x-circle"));
        cancel.getStyleClass().addAll("small", "flat", "danger-text");
        cancel.setOnAction(event -> withSelected(model::cancel));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMaxHeight(4);
        getChildren().addAll(top, prompt, new HBox(8, open, cancel), notice, bar, progress);
        getChildren().addAll(new JobTimeline(model, texts, subscriptions), facts, announcing());
        subscriptions.follow(model.selected(), this::show);
        subscriptions.follow(model.notice(), sentence -> {
            notice.setText(sentence);
            shown(notice, !sentence.isEmpty());
        });
    }

    private HBox announcing() {
        CheckBox box = new CheckBox();
        box.getStyleClass().add("switch");
        box.setAccessibleText(texts.get("announce.text"));
        box.selectedProperty().bindBidirectional(model.announce());
        Label words = Labels.wrapped(texts.get("announce.text"), "text-caption", "muted");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        FontIcon bell = new FontIcon("fth-bell");
        bell.getStyleClass().add("icon-14");
        HBox row = new HBox(8, bell, words, box);
        row.getStyleClass().add("job-announce");
        return row;
    }

    private void withSelected(java.util.function.Consumer<JobRow> action) {
        JobRow row = model.selected().get();
        if (row != null) {
            action.accept(row);
        }
    }

    private void copyId() {
        withSelected(row -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(row.jobId());
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private static void shown(javafx.scene.Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void show(@Nullable JobRow row) {
        if (row == null) {
            return;
        }
        badge.show(texts.get(row.state().key()), row.state().tone());
        id.setText(row.jobId());
        prompt.setText(row.prompt());
        cancel.setVisible(row.state().isOpen());
        open.setText(texts.get(row.state() == JobState.COMPLETED ? "job.open_result" : "job.open"));
        open.setAccessibleText(open.getText());
        Double fraction = row.fraction();
        shown(bar, fraction != null);
        bar.setProgress(fraction == null ? 0 : fraction);
        progress.setText(row.state().isOpen() ? row.progress() : "");
        shown(progress, !progress.getText().isEmpty());
        facts.getChildren().clear();
        facts(row);
    }

    private void facts(JobRow row) {
        Turn turn = row.job().turn();
        TurnOrigin origin = turn.origin();
        fact("fact.chat", row.job().chatTitle());
        fact("fact.profile", row.profile());
        fact("fact.model", origin == null || origin.model() == null ? "" : origin.model());
        Long total = turn.metrics().totalMillis();
        if (total != null) {
            fact("fact.took", Elapsed.text(Duration.ofMillis(total)));
        }
        fact("fact.queue", row.queue());
        fact("fact.age", row.state().isOpen() ? row.age() : "");
        Long tokens = turn.metrics().outputTokens();
        fact("fact.tokens", tokens == null ? "" : Long.toString(tokens));
        TurnFault fault = turn.fault();
        if (fault != null) {
            facts.getChildren().add(Labels.wrapped(fault.sentence(), "text-ui", "danger"));
            if (!fault.detail().isEmpty()) {
                facts.getChildren().add(Labels.wrapped(fault.detail(), "text-caption", "muted"));
            }
        }
        if (!turn.text().isBlank()) {
            String text = turn.text().strip();
            facts.getChildren()
                    .addAll(
                            Labels.of(texts.get("fact.answer"), "text-ui-medium"),
                            Labels.wrapped(
                                    text.length() > ANSWER ? text.substring(0, ANSWER) + "…" : text,
                                    "text-ui",
                                    "muted"));
        }
    }

    private void fact(String key, String value) {
        if (!value.isEmpty()) {
            Label name = Labels.of(texts.get(key), "text-caption", "muted");
            name.setMinWidth(72);
            facts.getChildren().add(new HBox(12, name, Labels.wrapped(value, "text-ui")));
        }
    }
}
