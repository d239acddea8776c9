package dev.parley.app.profiles.view;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.ProbeViewModel;
import dev.parley.app.profiles.ProbeViewModel.Status;
import dev.parley.client.Phase;
import dev.parley.client.connect.ProbeResult;
import java.time.Duration;
import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the latest test came to, or where it stands. */
final class ProbeCard extends VBox {
    private final ProbeViewModel probe;
    private final Texts texts;
    private final Label timer = Parts.label("", "text-code-small", "accent");
    private final Timeline ticking = new Timeline(new KeyFrame(javafx.util.Duration.millis(200), event -> tick()));

    ProbeCard(ProbeViewModel probe, Texts texts, Subscriptions subscriptions) {
        this.probe = probe;
        this.texts = texts;
        setId("probe-card");
        getStyleClass().add("result-card");
        setFocusTraversable(false);
        ticking.setCycleCount(Animation.INDEFINITE);
        subscriptions.follow(probe.status(), this::show);
        subscriptions.add(ticking::stop);
    }

    private void show(Status status) {
        getStyleClass().removeAll("success", "danger", "accent");
        Parts.show(this, !(status instanceof Status.Idle));
        switch (status) {
            case Status.Idle idle -> getChildren().clear();
            case Status.Running running -> running(running.phase());
            case Status.Done done -> done(done.result());
            case Status.Impossible impossible ->
                fill("danger", "fth-alert-circle", texts.get("probe.impossible"), impossible.sentence(), null);
        }
        if (status instanceof Status.Running) {
            tick();
            ticking.play();
        } else {
            ticking.stop();
        }
    }

    private void running(Phase phase) {
        Label words = Parts.label(texts.get("phase." + phase.name().toLowerCase(Locale.ROOT)), "text-ui-medium");
        HBox line = new HBox(
                12,
                words,
                timer,
                Parts.spacer(),
                Parts.button(texts.get("editor.test.cancel"), probe::cancel, "small"));
        line.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("accent");
        setAccessibleText(words.getText());
        getChildren().setAll(line);
    }

    private void tick() {
        if (probe.status().get() instanceof Status.Running running) {
            long seconds =
                    Duration.ofNanos(System.nanoTime() - running.sinceNanos()).toSeconds();
            timer.setText(String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60));
        }
    }

    private void done(ProbeResult result) {
        switch (result) {
            case ProbeResult.Answered answered ->
                fill(
                        "success",
                        "fth-check-circle",
                        texts.get("probe.answered", time(answered.total())),
                        line(answered) + ProbeFacts.of(texts, answered),
                        answered.firstWords());
            case ProbeResult.Refused refused ->
                fill("danger", "fth-alert-circle", texts.get("probe.refused"), refused.sentence(), null);
            case ProbeResult.Cancelled cancelled ->
                fill("accent", "fth-slash", texts.get("probe.cancelled"), texts.get("probe.cancelled.line"), null);
        }
    }

    private String line(ProbeResult.Answered answered) {
        String status = Integer.toString(answered.status());
        String opened = time(answered.opened());
        if (answered.polls() > 0) {
            return texts.get("probe.line.job", status, opened, answered.polls());
        }
        Duration first = answered.firstToken();
        return first == null
                ? texts.get("probe.line.no_token", status, opened)
                : texts.get("probe.line", status, opened, time(first));
    }

    private void fill(String colour, String icon, String title, String sentence, @Nullable String words) {
        getStyleClass().add(colour);
        HBox head = new HBox(8, Parts.icon(icon, colour), Parts.label(title, "text-ui-medium"));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox text = new VBox(2, Parts.wrapped(sentence, "text-caption", "muted"));
        text.getStyleClass().add("result-text");
        if (words != null && !words.isEmpty()) {
            text.getChildren()
                    .addAll(
                            Parts.label(texts.get("probe.words"), "text-caption", "muted"),
                            Parts.wrapped(words, "text-code-small"));
        }
        setAccessibleText(title + ". " + sentence);
        getChildren().setAll(head, text);
    }

    private static String time(Duration duration) {
        long millis = duration.toMillis();
        return millis < 1_000 ? millis + " ms" : String.format(Locale.getDefault(), "%.1f s", millis / 1_000.0);
    }
}
