package dev.parley.app.jobs;

import dev.parley.app.control.Labels;
import dev.parley.app.control.StateDot;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What happened to the chosen job, one below the other, a line between them. */
final class JobTimeline extends VBox {
    private final JobsViewModel model;
    private final VBox events = new VBox();

    JobTimeline(JobsViewModel model, Texts texts, Subscriptions subscriptions) {
        super(8);
        this.model = model;
        getStyleClass().add("job-timeline");
        Label note = Labels.wrapped(texts.get("event.gap"), "text-caption", "muted");
        getChildren().addAll(Labels.of(texts.get("event.title"), "text-ui-medium"), events, note);
        ListChangeListener<JobEvent> change = changed -> show();
        model.trail().addListener(change);
        subscriptions.add(() -> model.trail().removeListener(change));
        subscriptions.follow(model.trailHasGap(), gap -> {
            note.setVisible(gap);
            note.setManaged(gap);
        });
        show();
    }

    private void show() {
        List<JobEvent> now = model.trail();
        events.getChildren().clear();
        for (int i = 0; i < now.size(); i++) {
            events.getChildren().add(row(now.get(i), i == now.size() - 1));
        }
    }

    private static HBox row(JobEvent event, boolean last) {
        StateDot dot = new StateDot();
        dot.setTone(event.tone());
        Region line = new Region();
        line.getStyleClass().add("job-timeline-line");
        line.setVisible(!last);
        VBox.setVgrow(line, Priority.ALWAYS);
        VBox mark = new VBox(4, dot, line);
        mark.setAlignment(Pos.TOP_CENTER);
        mark.getStyleClass().add("job-timeline-mark");
        VBox words = new VBox(Labels.wrapped(event.title(), last ? "text-ui-medium" : "text-ui"));
        if (!event.detail().isEmpty()) {
            words.getChildren().add(Labels.wrapped(event.detail(), "text-caption", "muted"));
        }
        words.getStyleClass().add("job-timeline-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Label time = Labels.of(event.time(), "text-code-small", "muted");
        time.setMinWidth(USE_PREF_SIZE);
        return new HBox(12, mark, words, time);
    }
}
