package dev.parley.app.jobs;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Labels;
import dev.parley.app.control.StateBadge;
import dev.parley.app.fx.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** One job: state, prompt, profile, place in the queue, progress, age, and what can be done. */
final class JobCell extends ListCell<JobRow> {
    static final double HEIGHT = 36;
    private static final double STATE = 108;
    private static final double PROFILE = 170;
    private static final double QUEUE = 72;
    private static final double PROGRESS = 150;
    private static final double AGE = 64;
    private static final double ACTIONS = 76;
    /** Profile, queue and progress: the details have them too. */
    private static final List<Integer> DISPENSABLE = List.of(2, 3, 4);

    private final Texts texts;
    private final StateBadge badge = new StateBadge();
    private final Label prompt = Labels.of("", "text-ui-medium");
    private final Label profile = Labels.of("", "text-ui", "muted");
    private final Label queue = Labels.of("", "text-code-small");
    private final ProgressBar bar = new ProgressBar();
    private final Label progress = Labels.of("", "text-code-small", "muted");
    private final Label age = Labels.of("", "text-code-small");
    private final Button cancel;
    private final Button clear;
    private final HBox row;

    /** While {@code compact} holds, only what tells a job from others is shown. */
    JobCell(JobsViewModel model, Texts texts, ObservableBooleanValue compact) {
        this.texts = texts;
        bar.setPrefWidth(48);
        bar.setMinWidth(48);
        bar.setMaxHeight(4);
        progress.setMinWidth(0);
        HBox progressing = new HBox(8, bar, progress);
        progressing.setAlignment(Pos.CENTER_LEFT);
        Button open = IconButtons.small("fth-external-link", texts.get("job.open"), () -> model.openInChat(getItem()));
        cancel = IconButtons.small("fth-x", texts.get("job.cancel"), () -> model.cancel(getItem()));
        clear = IconButtons.small("fth-trash-2", texts.get("job.clear"), () -> model.clear(getItem()));
        StackPane second = new StackPane(cancel, clear);
        HBox actions = new HBox(4, open, second);
        actions.setAlignment(Pos.CENTER_LEFT);
        row = columns(badge, prompt, profile, queue, progressing, age, actions);
        shrink(row, compact);
        row.prefWidthProperty().bind(widthProperty());
        setPrefWidth(0); // as wide as the list, never wider
        getStyleClass().add("job-cell");
    }

    /** The names of the columns. */
    static HBox head(Texts texts, ObservableBooleanValue compact) {
        HBox head = columns(
                name(texts, "column.state"),
                name(texts, "column.prompt"),
                name(texts, "column.profile"),
                name(texts, "column.queue"),
                name(texts, "column.progress"),
                name(texts, "column.age"),
                new StackPane());
        head.getStyleClass().add("table-head");
        shrink(head, compact);
        return head;
    }

    private static Label name(Texts texts, String key) {
        return Labels.of(texts.get(key), "text-caption-medium", "muted");
    }

    private static HBox columns(
            Node state, Node prompt, Node profile, Node queue, Node progress, Node age, Node actions) {
        HBox row = new HBox(
                column(state, STATE, Pos.CENTER_LEFT),
                column(prompt, 140, Pos.CENTER_LEFT),
                column(profile, PROFILE, Pos.CENTER_LEFT),
                column(queue, QUEUE, Pos.CENTER_RIGHT),
                column(progress, PROGRESS, Pos.CENTER_LEFT),
                column(age, AGE, Pos.CENTER_RIGHT),
                column(actions, ACTIONS, Pos.CENTER_LEFT));
        HBox.setHgrow(row.getChildren().get(1), Priority.ALWAYS);
        ((StackPane) row.getChildren().get(2)).setMinWidth(60);
        ((StackPane) row.getChildren().get(4)).setMinWidth(84);
        ((StackPane) row.getChildren().get(1)).setMinWidth(60);
        return row;
    }

    private static void shrink(HBox row, ObservableBooleanValue compact) {
        for (int column : DISPENSABLE) {
            Node cell = row.getChildren().get(column);
            cell.visibleProperty().bind(Bindings.not(compact));
            cell.managedProperty().bind(cell.visibleProperty());
        }
    }

    private static StackPane column(Node node, double width, Pos alignment) {
        StackPane cell = new StackPane(node);
        cell.setAlignment(alignment);
        cell.getStyleClass().add("job-column");
        cell.setMinWidth(width);
        cell.setPrefWidth(width);
        return cell;
    }

    @Override
    protected void updateItem(@Nullable JobRow job, boolean empty) {
        super.updateItem(job, empty);
        if (empty || job == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        badge.show(texts.get(job.state().key()), job.state().tone());
        prompt.setText(job.prompt());
        profile.setText(job.profile());
        queue.setText(job.queue());
        Double fraction = job.fraction();
        bar.setVisible(fraction != null);
        bar.setManaged(fraction != null);
        bar.setProgress(fraction == null ? 0 : fraction);
        progress.setText(job.progress());
        progress.getStyleClass().removeAll("danger", "muted");
        progress.getStyleClass().add(job.state() == JobState.FAILED ? "danger" : "muted");
        age.setText(job.age());
        cancel.setVisible(job.state().isOpen());
        clear.setVisible(!job.state().isOpen());
        setAccessibleText(String.join(
                ", ", badge.getText(), job.prompt(), job.profile(), job.queue(), job.progress(), job.age()));
        setGraphic(row);
    }
}
